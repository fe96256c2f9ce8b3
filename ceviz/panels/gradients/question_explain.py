"""How the numbers of the question come about: the peak, and how near to it the guess is."""

from __future__ import annotations

from collections.abc import Callable

from ceviz.core.numerals import exact_in_latex
from ceviz.core.panel import Explanation
from ceviz.panels.binary.given import numpy_given, torch_given
from ceviz.panels.gradients.params import GradientsParams, gradients, logit_of
from ceviz.panels.gradients.question import truth
from ceviz.panels.gradients.race import PEAK


def explain(params: GradientsParams, readout: str) -> Explanation | None:
    """How one of the readouts is computed that the question alone has."""
    explained = _EXPLAINED.get(readout)
    return explained(params) if explained else None


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
        substituted=rf"= \left|{exact_in_latex(guess)} - \frac{{{2 - y}}}{{3}}\right|",
        number=abs(guess - truth(y)),
        numpy=_numpy_peak(y) + f"print(float(abs({guess!r} - peak)))\n",
        torch=_torch_peak(y) + f"print(abs({guess!r} - peak).item())\n",
    )


def _share(params: GradientsParams) -> Explanation:
    y, p, exact = params.label, params.guess, exact_in_latex(params.guess)
    return Explanation(
        symbolic=r"100\, \frac{2 |\hat y - y| \cdot \hat y (1 - \hat y)}{8/27}",
        substituted=rf"= 100\, \frac{{2 |{exact} - {y}| \cdot {exact} (1 - {exact})}}{{8/27}}",
        number=100 * (abs(gradients(y, logit_of(p)).squared_error) / PEAK),
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
    "truth": _truth,
    "distance": _distance,
    "share": _share,
}
