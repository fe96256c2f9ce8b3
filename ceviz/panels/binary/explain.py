"""How the numbers come about that several panels read off one yes-or-no prediction."""

from __future__ import annotations

from collections.abc import Callable
import math

from ceviz import model
from ceviz.core.panel import Explanation
from ceviz.panels.binary import SYMBOLS, given_to_truth

CLAMPED = "PyTorch clamps each logarithm at −100, so its loss never exceeds 100; ceviz clamps none."

Function = Callable[[float], float]


def numpy_given(label: int, prediction: float) -> str:
    """The first lines of a NumPy snippet: the import, y and ŷ."""
    return f"import numpy as np\n\ny, y_hat = {label}, {prediction!r}\n"


def torch_given(label: int, prediction: float) -> str:
    """The first lines of a PyTorch snippet: the imports, y and ŷ, in float64 as NumPy has them."""
    return f"""\
import torch
import torch.nn.functional as F

y = torch.tensor({label}, dtype=torch.float64)
y_hat = torch.tensor({prediction!r}, dtype=torch.float64)
"""


def central_difference(function: Function, at: float, step: float) -> float:
    """The slope of a function between two points close by: what a derivative must agree with."""
    low, high = at - step, at + step
    return (function(high) - function(low)) / (high - low)


def explained_loss(label: int, prediction: float) -> Explanation:
    """Binary cross-entropy in nats."""
    z = float(model.logit(prediction))
    return Explanation(
        symbolic=rf"L = -\left[{SYMBOLS[0]} + {SYMBOLS[1]}\right]",
        substituted=rf"= -\left[{_terms(label, prediction, 'ln')}\right]",
        number=float(model.binary_cross_entropy(prediction, label)),
        numpy=numpy_given(label, prediction)
        + "loss = -(y * np.log(y_hat) + (1 - y) * np.log1p(-y_hat))\nprint(float(loss))\n",
        torch=torch_given(label, prediction)
        + "loss = F.binary_cross_entropy(y_hat, y)  # each log is clamped at -100\n"
        "print(loss.item())\n",
        note=CLAMPED,
        witness=float(model.binary_cross_entropy_with_logits(z, label)),
        witness_by="from the logit z = ln(ŷ/(1 − ŷ)), as ln(1 + e^−|z|), plus |z| if it is wrong",
    )


def explained_bits(label: int, prediction: float) -> Explanation:
    """Binary cross-entropy in bits."""
    return Explanation(
        symbolic=r"\frac{L}{\ln 2} = -\left[y \log_2 \hat y + (1-y) \log_2(1-\hat y)\right]",
        substituted=rf"= -\left[{_terms(label, prediction, 'log_2')}\right]",
        number=float(model.binary_cross_entropy(prediction, label)) / math.log(2),
        numpy=numpy_given(label, prediction)
        + "loss = -(y * np.log(y_hat) + (1 - y) * np.log1p(-y_hat))\n"
        "print(float(loss / np.log(2)))\n",
        torch=torch_given(label, prediction)
        + "loss = F.binary_cross_entropy(y_hat, y)  # nats, as everywhere in PyTorch\n"
        "print((loss / torch.tensor(2.0, dtype=torch.float64).log()).item())\n",
        note="PyTorch's losses are in nats.",
        witness=-math.log2(given_to_truth(label, prediction)),
        witness_by="as −log₂ of the true class's probability",
    )


def explained_logit(prediction: float) -> Explanation:
    """The logit of a prediction."""
    number = float(model.logit(prediction))
    return Explanation(
        symbolic=r"z = \ln \frac{\hat y}{1 - \hat y}",
        substituted=rf"= \ln \frac{{{prediction!r}}}{{1 - {prediction!r}}}",
        number=number,
        numpy=f"import numpy as np\n\ny_hat = {prediction!r}\n"
        "z = np.log(y_hat) - np.log1p(-y_hat)\nprint(float(z))\n",
        torch=f"import torch\n\ny_hat = torch.tensor({prediction!r}, dtype=torch.float64)\n"
        "print(torch.logit(y_hat).item())\n",
        witness=2 * math.atanh(2 * prediction - 1),
        witness_by="as 2 artanh(2ŷ − 1)",
    )


def _terms(label: int, prediction: float, logarithm: str) -> str:
    log = rf"\{logarithm}"
    return rf"{label} \cdot {log}({prediction!r}) + (1-{label}) \cdot {log}(1-{prediction!r})"
