from __future__ import annotations

import pytest

from ceviz.state.lecture.lecture import Choose, Estimate


def test_the_right_answer_is_one_of_those_to_choose_from() -> None:
    assert Choose(ask="?", answers=("a", "b"), correct=2).correct == 2
    with pytest.raises(ValueError, match=r"^correct must be one of the 2 answers, .*, not 3$"):
        Choose(ask="?", answers=("a", "b"), correct=3)


def test_an_estimate_has_one_true_number() -> None:
    assert Estimate(ask="?", truth=0.0).truth == 0
    assert Estimate(ask="?", readout="loss").readout == "loss"
    for both in ({}, {"truth": 0.0, "readout": "loss"}):
        with pytest.raises(ValueError, match=r"^give either truth, a number, or readout"):
            Estimate(ask="?", **both)
