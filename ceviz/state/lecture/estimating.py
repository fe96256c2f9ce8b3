"""A step while its audience puts a marker where it thinks that a number lies, and afterwards."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
import math
from typing import NamedTuple

from msgspec.structs import replace
import numpy as np
from numpy.typing import NDArray

from ceviz.core.figure import (
    Array,
    Arrow,
    Axis,
    Bars,
    Curve,
    Figure,
    Guide,
    Handle,
    Mark,
    Plot,
    Points,
    Readout,
    Role,
)
from ceviz.core.numerals import fixed
from ceviz.state.lecture.lecture import Estimate
from ceviz.state.lecture.places import asked_plot, unit_of, with_plot
from ceviz.state.lecture.telling import is_measured, untold
from ceviz.state.lecture.words import Site, Words, around, making_way

ESTIMATE = "your estimate"
"""The key of the marker that the audience puts."""

_TRUTH = "true number"
_AWAY = 0.3  # how much less it counts to be far along the line than off it
_NEAR = 1e-6  # of an axis: two numbers are one
# Where along its line the words of each could stand.
_ESTIMATE_AT = (0.5, 0.62, 0.38, 0.7, 0.3, 0.78, 0.22, 0.86, 0.14, 0.94, 0.06)
_TRUTH_AT = (0.8, 0.72, 0.88, 0.64, 0.56, 0.96, 0.44, 0.36, 0.28, 0.2, 0.12, 0.04)


def true_number(question: Estimate, readouts: Sequence[Readout]) -> float:
    """The number that is asked for; nan where the step has no such readout."""
    if question.truth is not None:
        return question.truth
    numbers = (one.number for one in readouts if one.key == question.readout)
    number = next(numbers, None)
    return math.nan if number is None else number


def estimating(figure: Figure, question: Estimate, marker: float | None) -> Figure:
    """The figure with the audience's marker; None puts it in the middle of the axis."""
    plot = asked_plot(figure, question.plot)
    ruler = _Ruler(plot, question.along)
    at = ruler.clamped(ruler.middle if marker is None else marker)
    lines = list(ruler.estimate(at))
    marks = [*making_way(figure, plot, lines), *lines]
    words, sites = Words(figure, plot, marks), ruler.beside(at, _ESTIMATE_AT)
    marks.append(words.text("estimate name", f"estimate: {ruler.written(at)}", sites, role="other"))
    return with_plot(figure, replace(plot, marks=tuple(marks)))


def estimated(figure: Figure, question: Estimate, marker: float | None, *, number: float) -> Figure:
    """The step's figure with the marker, the true number, and how far apart they are."""
    if math.isnan(number):
        return figure
    plot = asked_plot(figure, question.plot)
    ruler = _Ruler(plot, question.along)
    lines = list(ruler.truth(number))
    at = None if marker is None else ruler.clamped(marker)
    if at is not None:
        lines += ruler.estimate(at)
    marks = [*making_way(figure, plot, lines), *lines]
    words, said = Words(figure, plot, marks), f"true: {ruler.written(number)}"
    sites = ruler.beside(ruler.clamped(number), _TRUTH_AT)
    marks.append(words.text(f"{_TRUTH} name", said, sites, role="correct"))
    if at is not None:
        guess, sites = ruler.distance(at, number), ruler.beside(at, _ESTIMATE_AT)
        marks.append(words.text("estimate name", guess, sites, role="other"))
        said += f"; the estimate is {guess}"
    figure = replace(figure, description=f"{figure.description} {said[0].upper()}{said[1:]}.")
    return with_plot(figure, replace(plot, marks=tuple(marks)))


class _Ruler(NamedTuple):
    """The axis along which the marker moves."""

    plot: Plot
    along: str

    @property
    def axis(self) -> Axis:
        return self.plot.x if self.along == "x" else self.plot.y

    @property
    def middle(self) -> float:
        return (self.axis.low + self.axis.high) / 2

    def clamped(self, number: float) -> float:
        return min(max(number, self.axis.low), self.axis.high)

    def written(self, number: float) -> str:
        """A number to about a hundredth of the axis, with its unit."""
        unit = unit_of(self.axis)
        return f"{fixed(number, self._decimals)} {unit}".rstrip()

    def distance(self, at: float, number: float) -> str:
        """How far an estimate is from the number, in words."""
        if fixed(at, self._decimals) == fixed(number, self._decimals):
            return "right"
        far = "∞" if math.isinf(number) else self.written(abs(number - at))
        return f"{far} too {'low' if at < number else 'high'}"

    @property
    def _decimals(self) -> int:
        return max(math.ceil(-math.log10((self.axis.high - self.axis.low) / 100)), 0)

    def estimate(self, at: float) -> Iterator[Mark]:
        """A dashed line with a diamond that can be taken hold of."""
        yield self._line("estimate line", at, role="other", strong=False)
        x, y = self._site(at, 0.5)
        yield Points(key=ESTIMATE, x=np.array([x]), y=np.array([y]), symbol="diamond", role="other")

    def truth(self, number: float) -> Iterator[Mark]:
        """A solid line where the number is, if the axis reaches so far."""
        if self.axis.low <= number <= self.axis.high:
            yield self._line(_TRUTH, number, role="correct", strong=True)

    def _line(self, key: str, at: float, *, role: Role, strong: bool) -> Curve:
        (x0, y0), (x1, y1) = self._site(at, 0.0), self._site(at, 1.0)
        return Curve(
            key=key,
            x=np.array([x0, x1]),
            y=np.array([y0, y1]),
            name=key,
            role=role,
            weight="strong" if strong else "normal",
            dash="solid" if strong else "dash",
        )

    def beside(self, at: float, parts: Sequence[float]) -> list[Site]:
        """Sites along the line at a number, and then all around, those near the line first."""
        sites = [self._site(at, part) for part in parts]
        along_x = self.along == "x"
        off = around(
            self.plot, sites[0], across=1 if along_x else _AWAY, up=_AWAY if along_x else 1
        )
        return sites + off

    def _site(self, at: float, part: float) -> tuple[float, float]:
        """The place at a number on the axis, and at a part of the other axis."""
        across = self.plot.y if self.along == "x" else self.plot.x
        other = across.low + part * (across.high - across.low)
        return (at, other) if self.along == "x" else (other, at)


def innocent(plot: Plot, number: float) -> Plot:
    """A plot with nothing to drag, and nothing that leads to the number or tells one."""
    plot = untold(plot, is_measured)
    return replace(
        plot, marks=tuple(mark for mark in plot.marks if not _betrays(mark, plot, number))
    )


def _betrays(mark: Mark, plot: Plot, number: float) -> bool:
    def is_there(values: Array, axis: Axis) -> NDArray[np.bool_]:
        return np.abs(values - number) <= _NEAR * (axis.high - axis.low)

    match mark:
        case Handle() | Guide() | Arrow():
            return True
        case Points():
            return bool(np.any(is_there(mark.x, plot.x)) or np.any(is_there(mark.y, plot.y)))
        case Curve():
            return bool(np.all(is_there(mark.x, plot.x)) or np.all(is_there(mark.y, plot.y)))
        case Bars():
            edges = np.array(list(mark.rectangles())).reshape(-1, 4)
            across = np.concatenate([edges[:, 0], edges[:, 0] + edges[:, 2]])
            up = np.concatenate([edges[:, 1], edges[:, 1] + edges[:, 3]])
            return bool(np.any(is_there(across, plot.x)) or np.any(is_there(up, plot.y)))
    return False
