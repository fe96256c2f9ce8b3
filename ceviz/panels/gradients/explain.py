"""How each number of the gradients panel comes about."""

from __future__ import annotations

from collections.abc import Callable
import math
from typing import NamedTuple

from msgspec.structs import replace

from ceviz import model
from ceviz.core.numerals import exact_in_latex
from ceviz.core.panel import Explanation
from ceviz.core.units import UNITS, Unit
from ceviz.panels.binary.explain import (
    central_difference,
    explained_logit,
    explained_loss,
    torch_in_unit,
)
from ceviz.panels.gradients import question_explain, race_explain
from ceviz.panels.gradients.explain_given import Given, given
from ceviz.panels.gradients.linked_words import losses
from ceviz.panels.gradients.params import Gradients, GradientsParams, gradients, logit_of

_STEP = 1e-4
_BY_DIFFERENCE = "by a finite difference of the loss around z"


class _Point(NamedTuple):
    """Where the gradients are explained, and how a snippet begins there."""

    label: int
    now: Gradients
    unit: Unit
    given: Given


def explain(params: GradientsParams, readout: str) -> Explanation | None:
    """How one readout is computed; None for what is said in words alone."""
    if params.view == "race":
        return race_explain.explain(params, readout)
    if params.view == "question":
        asked = question_explain.explain(params, readout)
        # It asks about the guess what the other views ask about ŷ.
        return asked or _explained(_at_guess(params), readout)
    return _explained(_at_prediction(params), readout)


def _at_prediction(params: GradientsParams) -> _Point:
    z = params.z if params.axis != "prediction" else None
    now = gradients(params.label, params.z)
    return _Point(params.label, now, UNITS[params.unit], given(params.label, params.prediction, z))


def _at_guess(params: GradientsParams) -> _Point:
    now = gradients(params.label, logit_of(params.guess))
    return _Point(params.label, now, UNITS[params.unit], given(params.label, params.guess, None))


def _explained(at: _Point, readout: str) -> Explanation | None:
    made = _EXPLAINED.get(readout)
    return made(at) if made else None


def _cross_entropy(at: _Point) -> Explanation:
    y, z, unit, start = at.label, at.now.logit, at.unit, at.given
    error, bits = rf"{start.latex} - {y}", unit.name == "bits"
    symbolic = r"\frac{1}{\ln 2} (\sigma(z) - y)" if bits else r"\sigma(z) - y = \hat y - y"
    note = (
        "Over several samples PyTorch takes the mean, which divides each gradient by their "
        "number; here there is one."
    )

    def loss(z: float) -> float:
        return unit.of(float(model.binary_cross_entropy_with_logits(z, y)))

    return Explanation(
        symbolic=rf"\frac{{dL_{{\text{{CE}}}}}}{{dz}} = {symbolic}",
        substituted=rf"= \frac{{1}}{{\ln 2}} ({error})" if bits else f"= {error}",
        number=unit.of(at.now.cross_entropy),
        numpy=start.numpy + f"print(float(error{' / np.log(2)' if bits else ''}))\n",
        torch=start.torch
        + "F.binary_cross_entropy_with_logits(z, y).backward()\n"
        + torch_in_unit("z.grad", unit),
        note=f"PyTorch's losses are in nats. {note}" if bits else note,
        witness=central_difference(loss, z, _STEP),
        witness_by=_BY_DIFFERENCE,
    )


def _squared_error(at: _Point) -> Explanation:
    y, p = at.label, at.given.latex
    return Explanation(
        symbolic=r"\frac{dL_{\text{MSE}}}{dz} = 2 (\hat y - y) \cdot \hat y (1 - \hat y)",
        substituted=rf"= 2 ({p} - {y}) \cdot {p} (1 - {p})",
        number=at.now.squared_error,
        numpy=at.given.numpy + "print(float(2 * error * y_hat * rest))\n",
        torch=at.given.torch
        + "F.mse_loss(torch.sigmoid(z), y).backward()  # no factor 1/2\nprint(z.grad.item())\n",
        note="The squared error is (ŷ − y)², as in PyTorch, without the ½ of some textbooks.",
        witness=central_difference(lambda z: losses(y, z)[1], at.now.logit, _STEP),
        witness_by=_BY_DIFFERENCE,
    )


