from __future__ import annotations

from itertools import pairwise

import mpmath
import numpy as np
import pytest

from ceviz.state.lecture.gap import gap
from ceviz.state.lecture.given import Sketched


def curve(*points: tuple[float, float]) -> Sketched:
    x, y = np.array(points).T
    return Sketched(x, y)


def test_lines_that_cross_are_apart_on_both_sides() -> None:
    found = gap(curve((0, 0), (1, 1)), curve((0, 0.5), (1, 0.5)))
    assert found is not None
    assert found.mean == pytest.approx(0.25, rel=1e-15)
    assert found.x.tolist() == [0, 0.5, 1]
    assert found.low.tolist() == [0, 0.5, 0.5]
    assert found.high.tolist() == [0.5, 0.5, 1]


def test_only_where_both_are_counts() -> None:
    found = gap(curve((0, 0), (4, 0)), curve((-1, 1), (1, 1)))
    assert found is not None
    assert found.x.tolist() == [0, 1]
    assert found.mean == 1


def test_a_curve_may_run_from_right_to_left() -> None:
    found = gap(curve((0, 0), (1, 0)), curve((1, 3), (0, 1)))
    assert found is not None
    assert found.mean == pytest.approx(2, rel=1e-15)


@pytest.mark.parametrize("other", [((2, 0), (3, 0)), ((1, 0), (2, 0)), ((0.5, 1),)])
def test_curves_that_are_not_over_each_other_have_no_gap(other: tuple) -> None:
    assert gap(curve((0, 0), (1, 1)), curve(*other)) is None


def test_the_mean_is_that_of_the_two_polylines_to_the_last_digits() -> None:
    rng = np.random.default_rng(7)
    one = Sketched(np.sort(rng.random(40)) * 3, rng.normal(size=40))
    other = Sketched(np.sort(rng.random(25)) * 3, rng.normal(size=25))
    found = gap(one, other)
    assert found is not None

    def height(curve: Sketched, x: mpmath.mpf) -> mpmath.mpf:
        (x0, y0), (x1, y1) = next(
            (a, b)
            for a, b in pairwise(zip(curve.x.tolist(), curve.y.tolist(), strict=True))
            if a[0] <= x <= b[0]
        )
        return y0 + (x - x0) * (mpmath.mpf(y1) - y0) / (mpmath.mpf(x1) - x0)

    with mpmath.workdps(30):
        area = mpmath.mpf(0)
        for left, right in pairwise(found.x.tolist()):
            # Between the points of either and their crossings all is straight.
            middle = (mpmath.mpf(left) + right) / 2
            area += (right - left) * abs(height(one, middle) - height(other, middle))
        mean = area / (mpmath.mpf(found.x[-1]) - found.x[0])
    assert found.mean == pytest.approx(float(mean), rel=1e-12)
    assert np.all(found.low <= found.high)
