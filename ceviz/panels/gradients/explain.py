"""How each number of the gradients panel comes about."""

from __future__ import annotations

from collections.abc import Callable

from msgspec.structs import replace

from ceviz import model
from ceviz.core.panel import Explanation
from ceviz.panels.binary.explain import (
    central_difference,
    explained_logit,
    explained_loss,
    numpy_given,
    torch_given,
)
from ceviz.panels.gradients import race_explain
from ceviz.panels.gradients.params import GradientsParams, gradients
from ceviz.panels.gradients.question import PEAK, truth

_STEP = 1e-5
_BY_DIFFERENCE = "by a finite difference of the loss around z"

_SIGMOID = "z = np.log(y_hat) - np.log1p(-y_hat)\nsigma = 1 / (1 + np.exp(-z))\n"
_LOGIT = "z = torch.logit(y_hat).requires_grad_()\n"


def explain(params: GradientsParams, readout: str) -> Explanation | None:
    """How one readout is computed; None for what is said in words alone."""
    if params.view == "race":
        return race_explain.explain(params, readout)
    if params.view == "question":  # asks about the guess what the other views ask about ŷ
        explained = _ASKED.get(readout)
        params = replace(params, prediction=params.guess)
    else:
        explained = _EXPLAINED.get(readout)
    return explained(params) if explained else None


def _cross_entropy(params: GradientsParams) -> Explanation:
    y, p, now = params.label, params.prediction, gradients(params.label, params.prediction)

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
    y, p, now = params.label, params.prediction, gradients(params.label, params.prediction)

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
    p, now = params.prediction, gradients(params.label, params.prediction)
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
    p, now = params.prediction, gradients(params.label, params.prediction)
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


def _squared_loss(params: GradientsParams) -> Explanation:
    y, p = params.label, params.prediction
    return Explanation(
        symbolic=r"L_{\text{MSE}} = (\hat y - y)^2",
        substituted=rf"= ({p!r} - {y})^2",
        number=float(model.squared_error(p, y)),
        numpy=numpy_given(y, p) + "print(float(np.square(y_hat - y)))\n",
        torch=torch_given(y, p) + "print(F.mse_loss(y_hat, y).item())  # no factor 1/2\n",
        witness=(p - y) * (p - y),
        witness_by="as a product",
    )


def _truth(params: GradientsParams) -> Explanation:
    """Where MSE's gradient is largest."""
    y = params.label
    slope = r"2 (1 - \hat y)(1 - 3 \hat y)" if y == 1 else r"2 \hat y (2 - 3 \hat y)"
    return Explanation(
        symbolic=rf"\frac{{d}}{{d\hat y}} \left|\frac{{dL_{{\text{{MSE}}}}}}{{dz}}\right|"
        rf" = {slope} = 0",
        substituted=rf"\hat y = \frac{{{2 - y}}}{{3}}",
        number=truth(y),
        numpy=_numpy_peak(y) + "print(float(peak))\n",
        torch=_torch_peak(y) + "print(peak.item())\n",
        note="The slope is 0 at the other end too, where the gradient is 0: its least, not its "
        "largest.",
    )


def _distance(params: GradientsParams) -> Explanation:
    y, guess = params.label, params.guess
    return Explanation(
        symbolic=rf"\left|\hat y - \frac{{{2 - y}}}{{3}}\right|",
        substituted=rf"= \left|{guess!r} - \frac{{{2 - y}}}{{3}}\right|",
        number=abs(guess - truth(y)),
        numpy=_numpy_peak(y) + f"print(float(abs({guess!r} - peak)))\n",
        torch=_torch_peak(y) + f"print(abs({guess!r} - peak).item())\n",
    )


def _share(params: GradientsParams) -> Explanation:
    y, p = params.label, params.guess
    return Explanation(
        symbolic=r"100\, \frac{2 |\hat y - y| \cdot \hat y (1 - \hat y)}{8/27}",
        substituted=rf"= 100\, \frac{{2 |{p!r} - {y}| \cdot {p!r} (1 - {p!r})}}{{8/27}}",
        number=100 * (abs(gradients(y, p).squared_error) / PEAK),
        numpy=numpy_given(y, p) + "size = 2 * np.abs(y_hat - y) * y_hat * (1 - y_hat)\n"
        "print(float(100 * size / (8 / 27)))\n",
        torch=torch_given(y, p) + "size = 2 * abs(y_hat - y) * y_hat * (1 - y_hat)\n"
        "print((100 * size / (8 / 27)).item())\n",
    )


def _numpy_peak(label: int) -> str:
    return (
        f"import numpy as np\n\ny = {label}\ny_hat = np.linspace(0, 1, 3001)\n"
        "size = 2 * np.abs(y_hat - y) * y_hat * (1 - y_hat)\npeak = y_hat[size.argmax()]\n"
    )


def _torch_peak(label: int) -> str:
    return (
        f"import torch\n\ny = {label}\n"
        "y_hat = torch.linspace(0, 1, 3001, dtype=torch.float64)\n"
        "size = 2 * abs(y_hat - y) * y_hat * (1 - y_hat)\npeak = y_hat[size.argmax()]\n"
    )


_EXPLAINED: dict[str, Callable[[GradientsParams], Explanation]] = {
    "cross-entropy": _cross_entropy,
    "squared error": _squared_error,
    "ratio": _ratio,
    "slope": _sigmoid_slope,
    "logit": lambda params: explained_logit(params.prediction),
    "loss": lambda params: explained_loss(params.label, params.prediction),
    "squared loss": _squared_loss,
}
_ASKED: dict[str, Callable[[GradientsParams], Explanation]] = {
    "cross-entropy": _cross_entropy,
    "squared error": _squared_error,
    "truth": _truth,
    "distance": _distance,
    "share": _share,
}
