"""The nearest clear place for words beside a point: solved, not picked from a list.

For each way to stand across (left, right, or above and below), every line and box forbids a stretch
of heights at each size. The best height is the wished one, or the end of such a stretch: so the
words glide along what they must not touch while the point moves.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

import numpy as np

from ceviz.core.figure import Array
from ceviz.panels.loss_curve.room import LINE, Boxes, Room, width_of

_GAP = 11.0  # between a point and its words, where they are free to stand
_PULL = 0.3  # how much a place off the wished one weighs against distance
_LEAVE = 1e6  # what it costs to leave the axes

TOUCH = 1e3
"""What it costs to touch something."""

_NOTHING = (np.inf, -np.inf)


class Ways(NamedTuple):
    """Ways to stand across beside a point: each an anchor and an offset in pixels."""

    anchor: Array
    across: Array

    @classmethod
    def of(cls, *gaps: float, parts: int) -> Ways:
        """So many pixels to the right and to the left, and above or below in so many parts."""
        aside, over = np.array(gaps), np.linspace(0, 1, parts + 1)
        anchors = [np.zeros_like(aside), np.ones_like(aside), over]
        return cls(np.concatenate(anchors), np.concatenate([aside, -aside, np.zeros_like(over)]))


class Places(NamedTuple):
    """Places for words, each the best of one way: spots as rows, and what each costs."""

    spots: Array
    costs: Array

    def best(self) -> Array:
        """The spot that costs least."""
        found: Array = self.spots[self.costs.argmin()]
        return found

    def first(self, many: int) -> Places:
        """The best of them."""
        best = np.argsort(self.costs, kind="stable")[:many]
        return Places(self.spots[best], self.costs[best])


def nearest(
    room: Room,
    sites: Array,
    letters: int | Array,
    stands: Ways,
    *,
    lines: Iterable[tuple[Array, Array]],
    taken: Iterable[Boxes],
    turn: float | Array,
) -> Places:
    """The best height for each site and each way to stand there.

    Args:
        room: The plot.
        sites: The points that the words may stand beside, a row each: the place across, the height,
            and the pixels by which each is less welcome.
        letters: How long the words are, at all sites or at each.
        stands: The ways to stand across.
        lines: What they must not touch, each falling and rising once at most.
        taken: What they must not touch either.
        turn: Where they stand if nothing is in the way: 1 at the upper right, −1 at the upper left;
            for all sites or for each.
    """
    count = len(stands.anchor)
    each = np.column_stack(np.broadcast_arrays(*sites.T, letters, turn))
    x, y, unwelcome, long, side = np.repeat(each, count, axis=0).T[:, :, np.newaxis]
    anchor, across = (np.tile(one, len(sites))[:, np.newaxis] for one in stands)
    left, right = room.sides(x, anchor, across, long)
    bounds = [_along(left, right, *line) for line in lines]
    bounds += [_of_boxes(left, right, boxes) for boxes in taken]
    low, high = (np.concatenate(one) for one in zip(*bounds, _edges(left, room), strict=True))
    # In offsets, downwards from the point, at the first and the last size that something is met:
    # a row for each thing, a column for each way.
    start = ((y - room.half_line - high) / room.step_up).min(axis=2)
    stop = ((y + room.half_line - low) / room.step_up).max(axis=2)

    wished = -_GAP
    heights = np.concatenate([np.full((1, len(left)), wished), start, stop])
    heights[~np.isfinite(heights)] = wished
    slack = 1e-6
    touched = (start[:, np.newaxis] + slack < heights) & (heights < stop[:, np.newaxis] - slack)

    width = width_of(long)
    middle = across + (0.5 - anchor) * width
    above = np.maximum(np.abs(heights) - LINE / 2, 0)
    costs = np.maximum(np.hypot(across.T, above), _GAP)
    costs += _PULL * np.abs(heights - wished) + TOUCH * touched.sum(axis=0, dtype=np.uint8)
    best = costs.argmin(axis=0)
    way = np.arange(len(best))
    outside = ((left < room.x.low) | (right > room.x.high)).sum(axis=1)
    other = unwelcome + _PULL * np.abs(middle - side * (_GAP + width / 2))
    half_way = np.full_like(x, 0.5)
    spots = np.hstack([x, y, anchor, half_way, across, heights[best, way][:, np.newaxis]])
    return Places(spots, costs[best, way] + other[:, 0] + _LEAVE * outside)


def _along(left: Array, right: Array, x: Array, y: Array) -> tuple[Array, Array]:
    """How low and how high a line is between two sides."""
    lowest = np.clip(x[y.argmin()], left, right)
    at_left, at_right, low = np.interp(np.stack([left, right, lowest]), x, y)
    high = np.maximum(at_left, at_right)
    beside = (right <= x[0]) | (x[-1] <= left)
    low[beside], high[beside] = _NOTHING
    return low[np.newaxis], high[np.newaxis]


def _of_boxes(left: Array, right: Array, boxes: Boxes) -> tuple[Array, Array]:
    """How low and how high each box is, where it is between two sides."""
    from_left, low, from_right, high = (side[:, np.newaxis] for side in boxes)
    meets = (left < from_right) & (from_left < right)
    return np.where(meets, low, _NOTHING[0]), np.where(meets, high, _NOTHING[1])


def _edges(left: Array, room: Room) -> tuple[Array, Array]:
    """What is below and above the axes."""
    low, high = np.empty((2, 2, *left.shape))
    low[0], high[0], low[1], high[1] = -np.inf, room.y.low, room.y.high, np.inf
    return low, high
