"""The formulas of the loss curve: the loss from ŷ or from z, and the one it is compared with."""

from __future__ import annotations

import math

from ceviz.core import numerals
from ceviz.core.figure import Formula, Role, coloured
from ceviz.core.units import Unit
from ceviz.panels.binary import cross_entropy, loss_formula, two_terms
from ceviz.panels.binary.digits import label_put_in, number_put_in, probability_put_in
from ceviz.panels.loss_curve.losses import Numbers, Second, second
from ceviz.panels.loss_curve.params import LossCurveParams


def formulas(params: LossCurveParams, now: Numbers) -> tuple[Formula, ...]:
    """One for each loss."""
    if params.axis == "prediction":
        first = loss_formula(
            params.target, params.prediction, now.loss, params.counted_in, soft=params.soft
        )
    else:
        first = _from_logit(params, now.loss)
    other = second(params)
    if other is None or now.second is None:
        return (first,)
    make = {"squared": _squared, "smoothing": _smoothed, "focal": _focal}[other.kind]
    return first, make(other, params, now.second)


def _from_logit(params: LossCurveParams, loss: float) -> Formula:
    """Cross-entropy as softplus, the form that holds its digits in the tails."""
    y, z, unit = params.target, params.z, params.counted_in
    label = label_put_in(y, lambda y: _loss_told(y, z, unit), soft=params.soft)
    told, read = numerals.in_latex(label), numerals.number_in(label)
    log = unit.latex
    number = number_put_in(abs(z), lambda size: _loss_told(read, math.copysign(size, z), unit))
    down, up = ("-", "") if z >= 0 else ("", "-")  # the signs of −z and of z
    letters = (rf"y {log}(1+e^{{-z}})", rf"(1-y) {log}(1+e^{{z}})")
    powers = (rf"e^{{{down}{number}}}", rf"e^{{{up}{number}}}")
    numbers = (rf"{told} \cdot {log}(1+{powers[0]})", rf"(1-{told}) \cdot {log}(1+{powers[1]})")
    left = "" if params.soft else rf"= {log}(1+{powers[0] if y == 1 else powers[1]}) "
    return Formula(
        key="loss",
        symbolic=f"L = {two_terms(letters, y)}",
        substituted=f"= {two_terms(numbers, y)}",
        result=f"{left}= {_result('loss', loss, unit)}",
    )


def _squared(other: Second, params: LossCurveParams, loss: float) -> Formula:
    prediction = params.prediction

    def told(rounded: float, y: float) -> str:
        return numerals.visible((y - rounded) ** 2, 4)

    y = label_put_in(other.target, lambda y: told(prediction, y), soft=params.soft)
    read = numerals.number_in(y)
    p = probability_put_in(prediction, lambda rounded: told(rounded, read))
    return Formula(
        key="second",
        symbolic=r"L_{\text{SE}} = (y - \hat y)^2",
        substituted=rf"= ({numerals.in_latex(y)} - {p})^2",
        result=f"= {coloured('other', numerals.in_latex(numerals.visible(loss, 4)))}",
    )


def _smoothed(other: Second, params: LossCurveParams, loss: float) -> Formula:
    unit, y, prediction = params.counted_in, other.smoothed, params.prediction
    log = unit.latex

    def told(rounded: float, label: float) -> str:
        return unit.visible(cross_entropy(label, rounded), 4)

    target = number_put_in(y, lambda label: told(prediction, label), as_set=(3,))
    p = probability_put_in(prediction, lambda rounded: told(rounded, numerals.number_in(target)))
    letters = (rf"y' {log} \hat y", rf"(1-y') {log}(1-\hat y)")
    numbers = (rf"{target} \cdot {log}({p})", rf"(1-{target}) \cdot {log}(1-{p})")
    terms, filled = (two_terms(pair, y, role="other") for pair in (letters, numbers))
    return Formula(
        key="second",
        symbolic=rf"L_\varepsilon = -\left[{terms}\right],\ "
        r"y' = (1-\varepsilon) y + \frac{\varepsilon}{2}",
        substituted=rf"= -\left[{filled}\right]",
        result=f"= {_result('other', loss, unit)}",
    )


def _focal(other: Second, params: LossCurveParams, loss: float) -> Formula:
    y, gamma, unit = other.target, other.amount, params.counted_in

    def told(rounded: float, power: float, y: float) -> str:
        ones = (1 - rounded) ** power * cross_entropy(1, rounded)
        zeros = rounded**power * cross_entropy(0, rounded)
        return unit.visible(y * ones + (1 - y) * zeros, 4)

    prediction, log = params.prediction, unit.latex
    text = label_put_in(y, lambda y: told(prediction, gamma, y), soft=params.soft)
    label, read = numerals.in_latex(text), numerals.number_in(text)
    power = number_put_in(gamma, lambda power: told(prediction, power, read), as_set=(1,))
    set_power = numerals.number_in(power)
    p = probability_put_in(prediction, lambda rounded: told(rounded, set_power, read))
    letters = (
        rf"y (1-\hat y)^\gamma {log} \hat y",
        rf"(1-y) \hat y^\gamma {log}(1-\hat y)",
    )
    numbers = (
        rf"{label} \cdot (1-{p})^{{{power}}} {log}({p})",
        rf"(1-{label}) \cdot ({p})^{{{power}}} {log}(1-{p})",
    )
    terms, filled = (two_terms(pair, y, role="other") for pair in (letters, numbers))
    return Formula(
        key="second",
        symbolic=rf"L_\gamma = -\left[{terms}\right]",
        substituted=rf"= -\left[{filled}\right]",
        result=f"= {_result('other', loss, unit)}",
    )


def _loss_told(y: float, logit: float, unit: Unit) -> str:
    """The loss as it is shown."""
    loss = y * math.log1p(math.exp(-logit)) + (1 - y) * math.log1p(math.exp(logit))
    return unit.visible(loss, 3)


def _result(role: Role, loss: float, unit: Unit) -> str:
    return unit.behind(coloured(role, unit.in_latex(loss, 3 if role == "loss" else 4)))
