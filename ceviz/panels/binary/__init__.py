"""What the panels about one yes-or-no prediction share: parameters, axis, formula and words."""

from __future__ import annotations

import math
from typing import Annotated, Literal

from msgspec import Meta

from ceviz.core import numerals
from ceviz.core.figure import Axis, Formula, Role, Verdict, coloured, dimmed, kept, ticks
from ceviz.core.units import NATS, Unit

Label = Annotated[
    Literal[0, 1],
    Meta(
        title="True label y",
        description="The class the example really belongs to.",
        extra={"labels": ("0  negative", "1  positive")},
    ),
]

Prediction = Annotated[
    float,
    Meta(
        ge=0.01,
        le=0.99,
        title="Prediction ŷ = P(class 1)",
        description="The probability that the model gives to class 1.",
        extra={"step": 0.01, "coarse": 0.1, "decimals": 2},
    ),
]

PREDICTION_AXIS = Axis(
    label="prediction ŷ = P(class 1)", low=0, high=1, ticks=ticks(0, 0.2, 0.4, 0.6, 0.8, 1)
)


_LOW = 0.1  # below this, three decimals are too few for a logarithm


def symbols(unit: Unit) -> tuple[str, str]:
    """The two terms of binary cross-entropy, without the minus sign in front of both."""
    log = unit.latex
    return rf"y {log} \hat y", rf"(1-y) {log}(1-\hat y)"


SYMBOLS = symbols(NATS)
"""The two terms in nats."""


def given_to_truth(label: int, prediction: float) -> float:
    """The probability that the model gives to the true class."""
    return prediction if label == 1 else 1 - prediction


def digits(prediction: float) -> str:
    """A probability in three decimals, or in as many as tell it and its complement from 0."""
    rest = min(prediction, 1 - prediction)
    if rest <= 0 or abs(prediction - round(prediction, 3)) < 1e-9:
        return numerals.fixed(prediction, 3)
    return numerals.fixed(prediction, max(3, 2 - math.floor(math.log10(rest))))


def under_log(probability: float, counts: bool) -> str:
    """A probability in a formula, under a logarithm: in three decimals, but no 0 where it counts.

    In three the line keeps its width; only far out, where they would tell little, there are six.
    """
    coarse = probability < _LOW and abs(probability - round(probability, 3)) > 1e-9
    return numerals.fixed(probability, 6 if counts and coarse else 3)


def under_log_of_rest(probability: float, counts: bool) -> str:
    """A probability in a formula, under the logarithm of what is missing from it to 1."""
    rest = 1 - probability
    coarse = rest < _LOW and abs(rest - round(rest, 3)) > 1e-9
    return numerals.fixed(probability, 6 if counts and coarse else 3)


def percent(share: float) -> str:
    """A probability in percent, with one decimal, or four where one would say 0 or 100."""
    one = f"{100 * share:.1f} %"
    return f"{100 * share:.4f} %" if one in ("0.0 %", "100.0 %") and 0 < share < 1 else one


def two_terms(terms: tuple[str, str], label: float, *, role: Role = "loss") -> str:
    """The sum of two LaTeX terms: the one that the label keeps, and the one that it removes.

    A soft label, between 0 and 1, keeps both.
    """
    first, second = terms
    if label == 1:
        return rf"{kept(role, first)} + {dimmed(second)}"
    if label == 0:
        return rf"{dimmed(first)} + {kept(role, second)}"
    return rf"{kept(role, first)} + {kept(role, second)}"


def loss_formula(label: float, prediction: float, loss: float, unit: Unit = NATS) -> Formula:
    """Binary cross-entropy with letters, with the present numbers, and what is left of it.

    ``loss`` is in nats; ``unit`` is what the formula counts in.
    """
    y, log = f"{label:g}", unit.latex
    numbers = (
        rf"{y} \cdot {log}({under_log(prediction, label > 0)})",
        rf"(1-{y}) \cdot {log}(1-{under_log_of_rest(prediction, label < 1)})",
    )
    left = ""
    if label in (0, 1):
        right = given_to_truth(int(label), prediction)
        left = rf"= -{log}({under_log(right, True)}) "
    shown = coloured("loss", numerals.latex(unit.of(loss), 3))
    return Formula(
        key="loss",
        symbolic=rf"L = -\left[{two_terms(symbols(unit), label)}\right]",
        substituted=rf"= -\left[{two_terms(numbers, label)}\right]",
        result=rf"{left}= {shown}",
    )


def confidence(label: int, prediction: float, unit: Unit = NATS) -> Verdict:
    """How good one prediction is, in four bands from confidently correct to confidently wrong."""
    right = given_to_truth(label, prediction)
    given = f"the true class gets {percent(right)}"
    if right >= 0.9:
        return Verdict(text=f"Confidently correct: {given}, so the loss is near 0.", tone="good")
    if right > 0.5:
        return Verdict(text=f"Correct, with doubt: {given}, so the loss is low.", tone="fair")
    if right == 0.5:
        undecided = f"{unit.log} 2 = {unit.fixed(math.log(2), 3)}"
        return Verdict(
            text=f"Undecided: both classes get 50 %, so the loss is {undecided}.", tone="fair"
        )
    if right > 0.1:
        return Verdict(text=f"Wrong, with doubt: {given}, so the loss is high.", tone="poor")
    return Verdict(
        text=f"Confidently wrong: {given}, so the loss is large, and it has no upper bound.",
        tone="bad",
    )
