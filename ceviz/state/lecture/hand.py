"""A curve drawn by hand: strokes that become a function of x.

The axis is parted into columns; a stroke gives each column that it crosses one height, in place of
the one before.
"""

from __future__ import annotations

import numpy as np

from ceviz.core.figure import Axis
from ceviz.state.lecture.given import Sketched

COLUMNS = 400

_Point = tuple[float, float]


def drawn(sketch: Sketched | None, start: _Point, end: _Point, *, x: Axis, y: Axis) -> Sketched:
    """The sketch after one straight piece of a stroke.

    Args:
        sketch: What was there before; it is not changed.
        start: Where the piece begins, in axis units; outside the axes, it is brought inside.
        end: Where it ends. A piece straight up or down leaves the height at which it ends.
        x: The axis along which the columns lie.
        y: The other axis.
    """
    first, last = _column(start[0], x), _column(end[0], x)
    columns = np.arange(min(first, last), max(first, last) + 1)
    if first == last:
        heights = np.array([end[1]])
    else:
        parts = (columns - first) / (last - first)
        heights = start[1] + parts * (end[1] - start[1])
    heights = np.clip(heights, y.low, y.high)
    across = x.low + columns / COLUMNS * (x.high - x.low)
    if sketch is None:
        return Sketched(across, heights)
    half = (x.high - x.low) / COLUMNS / 2
    kept = (sketch.x < across[0] - half) | (sketch.x > across[-1] + half)
    joined = np.concatenate([sketch.x[kept], across])
    order = np.argsort(joined)
    return Sketched(joined[order], np.concatenate([sketch.y[kept], heights])[order])


def _column(at: float, axis: Axis) -> int:
    part = (at - axis.low) / (axis.high - axis.low)
    return round(min(max(part, 0.0), 1.0) * COLUMNS)
