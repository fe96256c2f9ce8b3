"""How each number of the loss curve comes about."""

from __future__ import annotations

from collections.abc import Callable
import math

from ceviz import model
from ceviz.core import numerals
from ceviz.core.numerals import exact_in_latex
from ceviz.core.panel import Explanation
from ceviz.core.units import BITS, NATS, Unit
from ceviz.panels.binary.explain import (
    as_base,
    central_difference,
    explained_logit,
    explained_loss_of,
    explained_prediction,
    numpy_in_unit,
    torch_in_unit,
)
from ceviz.panels.binary.given import given
from ceviz.panels.loss_curve import explain_second
from ceviz.panels.loss_curve.losses import entropy, numbers, slope_at, surprise
from ceviz.panels.loss_curve.params import LossCurveParams

_PER_LN_2 = r"\frac{1}{\ln 2} "
_LOG_ODDS = r"\log_{10}\frac{\hat y}{1-\hat y}"


def explain(params: LossCurveParams, readout: str) -> Explanation | None:
    """How one readout is computed; None for what the user sets, which has no formula."""
    explained = _EXPLAINED.get(readout)
    return explained(params) if explained else explain_second.explain(params, readout)


def _loss(params: LossCurveParams, unit: Unit) -> Explanation:
    return explained_loss_of(given(params, params.target), unit)


def _slope(params: LossCurveParams) -> Explanation:
    at = given(params, params.target)
    y, p, z, unit = params.target, params.prediction, params.z, params.counted_in
    number = unit.of(slope_at(params.axis, y, z))
    if params.axis != "prediction":
        return _slope_over_logit(params, number)

    def loss(prediction: float) -> float:
        return unit.of(float(model.binary_cross_entropy(prediction, y)))

    per, brackets = ("", ("", "")) if unit is NATS else (_PER_LN_2, (r"\left[", r"\right]"))
    opened, closed = f"{per}{brackets[0]}", brackets[1]
    q, hat = exact_in_latex(y), exact_in_latex(p)
    return Explanation(
        symbolic=r"\frac{dL}{d\hat y} = "
        rf"{opened}-\frac{{y}}{{\hat y}} + \frac{{1-y}}{{1-\hat y}}{closed}",
        substituted=rf"= {opened}-\frac{{{q}}}{{{hat}}} + \frac{{1-{q}}}{{1-{hat}}}{closed}",
        number=number,
        numpy=at.numpy
        + "slope = -y / np.float64(y_hat) + (1 - y) / (1 - np.float64(y_hat))\n"
        + numpy_in_unit("slope", unit),
        torch=at.torch + "y_hat.requires_grad_()\n"
        "F.binary_cross_entropy(y_hat, y).backward()\n" + torch_in_unit("y_hat.grad", unit),
        note="This is the slope over ŷ; over the logit z it is ŷ − y.",
        witness=central_difference(loss, p, 1e-5 * min(p, 1 - p)),
        witness_by="by a finite difference of the loss around ŷ",
    )


def _slope_over_logit(params: LossCurveParams, number: float) -> Explanation:
    at = given(params, params.target)
    y, z, unit = params.target, params.z, params.counted_in
    tenfold = params.axis == "log-odds"
    step = math.log(10) if tenfold else 1.0
    per = ("" if unit is NATS else _PER_LN_2) + (r"\ln 10 \cdot " if tenfold else "")

    def loss(logit: float) -> float:
        return step * unit.of(float(model.binary_cross_entropy_with_logits(logit, y)))

    tails = [numerals.fixed(step * unit.of(slope), 3) for slope in (-y, 1 - y) if slope]
    each = "tenfold step of the odds" if tenfold else "unit of z"
    times = " * np.log(10)" if tenfold else ""
    torch_slope = "z.grad"
    if tenfold:
        torch_slope = "(z.grad * torch.tensor(10.0, dtype=torch.float64).log())"
    return Explanation(
        symbolic=rf"\frac{{dL}}{{d{_LOG_ODDS if tenfold else 'z'}}} = {per}(\sigma(z) - y)",
        substituted=rf"= {per}(\sigma({exact_in_latex(z)}) - {exact_in_latex(y)})",
        number=number,
        numpy=at.numpy_error + numpy_in_unit(f"error{times}", unit),
        torch=at.torch_logit + f"{at.torch_loss()}.backward()\n" + torch_in_unit(torch_slope, unit),
        note=f"Where ŷ is quite wrong, that is {' or '.join(tails)} {unit.name} for each {each}: "
        "a straight line.",
        witness=central_difference(loss, z, 1e-5),
        witness_by="by a finite difference of the loss around z",
    )


