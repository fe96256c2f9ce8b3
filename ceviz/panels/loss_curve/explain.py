"""How each number of the loss curve comes about."""

from __future__ import annotations

from collections.abc import Callable
import math

from ceviz import model
from ceviz.core.panel import Explanation
from ceviz.panels.binary import given_to_truth
from ceviz.panels.binary.explain import (
    central_difference,
    explained_bits,
    explained_logit,
    explained_loss,
    numpy_given,
    torch_given,
)
from ceviz.panels.loss_curve.params import LossCurveParams, slope


def explain(params: LossCurveParams, readout: str) -> Explanation | None:
    """How one readout is computed; None for what the user sets, which has no formula."""
    explained = _EXPLAINED.get(readout)
    return explained(params) if explained else None


def _slope(params: LossCurveParams) -> Explanation:
    y, p = params.label, params.prediction

    def loss(prediction: float) -> float:
        return float(model.binary_cross_entropy(prediction, y))

    return Explanation(
        symbolic=r"\frac{dL}{d\hat y} = -\frac{y}{\hat y} + \frac{1-y}{1-\hat y}",
        substituted=rf"= -\frac{{{y}}}{{{p!r}}} + \frac{{1-{y}}}{{1-{p!r}}}",
        number=slope(params),
        numpy=numpy_given(y, p)
        + "slope = -y / np.float64(y_hat) + (1 - y) / (1 - np.float64(y_hat))\n"
        "print(float(slope))\n",
        torch=torch_given(y, p) + "y_hat.requires_grad_()\n"
        "F.binary_cross_entropy(y_hat, y).backward()\n"
        "print(y_hat.grad.item())\n",
        note="This is the slope over ŷ; the Gradients panel shows the one over the logit z.",
        witness=central_difference(loss, p, 1e-5 * min(p, 1 - p)),
        witness_by="by a finite difference of the loss around ŷ",
    )


def _surprise(params: LossCurveParams) -> Explanation:
    y, p = params.label, params.prediction
    return Explanation(
        symbolic=r"e^L = \frac{1}{\hat y}" if y == 1 else r"e^L = \frac{1}{1-\hat y}",
        substituted=rf"= \frac{{1}}{{{p!r}}}" if y == 1 else rf"= \frac{{1}}{{1-{p!r}}}",
        number=1 / given_to_truth(y, p),
        numpy=numpy_given(y, p) + "loss = -(y * np.log(y_hat) + (1 - y) * np.log1p(-y_hat))\n"
        "print(float(np.exp(loss)))\n",
        torch=torch_given(y, p) + "print(F.binary_cross_entropy(y_hat, y).exp().item())\n",
        note="A loss of L nats is as surprising as an event of which there is one in e^L.",
        witness=math.exp(float(model.binary_cross_entropy(p, y))),
        witness_by="as e to the loss",
    )


_EXPLAINED: dict[str, Callable[[LossCurveParams], Explanation]] = {
    "loss": lambda params: explained_loss(params.label, params.prediction),
    "bits": lambda params: explained_bits(params.label, params.prediction),
    "slope": _slope,
    "surprise": _surprise,
    "logit": lambda params: explained_logit(params.prediction),
}
