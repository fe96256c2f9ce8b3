from __future__ import annotations

import pytest

from ceviz.cli.arguments import parse
from ceviz.cli.pin_flags import pins_of
from ceviz.cli.wrong import CommandError
from ceviz.core.params import ParamError
from ceviz.panels.bce_cce import PANEL as BCE_CCE
from ceviz.panels.gradients import PANEL
from ceviz.state.pins import Pin


def pins(*words: str):
    return pins_of(PANEL, vars(parse(["render", "gradients", *words])))


def test_pins_are_states_with_names():
    first = Pin(name="A", params=PANEL.params(prediction=0.3, label=0))
    second = Pin(name="the start", params=PANEL.params())
    made = pins("--pin", "A", "prediction=0.3 label=0", "--pin", "the start", "")
    assert made == ((first, second), 1)
    assert pins("--pin", "A", "prediction=0.3 label=0", "--compared", "A") == ((first,), 0)
    assert pins() == ((), -1)


def test_lists_and_names_in_quotes_are_read():
    words = ["--pin", "A", "kind=categorical true-class=1 'names=cat,wild dog,bird'"]
    [pin], _ = pins_of(BCE_CCE, vars(parse(["render", "bce-cce", *words])))
    assert pin.params.true_class == 1
    assert pin.params.names[1] == "wild dog"


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (["--pin", "A", "0.3"], "--pin takes a name and the parameters of a state"),
        (["--pin", "A", "prediction='"], "--pin takes a name and the parameters of a state"),
        (["--pin", "", ""], "A pin's name has 1 to "),
        (["--pin", "x" * 99, ""], "A pin's name has 1 to "),
        (["--pin", "A", "", "--pin", "A", ""], "--pin takes each name once."),
        ([word for name in "ABCDEF" for word in ("--pin", name, "")], "--pin can be given 5 times"),
        (["--pin", "A", "", "--compared", "B"], "There is no pin 'B', only A."),
        (["--compared", "B"], "There is no pin 'B'"),
    ],
)
def test_what_is_no_pin_is_said(words, sentence):
    with pytest.raises(CommandError) as caught:
        pins(*words)
    assert str(caught.value).startswith(sentence)


@pytest.mark.parametrize("text", ["prediction=7", "predicton=0.3"])
def test_a_wrong_parameter_of_a_pin_is_said(text):
    with pytest.raises(ParamError, match="predic"):
        pins("--pin", "A", text)
