"""How a snippet about the gradients begins: from ŷ or from its logit, whichever the user sets."""

from __future__ import annotations

from typing import NamedTuple

from ceviz.core.numerals import exact_in_latex
from ceviz.panels.binary.explain import numpy_given, torch_given

_NUMPY_FROM_PREDICTION = "rest, error = 1 - y_hat, y_hat - y\n"
_NUMPY_FROM_LOGIT = """\
y_hat, rest = 1 / (1 + np.exp(-z)), 1 / (1 + np.exp(z))  # rest is 1 - y_hat
error = y_hat if y == 0 else -rest  # y_hat - y, which would lose digits near 1
"""
_TORCH_FROM_PREDICTION = "z = torch.logit(y_hat).requires_grad_()\n"


class Given(NamedTuple):
    """What is given, and the lines up to where y, y_hat, rest and error are (in NumPy), or z.

    ``latex`` is ŷ as a number, or as σ of one; ``z`` is None where ŷ itself is given.
    """

    prediction: float
    z: float | None
    latex: str
    numpy: str
    torch: str


def given(label: int, prediction: float, z: float | None) -> Given:
    """The beginning of the snippets at a prediction, or at a logit where there is one."""
    if z is None:
        return Given(
            prediction,
            None,
            exact_in_latex(prediction),
            numpy_given(label, prediction) + _NUMPY_FROM_PREDICTION,
            torch_given(label, prediction) + _TORCH_FROM_PREDICTION,
        )
    return Given(
        prediction,
        z,
        rf"\sigma({exact_in_latex(z)})",
        f"import numpy as np\n\ny, z = {label}, {z!r}\n{_NUMPY_FROM_LOGIT}",
        f"""\
import torch
import torch.nn.functional as F

y = torch.tensor({label}, dtype=torch.float64)
z = torch.tensor({z!r}, dtype=torch.float64, requires_grad=True)
""",
    )
