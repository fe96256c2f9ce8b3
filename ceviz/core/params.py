"""Parameters, declared once: one annotated field gives control, check, flag and test cases.

A panel's parameters are a frozen :class:`msgspec.Struct` whose fields are annotated types. This
module reads such a declaration back as a tuple of :data:`Field` records, which every other layer
works from, and turns loose values into a checked parameter record.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cache
import math
import re
from typing import (
    Annotated,
    Any,
    Literal,
    TypeVar,
    cast,
    get_args,
    get_origin,
    get_type_hints,
)

import msgspec
from msgspec import Struct, inspect

from ceviz.core.numerals import MINUS, fixed


class Params(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The base of every panel's parameter record; two equal records are the same state."""


P = TypeVar("P", bound=Params)

Value = float | int | bool | str | tuple[float, ...] | tuple[str, ...]


class ParamError(ValueError):
    """A value that a parameter does not allow; the message is one sentence for the user.

    ``name`` is that of the parameter, or empty where the fault is not one parameter's alone.
    """

    def __init__(self, sentence: str, *, name: str = "") -> None:
        super().__init__(sentence)
        self.name = name


class _Declared(Struct, frozen=True, kw_only=True):
    name: str
    title: str
    help: str = ""
    when: tuple[str, Value] | None = None
    folded: bool = False
    # How things are shown, not what they are: a pinned state is seen as the present one is.
    view: bool = False
    # The figure of the one value turns into that of the other before the user's eyes.
    morph: bool = False

    def shown(self, params: Params) -> bool:
        """Whether this parameter has a say: the one it depends on has, and a value it counts with.

        ``when`` names that other parameter, and its value or a tuple of several.
        """
        if self.when is None:
            return True
        name, value = self.when
        values: tuple[Value, ...] = value if isinstance(value, tuple) else (value,)
        return getattr(params, name) in values and field(type(params), name).shown(params)


class Number(_Declared, frozen=True, kw_only=True):
    """A number in a closed range; ``step`` is the slider's, ``coarse`` the Page keys'.

    It may have up to ``decimals``, and ``places`` of them are always shown.
    ``limit`` names the record's property that says how far up the number reaches in that record.
    ``scale`` is the one on which equal distances mean as much: where it is logarithmic, one more
    means less and less, and play goes through the range accordingly.
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

    def highest(self, params: Params) -> float:
        """The highest value that has a meaning in a record."""
        return getattr(params, self.limit) if self.limit else self.high

    def part_of(self, value: float, params: Params) -> float:
        """How far along its range in a record a value is, from 0 to 1, on the number's scale."""
        gone, whole = value - self.low, self.highest(params) - self.low
        if self.scale == "logarithmic":
            return math.log1p(gone) / math.log1p(whole)
        return gone / whole

    def at_part(self, part: float, params: Params) -> float:
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
        return self.clamp(round(value / self.step) * self.step)

    def text(self, value: float) -> str:
        """The value in as few decimals as tell all that it has."""
        for places in range(self.places, self.decimals):
            if round(value, places) == round(value, self.decimals):
                return fixed(value, places)
        return fixed(value, self.decimals)

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
    and edited with this list, as long as they have a say; see :func:`absorbed`. Numbers whose names
    never change have them as ``labels``.
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


F = TypeVar("F", bound=Callable[..., object])


def _cached(function: F) -> F:
    """What functools.cache does, with the function's own signature for the type checker."""
    return cast(F, cache(function))


@_cached
def fields(params: type[Params]) -> tuple[Field, ...]:
    """Read a record's declaration: its fields in order, with all that is known of each."""
    declared = inspect.type_info(params)
    assert isinstance(declared, inspect.StructType)
    hints = get_type_hints(params, include_extras=True)
    return tuple(_field(one, hints[one.name]) for one in declared.fields)


@_cached
def field(params: type[Params], name: str) -> Field:
    """One field by its name; raises :class:`ParamError` when there is none."""
    for one in fields(params):
        if one.name == name:
            return one
    known = ", ".join(one.name for one in fields(params))
    raise ParamError(f"There is no parameter {name!r}; there are {known}.", name=name)


@_cached
def absorbed(params: type[Params]) -> frozenset[str]:
    """The fields that need no control of their own, since a list of numbers shows them with it."""
    lists = [one for one in fields(params) if isinstance(one, Numbers)]
    linked = (name for one in lists for name in (one.names, one.marks, one.checks))
    return frozenset(name for name in linked if name)


def given(params: Params) -> dict[str, Value]:
    """The parameters that have a say in a record, with their values."""
    return {
        one.name: getattr(params, one.name) for one in fields(type(params)) if one.shown(params)
    }


