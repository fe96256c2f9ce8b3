"""The formulas of the loss curve: the loss from ŷ or from z, and the one it is compared with."""

from __future__ import annotations

from collections.abc import Callable
import math

from ceviz.core import numerals
from ceviz.core.figure import Formula, Role, coloured
from ceviz.core.units import Unit
from ceviz.panels.binary import cross_entropy, label_in_digits, loss_formula, put_in, two_terms
from ceviz.panels.binary.readouts import LOGIT_DECIMALS, LOGIT_PLACES
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
    told = _label(params)
    log, number = unit.latex, _logit(abs(z), lambda rounded: _loss_told(y, z, rounded, unit))
    down, up = ("-", "") if z >= 0 else ("", "-")  # the signs of −z and of z
    letters = (rf"y {log}(1+e^{{-z}})", rf"(1-y) {log}(1+e^{{z}})")
    powers = (rf"e^{{{down}{number}}}", rf"e^{{{up}{number}}}")
    numbers = (rf"{told} \cdot {log}(1+{powers[0]})", rf"(1-{told}) \cdot {log}(1+{powers[1]})")
    left = "" if params.soft else rf"= {log}(1+{powers[0] if y == 1 else powers[1]}) "
    return Formula(
        key="loss",
        symbolic=f"L = {two_terms(letters, y)}",
        substituted=f"= {two_terms(numbers, y)}",
        result=f"{left}= {_result('loss', unit.of(loss))}",
    )


def _squared(other: Second, params: LossCurveParams, loss: float) -> Formula:
    y = other.target
    p = put_in(params.prediction, lambda rounded: numerals.fixed((y - rounded) ** 2, 4))
    return Formula(
        key="second",
        symbolic=r"L_{\text{SE}} = (y - \hat y)^2",
        substituted=rf"= ({_label(params)} - {p})^2",
        result=f"= {_result('other', loss)}",
    )


def _smoothed(other: Second, params: LossCurveParams, loss: float) -> Formula:
    unit, y = params.counted_in, other.smoothed
    log = unit.latex
    target = numerals.fixed(y, 3 if abs(y - round(y, 3)) < 1e-9 else 5)
    p = put_in(params.prediction, lambda rounded: unit.fixed(cross_entropy(y, rounded), 4))
    letters = (rf"y' {log} \hat y", rf"(1-y') {log}(1-\hat y)")
    numbers = (rf"{target} \cdot {log}({p})", rf"(1-{target}) \cdot {log}(1-{p})")
    terms, filled = (two_terms(pair, y, role="other") for pair in (letters, numbers))
    return Formula(
        key="second",
        symbolic=rf"L_\varepsilon = -\left[{terms}\right],\ "
        r"y' = (1-\varepsilon) y + \frac{\varepsilon}{2}",
        substituted=rf"= -\left[{filled}\right]",
        result=f"= {_result('other', unit.of(loss))}",
    )


def _focal(other: Second, params: LossCurveParams, loss: float) -> Formula:
    y, gamma, unit = other.target, other.amount, params.counted_in

    def told(rounded: float) -> str:
        ones = (1 - rounded) ** gamma * cross_entropy(1, rounded)
        zeros = rounded**gamma * cross_entropy(0, rounded)
        return unit.fixed(y * ones + (1 - y) * zeros, 4)

    p, label, log = put_in(params.prediction, told), _label(params), unit.latex
    letters = (
        rf"y (1-\hat y)^\gamma {log} \hat y",
        rf"(1-y) \hat y^\gamma {log}(1-\hat y)",
    )
    numbers = (
        rf"{label} \cdot (1-{p})^{{{gamma:.1f}}} {log}({p})",
        rf"(1-{label}) \cdot ({p})^{{{gamma:.1f}}} {log}(1-{p})",
    )
    terms, filled = (two_terms(pair, y, role="other") for pair in (letters, numbers))
    return Formula(
        key="second",
        symbolic=rf"L_\gamma = -\left[{terms}\right]",
        substituted=rf"= -\left[{filled}\right]",
        result=f"= {_result('other', unit.of(loss))}",
    )


def _label(params: LossCurveParams) -> str:
    return label_in_digits(params.target, soft=params.soft)


def _logit(size: float, tells: Callable[[float], str]) -> str:
    """The size of a logit: in the digits that a hand sets, or in as many as are needed."""
    if abs(size - round(size, LOGIT_DECIMALS)) < 1e-9:
        return numerals.shortest(size, LOGIT_PLACES, LOGIT_DECIMALS)
    told = tells(size)
    decimals = next(n for n in range(5, 17) if n == 16 or tells(round(size, n)) == told)
    return numerals.fixed(size, decimals)


def _loss_told(y: float, z: float, size: float, unit: Unit) -> str:
    """The loss as it is shown, for a logit with the sign of another one."""
    logit = math.copysign(size, z)
    loss = y * math.log1p(math.exp(-logit)) + (1 - y) * math.log1p(math.exp(logit))
    return unit.fixed(loss, 3)


def _result(role: Role, number: float) -> str:
    """The result in as many decimals at any time, so that the line keeps its width."""
    return coloured(role, numerals.latex(number, 3 if role == "loss" else 4))
