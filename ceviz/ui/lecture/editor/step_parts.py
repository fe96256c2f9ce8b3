"""What a step's figure has: the parts that can be hidden, the numbers and curves to ask for."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from ceviz.core.figure import Axis, Curve, Figure, Handle, Mark, Text
from ceviz.panels import PANEL_BY_ID
from ceviz.state.lecture.lecture import PARTS, Step
from ceviz.state.lecture.presence import is_function
from ceviz.state.pins import pinned_figure

Place = tuple[str, str]
"""A plot's key, and what is meant in it: a curve's key, or an axis, "x" or "y"."""


class Named(NamedTuple):
    """Something of a figure by the name that files know it by, in words, and what it is."""

    name: str
    words: str
    tip: str = ""


def whole_figure(step: Step) -> Figure:
    """The step's figure with nothing hidden and nothing asked."""
    return pinned_figure(PANEL_BY_ID[step.panel], step.params, step.pins)


def hideable(step: Step, figure: Figure) -> tuple[Named, ...]:
    """All that can be hidden, and what the step hides though its figure has no such part now."""
    found = [
        *(Named(name, name.capitalize(), f"Hide {what}") for name, what in PARTS.items()),
        *(Named(f"readout {one.key}", f"Number: {one.name}") for one in figure.readouts),
        *(Named(f"curve {mark.key}", _words(mark)) for mark in _marks(figure)),
    ]
    known = {one.name for one in found}
    gone = [Named(name, f"{name} (not there now)") for name in step.hide if name not in known]
    return (*dict.fromkeys(found), *gone)


def numbers(figure: Figure) -> tuple[Named, ...]:
    """The readouts that can be asked for."""
    return tuple(Named(one.key, one.name) for one in figure.readouts if one.number is not None)


def curves(figure: Figure) -> dict[Place, str]:
    """The curves that can be sketched: plot and key, and what each is called."""
    return {
        (plot.key, mark.key): mark.name or mark.key
        for plot in figure.plots
        for mark in plot.marks
        if isinstance(mark, Curve) and is_function(mark)
    }


def lies_on(figure: Figure, place: Place, number: float | None) -> bool:
    """Whether a number has its place on an axis of the figure."""
    axis = _axis(figure, place)
    return number is not None and axis.low <= number <= axis.high


def middle(figure: Figure, place: Place) -> float:
    """The number half-way along an axis."""
    axis = _axis(figure, place)
    return (axis.low + axis.high) / 2


def number_of(figure: Figure, key: str) -> float | None:
    """The number of a readout; None where there is none."""
    return next((one.number for one in figure.readouts if one.key == key), None)


def axes(figure: Figure) -> dict[Place, str]:
    """The axes along which a number can be asked for: plot and "x" or "y", and their labels."""
    several = len(figure.plots) > 1
    found = {}
    for plot in figure.plots:
        sides: tuple[tuple[str, Axis], ...] = (("x", plot.x), ("y", plot.y))
        for side, axis in sides:
            label = axis.label or f"the {side} axis"
            found[plot.key, side] = f"{label} ({plot.key})" if several else label
    return found


def _axis(figure: Figure, place: Place) -> Axis:
    plot = next((one for one in figure.plots if one.key == place[0]), figure.plots[0])
    return plot.x if place[1] == "x" else plot.y


def _marks(figure: Figure) -> Iterator[Mark]:
    """Curves first, then what else is drawn, without what belongs to pins."""
    marks = [mark for plot in figure.plots for mark in plot.marks if mark.key[:4] != "pin "]
    yield from sorted(marks, key=lambda mark: not isinstance(mark, Curve))


def _words(mark: Mark) -> str:
    match mark:
        case Text(text=text):
            return f"Words: {text}"
        case Handle(label=label):
            return f"Handle: {label or mark.key}"
        case _:
            name = getattr(mark, "name", "") or mark.key
            return f"{_KINDS.get(type(mark).__name__, type(mark).__name__)}: {name}"


_KINDS = {"Band": "Area", "Guide": "Line"}
