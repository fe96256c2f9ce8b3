"""Where a name fits beside a marker: clear of words, markers, bars and lines, inside the axes.

No fonts are known here. Sizes are those of a small plot with large text, in units in which running
text is 14 high: what fits there fits on any other.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import lru_cache
import math
from typing import NamedTuple

import numpy as np

from ceviz.core.figure import Array, Bars, Curve, Guide, Handle, Mark, Plot, Points, Text

_WIDTH, _HEIGHT = 480.0, 290.0  # of the whole figure's axes
_LETTER, _LINE, _MARKER = 8.6, 19.0, 13.0
_APART = 2.5  # of names: on a plot of another size they come nearer to each other
_REACH = 60.0  # how far above and below a marker its name is
_CLOSE = 4.0  # so near each other are the points of a line that are looked at
_AT_MOST = 400  # of a curve's points are looked at
_OUTSIDE, _ON_SOMETHING, _ON_A_LINE = 100, 10, 1  # how bad it is

_Box = tuple[float, float, float, float]  # left, top, right, bottom


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
        for far in (17.0, 34.0, 51.0)
        for x, y in around
    )


PLACES = _places()


class _Frame(NamedTuple):
    """The axes of a plot, with their size."""

    x_low: float
    x_high: float
    y_low: float
    y_high: float
    width: float
    height: float

    def pixels(self, x: float, y: float) -> tuple[float, float]:
        """Where a place on the axes lies, from the left and from the top."""
        across = (x - self.x_low) / (self.x_high - self.x_low)
        down = (self.y_high - y) / (self.y_high - self.y_low)
        return across * self.width, down * self.height

    def line(self, x: Array, y: Array) -> Array:
        """The same for many places, a row each."""
        across = (x - self.x_low) / (self.x_high - self.x_low)
        down = (self.y_high - y) / (self.y_high - self.y_low)
        return np.column_stack([across * self.width, down * self.height])


class NamePlaces:
    """Finds places for names on one plot; each that is given away is taken for the next."""

    def __init__(self, plot: Plot, *, share: float, width: float = _WIDTH) -> None:
        x, y = plot.x, plot.y
        self._frame = _Frame(x.low, x.high, y.low, y.high, width, _HEIGHT * share)
        self._taken: list[_Box] = []
        lines: list[Array] = []
        for mark in plot.marks:
            if isinstance(mark, Curve | Guide):
                lines.append(_line(mark, self._frame))
            else:
                self._taken += self._boxes(mark)
        self._lines = np.vstack(lines) if lines else np.empty((0, 2))

    def take_marker(self, at: tuple[float, float]) -> None:
        """Keep names off a marker that the plot itself does not hold."""
        self._taken.append(self._around(*at))

    def is_clear(self, at: tuple[float, float], text: str, place: NamePlace) -> bool:
        """Whether words would touch nothing; they may leave the axes."""
        x, y = self._frame.pixels(*at)
        width = _LETTER * len(text)
        box = _box(x, y, place.anchor, place.offset, width)
        return self._cost(box, self._near(x, y, width + _REACH)) % _OUTSIDE == 0

    def find(self, at: tuple[float, float], text: str) -> NamePlace:
        """The best place for a name beside a marker, from now on taken."""
        return self.find_among([at], text)[1]

    def find_among(
        self,
        sites: Iterable[tuple[float, float]],
        text: str,
        places: Sequence[NamePlace] = PLACES,
    ) -> tuple[tuple[float, float], NamePlace]:
        """The first of several sites with a place that touches nothing, from now on taken.

        Args:
            sites: Where the words could go, in the units of the axes; the best one first.
            text: The words.
            places: How they can stand at each of them.

        Returns:
            A site, and a text's anchor and offset there; the least bad ones where all are bad.
        """
        width = _LETTER * len(text)
        best, least = ((0.0, 0.0), places[0], (0.0, 0.0, 0.0, 0.0)), math.inf
        for at in sites:
            x, y = self._frame.pixels(*at)
            near = self._near(x, y, width + _REACH)
            for place in places:
                box = _box(x, y, place.anchor, place.offset, width)
                cost = self._cost(box, near)
                if cost < least:
                    best, least = (at, place, box), cost
                if cost == 0:
                    break
            if least == 0:
                break
        left, top, right, bottom = best[2]
        self._taken.append((left - _APART, top - _APART, right + _APART, bottom + _APART))
        return best[0], best[1]

    def _cost(self, box: _Box, points: list[list[float]]) -> int:
        left, top, right, bottom = box
        frame = self._frame
        cost = 0
        if left < 0 or top < 0 or right > frame.width or bottom > frame.height:
            cost += _OUTSIDE
        for one in self._taken:
            if left < one[2] and one[0] < right and top < one[3] and one[1] < bottom:
                cost += _ON_SOMETHING
        if any(left < x < right and top < y < bottom for x, y in points):
            cost += _ON_A_LINE
        return cost

    def _near(self, x: float, y: float, across: float) -> list[list[float]]:
        """The points of all lines that a name beside this place could meet."""
        close = np.abs(self._lines - (x, y)) < (across, _REACH)
        near: list[list[float]] = self._lines[close[:, 0] & close[:, 1]].tolist()
        return near

    def _boxes(self, mark: Mark) -> list[_Box]:
        match mark:
            case Text():
                x, y = self._frame.pixels(*mark.at)
                return [_box(x, y, mark.anchor, mark.offset, _LETTER * len(mark.text))]
            case Handle():
                return [self._around(*mark.at)]
            case Points():
                places = zip(mark.x.tolist(), mark.y.tolist(), strict=True)
                return [self._around(x, y) for x, y in places]
            case Bars():
                return [self._bar(*sides) for sides in mark.rectangles()]
        return []

    def _bar(self, left: float, base: float, width: float, height: float) -> _Box:
        one, two = self._frame.pixels(left, base), self._frame.pixels(left + width, base + height)
        return one[0], min(one[1], two[1]), two[0], max(one[1], two[1])

    def _around(self, x: float, y: float) -> _Box:
        x, y = self._frame.pixels(x, y)
        return x - _MARKER, y - _MARKER, x + _MARKER, y + _MARKER


def _box(
    x: float, y: float, anchor: tuple[float, float], offset: tuple[float, float], width: float
) -> _Box:
    """Around words of that width whose anchor is there."""
    left, top = x - anchor[0] * width + offset[0], y - anchor[1] * _LINE + offset[1]
    return left, top, left + width, top + _LINE


@lru_cache(maxsize=64)
def _line(mark: Curve | Guide, frame: _Frame) -> Array:
    """Points so close along a line that no letter slips between them."""
    if isinstance(mark, Guide):
        corners = frame.line(*np.array([mark.start, mark.end]).T)
    else:
        every = max(len(mark.x) // _AT_MOST, 1)
        corners = frame.line(mark.x[::every], mark.y[::every])
    if len(corners) < 2:
        return corners
    pieces = np.diff(corners, axis=0)
    many = np.maximum(np.ceil(np.abs(pieces).max(axis=1) / _CLOSE), 1).astype(np.int64)
    first = np.repeat(many.cumsum() - many, many)
    part = (np.arange(len(first)) - first) / np.repeat(many, many)
    inside = np.repeat(corners[:-1], many, axis=0) + part[:, None] * np.repeat(pieces, many, axis=0)
    return np.vstack([inside, corners[-1:]])
