from __future__ import annotations

import numpy as np
import pytest

from ceviz.core.figure import Axis, Curve, Plot, Text, ticks
from ceviz.state.lecture.telling import is_measured, numbers_in, tells, untold


@pytest.mark.parametrize("text", ["1.204 nats", "2 nats", "1 bit", "80 %", "80%", "ŷ = 0.7", "∞"])
def test_a_measured_number(text: str) -> None:
    assert is_measured(text)


@pytest.mark.parametrize("text", ["−ln ŷ   when y = 1", "class 10", "0", "nats", "very wrong", ""])
def test_a_name_is_no_number(text: str) -> None:
    assert not is_measured(text)


def test_numbers_with_their_sign_and_decimals() -> None:
    assert list(numbers_in("slope −1.43 at 3 of 0.50")) == [(-1.43, 2), (3.0, 0), (0.5, 2)]


@pytest.mark.parametrize(
    ("text", "number", "told"),
    [
        ("0.357 nats", 0.35667, True),
        ("0.36 nats", 0.35667, True),
        ("0.35 nats", 0.35667, False),
        ("−0.357 nats", 0.35667, True),
        ("y = 1", 1.2, False),
        ("36 %", 0.357, False),
    ],
)
def test_a_text_tells_a_number_that_rounds_to_it(text: str, number: float, told: bool) -> None:
    assert tells(text, number) is told


def test_a_name_stays_when_its_number_goes() -> None:
    axis = Axis(label="", low=0, high=1, ticks=ticks(0, 1))
    curve = Curve(key="curve", x=np.array([0.0, 1.0]), y=np.array([0.0, 1.0]))
    texts = [
        Text(key="named", at=(0, 0), text="cross-entropy  0.2000"),
        Text(key="number", at=(0, 0), text="0.2000 nats"),
        Text(key="name", at=(0, 0), text="−ln ŷ   when y = 1"),
    ]
    plot = untold(Plot(key="p", x=axis, y=axis, marks=(curve, *texts)), is_measured)
    assert plot.marks[0] is curve
    assert [(mark.key, mark.text) for mark in plot.marks if isinstance(mark, Text)] == [
        ("named", "cross-entropy"),
        ("name", "−ln ŷ   when y = 1"),
    ]
