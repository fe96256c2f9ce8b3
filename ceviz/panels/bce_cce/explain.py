"""How each number of BCE vs CCE comes about."""

from __future__ import annotations

from collections.abc import Callable
import math

from ceviz import model
from ceviz.core import numerals
from ceviz.core.panel import Explanation
from ceviz.panels.bce_cce.classes import Classes, classes
from ceviz.panels.bce_cce.formulas import logit_in_latex, probability, softmax_formula, subscript
from ceviz.panels.bce_cce.params import BceCceParams
from ceviz.panels.binary import SYMBOLS
from ceviz.panels.binary.explain import explained_bits, explained_loss, numpy_given, torch_given

_FROM_LOGITS = (
    "PyTorch's cross_entropy takes logits, not ŷ: softmax is inside, and nothing clamped."
)

_TERMS = """\
y = np.eye(len(z))[true_class]
log_y_hat = z - z.max() - np.log(np.exp(z - z.max()).sum())
terms = -y * log_y_hat
"""


def explain(params: BceCceParams, readout: str) -> Explanation | None:
    """How one readout is computed; None for what the user sets, which has no formula."""
    if params.kind == "binary":
        binary = _BINARY.get(readout)
        return binary(params) if binary else None
    categorical = _CATEGORICAL.get(readout)
    return categorical(params, classes(params)) if categorical else None


def _vanished(params: BceCceParams) -> Explanation:
    """The term whose label is 0: the second one when y = 1, the first one when y = 0."""
    y, p = params.label, params.prediction
    term = "(1 - y) * np.log1p(-y_hat)" if y == 1 else "y * np.log(y_hat)"
    numbers = rf"(1-{y}) \cdot \ln(1-{p!r})" if y == 1 else rf"{y} \cdot \ln({p!r})"
    return Explanation(
        symbolic="-" + SYMBOLS[y],
        substituted=f"= -{numbers}",
        number=0.0,
        numpy=numpy_given(y, p) + f"print(float(-({term})))\n",
        torch=torch_given(y, p) + f"print((-({term.replace('np.', 'torch.')})).item())\n",
        note="The label is 0 or 1, so one of the two factors y and 1 − y is exactly 0.",
    )


def _numpy_given(params: BceCceParams) -> str:
    logits = list(params.logits[: params.classes])
    return f"import numpy as np\n\nz = np.array({logits})\ntrue_class = {params.true_class}\n"


def _torch_given(params: BceCceParams) -> str:
    logits = list(params.logits[: params.classes])
    return (
        "import torch\nimport torch.nn.functional as F\n\n"
        f"z = torch.tensor({logits}, dtype=torch.float64)\n"
        f"true_class = torch.tensor({params.true_class})\n"
    )


def _rest(params: BceCceParams, now: Classes) -> float:
    """The sum over the other classes of e to how much their logit lies above the true one's."""
    own = params.logits[now.true]
    return math.fsum(
        math.exp(z - own) for k, z in enumerate(params.logits[: params.classes]) if k != now.true
    )


def _loss(params: BceCceParams, now: Classes) -> Explanation:
    return Explanation(
        symbolic=r"L = -\sum_k y_k \ln \hat y_k = -\ln \hat y_{\text{true}}",
        substituted=rf"= -\ln({probability(now.given)})",
        number=now.loss,
        numpy=_numpy_given(params)
        + "# -ln softmax(z)[true_class], arranged so that no digits cancel\n"
        "others = np.delete(z, true_class) - z[true_class]\n"
        "loss = np.log1p(np.exp(others).sum())\nprint(float(loss))\n",
        torch=_torch_given(params) + "print(F.cross_entropy(z, true_class).item())\n",
        note=_FROM_LOGITS,
        witness=math.log1p(_rest(params, now)),
        witness_by="as ln(1 + Σ exp(z − z of the true class)) over the other classes",
    )


def _bits(params: BceCceParams, now: Classes) -> Explanation:
    return Explanation(
        symbolic=r"\frac{L}{\ln 2} = -\log_2 \hat y_{\text{true}}",
        substituted=rf"= -\log_2({probability(now.given)})",
        number=now.loss / math.log(2),
        numpy=_numpy_given(params) + "others = np.delete(z, true_class) - z[true_class]\n"
        "print(float(np.log1p(np.exp(others).sum()) / np.log(2)))\n",
        torch=_torch_given(params) + "bit = torch.tensor(2.0, dtype=torch.float64).log()\n"
        "print((F.cross_entropy(z, true_class) / bit).item())\n",
        note="PyTorch's losses are in nats.",
        witness=math.log1p(_rest(params, now)) / math.log(2),
        witness_by="as log₂(1 + Σ exp(z − z of the true class)) over the other classes",
    )


