from __future__ import annotations

import tomllib

import pytest

from ceviz.panels.bce_cce.params import BceCceParams
from ceviz.panels.loss_curve.params import LossCurveParams
from ceviz.state.lecture.lecture import Choose, Estimate, Lecture, Sketch, Step
from ceviz.state.lecture.reading import StepError, lecture_of
from ceviz.state.lecture.records import WrongError
from ceviz.state.pins import Pin

PANELS = "loss-curve, bce-cce, gradients, likelihood, codes"

WHOLE = """
ceviz-lecture = 1
title = "All there is"
[[step]]
panel = "loss-curve"
caption = "How wrong?"
notes = "Wait."
hide = ["controls", "formulas", "readouts", "verdict", "readout bits", "curve curve 0"]
sweep = 3
params = { label = 1, prediction = 0.8 }
pins = [{ name = "A", params = { prediction = 1e-1 } }]
question = { kind = "choose", ask = "A or B?", answers = ["A", "B"], correct = 2 }
[[step]]
panel = "loss-curve"
question = { kind = "estimate", ask = "Where?", along = "y", readout = "loss" }
[[step]]
panel = "loss-curve"
[step.params]
prediction = 0.5
[step.question]
kind = "sketch"
ask = "How?"
curve = "curve 0"
plot = "loss"
"""


def test_every_key_has_its_place() -> None:
    assert lecture_of(tomllib.loads(WHOLE)) == Lecture(
        title="All there is",
        steps=(
            Step(
                panel="loss-curve",
                params=LossCurveParams(label=1, prediction=0.8),
                pins=(Pin(name="A", params=LossCurveParams(prediction=0.1)),),
                caption="How wrong?",
                notes="Wait.",
                hide=(
                    "controls",
                    "formulas",
                    "readouts",
                    "verdict",
                    "readout bits",
                    "curve curve 0",
                ),
                sweep=3.0,
                question=Choose(ask="A or B?", answers=("A", "B"), correct=2),
            ),
            Step(
                panel="loss-curve",
                params=LossCurveParams(),
                question=Estimate(ask="Where?", along="y", readout="loss"),
            ),
            Step(
                panel="loss-curve",
                params=LossCurveParams(prediction=0.5),
                question=Sketch(ask="How?", curve="curve 0", plot="loss"),
            ),
        ),
    )


def test_the_shortest_lecture_is_its_version() -> None:
    assert lecture_of({"ceviz-lecture": 1}) == Lecture()
    two = lecture_of({"ceviz-lecture": 1, "step": [{"panel": "bce-cce"}]})
    assert two.steps == (Step(panel="bce-cce", params=BceCceParams()),)


OUTSIDE = {
    "": ("", "the key ceviz-lecture = 1 is missing, which says that it is a lecture."),
    "ceviz-lecture = 2": ("ceviz-lecture", "this ceviz reads version 1 alone, not 2."),
    "ceviz-lecture = true": ("ceviz-lecture", "this ceviz reads version 1 alone, not True."),
    "ceviz-lecture = 1\ntitel = ''": (
        "",
        "there is no key 'titel' (did you mean title?), only ceviz-lecture, title, step.",
    ),
    "ceviz-lecture = 1\ntitle = 3": ("title", "it takes a line of up to 200 characters, not 3."),
    "ceviz-lecture = 1\ntitle = 'a\u2028'": None,
    'ceviz-lecture = 1\ntitle = "a\\n"': (
        "title",
        "it takes a line of up to 200 characters, not 'a\\n'.",
    ),
    "ceviz-lecture = 1\nstep = 3": ("step", "it takes tables, each with [[step]] above it."),
    "ceviz-lecture = 1\n" + "[[step]]\n" * 501: ("step", "there are up to 500 steps, not 501."),
}


@pytest.mark.parametrize(("text", "told"), OUTSIDE.items())
def test_what_is_wrong_outside_the_steps_is_told(text: str, told: tuple[str, str] | None) -> None:
    data = tomllib.loads(text)
    if told is None:
        lecture_of(data)
        return
    with pytest.raises(WrongError) as error:
        lecture_of(data)
    assert not isinstance(error.value, StepError)
    assert (error.value.at, str(error.value)) == told


LOSS = 'panel = "loss-curve"\n'
BCE = 'panel = "bce-cce"\n'

