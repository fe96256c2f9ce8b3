"""The nearest clear place for words beside a point: solved, not picked from a list.

For each way to stand across (left, right, or above and below), every line and box forbids a stretch
of heights at each size. The best height is the wished one, or the end of such a stretch: so the
words glide along what they must not touch while the point moves.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from ceviz.core.figure import Array
from ceviz.panels.loss_curve.lines import Lines
from ceviz.panels.loss_curve.room import LINE, Boxes, Room, width_of

_GAP = 11.0  # between a point and its words, where they are free to stand
_PULL = 0.3  # how much a place off the wished one weighs against distance
_LEAVE = 1e6  # what it costs to leave the axes

TOUCH = 1e3
"""What it costs to touch something."""


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


def nearest(
    room: Room,
    sites: Array,
    letters: int | Array,
    stands: Ways,
    *,
    lines: Lines,
    taken: Boxes,
    turn: float | Array,
) -> Places:
    """The best height for each site and each way to stand there.

    Args:
        room: The plot.
        sites: The points that the words may stand beside, a row each: the place across, the height,
            and the pixels by which each is less welcome.
        letters: How long the words are, at all sites or at each.
        stands: The ways to stand across.
        lines: What they must not touch.
        taken: What they must not touch either.
        turn: Where they stand if nothing is in the way: 1 at the upper right, −1 at the upper left;
            for all sites or for each.
    """
    count = len(stands.anchor)
    x, y, unwelcome = np.repeat(sites.T, count, axis=1)
    long, side = (np.repeat(np.broadcast_to(one, len(sites)), count) for one in (letters, turn))
    anchor, across = (np.tile(one, len(sites)) for one in stands)
    left, right = room.sides(x, anchor, across, long)
    met = (lines.between(room.x, left, right), _of_boxes(left, right, taken), _edges(left, room))
    low, high = (np.concatenate(bounds) for bounds in zip(*met, strict=True))
    # In offsets, downwards from the point, at the first and the last size that something is met:
    # a row for each thing, a column for each way.
    start = ((y - room.half_line - high) / room.step_up).min(axis=1)
    stop = ((y + room.half_line - low) / room.step_up).max(axis=1)

    wished = -_GAP
    heights = np.concatenate([np.full((1, len(x)), wished), start, stop])
    heights[~np.isfinite(heights)] = wished
    slack = 1e-6
    touched = (start[:, np.newaxis] + slack < heights) & (heights < stop[:, np.newaxis] - slack)

    width = width_of(long)
    middle = across + (0.5 - anchor) * width
    above = np.maximum(np.abs(heights) - LINE / 2, 0)
    costs = np.maximum(np.hypot(across, above), _GAP)
    costs += _PULL * np.abs(heights - wished) + TOUCH * touched.sum(axis=0, dtype=np.uint8)
    best = costs.argmin(axis=0), np.arange(len(x))
    outside = ((left < room.x.low) | (right > room.x.high)).sum(axis=0)
    other = unwelcome + _PULL * np.abs(middle - side * (_GAP + width / 2)) + _LEAVE * outside
    half_way = np.full_like(x, 0.5)
    spots = np.column_stack([x, y, anchor, half_way, across, heights[best]])
    return Places(spots, costs[best] + other)


def _of_boxes(left: Array, right: Array, boxes: Boxes) -> tuple[Array, Array]:
    """How low and how high each box is, where it is between two sides."""
    from_left, low, from_right, high = (side.T[:, :, np.newaxis] for side in boxes)
    meets = (left < from_right) & (from_left < right)
    return np.where(meets, low, np.inf), np.where(meets, high, -np.inf)


def _edges(left: Array, room: Room) -> tuple[Array, Array]:
    """What is below and above the axes."""
    low, high = np.empty((2, 2, *left.shape))
    low[0], high[0], low[1], high[1] = -np.inf, room.y.low, room.y.high, np.inf
    return low, high