def _surprise(params: LossCurveParams) -> Explanation:
    at = given(params, params.target)
    base = "e" if params.counted_in is NATS else "2"
    p = at.in_latex
    y = params.label
    return Explanation(
        symbolic=rf"{base}^L = \frac{{1}}{{{'' if y == 1 else '1-'}\hat y}}",
        substituted=rf"= \frac{{1}}{{{'' if y == 1 else '1-'}{p}}}",
        number=surprise(y, params.z),
        numpy=at.numpy_logs + "loss = -(y * log_p + (1 - y) * log_q)\nprint(float(np.exp(loss)))\n",
        torch=at.torch + f"print({at.torch_loss()}.exp().item())\n",
        note=f"A loss of L {params.unit} is as surprising as an event of which there is one in "
        f"{base}^L.",
        witness=math.exp(numbers(params).loss),
        witness_by="as e to the loss in nats",
    )


def _entropy(params: LossCurveParams) -> Explanation:
    at = given(params, params.target)
    y, unit = params.target, params.counted_in
    log, p = unit.latex, exact_in_latex(y)
    zero = "" if 0 < y < 1 else "  # 0 ln 0 is 0"
    terms = "0.0" if zero else "-(y * np.log(y) + (1 - y) * np.log1p(-y))"
    return Explanation(
        symbolic=rf"H(y) = -\left[y {log} y + (1-y) {log}(1-y)\right]",
        substituted=rf"= -\left[{p} {log} {as_base(p)} + (1-{p}) {log}(1-{p})\right]",
        number=unit.of(entropy(y)),
        numpy=at.numpy + f"least = {terms}{zero}\n" + numpy_in_unit("least", unit),
        torch=at.torch + torch_in_unit("F.binary_cross_entropy(y, y)", unit),
        note="Cross-entropy is lowest at ŷ = y, and its height there is the label's own entropy.",
    )


def _above_least(params: LossCurveParams) -> Explanation:
    at = given(params, params.target)
    y, unit = params.target, params.counted_in
    log, p, target = unit.latex, at.in_latex, exact_in_latex(y)
    if 0 < y < 1:
        terms = "y * (np.log(y) - log_p) + (1 - y) * (np.log1p(-y) - log_q)"
    else:
        terms = "-log_p" if y == 1 else "-log_q"
    return Explanation(
        symbolic=r"\text{KL}(y \| \hat y) = "
        rf"y {log}\frac{{y}}{{\hat y}} + (1-y) {log}\frac{{1-y}}{{1-\hat y}}",
        substituted=rf"= {target} \cdot {log}\frac{{{target}}}{{{p}}}"
        rf" + (1-{target}) \cdot {log}\frac{{1-{target}}}{{1-{p}}}",
        number=unit.of(numbers(params).above),
        numpy=at.numpy_logs + f"above = {terms}\n" + numpy_in_unit("above", unit),
        torch=at.torch
        + f"above = {at.torch_loss()} - F.binary_cross_entropy(y, y)\n"
        + torch_in_unit("above", unit),
        note="The loss is H(y), which no prediction changes, plus this, which is 0 at ŷ = y alone.",
    )


def _logit(params: LossCurveParams) -> Explanation | None:
    return explained_logit(params.prediction) if params.moved == "prediction" else None


def _prediction(params: LossCurveParams) -> Explanation | None:
    return explained_prediction(given(params, params.target))


_EXPLAINED: dict[str, Callable[[LossCurveParams], Explanation | None]] = {
    "loss": lambda params: _loss(params, params.counted_in),
    "bits": lambda params: _loss(params, BITS),
    "nats": lambda params: _loss(params, NATS),
    "entropy": _entropy,
    "kl": _above_least,
    "slope": _slope,
    "surprise": _surprise,
    "logit": _logit,
    "prediction": _prediction,
}
