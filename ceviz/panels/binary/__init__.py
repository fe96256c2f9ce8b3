"""What the panels about one yes-or-no prediction share: parameters, axis, formula and words."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import partial
import math
from typing import Annotated, Literal

from msgspec import Meta

from ceviz.core import numerals
from ceviz.core.figure import Axis, Formula, Role, Verdict, coloured, dimmed, kept, ticks
from ceviz.core.units import NATS, Unit
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


_EXACT = 1e-12
_MOST_DECIMALS = 17  # a float64 has no more
_SMALL = -3  # the power of ten below which six decimals tell too little


def symbols(unit: Unit) -> tuple[str, str]:
    """The two terms of binary cross-entropy, without the minus sign in front of both."""
    log = unit.latex
    return rf"y {log} \hat y", rf"(1-y) {log}(1-\hat y)"


def given_to_truth(label: int, prediction: float) -> float:
    """The probability that the model gives to the true class."""
    return prediction if label == 1 else 1 - prediction


def put_in(probability: float, tells: Callable[[float], object], *, first: int = 6) -> str:
    """A probability in a formula, in LaTeX, with as many digits as the result needs that is shown.

    In three decimals, which is all that a slider sets, the line keeps its width. Others have six or
    more, or a power of ten; close to 1 they have the digits that tell them from it.

    Args:
        probability: Between 0 and 1, without the ends.
        tells: The result of the formula as it is shown, for a probability.
        first: The fewest decimals of one that no slider has set.
    """
    return in_decimals(probability, enough_decimals(probability, tells, first=first))


def enough_decimals(probability: float, tells: Callable[[float], object], *, first: int = 6) -> int:
    """How many decimals :func:`put_in` writes."""
    for decimals in (3, 6):
        if _has(probability, decimals):
            return decimals
    told, rest = tells(probability), min(probability, 1 - probability)
    power = math.floor(math.log10(rest))
    start = first if power >= _SMALL else 2 - power  # at least three digits
    for decimals in range(start, 16 - power):
        if tells(round(probability, decimals)) == told:
            break
    return decimals


def in_decimals(probability: float, decimals: int) -> str:
    """A probability in so many decimals, in LaTeX; a small one in powers of ten if six are few."""
    power = math.floor(math.log10(probability))
    if power < _SMALL and not _has(probability, 6):
        return numerals.in_latex(numerals.significant(probability, decimals + power + 1))
    return numerals.fixed(probability, decimals)


def _has(probability: float, decimals: int) -> bool:
    """Whether it has no more decimals than that."""
    written = round(probability, decimals)
    return abs(probability - written) < _EXACT and 0 < written < 1


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


def label_in_digits(label: float, *, soft: bool) -> str:
    """A label in a formula. In two decimals, all that a slider sets, the line keeps its width."""
    if soft and abs(label - round(label, 2)) < _EXACT:
        return numerals.fixed(label, 2)
    six = f"{label:g}"
    return numerals.exact_in_latex(label) if "e" in six else six


def loss_formula(
    label: float, prediction: float, loss: float, unit: Unit = NATS, *, soft: bool = False
) -> Formula:
    """Binary cross-entropy with letters, with the present numbers, and what is left of it.

    ``loss`` is in nats; ``unit`` is what the formula counts in. With a soft label the formula has
    the same form at 0 and 1 as between them, so that nothing jumps at the end of its slider.
    """
    y, log = label_in_digits(label, soft=soft), unit.latex
    shown = partial(_shown_loss, label, unit)
    p = put_in(prediction, shown)
    numbers = (rf"{y} \cdot {log}({p})", rf"(1-{y}) \cdot {log}(1-{p})")
    left = ""
    if not soft:
        right = given_to_truth(int(label), prediction)
        left = rf"= -{log}({put_in(right, partial(_shown_loss, 1, unit))}) "
    result = coloured("loss", numerals.in_latex(numerals.visible(unit.of(loss), 3)))
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


def number_put_in(
    number: float,
    tells: Callable[[float], object],
    *,
    as_set: Iterable[int] = (2, 3),
    first: int = 4,
) -> str:
    """A number in a formula, in the decimals that a slider sets, or in as many as are needed.

    It is written as :func:`numerals.fixed` does.

    Args:
        number: What is put in.
        tells: The result of the formula as it is shown, for a number.
        as_set: So many decimals tell it, where it has no more.
        first: The fewest decimals of one that has more.
    """
    for decimals in as_set:
        if abs(number - round(number, decimals)) < _EXACT:
            return numerals.fixed(number, decimals)
    told = tells(number)
    for decimals in range(first, _MOST_DECIMALS):
        if tells(round(number, decimals)) == told:
            break
    return numerals.fixed(number, decimals)
