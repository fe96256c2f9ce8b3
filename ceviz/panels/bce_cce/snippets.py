"""What the code under a readout starts and ends with: the present logits, the label, the unit."""

from __future__ import annotations

from ceviz.core.units import NATS, Unit
from ceviz.panels.bce_cce.params import BceCceParams

ROW = "others = np.delete(z, true_class) - z[true_class]\n"
"""How far every other logit lies above the true class's."""


def numpy_given(params: BceCceParams) -> str:
    """The import, the logits as softmax gets them, and the true class."""
    return (
        f"import numpy as np\n\nz = {_scaled(f'np.array({_logits(params)})', params)}\n"
        f"true_class = {params.true_class}\n"
    )


def torch_given(params: BceCceParams) -> str:
    """The same in PyTorch, in float64 as NumPy has it."""
    array = f"torch.tensor({_logits(params)}, dtype=torch.float64)"
    return (
        "import torch\nimport torch.nn.functional as F\n\n"
        f"z = {_scaled(array, params)}\n"
        f"true_class = torch.tensor({params.true_class})\n"
    )


def numpy_labelled(params: BceCceParams) -> str:
    """The import, the logits as the sigmoids get them, and a label for each."""
    return (
        f"import numpy as np\n\nz = {_scaled(f'np.array({_logits(params)})', params)}\n"
        f"y = np.array({_labels(params)})\n"
    )


def torch_labelled(params: BceCceParams) -> str:
    """The same in PyTorch."""
    array = f"torch.tensor({_logits(params)}, dtype=torch.float64)"
    return (
        "import torch\nimport torch.nn.functional as F\n\n"
        f"z = {_scaled(array, params)}\n"
        f"y = torch.tensor({_labels(params)}, dtype=torch.float64)\n"
    )


def numpy_printed(expression: str, unit: Unit) -> str:
    """The line that prints a number of nats in a unit."""
    if unit is NATS:
        return f"print(float({expression}))\n"
    return f"print(float({expression} / np.log(2)))  # bits\n"


def _logits(params: BceCceParams) -> list[float]:
    return list(params.logits[: params.classes])


def _labels(params: BceCceParams) -> list[float]:
    return list(params.labels[: params.classes])


def _scaled(array: str, params: BceCceParams) -> str:
    """An array as (z + c)/T, of which what does nothing is left out."""
    if params.shift:
        sign = "+" if params.shift > 0 else "-"
        array = f"{array} {sign} {abs(params.shift)!r}"
    if params.temperature == 1:
        return array
    return (
        f"({array}) / {params.temperature!r}"
        if params.shift
        else (f"{array} / {params.temperature!r}")
    )
