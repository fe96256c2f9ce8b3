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
    letters: int,
    stands: Ways,
    *,
    lines: Iterable[tuple[Array, Array]],
    taken: Iterable[Boxes],
    turn: float,
) -> Places:
    """The best height for each site and each way to stand there.

    Args:
        room: The plot.
        sites: The points that the words may stand beside, a row each: the place across, the height,
            and the pixels by which each is less welcome.
        letters: How long the words are.
        stands: The ways to stand across.
        lines: What they must not touch, each falling and rising once at most.
        taken: What they must not touch either.
        turn: Where they stand if nothing is in the way: 1 at the upper right, −1 at the upper left.
    """
    count = len(stands.anchor)
    x, y, unwelcome = np.repeat(sites, count, axis=0).T[:, :, np.newaxis]
    anchor, across = (np.tile(one, len(sites))[:, np.newaxis] for one in stands)
    left, right = room.sides(x, anchor, across, letters)
    half, scale = room.half_line, room.step_up

    forbidden = [_along(left, right, *line) for line in lines]
    for boxes in taken:
        forbidden += _of_boxes(left, right, boxes)
    edge = np.full_like(left, np.inf)
    forbidden += [(-edge, np.full_like(left, room.y.low)), (np.full_like(left, room.y.high), edge)]
    # In offsets, downwards from the point, at the first and the last size that something is met.
    start = np.column_stack([((y - high - half) / scale).min(axis=1) for _, high in forbidden])
    stop = np.column_stack([((y - low + half) / scale).max(axis=1) for low, _ in forbidden])

    wished = -_GAP
    heights = np.hstack([np.full((len(start), 1), wished), start, stop])
    heights = np.where(np.isfinite(heights), heights, wished)
    at = heights[:, :, np.newaxis]
    slack = 1e-6
    touched = (start[:, np.newaxis] + slack < at) & (at < stop[:, np.newaxis] - slack)

    width = width_of(letters)
    middle = across + (0.5 - anchor) * width
    aside, above = np.abs(across), np.maximum(np.abs(heights) - LINE / 2, 0)
    costs = np.maximum(np.hypot(aside, above), _GAP)
    costs += _PULL * (np.abs(middle - turn * (_GAP + width / 2)) + np.abs(heights - wished))
    costs += unwelcome + TOUCH * touched.sum(axis=2)
    best = costs.argmin(axis=1)
    row = np.arange(len(best))
    outside = ((left < room.x.low) | (right > room.x.high)).sum(axis=1)
    half_way = np.full_like(x, 0.5)
    spots = np.hstack([x, y, anchor, half_way, across, heights[row, best][:, np.newaxis]])
    return Places(spots, costs[row, best] + _LEAVE * outside)


def _along(left: Array, right: Array, x: Array, y: Array) -> tuple[Array, Array]:
    """How low and how high a line is between two sides."""
    high = np.maximum(np.interp(left, x, y), np.interp(right, x, y))
    low = np.interp(np.clip(x[y.argmin()], left, right), x, y)
    beside = (right <= x[0]) | (x[-1] <= left)
    return np.where(beside, _NOTHING[0], low), np.where(beside, _NOTHING[1], high)


def _of_boxes(left: Array, right: Array, boxes: Boxes) -> list[tuple[Array, Array]]:
    found = []
    for box in zip(*boxes, strict=True):
        from_left, low, from_right, high = box
        meets = (left < from_right) & (from_left < right)
        found.append((np.where(meets, low, _NOTHING[0]), np.where(meets, high, _NOTHING[1])))
    return found