def _field(declared: inspect.Field, hint: Any) -> Field:
    kind, schema, extra = declared.type, {}, {}
    if isinstance(kind, inspect.Metadata):
        schema, extra = kind.extra_json_schema or {}, kind.extra or {}
        kind = kind.type
    common: dict[str, Any] = {
        "name": declared.name,
        "title": schema.get("title", declared.name),
        "help": schema.get("description", ""),
        "when": extra.get("when"),
        "folded": extra.get("folded", False),
        "view": extra.get("view", False),
        "morph": extra.get("morph", False),
        "default": declared.default,
    }
    match kind:
        case inspect.FloatType() | inspect.IntType():
            return _number(kind, extra, common)
        case inspect.LiteralType():
            values = _in_order(hint)
            labels = extra.get("labels", [str(value) for value in values])
            return Choice(options=tuple(zip(values, labels, strict=True)), **common)
        case inspect.BoolType():
            return Toggle(**common)
        case inspect.StrType():
            assert kind.max_length, f"{declared.name} needs a longest length"
            return Phrase(longest=kind.max_length, **common)
        case inspect.VarTupleType() if "tally" in extra:
            return _tally(kind, extra, common)
        case inspect.VarTupleType():
            return _list(kind, extra, common)
    raise TypeError(f"{declared.name} is declared as {kind}, which no control can show")


def _in_order(hint: Any) -> tuple[Value, ...]:
    """The values of a literal as they were declared; msgspec gives them sorted."""
    return get_args(get_args(hint)[0] if get_origin(hint) is Annotated else hint)


def _number(
    kind: inspect.FloatType | inspect.IntType, extra: Mapping[str, Any], common: dict[str, Any]
) -> Number:
    integer = isinstance(kind, inspect.IntType)
    assert kind.ge is not None, f"{common['name']} needs a lowest value"
    assert kind.le is not None, f"{common['name']} needs a highest value"
    step = extra.get("step", 1)
    decimals = 0 if integer else extra.get("decimals", 3)
    return Number(
        low=kind.ge,
        high=kind.le,
        step=step,
        coarse=extra.get("coarse", 10 * step),
        decimals=decimals,
        places=extra.get("places", decimals),
        integer=integer,
        limit=extra.get("limit", ""),
        scale=extra.get("scale", "linear"),
        **common,
    )


def _list(
    kind: inspect.VarTupleType, extra: Mapping[str, Any], common: dict[str, Any]
) -> Numbers | Words:
    least, most = kind.min_length or 0, kind.max_length
    assert most is not None, f"{common['name']} needs a longest length"
    item, item_extra = kind.item_type, {}
    if isinstance(item, inspect.Metadata):
        item_extra, item = item.extra or {}, item.type
    sized = {"least": least, "most": most, "count": extra.get("count", ""), **common}
    if isinstance(item, inspect.StrType):
        assert item.min_length == 1, f"{common['name']} needs names of one character or more"
        assert item.max_length, f"{common['name']} needs a longest name"
        return Words(longest=item.max_length, **sized)
    assert isinstance(item, inspect.FloatType)
    about_one = {**common, "default": 0.0}
    linked = {name: extra.get(name, "") for name in ("names", "marks", "checks")}
    labels = tuple(extra.get("labels", ()))
    return Numbers(item=_number(item, item_extra, about_one), labels=labels, **linked, **sized)


def _tally(kind: inspect.VarTupleType, extra: Mapping[str, Any], common: dict[str, Any]) -> Tally:
    item, item_extra = kind.item_type, {}
    if isinstance(item, inspect.Metadata):
        item_extra, item = item.extra or {}, item.type
    assert isinstance(item, inspect.FloatType)
    letters = tuple(extra["tally"])
    counted = (kind.min_length, kind.max_length)
    assert counted == (len(letters),) * 2, f"{common['name']} needs a count for each letter"
    number = _number(item, item_extra, {**common, "default": 0.0})
    return Tally(letters=letters, item=number, **common)


def replaced(params: P, name: str, value: object) -> P:
    """A new record with one field changed, checked against its declaration.

    Raises:
        ParamError: The value is not allowed, or there is no such parameter.
    """
    field(type(params), name)
    return checked(type(params), {**msgspec.structs.asdict(params), name: value})


def flag_name(name: str) -> str:
    """The command-line flag of a parameter: ``true_class`` is ``--true-class``."""
    return "--" + name.replace("_", "-")


def checked(params: type[P], values: Mapping[str, object]) -> P:
    """A record with these values; fields that are not named keep their defaults.

    Raises:
        ParamError: A value is not allowed, or values do not go together.
    """
    try:
        return msgspec.convert(values, params)
    except msgspec.ValidationError as error:
        raise _explained(params, values, error) from None


def _explained(
    params: type[Params], values: Mapping[str, object], error: msgspec.ValidationError
) -> ParamError:
    at_field = re.search(r"`\$\.(\w+)", str(error))
    if at_field is None:
        return ParamError(str(error).rstrip(".") + ".")
    declared = field(params, at_field[1])
    sentence = f"{declared.title} takes {declared.allowed()}, not {values[declared.name]!r}."
    return ParamError(re.sub(r"(?<!\w)-(?=\d)", MINUS, sentence), name=declared.name)
