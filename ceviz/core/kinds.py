"""The kinds of parameters, with all that is declared of each."""

from __future__ import annotations

import math
from typing import Literal

from msgspec import Struct

from ceviz.core.numerals import shortest

Value = float | int | bool | str | tuple[float, ...] | tuple[str, ...]


class _Declared(Struct, frozen=True, kw_only=True):
    name: str
    title: str
    help: str = ""
    conditions: tuple[tuple[str, tuple[Value, ...]], ...] = ()
    folded: bool = False
    # How things are shown, not what they are: a pinned state is seen as the present one is.
    view: bool = False
    # The figure of the one value turns into that of the other before the user's eyes.
    morph: bool = False

    def shown(self, params: Struct) -> bool:
        """Whether this parameter has a say: the one it depends on has, and a value it counts with.

        ``conditions`` begin with that other parameter and its values, and go on with its own.
        """
        return all(getattr(params, name) in values for name, values in self.conditions)


class Number(_Declared, frozen=True, kw_only=True):
    """A number in a closed range; ``step`` is the slider's, ``coarse`` the Page keys'.

    It may have up to ``decimals``, and ``places`` of them are always shown.
    ``limit`` names the record's property that says how far up the number reaches in that record.
    ``scale`` is the one on which equal distances mean as much: where it is logarithmic, one more
    means less and less, and play goes through the range accordingly. One that is played ``once``
    stays at its end instead of coming back.
    """

    low: float
    high: float
    default: float
    step: float
    coarse: float
    decimals: int
    places: int
    integer: bool = False
    limit: str = ""
    scale: Literal["linear", "logarithmic"] = "linear"
    once: bool = False

    def highest(self, params: Struct) -> float:
        """The highest value that has a meaning in a record."""
        return getattr(params, self.limit) if self.limit else self.high

    def part_of(self, value: float, params: Struct) -> float:
        """How far along its range in a record a value is, from 0 to 1, on the number's scale."""
        gone, whole = value - self.low, self.highest(params) - self.low
        if self.scale == "logarithmic":
            return math.log1p(gone) / math.log1p(whole)
        return gone / whole

    def at_part(self, part: float, params: Struct) -> float:
        """The value so far along its range: what :meth:`part_of` undoes."""
        return self.between(self.low, self.highest(params), part)

    def between(self, start: float, end: float, part: float) -> float:
        """The value at a part of the way from one to another, evenly on the number's scale."""
        if self.scale == "logarithmic":
            first, last = math.log1p(start - self.low), math.log1p(end - self.low)
            return self.low + math.expm1(first + part * (last - first))
        return start + part * (end - start)

    def clamp(self, value: float) -> float:
        """The nearest allowed value: inside the range and with no more than its decimals."""
        inside = min(max(value, self.low), self.high)
        # Adding zero turns −0.0, which rounding leaves, into 0.0.
        return round(inside) if self.integer else round(inside, self.decimals) + 0.0

    def stepped(self, value: float) -> float:
        """The allowed value that is a whole number of steps, or an end, and nearest to a value."""
        inside = min(max(value, self.low), self.high)
        return self.clamp(round(inside / self.step) * self.step)

    def text(self, value: float) -> str:
        """The value in as few decimals as tell all that it has."""
        return shortest(value, self.places, self.decimals)

    def allowed(self) -> str:
        """What the user may give, in words."""
        kind = "a whole number" if self.integer else "a number"
        low, high = (f"{end:.{self.decimals}f}" for end in (self.low, self.high))
        if self.decimals:
            low, high = (end.rstrip("0").rstrip(".") for end in (low, high))
        return f"{kind} from {low} to {high}"


class Choice(_Declared, frozen=True, kw_only=True):
    """One of a few values, each with the text on its button."""

    options: tuple[tuple[Value, str], ...]
    default: Value

    def allowed(self) -> str:
        """What the user may give, in words."""
        return "one of " + ", ".join(str(value) for value, _ in self.options)


class Toggle(_Declared, frozen=True, kw_only=True):
    """Something that is shown or not."""

    default: bool

    def allowed(self) -> str:
        """What the user may give, in words."""
        return "true or false"


class Numbers(_Declared, frozen=True, kw_only=True):
    """A list of numbers of one kind, a slider each; ``count`` names the field that sizes it.

    ``names`` names the list of words that label the numbers, ``marks`` the whole number that picks
    one of them, and ``checks`` the list of ones and zeros that picks several. They are then shown
    and edited with this list, as long as they have a say; see
    :func:`~ceviz.core.params.absorbed`. Numbers whose names never change have them as ``labels``.
    """

    item: Number
    least: int
    most: int
    default: tuple[float, ...]
    count: str = ""
    names: str = ""
    marks: str = ""
    checks: str = ""
    labels: tuple[str, ...] = ()

    def allowed(self) -> str:
        """What the user may give, in words."""
        return f"{self.least} to {self.most} numbers from {self.item.low:g} to {self.item.high:g}"


class Words(_Declared, frozen=True, kw_only=True):
    """A list of short names that the user may change; ``count`` names the field that sizes it."""

    longest: int
    least: int
    most: int
    default: tuple[str, ...]
    count: str = ""

    def allowed(self) -> str:
        """What the user may give, in words."""
        return f"{self.least} to {self.most} names of 1 to {self.longest} characters"


class Phrase(_Declared, frozen=True, kw_only=True):
    """A line of text that the user writes."""

    longest: int
    default: str

    def allowed(self) -> str:
        """What the user may give, in words."""
        return f"a text of up to {self.longest} characters"


class Tally(_Declared, frozen=True, kw_only=True):
    """How often each of the letters occurs in a text that the user pastes or opens, one by one."""

    letters: tuple[str, ...]
    item: Number
    default: tuple[float, ...]

    def allowed(self) -> str:
        """What the user may give, in words."""
        ends = f"{self.item.low:g} to {self.item.high:.0f}"
        return f"{len(self.letters)} counts from {ends}, one for each letter"


Field = Number | Choice | Toggle | Numbers | Words | Phrase | Tally
