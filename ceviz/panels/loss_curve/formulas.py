"""The formulas of the loss curve: the loss from ŷ or from z, and the one it is compared with."""

from __future__ import annotations

from ceviz.core import numerals
from ceviz.core.figure import Formula, Role, coloured
from ceviz.core.units import Unit
from ceviz.panels.binary import loss_formula, two_terms, under_log, under_log_of_rest
from ceviz.panels.loss_curve.losses import Numbers, Second, second
from ceviz.panels.loss_curve.params import LossCurveParams


def formulas(params: LossCurveParams, now: Numbers) -> tuple[Formula, ...]:
    """One for each loss."""
    unit, y = params.counted_in, params.target
    if params.axis == "prediction":
        first = loss_formula(y, params.prediction, now.loss, unit)
    else:
        first = _from_logit(y, params.logit, now.loss, unit)
    other = second(params)
    if other is None or now.second is None:
        return (first,)
    make = {"squared": _squared, "smoothing": _smoothed, "focal": _focal}[other.kind]
    return first, make(other, params.prediction, now.second, unit)


def _from_logit(y: float, z: float, loss: float, unit: Unit) -> Formula:
    """Cross-entropy as softplus, the form that holds its digits in the tails."""
    log, number = unit.latex, numerals.fixed(abs(z), 2)
    down, up = ("-", "") if z >= 0 else ("", "-")  # the signs of −z and of z
    letters = (rf"y {log}(1+e^{{-z}})", rf"(1-y) {log}(1+e^{{z}})")
    powers = (rf"e^{{{down}{number}}}", rf"e^{{{up}{number}}}")
    numbers = (rf"{y:g} \cdot {log}(1+{powers[0]})", rf"(1-{y:g}) \cdot {log}(1+{powers[1]})")
    left = "" if 0 < y < 1 else rf"= {log}(1+{powers[0] if y == 1 else powers[1]}) "
    return Formula(
        key="loss",
        symbolic=f"L = {two_terms(letters, y)}",
        substituted=f"= {two_terms(numbers, y)}",
        result=f"{left}= {_result('loss', unit.of(loss))}",
    )


def _squared(other: Second, prediction: float, loss: float, unit: Unit) -> Formula:
    return Formula(
        key="second",
        symbolic=r"L_{\text{SE}} = (y - \hat y)^2",
        substituted=rf"= ({other.target:g} - {prediction:.3f})^2",
        result=f"= {_result('other', loss)}",
    )


def _smoothed(other: Second, prediction: float, loss: float, unit: Unit) -> Formula:
    log, target = unit.latex, f"{other.smoothed:.3f}"
    p, q = under_log(prediction, True), under_log_of_rest(prediction, True)
    letters = (rf"y' {log} \hat y", rf"(1-y') {log}(1-\hat y)")
    numbers = (rf"{target} \cdot {log}({p})", rf"(1-{target}) \cdot {log}(1-{q})")
    terms, put_in = (two_terms(pair, other.smoothed, role="other") for pair in (letters, numbers))
    return Formula(
        key="second",
        symbolic=rf"L_\varepsilon = -\left[{terms}\right],\ "
        r"y' = (1-\varepsilon) y + \frac{\varepsilon}{2}",
        substituted=rf"= -\left[{put_in}\right]",
        result=f"= {_result('other', unit.of(loss))}",
    )


def _focal(other: Second, prediction: float, loss: float, unit: Unit) -> Formula:
    y, gamma, log, p = other.target, other.amount, unit.latex, f"{prediction:.3f}"
    low, high = under_log(prediction, y > 0), under_log_of_rest(prediction, y < 1)
    letters = (
        rf"y (1-\hat y)^\gamma {log} \hat y",
        rf"(1-y) \hat y^\gamma {log}(1-\hat y)",
    )
    numbers = (
        rf"{y:g} \cdot (1-{p})^{{{gamma:.1f}}} {log}({low})",
        rf"(1-{y:g}) \cdot {p}^{{{gamma:.1f}}} {log}(1-{high})",
    )
    terms, put_in = (two_terms(pair, y, role="other") for pair in (letters, numbers))
    return Formula(
        key="second",
        symbolic=rf"L_\gamma = -\left[{terms}\right]",
        substituted=rf"= -\left[{put_in}\right]",
        result=f"= {_result('other', unit.of(loss))}",
    )


def _result(role: Role, number: float) -> str:
    """The result in as many decimals at any time, so that the line keeps its width."""
    return coloured(role, numerals.latex(number, 3 if role == "loss" else 4))
