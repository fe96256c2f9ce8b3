"""What the code under a readout starts and ends with: the present logits, the label, the unit."""

from __future__ import annotations

from ceviz.panels.bce_cce.params import BceCceParams
from ceviz.panels.bce_cce.scaled import scaled_number

ROW = "others = np.delete(z, true_class) - z[true_class]\n"
"""How far every other logit lies above the true class's."""


def numpy_given(params: BceCceParams) -> str:
    """The import, the logits as softmax gets them, and the true class."""
    return _numpy_logits(params) + f"true_class = {params.true_class}\n"


def torch_given(params: BceCceParams) -> str:
    """The same in PyTorch, in float64 as NumPy has it."""
    return _torch_logits(params) + f"true_class = torch.tensor({params.true_class})\n"


def numpy_labelled(params: BceCceParams) -> str:
    """The import, the logits as the sigmoids get them, and a label for each."""
    return _numpy_logits(params) + f"y = np.array({_labels(params)})\n"


def torch_labelled(params: BceCceParams) -> str:
    """The same in PyTorch."""
    return _torch_logits(params) + f"y = torch.tensor({_labels(params)}, dtype=torch.float64)\n"


def _numpy_logits(params: BceCceParams) -> str:
    return f"import numpy as np\n\nz = {_scaled(params, f'np.array({_logits(params)})')}\n"


def _torch_logits(params: BceCceParams) -> str:
    array = f"torch.tensor({_logits(params)}, dtype=torch.float64)"
    return f"import torch\nimport torch.nn.functional as F\n\nz = {_scaled(params, array)}\n"


def _scaled(params: BceCceParams, array: str) -> str:
    return scaled_number(params, array, repr, over=" / ")


def _logits(params: BceCceParams) -> list[float]:
    return list(params.logits[: params.classes])


def _labels(params: BceCceParams) -> list[float]:
    return list(params.labels[: params.classes])
