"""Lines on the plot, known at even steps across it, where they are looked up many times at once.

What lies between two steps is off by less than a pixel across, which the margin around words takes
in.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np

from ceviz.core.figure import Array, Axis

_STEPS = 1000


class Lines(NamedTuple):
    """Lines that fall and rise once at most, a row each.

    ``first``, ``last`` and ``lowest`` are where each starts, ends and is lowest, and ``bottom`` is
    how high it is there.
    """

    heights: Array
    first: Array
    last: Array
    lowest: Array
    bottom: Array

    @classmethod
    def of(cls, axis: Axis, lines: Sequence[tuple[Array, Array]]) -> Lines:
        """Lines from their corners, over the horizontal axis."""
        grid = np.linspace(axis.low, axis.high, _STEPS + 1)
        heights = np.array([np.interp(grid, x, y) for x, y in lines])
        ends = [(x[0], x[-1], x[y.argmin()], y.min()) for x, y in lines]
        parts = np.reshape(ends, (-1, 4)).T[:, :, np.newaxis, np.newaxis]
        return cls(heights.reshape(-1, _STEPS + 1), *parts)

    def with_others(self, others: Lines) -> Lines:
        """Both, one after the other."""
        return Lines(*(np.concatenate(pair) for pair in zip(self, others, strict=True)))

    def between(self, axis: Axis, left: Array, right: Array) -> tuple[Array, Array]:
        """How low and how high each line is between two sides; ∞ and −∞ if it is not there."""
        scale = _STEPS / (axis.high - axis.low)
        ends = [((side - axis.low) * scale + 0.5).astype(np.intp) for side in (left, right)]
        at_left, at_right = (self.heights.take(end, axis=1, mode="clip") for end in ends)
        dips = (left < self.lowest) & (self.lowest < right)
        low = np.where(dips, self.bottom, np.minimum(at_left, at_right))
        high = np.maximum(at_left, at_right)
        beside = (right <= self.first) | (self.last <= left)
        low[beside], high[beside] = np.inf, -np.inf
        return low, high
