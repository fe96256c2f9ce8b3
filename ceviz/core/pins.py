"""A figure with pinned ones beside it: their handles as ghosts, their numbers compared."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
import math
import re
from typing import Literal, NamedTuple

from msgspec.structs import replace
import numpy as np

from ceviz.core import numerals
from ceviz.core.figure import Bars, Comparison, Figure, Handle, Mark, Plot, Points, Readout, Text
from ceviz.core.name_places import NamePlaces

Symbol = Literal["diamond", "square", "circle"]

_SYMBOLS: tuple[Symbol, ...] = ("diamond", "square", "circle")
_FEW = 3  # so many handles of a plot bear their pin's name each; of more, the highest one does
_DECIMALS = re.compile(r"\.(\d+)")
_DIGITS = 3


class Pinned(NamedTuple):
    """What a pin's figure is called, and the figure."""

    name: str
    figure: Figure


def with_pins(figure: Figure, pinned: Sequence[Pinned], *, compared: int = -1) -> Figure:
    """A figure with others beside it, of the same panel in other states.

    Args:
        figure: The present one; it is not changed.
        pinned: The others. A plot that is not in the present figure, or has other axes there, is
            left out.
        compared: The place in ``pinned`` of the one that the readouts are compared with.

    Returns:
        The present figure with hollow markers where the others' handles are, each with its name,
        and with readouts that hold a comparison; the same figure if there are no others.
    """
    if not pinned:
        return figure
    whole = sum(plot.share for plot in figure.plots)
    names = ", ".join(one.name for one in pinned)
    return replace(
        figure,
        plots=tuple(_ghosted(plot, pinned, share=plot.share / whole) for plot in figure.plots),
        readouts=_compared(figure.readouts, pinned[compared]),
        description=f"{figure.description} Pinned for comparison: {names}.",
    )


def symbol(index: int) -> Symbol:
    """The shape of the markers of the pin in that place."""
    return _SYMBOLS[index % len(_SYMBOLS)]


def _ghosted(plot: Plot, pinned: Sequence[Pinned], *, share: float) -> Plot:
    """The plot with the ghosts, which come first, so that everything else lies above them."""
    present = {handle.key: handle.at for handle in _placed(plot)}
    ghosts = [_handles(plot, one.figure, present) for one in pinned]
    if not any(ghosts):
        return plot
    places = NamePlaces(plot, share=share)
    for handles in ghosts:
        for handle in handles:
            places.take_marker(handle.at)
    marks: list[Mark] = []
    for index, (one, handles) in enumerate(zip(pinned, ghosts, strict=True)):
        if handles:
            marks.append(_markers(index, one.name, handles))
            for handle in _named(handles):
                # Under the present handle there is no marker to be seen, and so none to be named.
                name = "" if present.get(handle.key) == handle.at else one.name
                marks.append(_name(index, name, handle, places))
    return replace(plot, marks=(*marks, *plot.marks))


def _handles(
    plot: Plot, pinned: Figure, present: Mapping[str, tuple[float, float]]
) -> list[Handle]:
    """The handles that the plot has in a pinned figure, if it means the same there.

    Of many, those alone that are elsewhere at ``present``.
    """
    found = [
        handle
        for other in pinned.plots
        if other.key == plot.key and _extent(other) == _extent(plot)
        for handle in _placed(other)
    ]
    if len(found) <= _FEW:
        return found
    return [handle for handle in found if handle.at != present.get(handle.key)]


def _placed(plot: Plot) -> list[Handle]:
    return [_beside_bar(mark, plot) for mark in plot.marks if isinstance(mark, Handle)]


def _beside_bar(handle: Handle, plot: Plot) -> Handle:
    """A handle on a bar's top goes to the bar's side, where the present bar leaves it in sight."""
    x, y = handle.at
    if handle.along != "y":
        return handle
    sides = [
        left + width
        for mark in plot.marks
        if isinstance(mark, Bars)
        for left, base, width, height in mark.rectangles()
        if left < x < left + width and math.isclose(base + height, y)
    ]
    return replace(handle, at=(min(sides), y)) if sides else handle


def _extent(plot: Plot) -> tuple[object, ...]:
    axes = (plot.x, plot.y)
    return tuple((axis.label, axis.low, axis.high) for axis in axes)


def _markers(index: int, name: str, handles: Sequence[Handle]) -> Points:
    at = np.array([handle.at for handle in handles], dtype=np.float64)
    return Points(
        key=f"pin {index}",
        x=at[:, 0],
        y=at[:, 1],
        name=f"pin {name}",
        symbol=symbol(index),
        fill="outline",
        role="muted",
    )


def _named(handles: Sequence[Handle]) -> Sequence[Handle]:
    if len(handles) <= _FEW:
        return handles
    return (max(handles, key=lambda handle: handle.at[1]),)


def _name(index: int, name: str, handle: Handle, places: NamePlaces) -> Text:
    place = places.find(handle.at, name)
    return Text(
        key=f"pin {index} name {handle.key}",
        at=handle.at,
        text=name,
        anchor=place.anchor,
        offset=place.offset,
        role="muted",
    )


def _compared(readouts: Sequence[Readout], pinned: Pinned) -> tuple[Readout, ...]:
    there = {one.key: one for one in pinned.figure.readouts}
    return tuple(
        replace(one, comparison=_comparison(one, there.get(one.key), pinned.name))
        if one.number is not None
        else one
        for one in readouts
    )


def _comparison(now: Readout, pinned: Readout | None, name: str) -> Comparison:
    """Difference and ratio, where both are there in one unit; "–" stands for what is not."""
    if pinned is None or pinned.number is None or pinned.unit != now.unit or now.number is None:
        return Comparison("Δ –", "", name)
    difference = now.number - pinned.number
    if now.number == pinned.number:
        difference = 0.0  # of two infinities too
    if pinned.number == 0 or not math.isfinite(now.number) or not math.isfinite(pinned.number):
        ratio = ""
    else:
        ratio = f"× {numerals.significant(now.number / pinned.number, _DIGITS)}"
    return Comparison(f"Δ {_signed(difference, now.value)}", ratio, name)


def _signed(difference: float, value: str) -> str:
    """A difference with its sign, in as many decimals as the number itself has."""
    decimals = _DECIMALS.search(value)
    if "·10" in value:
        text = numerals.significant(difference, _DIGITS)
    else:
        places = len(decimals[1]) if decimals else 0
        text = numerals.grouped(numerals.visible(difference, places))
    return text if difference <= 0 else f"+{text}"
