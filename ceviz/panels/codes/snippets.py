"""Numbers as source in the code under a readout: whole arrays of them, with all their digits."""

from __future__ import annotations

from ceviz.core.figure import Array

_PER_LINE = 4


def numpy_arrays(**arrays: Array) -> str:
    """The import, and a line for each array."""
    lines = [
        _array(name, "np.array(", values, ")").replace("inf", "np.inf")
        for name, values in arrays.items()
    ]
    return "import numpy as np\n\n" + "".join(lines)


def torch_arrays(**arrays: Array) -> str:
    """The same in PyTorch, in float64 as NumPy has them."""
    lines = [
        _array(name, "torch.tensor(", values, ", dtype=torch.float64)").replace("inf", "torch.inf")
        for name, values in arrays.items()
    ]
    return "import torch\n\n" + "".join(lines)


def _array(name: str, opening: str, values: Array, closing: str) -> str:
    numbers = [literal(value) for value in values.tolist()]
    rows = [
        "    " + ", ".join(numbers[start : start + _PER_LINE]) + ",\n"
        for start in range(0, len(numbers), _PER_LINE)
    ]
    return f"{name} = {opening}[\n{''.join(rows)}]{closing}\n"


def literal(value: float) -> str:
    """One number as Python writes it."""
    return repr(float(value))
