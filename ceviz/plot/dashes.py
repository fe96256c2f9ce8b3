"""Dashes as separate pieces of a curve.

Qt fits a dash pattern to the part of a line that it happens to repaint, so a dashed curve falls out
of step wherever a marker passes over it. Pieces that are cut once stay where they are.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

Array = NDArray[np.float64]


def dashed(
    x: Array, y: Array, *, scale: tuple[float, float], pattern: Sequence[float]
) -> tuple[Array, Array, NDArray[np.bool_]]:
    """Cut a curve into dashes.

    Args:
        x: Where the curve goes, shape (n,), n >= 2.
        y: Likewise.
        scale: Pixels for each unit of x and of y.
        pattern: The lengths of a dash and of the gap after it, in pixels.

    Returns:
        The curve with points at every end of a dash, and for each point whether the curve is drawn
        from there to the next.
    """
    on, off = pattern
    steps = np.hypot(np.diff(x) * scale[0], np.diff(y) * scale[1])
    along = np.concatenate([[0.0], np.cumsum(steps)])
    starts = np.arange(0.0, along[-1], on + off)
    ends = np.minimum(starts + on, along[-1])
    places = np.sort(np.concatenate([along, starts, ends]))
    places = places[np.append(True, places[1:] > places[:-1])]  # np.unique would import numpy.ma
    middles = np.append((places[:-1] + places[1:]) / 2, along[-1])
    drawn = middles % (on + off) < on
    return np.interp(places, along, x), np.interp(places, along, y), drawn