INSIDE = {
    "": ("panel", f"it is missing, and takes one of {PANELS}."),
    "panel = 3": ("panel", f"it takes one of {PANELS}, not 3."),
    "panel = 'gradient'": (
        "panel",
        f"there is no panel 'gradient' (did you mean gradients?), only {PANELS}.",
    ),
    LOSS + "captoin = ''": (
        "",
        (
            "there is no key 'captoin' (did you mean caption?), only panel, params, pins, caption, "
            "notes, hide, sweep, question."
        ),
    ),
    LOSS + "caption = ['a']": (
        "caption",
        "it takes a line of up to 200 characters, not ['a'].",
    ),
    LOSS + "notes = 1979-05-27": (
        "notes",
        "it takes a text of up to 10000 characters, not datetime.date(1979, 5, 27).",
    ),
    LOSS + "sweep = 61": ("sweep", "it takes a number from 0 to 60, not 61."),
    LOSS + "sweep = nan": ("sweep", "it takes a number from 0 to 60, not nan."),
    LOSS + "sweep = true": ("sweep", "it takes a number from 0 to 60, not True."),
    LOSS + "hide = 'verdict'": (
        "hide",
        "it takes a list of up to 40 entries, each a text of 1 to 80 characters, not 'verdict'.",
    ),
    LOSS + "params = 1": ("params", "it takes a table, not 1."),
    LOSS + "params = { predicton = 1 }": (
        "params.predicton",
        (
            "There is no parameter 'predicton'; there are label, soft_label, axis, prediction, "
            "logit, tangent, smoothing, gamma, compare, soft, unit."
        ),
    ),
    LOSS + "params = { prediction = 1.5 }": (
        "params.prediction",
        "Prediction ŷ = P(class 1) takes a number from 0.000006 to 0.999994, not 1.5.",
    ),
    LOSS + "params = { prediction = nan }": (
        "params.prediction",
        "Prediction ŷ = P(class 1) takes a number from 0.000006 to 0.999994, not nan.",
    ),
    BCE + "params = { kind = 'categorical', true_class = 5 }": (
        "params",
        "true_class must be below classes, which is 3.",
    ),
    BCE + "pins = { name = 'A' }": ("pins", "it takes a list of up to 5 pins, not {'name': 'A'}."),
    BCE + "pins = [{ name = 'A' }]": ("pin 1.params", "it is missing, and takes a table."),
    BCE + "pins = [{ name = '', params = {} }]": (
        "pin 1.name",
        "it takes a line of 1 to 24 characters, not ''.",
    ),
    BCE + "pins = [{ name = 'A', params = {} }, { name = 'B', params = { label = 3 } }]": (
        "pin 2.params.label",
        "True label y takes one of 0, 1, not 3.",
    ),
    BCE + "pins = [{ name = 'A', params = {} }, { name = 'A', params = { label = 0 } }]": (
        "pins",
        "each has a name of its own, and 'A' is there twice.",
    ),
    LOSS + "question = 'Why?'": ("question", "it takes a table, not 'Why?'."),
    LOSS + "[step.question]\nask = 'Why?'": (
        "question.kind",
        "it is missing, and takes one of choose, estimate, sketch.",
    ),
    LOSS + "[step.question]\nkind = 'chose'": (
        "question.kind",
        "it takes one of choose, estimate, sketch, not 'chose'.",
    ),
    LOSS + "[step.question]\nkind = 'choose'": (
        "question.ask",
        "it is missing, and takes a line of 1 to 200 characters.",
    ),
    LOSS + "[step.question]\nkind = 'choose'\ncurve = 'curve 0'": (
        "question",
        "there is no key 'curve', only kind, ask, answers, correct.",
    ),
    LOSS + "[step.question]\nkind = 'choose'\nask = ' '\nanswers = ['A', 'B']\ncorrect = 1": (
        "question.ask",
        "it takes a line of 1 to 200 characters, not ' '.",
    ),
    LOSS + "[step.question]\nkind = 'choose'\nask = '?'\nanswers = ['A']\ncorrect = 1": (
        "question.answers",
        "it takes a list of 2 to 6 entries, each a line of 1 to 80 characters, not ['A'].",
    ),
    LOSS + "[step.question]\nkind = 'choose'\nask = '?'\nanswers = ['A', 'B']\ncorrect = 0": (
        "question.correct",
        "it takes a whole number from 1 to 6, not 0.",
    ),
    LOSS + "[step.question]\nkind = 'choose'\nask = '?'\nanswers = ['A', 'B']\ncorrect = 3": (
        "question",
        "correct must be one of the 2 answers, counted from 1, not 3.",
    ),
    LOSS + "[step.question]\nkind = 'estimate'\nask = '?'\nalong = 'z'\ntruth = 1": (
        "question.along",
        "it takes one of x, y, not 'z'.",
    ),
    LOSS + "[step.question]\nkind = 'estimate'\nask = '?'\ntruth = inf": (
        "question.truth",
        "it takes a number, not inf.",
    ),
    LOSS + "[step.question]\nkind = 'estimate'\nask = '?'": (
        "question",
        "give either truth, a number, or readout, the key of one.",
    ),
}


@pytest.mark.parametrize(("text", "told"), INSIDE.items())
def test_what_is_wrong_in_a_step_is_told(text: str, told: tuple[str, str]) -> None:
    data = tomllib.loads(f"ceviz-lecture = 1\n[[step]]\n{LOSS}[[step]]\n{text}")
    with pytest.raises(StepError) as error:
        lecture_of(data)
    assert error.value.number == 2
    assert (error.value.at, str(error.value)) == told


def test_an_error_in_a_step_knows_its_caption() -> None:
    wrong = {"caption": "Why?", "panel": "none"}
    with pytest.raises(StepError) as error:
        lecture_of({"ceviz-lecture": 1, "step": [wrong]})
    assert error.value.caption == "Why?"


def test_a_long_value_is_cut_in_the_message_and_what_is_allowed_is_not() -> None:
    with pytest.raises(StepError) as error:
        lecture_of({"ceviz-lecture": 1, "step": [{"panel": "codes", "sweep": "w" * 100_000}]})
    assert str(error.value) == f"it takes a number from 0 to 60, not '{'w' * 59}…."
    with pytest.raises(StepError) as error:
        lecture_of({"ceviz-lecture": 1, "step": [{"panel": "w" * 100_000}]})
    assert str(error.value) == f"there is no panel '{'w' * 60}', only {PANELS}."
