"""Where a name fits beside a marker: clear of words, markers, bars and lines, inside the axes.

No fonts are known here. Sizes are those of a small plot with large text, in units in which running
text is 14 high: what fits there fits on any other.
"""

from __future__ import annotations

from itertools import pairwise
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from ceviz.core.figure import Array, Bars, Curve, Guide, Handle, Mark, Plot, Points, Text

_WIDTH, _HEIGHT = 480.0, 290.0  # of the whole figure's axes
_LETTER, _LINE, _MARKER = 8.6, 19.0, 13.0
_SAMPLES = np.linspace(0.0, 1.0, 33)[:, np.newaxis]  # along each piece of a line
_AT_MOST = 400  # of a curve's points are looked at


class NamePlace(NamedTuple):
    """A text's anchor and offset, as :class:`~ceviz.core.figure.Text` has them."""

    anchor: tuple[float, float]
    offset: tuple[float, float]


def _places() -> tuple[NamePlace, ...]:
    """To the right first, for that is how one reads; further off where it is crowded."""
    around = ((1, 0), (-1, 0), (1, -1), (-1, -1), (1, 1), (-1, 1), (0, -1), (0, 1))
    return tuple(
        NamePlace(
            anchor=((1 - x) / 2, (1 - y) / 2),
            offset=(x * far * (0.75 if y else 1.0), y * far * (0.55 if x else 0.95)),
        )
        for far in (17.0, 34.0)
        for x, y in around
    )


PLACES = _places()
_ANCHORS = np.array([place.anchor for place in PLACES])
_OFFSETS = np.array([place.offset for place in PLACES])


class NamePlaces:
    """Finds places for names on one plot; each that is given away is taken for the next."""

    def __init__(self, plot: Plot, *, share: float) -> None:
        self._plot = plot
        self._size = np.array([_WIDTH, _HEIGHT * share])
        self._low = np.array([plot.x.low, plot.y.low])
        self._span = np.array([plot.x.high, plot.y.high]) - self._low
        self._taken: list[Array] = []
        self._lines: list[Array] = []
        for mark in plot.marks:
            self._take(mark)

    def take_marker(self, at: tuple[float, float]) -> None:
        """Keep names off a marker that the plot itself does not hold."""
        self._taken.append(self._around(np.array([at])))

    def find(self, at: tuple[float, float], text: str) -> NamePlace:
        """The best place for a name beside a marker, from now on taken."""
        size = np.array([_LETTER * len(text), _LINE])
        left_top = self._pixels(np.array([at])) - _ANCHORS * size + _OFFSETS
        boxes = np.hstack([left_top, left_top + size])
        cost = self._cost(boxes)
        best = int(cost.argmin())
        self._taken.append(boxes[best : best + 1])
        return PLACES[best]

    def _cost(self, boxes: Array) -> Array:
        outside = (boxes[:, :2] < 0).any(axis=1) | (boxes[:, 2:] > self._size).any(axis=1)
        cost = np.where(outside, 100.0, 0.0)
        if self._taken:
            cost += 10.0 * _met(boxes, np.vstack(self._taken)).sum(axis=1)
        if self._lines:
            points = np.vstack(self._lines)
            cost += _met(boxes, np.hstack([points, points])).any(axis=1)
        return cost

    def _take(self, mark: Mark) -> None:
        match mark:
            case Text():
                self._taken.append(self._words(mark))
            case Handle():
                self.take_marker(mark.at)
            case Points():
                self._taken.append(self._around(np.column_stack([mark.x, mark.y])))
            case Bars():
                self._taken += [self._bar(*sides) for sides in mark.rectangles()]
            case Guide():
                ends = self._pixels(np.array([mark.start, mark.end]))
                self._lines.append(ends[0] + _SAMPLES * (ends[1] - ends[0]))
            case Curve():
                self._lines.append(self._along(mark.x, mark.y))

    def _along(self, x: Array, y: Array) -> Array:
        every = max(len(x) // _AT_MOST, 1)
        corners = self._pixels(np.column_stack([x[::every], y[::every]]))
        if len(corners) > len(_SAMPLES):
            return corners
        pieces = [one + _SAMPLES * (two - one) for one, two in pairwise(corners)]
        return np.vstack(pieces) if pieces else corners

    def _words(self, mark: Text) -> Array:
        size = np.array([_LETTER * len(mark.text), _LINE])
        left_top = self._pixels(np.array([mark.at])) - np.array(mark.anchor) * size + mark.offset
        return np.hstack([left_top, left_top + size])

    def _bar(self, left: float, base: float, width: float, height: float) -> Array:
        ends = self._pixels(np.array([[left, base], [left + width, base + height]]))
        return np.hstack([ends.min(axis=0), ends.max(axis=0)])[np.newaxis]

    def _around(self, at: Array) -> Array:
        centres = self._pixels(at)
        return np.hstack([centres - _MARKER, centres + _MARKER])

    def _pixels(self, at: Array) -> Array:
        part = (at - self._low) / self._span
        pixels: Array = np.column_stack([part[:, 0], 1 - part[:, 1]]) * self._size
        return pixels


def _met(boxes: Array, others: Array) -> NDArray[np.bool_]:
    """For each box, which of the others it meets: a row of truths."""
    ones, twos = boxes[:, np.newaxis], others[np.newaxis]
    met = (ones[..., :2] < twos[..., 2:]) & (twos[..., :2] < ones[..., 2:])
    across, down = met[..., 0], met[..., 1]
    both: NDArray[np.bool_] = across & down
    return both
