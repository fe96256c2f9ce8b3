"""How each number of the loss curve comes about."""

from __future__ import annotations

from collections.abc import Callable
import math

from ceviz import model
from ceviz.core import numerals
from ceviz.core.numerals import exact_in_latex
from ceviz.core.panel import Explanation
from ceviz.core.units import BITS, NATS, Unit
from ceviz.panels.binary.across import decimals_kept
from ceviz.panels.binary.explain import (
    as_base,
    central_difference,
    explained_logit,
    explained_loss,
    numpy_in_unit,
    torch_in_unit,
)
from ceviz.panels.loss_curve import explain_second, given
from ceviz.panels.loss_curve.losses import entropy, numbers, slope_at, surprise
from ceviz.panels.loss_curve.params import LossCurveParams

_PER_LN_2 = r"\frac{1}{\ln 2} "
_LOG_ODDS = r"\log_{10}\frac{\hat y}{1-\hat y}"


def explain(params: LossCurveParams, readout: str) -> Explanation | None:
    """How one readout is computed; None for what the user sets, which has no formula."""
    explained = _EXPLAINED.get(readout)
    return explained(params) if explained else explain_second.explain(params, readout)


def _loss(params: LossCurveParams, unit: Unit) -> Explanation:
    z, log, y = params.z, unit.latex, exact_in_latex(params.target)
    loss = numbers(params).loss
    if not given.from_logit(params):
        return explained_loss(params.target, params.prediction, unit)
    down, up = exact_in_latex(-z), exact_in_latex(z)
    left = "L" if unit is NATS else r"\frac{L}{\ln 2}"
    return Explanation(
        symbolic=rf"{left} = y {log}(1+e^{{-z}}) + (1-y) {log}(1+e^{{z}})",
        substituted=rf"= {y} \cdot {log}(1+e^{{{down}}}) + (1-{y}) \cdot {log}(1+e^{{{up}}})",
        number=unit.of(loss),
        numpy=given.numpy_logs(params)
        + "loss = -(y * log_p + (1 - y) * log_q)\n"
        + numpy_in_unit("loss", unit),
        torch=given.in_torch(params)
        + f"loss = {given.torch_loss(params)}\n"
        + torch_in_unit("loss", unit),
        note="Computed from z, the loss keeps its digits where ŷ is close to 0 or 1.",
    )


def _slope(params: LossCurveParams) -> Explanation:
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
        numpy=given.in_numpy(params)
        + "slope = -y / np.float64(y_hat) + (1 - y) / (1 - np.float64(y_hat))\n"
        + numpy_in_unit("slope", unit),
        torch=given.in_torch(params) + "y_hat.requires_grad_()\n"
        "F.binary_cross_entropy(y_hat, y).backward()\n" + torch_in_unit("y_hat.grad", unit),
        note="This is the slope over ŷ; over the logit z it is ŷ − y.",
        witness=central_difference(loss, p, 1e-5 * min(p, 1 - p)),
        witness_by="by a finite difference of the loss around ŷ",
    )


def _slope_over_logit(params: LossCurveParams, number: float) -> Explanation:
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
        numpy=given.numpy_error(params) + numpy_in_unit(f"error{times}", unit),
        torch=given.in_torch(params) + "z.requires_grad_()\n"
        f"{given.torch_loss(params)}.backward()\n" + torch_in_unit(torch_slope, unit),
        note=f"Where ŷ is quite wrong, that is {' or '.join(tails)} {unit.name} for each {each}: "
        "a straight line.",
        witness=central_difference(loss, z, 1e-5),
        witness_by="by a finite difference of the loss around z",
    )


def _surprise(params: LossCurveParams) -> Explanation:
    base = "e" if params.counted_in is NATS else "2"
    p = given.prediction_in_latex(params)
    y = params.label
    return Explanation(
        symbolic=rf"{base}^L = \frac{{1}}{{{'' if y == 1 else '1-'}\hat y}}",
        substituted=rf"= \frac{{1}}{{{'' if y == 1 else '1-'}{p}}}",
        number=surprise(y, params.z),
        numpy=given.numpy_logs(params)
        + "loss = -(y * log_p + (1 - y) * log_q)\nprint(float(np.exp(loss)))\n",
        torch=given.in_torch(params) + f"print({given.torch_loss(params)}.exp().item())\n",
        note=f"A loss of L {params.unit} is as surprising as an event of which there is one in "
        f"{base}^L.",
        witness=math.exp(numbers(params).loss),
        witness_by="as e to the loss in nats",
    )


def _entropy(params: LossCurveParams) -> Explanation:
    y, unit = params.target, params.counted_in
    log, p = unit.latex, exact_in_latex(y)
    zero = "" if 0 < y < 1 else "  # 0 ln 0 is 0"
    terms = "0.0" if zero else "-(y * np.log(y) + (1 - y) * np.log1p(-y))"
    return Explanation(
        symbolic=rf"H(y) = -\left[y {log} y + (1-y) {log}(1-y)\right]",
        substituted=rf"= -\left[{p} {log} {as_base(p)} + (1-{p}) {log}(1-{p})\right]",
        number=unit.of(entropy(y)),
        numpy=given.in_numpy(params) + f"least = {terms}{zero}\n" + numpy_in_unit("least", unit),
        torch=given.in_torch(params) + torch_in_unit("F.binary_cross_entropy(y, y)", unit),
        note="Cross-entropy is lowest at ŷ = y, and its height there is the label's own entropy.",
    )


def _above_least(params: LossCurveParams) -> Explanation:
    y, unit = params.target, params.counted_in
    log, p, target = unit.latex, given.prediction_in_latex(params), exact_in_latex(y)
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
        numpy=given.numpy_logs(params) + f"above = {terms}\n" + numpy_in_unit("above", unit),
        torch=given.in_torch(params)
        + f"above = {given.torch_loss(params)} - F.binary_cross_entropy(y, y)\n"
        + torch_in_unit("above", unit),
        note="The loss is H(y), which no prediction changes, plus this, which is 0 at ŷ = y alone.",
    )


def _logit(params: LossCurveParams) -> Explanation | None:
    return None if given.from_logit(params) else explained_logit(params.prediction)


def _prediction(params: LossCurveParams) -> Explanation | None:
    """ŷ, where the user sets z."""
    if not given.from_logit(params):
        return None
    z, decimals = params.z, decimals_kept(params.prediction)
    return Explanation(
        symbolic=r"\hat y = \sigma(z) = \frac{1}{1+e^{-z}}",
        substituted=rf"= \frac{{1}}{{1+e^{{{exact_in_latex(-z)}}}}}",
        number=params.prediction,
        numpy=given.in_numpy(params) + f"print(round(float(1 / (1 + np.exp(-z))), {decimals}))\n",
        torch=given.in_torch(params) + f"print(round(torch.sigmoid(z).item(), {decimals}))\n",
        note="The inverse of z = ln(ŷ/(1 − ŷ)), rounded to 12 digits of what ŷ is away "
        "from the nearer of 0 and 1.",
    )


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
