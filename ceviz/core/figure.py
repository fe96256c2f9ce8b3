"""A figure as plain data: what is drawn, said and read off, with no word of how it is painted.

Panels make figures, one renderer draws them. Every mark has a key that stays the same while the
parameters change, so that a renderer can tell what moved. Colours are roles; a theme gives them
values. Positions are in the units of the plot's axes; a mark holds finite numbers only (what leaves
the axis range is clipped by the panel, and the readout says ∞).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import cache
from operator import attrgetter
from typing import Any, Literal

from msgspec import Struct
import numpy as np
from numpy.typing import NDArray

from ceviz.core.numerals import fixed

Role = Literal["loss", "other", "third", "truth", "wrong", "correct", "muted", "text"]
"""What a colour means: the loss in hand, the one it is compared with, a third beside them, the true
label, wrong and correct ends, what does not count now, and plain ink."""

Tone = Literal["good", "fair", "poor", "bad"]
Dash = Literal["solid", "dash", "dot"]
Weight = Literal["strong", "normal", "light"]
Array = NDArray[np.float64]


class Mark(Struct, frozen=True, kw_only=True, eq=False):
    """What every mark has: a key that is stable over all parameters, and a colour's role."""

    key: str
    role: Role = "text"


class Curve(Mark, frozen=True, kw_only=True, eq=False):
    """A line through points; ``name`` is what the curve is called in a data export."""

    x: Array
    y: Array
    name: str = ""
    weight: Weight = "normal"
    dash: Dash = "solid"


class Points(Mark, frozen=True, kw_only=True, eq=False):
    """Markers, all of one shape; the shape is the difference that does not need colour.

    Outlined ones stand for what is not there now, such as a pinned state.
    """

    x: Array
    y: Array
    name: str = ""
    symbol: Literal["circle", "square", "diamond"] = "circle"
    fill: Literal["solid", "outline"] = "solid"


class Bars(Mark, frozen=True, kw_only=True, eq=False):
    """Bars from ``base`` to ``top`` centred on ``x``; outlined ones read beside filled.

    All have one width and one base, or each its own: bars that lie are told so.
    """

    x: Array
    top: Array
    width: float | Array
    base: float | Array = 0.0
    name: str = ""
    fill: Literal["solid", "outline"] = "solid"

    def rectangles(self) -> Iterator[tuple[float, float, float, float]]:
        """Each bar that is not empty: its left side, where it starts, its width, its height."""
        bars = np.empty((len(self.x), 4))
        bars[:, 0] = self.x - self.width / 2
        bars[:, 1] = self.base
        bars[:, 2] = self.width
        bars[:, 3] = self.top - self.base
        return (
            (left, start, width, height)
            for left, start, width, height in bars.tolist()
            if width and height
        )


class Band(Mark, frozen=True, kw_only=True, eq=False):
    """The area between two curves over the same ``x``."""

    x: Array
    low: Array
    high: Array


class Guide(Mark, frozen=True, kw_only=True, eq=False):
    """A thin straight line that leads the eye from one place to another."""

    start: tuple[float, float]
    end: tuple[float, float]
    dash: Dash = "dot"


class Arrow(Mark, frozen=True, kw_only=True, eq=False):
    """A line with a head at its end."""

    start: tuple[float, float]
    end: tuple[float, float]


class Text(Mark, frozen=True, kw_only=True, eq=False):
    """Words at a place. ``anchor`` is the part of the text that sits there, (0, 0) its top left.

    ``offset`` moves it further by logical pixels, right and down.
    """

    at: tuple[float, float]
    text: str
    anchor: tuple[float, float] = (0.5, 0.5)
    offset: tuple[float, float] = (0.0, 0.0)
    strong: bool = False


