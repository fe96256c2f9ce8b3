"""Where words find room on the plot: clear of lines, markers and each other, at any size.

No fonts are known here. A place is tried at the sizes below, which reach from a small window to a
projector; a letter is taken for a bit wider than Inter's mean.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from ceviz.core.figure import Array, Axis
from ceviz.panels.loss_curve.lines import Lines

_WIDTH, _HEIGHT, _TEXT, _ZOOM, _MARKER = np.array(
    [
        (566, 350, 14, 1.0, 9),  # the axes' width and height, text, zoom, half a marker: in pixels
        (786, 485, 14, 1.0, 9),
        (729, 430, 22.4, 1.6, 9),
        (740, 375, 17, 1.0, 13),  # a projector of 1280 x 720, with two formulas
        (1506, 880, 14, 1.0, 9),
    ]
).T[:, :, np.newaxis]
_LETTER, _LINE = 0.51 * _TEXT, 1.25 * _TEXT
_MARGIN = 3.0

LINE = float((_LINE / _ZOOM).max())
"""How high a line of words is, in pixels of an offset."""


def width_of(letters: Array) -> Array:
    """How wide words are, in pixels of an offset."""
    return letters * float((_LETTER / _ZOOM).max())


class Spot(NamedTuple):
    """A place for words: as :class:`~ceviz.core.figure.Text` has it."""

    at: tuple[float, float]
    anchor: tuple[float, float]
    offset: tuple[float, float]


def spot(row: Array) -> Spot:
    """One of an array of spots, in which each row has a spot's six numbers."""
    x, y, anchor_x, anchor_y, offset_x, offset_y = row.tolist()
    return Spot((x, y), (anchor_x, anchor_y), (offset_x, offset_y))


class Boxes(NamedTuple):
    """Rectangles at every size, in units of the axes; arrays (sizes, boxes)."""

    left: Array
    bottom: Array
    right: Array
    top: Array

    def some(self, which: NDArray[np.intp] | slice) -> Boxes:
        """Some of them."""
        return Boxes(*(side[:, which] for side in self))


class Room:
    """The area of a plot, in which words and markers have their sizes."""

    def __init__(self, x: Axis, y: Axis) -> None:
        self.x, self.y = x, y
        self._across = (x.high - x.low) / _WIDTH  # of a pixel
        self._up = (y.high - y.low) / _HEIGHT
        self.pixel = float(self._across[0, 0]), float(self._up[0, 0])
        """How much of the axes one pixel is where the plot is smallest."""
        self.step_up = _ZOOM * self._up
        """How much of the vertical axis one pixel of an offset is."""
        self.half_line = (_LINE / 2 + _MARGIN) * self._up
        """Half the height of words, on the vertical axis."""

    def sides(self, x: Array, anchor: Array, across: Array, letters: Array) -> tuple[Array, Array]:
        """From where to where words reach across, at each size."""
        width = letters * _LETTER
        left = across * _ZOOM - anchor * width
        return (
            x + (left - _MARGIN) * self._across,
            x + (left + width + _MARGIN) * self._across,
        )

    def words(self, spots: Array, letters: int | Array) -> Boxes:
        """What words of that length cover at each of an array of spots."""
        x, y, anchor_x, anchor_y, offset_x, offset_y = spots.T
        width, margin = letters * _LETTER, _MARGIN
        left = offset_x * _ZOOM - anchor_x * width
        top = anchor_y * _LINE - offset_y * _ZOOM
        return Boxes(
            x + (left - margin) * self._across,
            y + (top - _LINE - margin) * self._up,
            x + (left + width + margin) * self._across,
            y + (top + margin) * self._up,
        )

    def markers(self, places: Sequence[tuple[float, float]]) -> Boxes:
        """What markers cover."""
        x, y = np.reshape(places, (-1, 2)).T
        across, up = _MARKER * self._across, _MARKER * self._up
        return Boxes(x - across, y - up, x + across, y + up)

    def guides(self, at: tuple[float, float]) -> Boxes:
        """What the lines cover that lead from a place to both axes."""
        x, y = at
        lines = np.array([(x, self.y.low, x, y), (self.x.low, y, x, y)]).T
        return Boxes(*(np.tile(side, (len(_WIDTH), 1)) for side in lines))


def joined(boxes: Sequence[Boxes]) -> Boxes:
    """All of them, one after the other."""
    return Boxes(*(np.concatenate(sides, axis=1) for sides in zip(*boxes, strict=True)))


def on_lines(boxes: Boxes, axis: Axis, lines: Lines) -> Array:
    """For each box, how many lines it meets, over all sizes."""
    low, high = lines.between(axis, boxes.left, boxes.right)
    found: Array = ((low < boxes.top) & (boxes.bottom < high)).sum(axis=(0, 1), dtype=np.float64)
    return found


def on_boxes(boxes: Boxes, others: Boxes) -> Array:
    """For each box, at how many sizes it meets any of the others."""
    left, bottom, right, top = (side.T[:, :, np.newaxis] for side in others)
    meets = (left < boxes.right) & (boxes.left < right)
    meets &= (bottom < boxes.top) & (boxes.bottom < top)
    found: Array = np.logical_or.reduce(meets).sum(axis=0, dtype=np.float64)
    return found
