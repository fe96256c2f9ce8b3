from __future__ import annotations

import tomllib
from typing import Any

from hypothesis import given
from hypothesis import strategies as st
import pytest

from ceviz.panels.codes.params import CodesParams
from ceviz.panels.loss_curve.params import LossCurveParams
from ceviz.state.lecture.lecture import Choose, Lecture, Step
from ceviz.state.lecture.toml_text import lecture_text, value_text
from ceviz.state.pins import Pin

LECTURE = Lecture(
    title='The "cross"',
    steps=(
        Step(
            panel="loss-curve",
            params=LossCurveParams(prediction=0.8),
            pins=(Pin(name="A", params=LossCurveParams(label=0)),),
            caption="How wrong is 80 % cat?",
            notes='Wait.\nThen say "ŷ".',
            hide=("verdict", "readout bits"),
            sweep=3.0,
            question=Choose(ask="Which?", answers=("a", "b"), correct=2),
        ),
        Step(panel="codes", params=CodesParams(q="hand", lengths=(6.125,) * 26)),
    ),
)

WRITTEN = '''\
ceviz-lecture = 1
title = "The \\"cross\\""

[[step]]
panel = "loss-curve"
caption = "How wrong is 80 % cat?"
notes = """
Wait.
Then say "ŷ"."""
hide = ["verdict", "readout bits"]
sweep = 3.0
params = { prediction = 0.8 }
pins = [{ name = "A", params = { label = 0 } }]

[step.question]
kind = "choose"
ask = "Which?"
answers = ["a", "b"]
correct = 2

[[step]]
panel = "codes"

[step.params]
q = "hand"
lengths = [
'''


def test_a_lecture_is_laid_out_as_a_person_would_write_it() -> None:
    text = lecture_text(LECTURE)
    assert text.startswith(WRITTEN)
    assert all(len(line) <= 96 for line in text.splitlines())
    assert text.endswith(",\n]\n")


plain = st.recursive(
    st.booleans() | st.integers(-(10**18), 10**18) | st.floats(allow_nan=False) | st.text(),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(), inner, max_size=4),
)


@given(plain)
def test_every_value_is_read_as_it_was_written(value: Any) -> None:
    assert tomllib.loads(f"a = {value_text(value)}") == {"a": value}


@pytest.mark.parametrize("text", ['"', '""', '"""', '""""', '\n"', '\n"""', '\n""""a"""', "\n\r\n"])
def test_quotes_and_line_ends_are_kept(text: str) -> None:
    assert tomllib.loads(f"a = {value_text(text)}") == {"a": text}


def test_what_no_file_can_hold_becomes_the_sign_for_it() -> None:
    assert value_text("a\ud800b") == '"a�b"'
    assert value_text("\ud83d\ude00") == '"😀"'
