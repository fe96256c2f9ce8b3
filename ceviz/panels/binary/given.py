"""The lines that code about one prediction starts with: from ŷ, or from z where that is set."""

from __future__ import annotations

from typing import NamedTuple

from ceviz.core.numerals import exact_in_latex
from ceviz.panels.binary.across import OnAxis


def numpy_given(label: float, prediction: float) -> str:
    """The first lines of a NumPy snippet: the import, y and ŷ."""
    return f"import numpy as np\n\ny, y_hat = {label}, {prediction!r}\n"


def torch_given(label: float, prediction: float) -> str:
    """The first lines of a PyTorch snippet: the imports, y and ŷ, in float64 as NumPy has them."""
    return _torch(label, "y_hat", prediction)


def _torch(label: float, name: str, value: float) -> str:
    return f"""\
import torch
import torch.nn.functional as F

y = torch.tensor({label}, dtype=torch.float64)
{name} = torch.tensor({value!r}, dtype=torch.float64)
"""


class Given(NamedTuple):
    """A label and a prediction in code, which keep all their digits in both tails.

    ``z`` is None where ŷ itself is given, and z follows from it.
    """

    label: float
    prediction: float
    z: float | None

    @property
    def in_latex(self) -> str:
        """ŷ with all its digits, as σ(z) where z is given."""
        if self.z is None:
            return exact_in_latex(self.prediction)
        return rf"\sigma({exact_in_latex(self.z)})"

    @property
    def numpy(self) -> str:
        """The import, y, and what is given."""
        if self.z is None:
            return numpy_given(self.label, self.prediction)
        return f"import numpy as np\n\ny, z = {self.label}, {self.z!r}\n"

    @property
    def torch(self) -> str:
        """The same in PyTorch, in float64 as NumPy has it."""
        if self.z is None:
            return torch_given(self.label, self.prediction)
        return _torch(self.label, "z", self.z)

    @property
    def numpy_logs(self) -> str:
        """With log_p and log_q, the logarithms of ŷ and of 1 − ŷ."""
        if self.z is None:
            return self.numpy + "log_p, log_q = np.log(y_hat), np.log1p(-y_hat)\n"
        return self.numpy + "log_p, log_q = -np.logaddexp(0, -z), -np.logaddexp(0, z)\n"

    @property
    def torch_logs(self) -> str:
        """The same in PyTorch."""
        if self.z is None:
            return self.torch + "log_p, log_q = y_hat.log(), torch.log1p(-y_hat)\n"
        return self.torch + "log_p, log_q = F.logsigmoid(z), F.logsigmoid(-z)\n"

    @property
    def numpy_error(self) -> str:
        """With y_hat, rest and error, which are ŷ, 1 − ŷ and ŷ − y."""
        if self.z is None:
            return self.numpy + "rest, error = 1 - y_hat, y_hat - y\n"
        return (
            self.numpy
            + "y_hat, rest = 1 / (1 + np.exp(-z)), 1 / (1 + np.exp(z))  # rest is 1 - y_hat\n"
            "error = (1 - y) * y_hat - y * rest  # y_hat - y, which would lose digits near 1\n"
        )

    @property
    def torch_logit(self) -> str:
        """With z, of which the gradient is wanted, in PyTorch."""
        if self.z is None:
            return self.torch + "z = torch.logit(y_hat).requires_grad_()\n"
        return self.torch + "z.requires_grad_()\n"

    def torch_loss(self, target: str = "y") -> str:
        """The call of PyTorch that gives cross-entropy in nats, after :attr:`torch`."""
        if self.z is None:
            return f"F.binary_cross_entropy(y_hat, {target})"
        return f"F.binary_cross_entropy_with_logits(z, {target})"


def given(params: OnAxis, label: float) -> Given:
    """What the user sets of the prediction, with its label."""
    return Given(label, params.prediction, None if params.moved == "prediction" else params.z)
