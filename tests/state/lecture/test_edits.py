from __future__ import annotations

from msgspec.structs import replace
import pytest

from ceviz.panels.loss_curve.params import LossCurveParams
from ceviz.state.lecture.edits import EditError, added, moved, removed, retitled, with_step
from ceviz.state.lecture.lecture import MOST_STEPS, Lecture, Step

A, B, C, D = (
    Step(panel="loss-curve", params=LossCurveParams(), caption=caption) for caption in "ABCD"
)
ABC = Lecture(title="T", steps=(A, B, C))


def captions(lecture: Lecture) -> str:
    return "".join(step.caption for step in lecture.steps)


def test_a_step_is_added_where_it_is_wanted() -> None:
    assert [captions(added(ABC, D, at)) for at in range(4)] == ["DABC", "ADBC", "ABDC", "ABCD"]


def test_a_moved_step_stands_in_its_new_place() -> None:
    for from_ in range(3):
        for to in range(3):
            after = moved(ABC, from_, to)
            assert after.steps[to] == ABC.steps[from_]
            assert captions(removed(after, to)) == captions(removed(ABC, from_))


def test_steps_are_removed_and_replaced_and_the_title_is_changed() -> None:
    assert captions(removed(ABC, 1)) == "AC"
    assert captions(with_step(ABC, 1, D)) == "ADC"
    assert retitled(ABC, "New") == replace(ABC, title="New")
    assert captions(ABC) == "ABC"


def test_there_are_no_places_beyond_the_ends() -> None:
    for at in (-1, 3):
        with pytest.raises(IndexError):
            removed(ABC, at)
        with pytest.raises(IndexError):
            with_step(ABC, at, D)
        with pytest.raises(IndexError):
            moved(ABC, at, 0)
        with pytest.raises(IndexError):
            moved(ABC, 0, at)
    for at in (-1, 4):
        with pytest.raises(IndexError):
            added(ABC, D, at)


def test_there_are_so_many_steps_and_no_more() -> None:
    full = Lecture(steps=(A,) * MOST_STEPS)
    assert len(added(removed(full, 0), D, 0).steps) == MOST_STEPS
    with pytest.raises(EditError, match=r"^A lecture has up to 500 steps; remove one first\.$"):
        added(full, D, 0)
