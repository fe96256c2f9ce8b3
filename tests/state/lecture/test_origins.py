from __future__ import annotations

from msgspec.structs import replace

from ceviz.panels.codes.params import CodesParams
from ceviz.panels.gradients.params import GradientsParams
from ceviz.panels.loss_curve.params import LossCurveParams
from ceviz.state.lecture.lecture import Step
from ceviz.state.lecture.origins import origins

A = Step(panel="loss-curve", params=LossCurveParams(), caption="A", notes="a")
B = Step(panel="gradients", params=GradientsParams(), caption="B", notes="b")
C = Step(panel="codes", params=CodesParams(), caption="C", notes="c")
BARE = Step(panel="loss-curve", params=LossCurveParams(prediction=0.3))


def test_steps_that_only_moved_are_known() -> None:
    assert origins([A, B, C], [C, A, B]) == [2, 0, 1]
    assert origins([A, A, B], [B, A, A]) == [2, 0, 1]
    assert origins([A, B], [B]) == [1]
    assert origins([], [A]) == [None]


def test_a_step_that_moved_and_changed_is_known_by_what_is_left_of_it() -> None:
    renamed = replace(B, caption="New")
    set_anew = replace(A, params=LossCurveParams(prediction=0.9))
    assert origins([A, B, C], [renamed, C, set_anew]) == [1, 2, 0]


def test_the_likest_is_taken_first() -> None:
    likest, like = replace(A, caption="New"), replace(A, caption="New", notes="New")
    assert origins([A], [like, likest]) == [None, 0]
    assert origins([A, B], [like, likest]) == [None, 0]


def test_a_step_of_which_nothing_is_left_is_known_by_the_step_before_it() -> None:
    changed = replace(BARE, params=LossCurveParams(prediction=0.9))
    assert origins([BARE], [changed]) == [0]
    assert origins([A, BARE, B], [A, changed, B]) == [0, 1, 2]
    assert origins([A, BARE, B], [A, C, B]) == [0, None, 2]


def test_an_added_step_has_no_origin() -> None:
    assert origins([A, B], [A, C, B]) == [0, None, 1]
    assert origins([A, B], [A, B, replace(A, params=LossCurveParams(label=0))]) == [0, 1, None]
