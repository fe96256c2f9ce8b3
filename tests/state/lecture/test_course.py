from __future__ import annotations

from msgspec.structs import replace
import pytest

from ceviz.panels.loss_curve import PANEL
from ceviz.state.lecture.course import Course
from ceviz.state.lecture.given import NOTHING_GIVEN, Given
from ceviz.state.lecture.lecture import Choose, Estimate, Lecture, Step

ASK = Choose(ask="Which?", answers=("this", "that", "neither"), correct=2)


def step(question=None) -> Step:
    return Step(panel=PANEL.id, params=PANEL.params(), question=question)


def course(*questions, **more) -> Course:
    return Course(lecture=Lecture(steps=tuple(step(one) for one in questions)), **more)


def places(start: Course, move: str, times: int) -> list[tuple[int, bool]]:
    found = []
    for _ in range(times):
        start = getattr(start, move)()
        found.append((start.index, start.revealed))
    return found


def test_going_on_shows_the_answer_before_the_next_step_and_ends_at_the_last_one() -> None:
    assert places(course(None, ASK, None), "onward", 4) == [
        (1, False),
        (1, True),
        (2, False),
        (2, False),
    ]


def test_a_last_question_is_answered_and_then_stays() -> None:
    assert places(course(ASK), "onward", 2) == [(0, True), (0, True)]


def test_going_back_takes_the_same_places_the_other_way() -> None:
    assert places(course(None, ASK, None, index=2), "back", 4) == [
        (1, True),
        (1, False),
        (0, False),
        (0, False),
    ]


def test_the_ends_are_asked_and_not_yet_answered() -> None:
    asked = course(ASK, None, ASK, index=1)
    assert (asked.first().index, asked.first().revealed) == (0, False)
    assert (asked.last().index, asked.last().revealed) == (2, False)


def test_a_typed_number_is_jumped_to() -> None:
    many = course(*[None] * 20).with_digit("1").with_digit("7")
    assert many.typed == "17"
    assert many.jumped().index == 16
    assert many.jumped().typed == ""


@pytest.mark.parametrize(("typed", "number"), [("21", 21), ("0", 0), ("99999", 9999)])
def test_a_wrong_number_is_told_and_the_step_stays(typed: str, number: int) -> None:
    many = course(*[None] * 20, index=4)
    for digit in typed:
        many = many.with_digit(digit)
    after = many.jumped()
    assert (after.index, after.typed) == (4, "")
    assert after.fault == f"There is no step {number}; there are 1 to 20."
    assert after.with_digit("3").fault == ""


def test_any_movement_drops_what_was_typed() -> None:
    typed = course(None, None).with_digit("2")
    for after in (typed.onward(), typed.back(), typed.first(), typed.blanked("black")):
        assert after.typed == ""
    assert typed.without_digit().typed == ""


def test_a_blank_screen_is_left_by_the_same_key_or_by_going() -> None:
    black = course(None, None, None, index=1).blanked("black")
    assert black.blank == "black"
    assert black.blanked("black").blank == ""
    assert black.blanked("white").blank == "white"
    for after in (black.onward(), black.back()):
        assert (after.blank, after.index) == ("", 1)


def test_what_was_said_is_kept_by_step_through_the_whole_talk() -> None:
    asked = course(ASK, Estimate(ask="Where?", truth=0.5))
    voted = asked.with_votes((3, 4))
    assert voted.said == Given(votes=(3, 4, 0))
    marked = voted.last().with_given(Given(marker=0.3))
    assert marked.said.marker == 0.3
    assert marked.first().said.votes == (3, 4, 0)
    assert asked.said is NOTHING_GIVEN


def test_a_change_by_hand_lasts_until_the_step_is_left() -> None:
    changed = replace(PANEL.params(), prediction=0.2)
    moved = course(ASK, None).with_live(changed)
    assert moved.step.params == changed
    assert moved.onward().step.params == changed, "its answer is the same step"
    assert moved.first().step.params == changed
    assert moved.onward().onward().back().step.params == PANEL.params()
    assert moved.lecture.steps[0].params == PANEL.params()
