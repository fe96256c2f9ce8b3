"""What the panels about one yes-or-no prediction share: parameters, axis, formula and words."""

from __future__ import annotations

from functools import partial
import math
from typing import Annotated, Literal

from msgspec import Meta

from ceviz.core import numerals
from ceviz.core.figure import Axis, Formula, Role, Verdict, coloured, dimmed, kept, ticks
from ceviz.core.units import NATS, Unit
from ceviz.panels.binary.digits import label_put_in, probability_put_in
from ceviz.panels.binary.readouts import PREDICTION_PLACES

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
        extra={"step": 0.01, "coarse": 0.1, "decimals": PREDICTION_PLACES},
    ),
]

PREDICTION_AXIS = Axis(
    label="prediction ŷ = P(class 1)", low=0, high=1, ticks=ticks(0, 0.2, 0.4, 0.6, 0.8, 1)
)


def symbols(unit: Unit) -> tuple[str, str]:
    """The two terms of binary cross-entropy, without the minus sign in front of both."""
    log = unit.latex
    return rf"y {log} \hat y", rf"(1-y) {log}(1-\hat y)"


def given_to_truth(label: int, prediction: float) -> float:
    """The probability that the model gives to the true class."""
    return prediction if label == 1 else 1 - prediction


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


def loss_formula(
    label: float,
    prediction: float,
    loss: float,
    unit: Unit = NATS,
    *,
    soft: bool = False,
) -> Formula:
    """Binary cross-entropy with letters, with the present numbers, and what is left of it.

    ``loss`` is in nats; ``unit`` is what the formula counts in. With a soft label the formula has
    the same form at 0 and 1 as between them, so that nothing jumps at the end of its slider.
    """
    log = unit.latex
    label_text = label_put_in(label, lambda y: _shown_loss(y, unit, prediction), soft=soft)
    y = numerals.in_latex(label_text)
    p = probability_put_in(prediction, partial(_shown_loss, numerals.number_in(label_text), unit))
    numbers = (rf"{y} \cdot {log}({p})", rf"(1-{y}) \cdot {log}(1-{p})")
    left = ""
    if not soft:
        right = given_to_truth(int(label), prediction)
        left = rf"= -{log}({probability_put_in(right, partial(_shown_loss, 1, unit))}) "
    result = unit.behind(coloured("loss", unit.in_latex(loss)))
    return Formula(
        key="loss",
        symbolic=rf"L = -\left[{two_terms(symbols(unit), label)}\right]",
        substituted=rf"= -\left[{two_terms(numbers, label)}\right]",
        result=rf"{left}= {result}",
    )


def _shown_loss(label: float, unit: Unit, prediction: float) -> str:
    """Binary cross-entropy in the digits that the formula shows."""
    return unit.visible(cross_entropy(label, prediction), 3)


def cross_entropy(label: float, prediction: float) -> float:
    """Binary cross-entropy in nats, of one prediction between 0 and 1."""
    if not 0 < prediction < 1:  # where it was rounded to one of them
        return math.inf
    return -(label * math.log(prediction) + (1 - label) * math.log1p(-prediction))


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