def _ratio(at: _Point) -> Explanation:
    p = at.given.latex
    return Explanation(
        symbolic=r"\frac{\hat y - y}{2 (\hat y - y) \cdot \hat y (1 - \hat y)}"
        r" = \frac{1}{2 \hat y (1 - \hat y)}",
        substituted=rf"= \frac{{1}}{{2 \cdot {p} (1 - {p})}}",
        number=at.now.ratio,
        numpy=at.given.numpy + "print(float(error / (2 * error * y_hat * rest)))\n",
        torch=at.given.torch
        + "F.binary_cross_entropy_with_logits(z, y).backward()\n"
        + "of_cross_entropy = z.grad.item()\nz.grad = None\n"
        + "F.mse_loss(torch.sigmoid(z), y).backward()\n"
        + "print(of_cross_entropy / z.grad.item())\n",
        note="Cross-entropy counts in nats here; in bits the ratio would be 1.443 times as large, "
        "for the squared error has no unit. It is never less than 2, at ŷ = 1/2, and without bound "
        "towards both ends.",
        witness=at.now.cross_entropy / at.now.squared_error,
        witness_by="as one gradient over the other",
    )


def _sigmoid_slope(at: _Point) -> Explanation:
    p = at.given.latex
    return Explanation(
        symbolic=r"\sigma'(z) = \sigma(z) (1 - \sigma(z)) = \hat y (1 - \hat y)",
        substituted=rf"= {p} (1 - {p})",
        number=at.now.sigmoid_slope,
        numpy=at.given.numpy + "print(float(y_hat * rest))\n",
        torch=at.given.torch + "torch.sigmoid(z).backward()\nprint(z.grad.item())\n",
        witness=central_difference(lambda z: float(model.sigmoid(z)), -abs(at.now.logit), _STEP),
        witness_by="by a finite difference of σ around −|z|, where σ keeps its digits",
    )


def _squared_loss(at: _Point) -> Explanation:
    y = at.label
    return Explanation(
        symbolic=r"L_{\text{MSE}} = (\hat y - y)^2",
        substituted=rf"= ({at.given.latex} - {y})^2",
        number=losses(y, at.now.logit)[1],
        numpy=at.given.numpy + "print(float(np.square(error)))\n",
        torch=at.given.torch + "loss = F.mse_loss(torch.sigmoid(z), y)  # no factor 1/2\n"
        "print(loss.item())\n",
        witness=math.exp(2 * _log_missed(y, at.now.logit)),
        witness_by="as e to twice ln |ŷ − y|",
    )


def _log_missed(label: int, z: float) -> float:
    """The logarithm of the probability that the wrong class gets."""
    return -float(model.binary_cross_entropy_with_logits(z, 1 - label))


def _loss(at: _Point) -> Explanation:
    y, z, unit, bits = at.label, at.now.logit, at.unit, at.unit.name == "bits"
    number = unit.of(losses(y, z)[0])
    if at.given.z is None:
        return replace(explained_loss(y, at.given.prediction, unit), number=number)
    missed = math.exp(_log_missed(y, z))
    return Explanation(
        symbolic=rf"L = {unit.latex}\left(1 + e^{{{'-' if y == 1 else ''}z}}\right)",
        substituted=rf"= {unit.latex}\left(1 + e^{{{exact_in_latex(-z if y == 1 else z)}}}\right)",
        number=number,
        numpy=at.given.numpy
        + f"loss = np.logaddexp(0, {'-z' if y == 1 else 'z'})  # ln(e^0 + e^{'-z' if y else 'z'})\n"
        + f"print(float(loss{' / np.log(2)' if bits else ''}))\n",
        torch=at.given.torch
        + "loss = F.binary_cross_entropy_with_logits(z, y)\n"
        + torch_in_unit("loss", unit),
        note="PyTorch's losses are in nats." if bits else "",
        witness=unit.of(-math.log1p(-missed)),
        witness_by=f"as −{unit.log} of 1 less what the wrong class gets",
    )


def _logit(at: _Point) -> Explanation:
    return explained_logit(at.given.prediction)


def _prediction(at: _Point) -> Explanation:
    z = at.now.logit
    return Explanation(
        symbolic=r"\hat y = \sigma(z) = \frac{1}{1 + e^{-z}}",
        substituted=rf"= \frac{{1}}{{1 + e^{{{exact_in_latex(-z)}}}}}",
        number=float(model.sigmoid(z)),
        numpy=at.given.numpy + "print(float(y_hat))\n",
        torch=at.given.torch + "print(torch.sigmoid(z).item())\n",
        witness=math.exp(_log_missed(0, z)),
        witness_by="as e to minus the loss that it would have for y = 1",
    )


_EXPLAINED: dict[str, Callable[[_Point], Explanation]] = {
    "cross-entropy": _cross_entropy,
    "squared error": _squared_error,
    "ratio": _ratio,
    "slope": _sigmoid_slope,
    "logit": _logit,
    "prediction": _prediction,
    "loss": _loss,
    "squared loss": _squared_loss,
}
