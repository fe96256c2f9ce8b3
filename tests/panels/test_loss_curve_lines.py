"""Lines that are looked up between two sides."""

from __future__ import annotations

import numpy as np
import pytest

from ceviz.core.figure import Axis
from ceviz.panels.loss_curve.lines import Lines

AXIS = Axis(label="x", low=-1, high=3, ticks=())
DIP = np.array([-1.0, 0.5, 3.0]), np.array([6.0, 0.0, 5.0])
RISE = np.array([0.0, 2.0]), np.array([1.0, 3.0])


def between(left: float, right: float) -> tuple[list[float], list[float]]:
    """How low and how high the two lines are."""
    sides = np.array([[left]]), np.array([[right]])
    low, high = Lines.of(AXIS, [DIP, RISE]).between(AXIS, *sides)
    return low.ravel().tolist(), high.ravel().tolist()


def test_a_line_is_as_low_as_its_bottom_or_its_lower_end() -> None:
    low, high = between(0.0, 1.0)
    assert low == pytest.approx([0.0, 1.0], abs=0.01)
    assert high == pytest.approx([2.0, 2.0], abs=0.01)
    low, high = between(1.0, 1.5)
    assert low == pytest.approx([1.0, 2.0], abs=0.01)
    assert high == pytest.approx([2.0, 2.5], abs=0.01)


def test_beside_its_ends_a_line_is_nowhere() -> None:
    low, high = between(2.1, 2.9)
    assert (low[1], high[1]) == (np.inf, -np.inf)
    low, high = between(-0.5, 0.5)  # partly beside it
    assert (low[1], high[1]) == pytest.approx((1.0, 1.5), abs=0.01)


def test_sides_beyond_the_axis_meet_the_line_at_its_end() -> None:
    low, high = between(-2.0, 9.0)
    assert (low[0], high[0]) == (0.0, 6.0)


def test_there_may_be_no_line() -> None:
    none = Lines.of(AXIS, [])
    low, _ = none.between(AXIS, np.zeros((1, 2)), np.ones((1, 2)))
    assert low.shape == (0, 1, 2)
    assert len(none.with_others(Lines.of(AXIS, [DIP])).heights) == 1
