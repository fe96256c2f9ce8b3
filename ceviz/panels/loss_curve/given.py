"""The lines that code about one prediction starts with: from ŷ, or from z where the axis shows z.

Both define y, and the logarithms of ŷ and of 1 − ŷ with all their digits.
"""

from __future__ import annotations

from ceviz.core.numerals import exact_in_latex
from ceviz.panels.binary.explain import numpy_given, torch_given
from ceviz.panels.loss_curve.params import LossCurveParams


def from_logit(params: LossCurveParams) -> bool:
    """Whether the state is said by z."""
    return params.moved == "logit"


def in_numpy(params: LossCurveParams) -> str:
    """Imports, y, and what the axis shows."""
    y = params.target
    if from_logit(params):
        return f"import numpy as np\n\ny, z = {y}, {params.z!r}\n"
    return numpy_given(y, params.prediction)


def in_torch(params: LossCurveParams) -> str:
    """The same in PyTorch, in float64 as NumPy has them."""
    if from_logit(params):
        return f"""\
import torch
import torch.nn.functional as F

y = torch.tensor({params.target}, dtype=torch.float64)
z = torch.tensor({params.z!r}, dtype=torch.float64)
"""
    return torch_given(params.target, params.prediction)


def numpy_logs(params: LossCurveParams) -> str:
    """With log_p and log_q, the logarithms of ŷ and of 1 − ŷ."""
    if from_logit(params):
        logs = "log_p, log_q = -np.logaddexp(0, -z), -np.logaddexp(0, z)\n"
    else:
        logs = "log_p, log_q = np.log(y_hat), np.log1p(-y_hat)\n"
    return in_numpy(params) + logs


def torch_logs(params: LossCurveParams) -> str:
    """The same in PyTorch."""
    if from_logit(params):
        logs = "log_p, log_q = F.logsigmoid(z), F.logsigmoid(-z)\n"
    else:
        logs = "log_p, log_q = y_hat.log(), torch.log1p(-y_hat)\n"
    return in_torch(params) + logs


def torch_loss(params: LossCurveParams, target: str = "y") -> str:
    """The call of PyTorch that gives cross-entropy in nats."""
    if from_logit(params):
        return f"F.binary_cross_entropy_with_logits(z, {target})"
    return f"F.binary_cross_entropy(y_hat, {target})"


def numpy_error(params: LossCurveParams) -> str:
    """The lines that start with y, and end with the error ŷ − y, exact in the tails."""
    if from_logit(params):
        error = "error = (1 - y) / (1 + np.exp(-z)) - y / (1 + np.exp(z))  # σ(z) - y\n"
    else:
        error = "error = y_hat - y\n"
    return in_numpy(params) + error


def prediction_in_latex(params: LossCurveParams) -> str:
    """ŷ with all its digits, as σ(z) where the axis shows z."""
    if from_logit(params):
        return rf"\sigma({exact_in_latex(params.z)})"
    return exact_in_latex(params.prediction)
