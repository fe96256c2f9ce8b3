"""The lecture that comes with ceviz: it opens, it is of the length it says, and its numbers are
right."""

from __future__ import annotations

import math
import re

import numpy as np
import pytest

from ceviz import model
from ceviz.core.resources import resource
from ceviz.state.lecture.lecture import Choose, Estimate, Lecture, Sketch, Step
from ceviz.state.lecture.lecture_file import open_lecture
from ceviz.state.lecture.seen import step_figure


@pytest.fixture(scope="module")
def lecture() -> Lecture:
    return open_lecture(resource("lectures", "cross-entropy.ceviz.toml")).lecture


def step(lecture: Lecture, beginning: str) -> Step:
    (found,) = [one for one in lecture.steps if one.caption.startswith(beginning)]
    return found


def test_it_has_about_twenty_steps_with_words_and_five_questions_of_all_kinds(lecture) -> None:
    assert 18 <= len(lecture.steps) <= 24
    assert all(one.caption and len(one.caption) <= 70 and one.notes for one in lecture.steps)
    questions = [one.question for one in lecture.steps if one.question is not None]
    assert len(questions) == 5
    assert {type(one) for one in questions} == {Choose, Estimate, Sketch}


def test_its_clock_goes_from_0_to_25_minutes(lecture) -> None:
    times = [re.match(r"(\d+):(\d\d)\. ", one.notes) for one in lecture.steps]
    minutes = [int(time[1]) + int(time[2]) / 60 for time in times]
    assert minutes == sorted(set(minutes))
    assert (minutes[0], minutes[-1]) == (0, 25)


def test_every_step_can_be_drawn_before_and_after_its_question(lecture) -> None:
    for one in lecture.steps:
        for revealed in (False, True):
            assert step_figure(one, revealed=revealed).plots


SAID = [
    ("The loss is −ln", "−ln 0.8 = 0.223", -math.log(0.8), 0.223),
    ("Confident", "0.99 costs 0.010", -math.log(0.99), 0.010),
    ("Confident", "0.5 costs 0.693", math.log(2), 0.693),
    ("Confident", "0.01 costs 4.605", -math.log(0.01), 4.605),
    ("Confident", "ln 2 = 0.693", math.log(2), 0.693),
    ("BCE has two", "−ln 0.2 = 1.609", -math.log(0.2), 1.609),
    ("Only the true", "0.417", -float(model.log_softmax([2.0, 1.0, 0.1])[0]), 0.417),
    ("Three classes", "65.9 %", 100 * float(model.softmax([2.0, 1.0, 0.1])[0]), 65.9),
    ("A trap", "1.461", math.log(1 + 9 / math.e), 1.461),
    ("MSE's pull", "8/27 = 0.296", 8 / 27, 0.296),
    ("MSE's pull", "MSE with 0.256", 2 * 0.8**2 * 0.2, 0.256),
    ("Take away", "ln 10 = 2.303", math.log(10), 2.303),
]


@pytest.mark.parametrize(("beginning", "words", "exact", "said"), SAID)
def test_what_the_notes_say_is_so(lecture, beginning, words, exact, said) -> None:
    decimals = len(str(said).partition(".")[2])
    assert words in step(lecture, beginning).notes
    assert exact == pytest.approx(said, abs=0.5 * 10**-decimals)


def test_the_gradients_at_minus_ten_are_as_said(lecture) -> None:
    now = step(lecture, "At z = −10, cross-entropy pulls 11,014 times harder")
    cross_entropy = abs(float(model.binary_cross_entropy_gradient(-10.0, 1)))
    squared_error = abs(float(model.squared_error_gradient(-10.0, 1)))
    assert f"{cross_entropy:.5f} against {squared_error:.7f}." in now.notes
    assert round(cross_entropy / squared_error) == 11014


def test_the_race_ends_as_said(lecture) -> None:
    end = step(lecture, "22 steps against 22,063")
    assert (end.params.race.cross_entropy.arrives, end.params.race.squared_error.arrives) == (
        22,
        22063,
    )
    assert end.params.step == 22063


def test_the_questions_have_their_true_answers(lecture) -> None:
    peak = step(lecture, "Why not squared error?").question
    predictions = np.linspace(0.001, 0.999, 99_901)
    sizes = abs(model.squared_error_gradient(model.logit(predictions), 1))
    assert peak.truth == pytest.approx(predictions[sizes.argmax()], abs=1e-4)
    coins = step(lecture, "Five coins")
    assert coins.question.truth == coins.params.coins.count("1") / len(coins.params.coins)


def test_the_product_is_zero_in_float64_as_said(lecture) -> None:
    notes = step(lecture, "The maximum").notes
    assert "2,090th is exactly 0.0" in notes
    assert "−745.45" in notes
    assert np.float64(0.7) ** 2090 == 0.0
    log_likelihood = float(model.bernoulli_log_likelihood(0.7, 2090, 2090))
    assert log_likelihood == pytest.approx(-745.45, abs=0.005)