def _given(params: BceCceParams, now: Classes) -> Explanation:
    formula = softmax_formula(params, now)
    return Explanation(
        symbolic=formula.symbolic,
        substituted=formula.substituted,
        number=now.given,
        numpy=_numpy_given(params)
        + "e = np.exp(z - z.max())\nprint(float((e / e.sum())[true_class]))\n",
        torch=_torch_given(params) + "print(torch.softmax(z, dim=0)[true_class].item())\n",
        witness=1 / (1 + _rest(params, now)),
        witness_by="as 1/(1 + Σ exp(z − z of the true class)) over the other classes",
    )


def _zeros(params: BceCceParams, now: Classes) -> Explanation:
    many = len(now.names)
    return Explanation(
        symbolic=r"-y_k \ln \hat y_k = 0 \text{ for every } k \text{ with } y_k = 0",
        substituted=rf"{many} - 1 = {many - 1}",
        number=many - 1.0,
        numpy=_numpy_given(params) + _TERMS + "print(float((terms == 0).sum()))\n",
        torch=_torch_given(params) + "y = F.one_hot(true_class, len(z))\n"
        "terms = -y * F.log_softmax(z, dim=0)\nprint(float((terms == 0).sum()))\n",
        note="Exactly 0, not just small: the label is the factor.",
    )


def _index(params: BceCceParams, now: Classes) -> Explanation:
    k = now.true
    return Explanation(
        symbolic=rf"L = -\ln \hat y_k, \quad k = {k}",
        substituted=rf"= -\ln({probability(now.given)})",
        number=now.loss,
        numpy=_numpy_given(params) + "# no one-hot label: the index picks the logit\n"
        "loss = np.log1p(np.exp(np.delete(z, true_class) - z[true_class]).sum())\n"
        "print(float(loss))\n",
        torch=_torch_given(params)
        + "loss = torch.nn.CrossEntropyLoss()\nprint(loss(z, true_class).item())\n",
        note=_FROM_LOGITS + " Classes count from 0.",
        witness=_one_hot(params, now),
        witness_by="as the sum of all terms with a one-hot label",
    )


def _one_hot(params: BceCceParams, now: Classes) -> float:
    logits = params.logits[: params.classes]
    label = [1.0 if k == now.true else 0.0 for k in range(params.classes)]
    return float(model.categorical_cross_entropy_with_logits(logits, label))


def _as_binary(params: BceCceParams, now: Classes) -> Explanation:
    z = params.logits[0] - params.logits[1]
    y = 1 - now.true
    first, second = subscript(params, 0), subscript(params, 1)
    written = logit_in_latex(z)
    return Explanation(
        symbolic=rf"\text{{BCE}}(z, y), \quad z = z_{{{first}}} - z_{{{second}}}",
        substituted=rf"= -\ln \sigma({written})" if y else rf"= -\ln(1 - \sigma({written}))",
        number=float(model.binary_cross_entropy_with_logits(z, y)),
        numpy=f"import numpy as np\n\nz = {params.logits[0]!r} - {params.logits[1]!r}\ny = {y}\n"
        "loss = np.log1p(np.exp(-z)) if y == 1 else np.log1p(np.exp(z))\nprint(float(loss))\n",
        torch="import torch\nimport torch.nn.functional as F\n\n"
        f"z = torch.tensor({params.logits[0]!r} - {params.logits[1]!r}, dtype=torch.float64)\n"
        f"y = torch.tensor({y}, dtype=torch.float64)\n"
        "print(F.binary_cross_entropy_with_logits(z, y).item())\n",
        note=f"y is 1 when the true class is {params.names[0]}. "
        f"CCE of the same logits: {numerals.visible(now.loss, 4)} nats.",
        witness=now.loss,
        witness_by="as CCE of both logits",
    )


_BINARY: dict[str, Callable[[BceCceParams], Explanation]] = {
    "loss": lambda params: explained_loss(params.label, params.prediction),
    "bits": lambda params: explained_bits(params.label, params.prediction),
    "vanished": _vanished,
}

_CATEGORICAL: dict[str, Callable[[BceCceParams, Classes], Explanation]] = {
    "loss": _loss,
    "bits": _bits,
    "given": _given,
    "zeros": _zeros,
    "index": _index,
    "binary": _as_binary,
}
