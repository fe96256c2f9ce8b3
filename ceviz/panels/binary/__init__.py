"""What the panels about one yes-or-no prediction share: parameters, axis, formula and words."""

from __future__ import annotations

from typing import Annotated, Literal

from msgspec import Meta

from ceviz.core import numerals
from ceviz.core.figure import Axis, Formula, Role, Verdict, coloured, dimmed, kept, ticks

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

SYMBOLS = (r"y \ln \hat y", r"(1-y) \ln(1-\hat y)")
"""The two terms of binary cross-entropy, without the minus sign in front of both."""


def given_to_truth(label: int, prediction: float) -> float:
    """The probability that the model gives to the true class."""
    return prediction if label == 1 else 1 - prediction


def two_terms(terms: tuple[str, str], label: int, *, role: Role = "loss") -> str:
    """The sum of two LaTeX terms: the one that the label keeps, and the one that it removes."""
    first, second = terms
    if label == 1:
        return rf"{kept(role, first)} + {dimmed(second)}"
    return rf"{dimmed(first)} + {kept(role, second)}"


def loss_formula(label: int, prediction: float, loss: float) -> Formula:
    """Binary cross-entropy with letters, with the present numbers, and what is left of it."""
    p = f"{prediction:.3f}"
    numbers = (rf"{label} \cdot \ln({p})", rf"(1-{label}) \cdot \ln(1-{p})")
    left = f"{given_to_truth(label, prediction):.3f}"
    return Formula(
        key="loss",
        symbolic=rf"L = -\left[{two_terms(SYMBOLS, label)}\right]",
        substituted=rf"= -\left[{two_terms(numbers, label)}\right]",
        result=rf"= -\ln({left}) = {coloured('loss', numerals.latex(loss, 3))}",
    )


def confidence(label: int, prediction: float) -> Verdict:
    """How good one prediction is, in four bands from confidently correct to confidently wrong."""
    right = given_to_truth(label, prediction)
    given = f"the true class gets {100 * right:.1f} %"
    if right >= 0.9:
        return Verdict(text=f"Confidently correct: {given}, so the loss is near 0.", tone="good")
    if right > 0.5:
        return Verdict(text=f"Correct, with doubt: {given}, so the loss is low.", tone="fair")
    if right == 0.5:
        return Verdict(
            text="Undecided: both classes get 50 %, so the loss is ln 2 = 0.693 nats.",
            tone="fair",
        )
    if right > 0.1:
        return Verdict(text=f"Wrong, with doubt: {given}, so the loss is high.", tone="poor")
    return Verdict(
        text=f"Confidently wrong: {given}, so the loss is large, and it has no upper bound.",
        tone="bad",
    )