class Handle(Mark, frozen=True, kw_only=True, eq=False):
    """A grip that the user moves; the keys step the parameter it names (and its ``index``).

    ``along`` says which ways it follows the pointer; :attr:`Panel.drag` says what that means.
    """

    at: tuple[float, float]
    param: str
    index: int | None = None
    along: Literal["x", "y", "both"] = "x"
    label: str = ""
    shape: Literal["round", "bar", "edge"] = "round"


class Tick(Struct, frozen=True):
    """One mark of an axis and what is written at it."""

    at: float
    text: str


class Axis(Struct, frozen=True, kw_only=True):
    """A range with its ticks. With ``picks``, a click on tick k sets that parameter to k.

    ``picked`` are the ticks that are picked now: one, or several where a click turns one of them.
    """

    label: str
    low: float
    high: float
    ticks: tuple[Tick, ...]
    grid: bool = True
    picks: str = ""
    picked: tuple[int, ...] = ()


class Plot(Struct, frozen=True, kw_only=True, eq=False):
    """One pair of axes with its marks; ``share`` is its part of the figure's height."""

    key: str
    x: Axis
    y: Axis
    marks: tuple[Mark, ...]
    share: float = 1.0


class Formula(Struct, frozen=True, kw_only=True):
    r"""One formula in three lines of LaTeX: with letters, with the numbers put in, and its result.

    A part's role is its colour: ``\textcolor{loss}{...}``; see :func:`kept` and :func:`dimmed`.
    """

    key: str
    symbolic: str
    substituted: str
    result: str


class Comparison(Struct, frozen=True):
    """How a readout's number differs from that of a pinned state, as text."""

    difference: str
    ratio: str
    pin: str


class Readout(Struct, frozen=True, kw_only=True):
    """A number under its name, with its unit; the ``lead`` one is written large.

    ``number`` is what ``value`` writes, for those that can be compared.
    """

    key: str
    name: str
    value: str
    unit: str = ""
    role: Role = "text"
    lead: bool = False
    number: float | None = None
    comparison: Comparison | None = None


class Verdict(Struct, frozen=True, kw_only=True):
    """One sentence that judges the present state; without words, nothing is judged."""

    text: str
    tone: Tone


NO_VERDICT = Verdict(text="", tone="good")


class Figure(Struct, frozen=True, kw_only=True, eq=False):
    """All that a panel shows for one parameter record.

    ``description`` is one sentence that says what is seen: for screen readers and alternative text.
    """

    title: str
    plots: tuple[Plot, ...]
    formulas: tuple[Formula, ...]
    readouts: tuple[Readout, ...]
    verdict: Verdict
    description: str


def same(old: Mark, new: Mark) -> bool:
    """Whether two marks draw the same; arrays that a panel caches are told by identity."""
    if old is new:
        return True
    if type(old) is not type(new):
        return False
    fields = _fields(type(old))
    return all(a is b or _equal(a, b) for a, b in zip(fields(old), fields(new), strict=True))


@cache
def _fields(kind: type[Mark]) -> Callable[[Mark], tuple[Any, ...]]:
    return attrgetter(*kind.__struct_fields__)


def _equal(old: Any, new: Any) -> bool:
    if isinstance(old, np.ndarray) or isinstance(new, np.ndarray):
        return np.array_equal(old, new)
    return bool(old == new)


def kept(role: Role, latex: str) -> str:
    """LaTeX of a term that survives: in its curve's colour, on a highlight that has room."""
    return rf"\,\textcolor{{kept{role}}}{{{latex}}}\,"


def coloured(role: Role, latex: str) -> str:
    """LaTeX in the colour of a role."""
    return rf"\textcolor{{{role}}}{{{latex}}}"


def dimmed(latex: str) -> str:
    """LaTeX of a term that vanishes. It has a kept one's room: they trade places without a jump."""
    return rf"\,{coloured('muted', latex)}\,"


def ticks(*values: float, decimals: int = 1) -> tuple[Tick, ...]:
    """Ticks with all their digits, so that 0 and 1 stand beside 0.2 without a gap in style."""
    return tuple(Tick(value, fixed(value, decimals)) for value in values)
