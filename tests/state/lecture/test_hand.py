from __future__ import annotations

from itertools import pairwise

import numpy as np
import pytest

from ceviz.core.figure import Axis
from ceviz.state.lecture.given import Sketched
from ceviz.state.lecture.hand import COLUMNS, drawn

X = Axis(label="", low=-2.0, high=2.0, ticks=())
Y = Axis(label="", low=0.0, high=5.0, ticks=())


def stroke(*points: tuple[float, float], on: Sketched | None = None) -> Sketched:
    for start, end in pairwise(points):
        on = drawn(on, start, end, x=X, y=Y)
    assert on is not None
    return on


def at(sketch: Sketched, x: float) -> float:
    return float(np.interp(x, sketch.x, sketch.y))


def test_a_straight_piece_is_straight_between_its_ends() -> None:
    line = stroke((-1.0, 1.0), (1.0, 3.0))
    assert (line.x[0], line.x[-1]) == (-1.0, 1.0)
    assert line.y == pytest.approx(2.0 + line.x, rel=1e-12)


def test_drawn_from_right_to_left_it_is_the_same() -> None:
    there, back = stroke((-1.0, 1.0), (1.0, 3.0)), stroke((1.0, 3.0), (-1.0, 1.0))
    assert np.array_equal(there.x, back.x)
    assert there.y == pytest.approx(back.y, rel=1e-12)


def test_a_later_stroke_takes_the_place_of_an_earlier_one_where_it_goes_and_only_there() -> None:
    both = stroke((-0.5, 4.0), (0.5, 4.0), on=stroke((-1.0, 1.0), (1.0, 1.0)))
    assert [at(both, x) for x in (-1.0, -0.6, -0.4, 0.0, 0.4, 0.6, 1.0)] == [1, 1, 4, 4, 4, 1, 1]
    assert np.all(np.diff(both.x) > 0), "one height for each x"


def test_a_stroke_that_turns_back_leaves_its_last_height() -> None:
    turned = stroke((-1.0, 1.0), (1.0, 1.0), (0.0, 2.0))
    assert at(turned, 0.0) == 2.0
    assert at(turned, -0.5) == 1.0


def test_straight_up_leaves_the_end_of_it() -> None:
    assert stroke((0.0, 1.0), (0.0, 3.0)).y.tolist() == [3.0]


def test_what_leaves_the_axes_is_brought_inside() -> None:
    outside = stroke((-9.0, -9.0), (9.0, 9.0))
    assert (outside.x[0], outside.x[-1], len(outside.x)) == (-2.0, 2.0, COLUMNS + 1)
    assert (outside.y.min(), outside.y.max()) == (0.0, 5.0)


def test_the_sketch_before_is_not_changed() -> None:
    before = stroke((-1.0, 1.0), (1.0, 1.0))
    stroke((-1.0, 4.0), (1.0, 4.0), on=before)
    assert set(before.y) == {1.0}
