"""How each number of the gradients panel comes about."""

from __future__ import annotations

from collections.abc import Callable

from ceviz import model
from ceviz.core.panel import Explanation
from ceviz.panels.binary.explain import (
    central_difference,
    explained_logit,
    numpy_given,
    torch_given,
)
from ceviz.panels.gradients.params import GradientsParams, gradients

_STEP = 1e-5
_BY_DIFFERENCE = "by a finite difference of the loss around z"

_SIGMOID = "z = np.log(y_hat) - np.log1p(-y_hat)\nsigma = 1 / (1 + np.exp(-z))\n"
_LOGIT = "z = torch.logit(y_hat).requires_grad_()\n"


def explain(params: GradientsParams, readout: str) -> Explanation | None:
    """How one readout is computed; None for what is said in words alone."""
    explained = _EXPLAINED.get(readout)
    return explained(params) if explained else None


def _cross_entropy(params: GradientsParams) -> Explanation:
    y, p, now = params.label, params.prediction, gradients(params)

    def loss(z: float) -> float:
        return float(model.binary_cross_entropy_with_logits(z, y))

    return Explanation(
        symbolic=r"\frac{dL_{\text{CE}}}{dz} = \sigma(z) - y = \hat y - y",
        substituted=rf"= {p!r} - {y}",
        number=now.cross_entropy,
        numpy=numpy_given(y, p) + _SIGMOID + "print(float(sigma - y))\n",
        torch=torch_given(y, p)
        + _LOGIT
        + "F.binary_cross_entropy_with_logits(z, y).backward()\nprint(z.grad.item())\n",
        note="Over several samples PyTorch takes the mean, which divides each gradient by their "
        "number; here there is one.",
        witness=central_difference(loss, now.logit, _STEP),
        witness_by=_BY_DIFFERENCE,
    )


def _squared_error(params: GradientsParams) -> Explanation:
    y, p, now = params.label, params.prediction, gradients(params)

    def loss(z: float) -> float:
        return float(model.squared_error(model.sigmoid(z), y))

    return Explanation(
        symbolic=r"\frac{dL_{\text{MSE}}}{dz} = 2 (\hat y - y) \cdot \hat y (1 - \hat y)",
        substituted=rf"= 2 ({p!r} - {y}) \cdot {p!r} (1 - {p!r})",
        number=now.squared_error,
        numpy=numpy_given(y, p)
        + _SIGMOID
        + "print(float(2 * (sigma - y) * sigma * (1 - sigma)))\n",
        torch=torch_given(y, p)
        + _LOGIT
        + "F.mse_loss(torch.sigmoid(z), y).backward()  # no factor 1/2\nprint(z.grad.item())\n",
        note="The squared error is (ŷ − y)², as in PyTorch, without the ½ of some textbooks.",
        witness=central_difference(loss, now.logit, _STEP),
        witness_by=_BY_DIFFERENCE,
    )


def _ratio(params: GradientsParams) -> Explanation:
    p, now = params.prediction, gradients(params)
    return Explanation(
        symbolic=r"\frac{\hat y - y}{2 (\hat y - y) \cdot \hat y (1 - \hat y)}"
        r" = \frac{1}{2 \hat y (1 - \hat y)}",
        substituted=rf"= \frac{{1}}{{2 \cdot {p!r} (1 - {p!r})}}",
        number=now.cross_entropy / now.squared_error,
        numpy=numpy_given(params.label, p)
        + _SIGMOID
        + "print(float((sigma - y) / (2 * (sigma - y) * sigma * (1 - sigma))))\n",
        torch=torch_given(params.label, p)
        + "z, w = (torch.logit(y_hat).requires_grad_() for _ in range(2))\n"
        "F.binary_cross_entropy_with_logits(z, y).backward()\n"
        "F.mse_loss(torch.sigmoid(w), y).backward()\n"
        "print((z.grad / w.grad).item())\n",
        note="Never less than 2, at ŷ = 1/2; without bound towards both ends.",
        witness=1 / (2 * p * (1 - p)),
        witness_by="as 1/(2ŷ(1 − ŷ)): the error ŷ − y cancels",
    )


def _sigmoid_slope(params: GradientsParams) -> Explanation:
    p, now = params.prediction, gradients(params)
    return Explanation(
        symbolic=r"\sigma'(z) = \sigma(z) (1 - \sigma(z)) = \hat y (1 - \hat y)",
        substituted=rf"= {p!r} (1 - {p!r})",
        number=now.sigmoid_slope,
        numpy=numpy_given(params.label, p) + _SIGMOID + "print(float(sigma * (1 - sigma)))\n",
        torch=torch_given(params.label, p)
        + _LOGIT
        + "torch.sigmoid(z).backward()\nprint(z.grad.item())\n",
        witness=central_difference(lambda z: float(model.sigmoid(z)), now.logit, _STEP),
        witness_by="by a finite difference of σ around z",
    )


_EXPLAINED: dict[str, Callable[[GradientsParams], Explanation]] = {
    "cross-entropy": _cross_entropy,
    "squared error": _squared_error,
    "ratio": _ratio,
    "slope": _sigmoid_slope,
    "logit": lambda params: explained_logit(params.prediction),
}
