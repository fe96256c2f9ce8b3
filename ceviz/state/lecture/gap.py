"""How far two curves are apart: exactly, for both are straight between their points."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from ceviz.core.figure import Array
from ceviz.state.lecture.given import Sketched


class Gap(NamedTuple):
    """The area between two curves where both are: ``low`` and ``high`` over the same ``x``."""

    x: Array
    low: Array
    high: Array

    @property
    def mean(self) -> float:
        """How far the curves are apart on average over x."""
        width = float(self.x[-1] - self.x[0])
        return float(np.trapezoid(self.high - self.low, self.x)) / width


def gap(one: Sketched, other: Sketched) -> Gap | None:
    """The gap between two curves; None where they are not over each other."""
    one, other = _sorted(one), _sorted(other)
    left, right = max(one.x[0], other.x[0]), min(one.x[-1], other.x[-1])
    if left >= right:
        return None
    x = np.union1d(one.x, other.x)
    x = np.union1d(x[(x > left) & (x < right)], [left, right])
    x = np.union1d(x, _crossings(x, _at(one, x) - _at(other, x)))
    first, second = _at(one, x), _at(other, x)
    return Gap(x, np.minimum(first, second), np.maximum(first, second))


def _sorted(curve: Sketched) -> Sketched:
    order = np.argsort(curve.x, kind="stable")
    return Sketched(curve.x[order], curve.y[order])


def _at(curve: Sketched, x: Array) -> Array:
    heights: Array = np.interp(x, curve.x, curve.y)
    return heights


def _crossings(x: Array, apart: Array) -> Array:
    """Where a function that is straight between its points changes its sign."""
    before, after = apart[:-1], apart[1:]
    crossing = before * after < 0
    part = before[crossing] / (before[crossing] - after[crossing])
    places: Array = x[:-1][crossing] + part * np.diff(x)[crossing]
    return places
