from __future__ import annotations

from typing import Any

import pytest

from ceviz.core.panel import Panel
from ceviz.core.params import checked
from ceviz.panels import PANELS
from ceviz.panels.bce_cce.params import BceCceParams
from ceviz.panels.codes.params import CodesParams
from ceviz.panels.loss_curve.params import LossCurveParams
from ceviz.state.lecture.lecture import Choose, Estimate, Sketch, Step
from ceviz.state.lecture.plain import plain_params, plain_question, plain_step
from ceviz.state.pins import Pin
from tests.state.lecture.lectures import all_states


@pytest.mark.parametrize("panel", PANELS, ids=[panel.id for panel in PANELS])
def test_the_values_make_the_record_again_and_each_of_them_is_needed(panel: Panel[Any]) -> None:
    for params in all_states(panel.id):
        held = plain_params(params)
        assert checked(panel.params, held) == params
        for name in held:
            fewer = {key: value for key, value in held.items() if key != name}
            try:
                assert checked(panel.params, fewer) != params
            except ValueError:
                continue


def test_lists_are_as_short_as_can_be() -> None:
    assert plain_params(BceCceParams(logits=(3.0, 1.0, 0.5))) == {"logits": (3.0, 1.0, 0.5)}
    assert plain_params(BceCceParams(logits=(3.0, 1.0))) == {"logits": (3.0, 1.0)}
    assert plain_params(BceCceParams(names=("ox", "dog"))) == {"names": ("ox", "dog")}
    assert plain_params(CodesParams(q="german")) == {"q": "german"}


def test_a_step_holds_what_is_not_its_default_in_the_order_of_writing() -> None:
    shortest = Step(panel="loss-curve", params=LossCurveParams())
    assert plain_step(shortest) == {"panel": "loss-curve"}
    whole = Step(
        panel="loss-curve",
        params=LossCurveParams(label=0),
        pins=(Pin(name="A", params=LossCurveParams()),),
        caption="How?",
        notes="Wait.",
        hide=("verdict",),
        sweep=2.0,
        question=Choose(ask="?", answers=("a", "b"), correct=1),
    )
    held = plain_step(whole)
    words = ["panel", "caption", "notes", "hide", "sweep", "params", "pins", "question"]
    assert list(held) == words
    assert held["params"] == {"label": 0}
    assert held["pins"] == [{"name": "A", "params": {}}]


def test_a_question_says_its_kind_first() -> None:
    held = plain_question(Estimate(ask="?", truth=0.0))
    assert list(held.items()) == [("kind", "estimate"), ("ask", "?"), ("truth", 0.0)]
    held = plain_question(Sketch(ask="?", curve="curve 0"))
    assert held == {"kind": "sketch", "ask": "?", "curve": "curve 0"}
