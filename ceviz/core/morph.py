"""The way from one figure to another: what both have moves from its old place to its new one."""

from __future__ import annotations

from typing import Any, Literal

from msgspec.structs import replace
import numpy as np

from ceviz.core.figure import (
    Arrow,
    Axis,
    Band,
    Bars,
    Curve,
    Figure,
    Guide,
    Handle,
    Mark,
    Plot,
    Points,
    Text,
)

_Kind = Literal["across", "up", "wide", "spot"]

_PLACES: dict[type[Mark], dict[str, _Kind]] = {
    Curve: {"x": "across", "y": "up"},
    Points: {"x": "across", "y": "up"},
    Band: {"x": "across", "low": "up", "high": "up"},
    Bars: {"x": "across", "top": "up", "base": "up", "width": "wide"},
    Guide: {"start": "spot", "end": "spot"},
    Arrow: {"start": "spot", "end": "spot"},
    Text: {"at": "spot"},
    Handle: {"at": "spot"},
}
"""Which fields of a mark say where it is, and in which of the axes' units."""


def between(old: Figure, new: Figure, part: float) -> Figure:
    """The figure that lies between two of one panel, on the axes of the new one.

    Places are taken as parts of the axes, old and new, so that a curve over ŷ bends into the one
    over z. What only one of the figures has is not seen on the way, and nor are the ticks of an
    axis that changes, which would be wrong all along.

    Args:
        old: Where it starts.
        new: Where it ends; all but its plots is the new figure's from the start.
        part: How much of the way is behind, between 0 and 1.
    """
    plots = {plot.key: plot for plot in old.plots}
    if plots.keys() != {plot.key for plot in new.plots}:
        return new
    return replace(
        new, plots=tuple(_plot_between(plots[plot.key], plot, part) for plot in new.plots)
    )


def alike(old: Figure, new: Figure) -> bool:
    """Whether all of the new figure's curves and bars are seen on the way to it.

    They are not where more has changed than an axis, as after a reset; then there is little to see.
    """
    begun = between(old, new, 0.0)
    pairs = zip(begun.plots, new.plots, strict=True)
    return all(_shapes(one) == _shapes(other) for one, other in pairs)


def _shapes(plot: Plot) -> set[str]:
    return {mark.key for mark in plot.marks if isinstance(mark, Curve | Bars)}


def _plot_between(old: Plot, new: Plot, part: float) -> Plot:
    way = _Way(old, new, part)
    there = {mark.key: mark for mark in old.marks}
    moved = (way.mark(there[mark.key], mark) for mark in new.marks if mark.key in there)
    return replace(
        new,
        x=_axis_between(old.x, new.x),
        y=_axis_between(old.y, new.y),
        marks=tuple(mark for mark in moved if mark is not None),
    )


def _axis_between(old: Axis, new: Axis) -> Axis:
    return new if old == new else replace(new, ticks=(), picks="", picked=())


class _Way:
    """From the axes of one plot to those of another."""

    def __init__(self, old: Plot, new: Plot, part: float) -> None:
        self._part = part
        self._across = _scale(old.x, new.x)
        self._up = _scale(old.y, new.y)

    def mark(self, old: Mark, new: Mark) -> Mark | None:
        """A mark on its way, or None where it is another one."""
        if type(old) is not type(new):
            return None
        moved = {}
        for name, kind in _PLACES[type(new)].items():
            one, other = getattr(old, name), getattr(new, name)
            if np.shape(one) != np.shape(other):
                return None
            moved[name] = self._mixed(self._carried(one, kind), other, kind)
        return replace(new, **moved)

    def _carried(self, old: Any, kind: _Kind) -> Any:
        """What is at the same part of the new axes."""
        (by, more), (by_up, more_up) = self._across, self._up
        match kind:
            case "across":
                return old * by + more
            case "up":
                return old * by_up + more_up
            case "wide":
                return old * by
            case "spot":
                return old[0] * by + more, old[1] * by_up + more_up

    def _mixed(self, old: Any, new: Any, kind: _Kind) -> Any:
        if kind == "spot":
            return tuple(
                one + (other - one) * self._part for one, other in zip(old, new, strict=True)
            )
        return old + (new - old) * self._part


def _scale(old: Axis, new: Axis) -> tuple[float, float]:
    """What takes a place on the old axis to the same part of the new one: by how much, and more."""
    by = (new.high - new.low) / (old.high - old.low)
    return by, new.low - old.low * by
