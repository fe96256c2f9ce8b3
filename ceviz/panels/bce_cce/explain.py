"""How each number of BCE vs CCE comes about: where one class is true."""

from __future__ import annotations

from collections.abc import Callable
import math

from ceviz import model
from ceviz.core.panel import Explanation
from ceviz.core.units import NATS, Unit, other_unit
from ceviz.panels.bce_cce.classes import Classes
from ceviz.panels.bce_cce.formulas import (
    difference_in_latex,
    softmax_formula,
    subscript,
)
from ceviz.panels.bce_cce.numbers import counted
from ceviz.panels.bce_cce.params import BceCceParams
from ceviz.panels.bce_cce.scaled import scaled_symbol
from ceviz.panels.bce_cce.shares import charged
from ceviz.panels.bce_cce.snippets import ROW, numpy_given, torch_given
from ceviz.panels.binary import explain as binary
from ceviz.panels.binary import given, symbols

FROM_LOGITS = "PyTorch's cross_entropy takes logits, not ŷ: softmax is inside, and nothing clamped."
_IN_NATS = "PyTorch's losses are in nats."

_LOG_Y_HAT = """\
top = z.argmax()
others = np.delete(np.exp(z - z[top]), top).sum()
log_y_hat = z - z[top] - np.log1p(others)
"""

Explain = Callable[[BceCceParams, Classes], Explanation]


def explain_binary(params: BceCceParams, readout: str) -> Explanation | None:
    """How a readout of one yes or no is computed."""
    unit = params.counted_in
    match readout:
        case "loss":
            return binary.explained_loss(params.label, params.prediction, unit)
        case "other unit":
            return binary.explained_loss(params.label, params.prediction, other_unit(unit))
        case "vanished":
            return _vanished(params)
    return None


def explain_categorical(params: BceCceParams, now: Classes, readout: str) -> Explanation | None:
    """How a readout of several classes is computed."""
    explained = _CATEGORICAL.get(readout)
    return explained(params, now) if explained else None


def _vanished(params: BceCceParams) -> Explanation:
    """The term whose label is 0: the second one when y = 1, the first one when y = 0."""
    y, p, unit = params.label, params.prediction, params.counted_in
    log = unit.latex
    term = "(1 - y) * np.log1p(-y_hat)" if y == 1 else "y * np.log(y_hat)"
    numbers = rf"(1-{y}) \cdot {log}(1-{p!r})" if y == 1 else rf"{y} \cdot {log}({p!r})"
    return Explanation(
        symbolic="-" + symbols(unit)[y],
        substituted=f"= -{numbers}",
        number=0.0,
        numpy=given.numpy_given(y, p) + f"print(float(-({term})))\n",
        torch=given.torch_given(y, p) + f"print((-({term.replace('np.', 'torch.')})).item())\n",
        note="The label is 0 or 1, so one of the two factors y and 1 − y is exactly 0.",
    )


def rest_over_true(now: Classes) -> float:
    """The sum over the other classes of e to how much their logit lies above the true one's."""
    own = now.logits[now.true]
    return math.fsum(math.exp(z - own) for k, z in enumerate(now.logits) if k != now.true)


def explained_loss(params: BceCceParams, now: Classes, unit: Unit) -> Explanation:
    """Categorical cross-entropy in a unit."""
    log = unit.latex
    share = charged(now, now.true, unit, decimals=4).latex
    name = "L" if unit is NATS else r"\frac{L}{\ln 2}"
    return Explanation(
        symbolic=rf"{name} = -\sum_k y_k {log} \hat y_k = -{log} \hat y_{{\text{{true}}}}",
        substituted=rf"= -{log}({share})",
        number=unit.of(now.loss),
        numpy=numpy_given(params)
        + "# -ln softmax(z)[true_class], arranged so that no digits cancel\n"
        + ROW
        + "loss = np.log1p(np.exp(others).sum())\n"
        + binary.numpy_in_unit("loss", unit),
        torch=torch_given(params)
        + "loss = F.cross_entropy(z, true_class)\n"
        + binary.torch_in_unit("loss", unit),
        note=FROM_LOGITS if unit is NATS else f"{_IN_NATS} {FROM_LOGITS}",
        witness=unit.of(math.log1p(rest_over_true(now))),
        witness_by=f"as {unit.log}(1 + Σ exp(z − z of the true class)) over the other classes",
    )


def _loss(params: BceCceParams, now: Classes) -> Explanation:
    return explained_loss(params, now, params.counted_in)


def _other_unit(params: BceCceParams, now: Classes) -> Explanation:
    return explained_loss(params, now, other_unit(params.counted_in))


def _given(params: BceCceParams, now: Classes) -> Explanation:
    formula = softmax_formula(params, now, digits=5)
    return Explanation(
        symbolic=formula.symbolic,
        substituted=formula.substituted,
        number=now.given,
        numpy=numpy_given(params)
        + "e = np.exp(z - z.max())\nprint(float((e / e.sum())[true_class]))\n",
        torch=torch_given(params) + "print(torch.softmax(z, dim=0)[true_class].item())\n",
        witness=1 / (1 + rest_over_true(now)),
        witness_by="as 1/(1 + Σ exp(z − z of the true class)) over the other classes",
    )


def _zeros(params: BceCceParams, now: Classes) -> Explanation:
    many = len(now.names)
    log = params.counted_in.latex
    return Explanation(
        symbolic=rf"-y_k {log} \hat y_k = 0 \text{{ for every }} k \text{{ with }} y_k = 0",
        substituted=rf"{many} - 1 = {many - 1}",
        number=many - 1.0,
        numpy=numpy_given(params) + f"y = np.eye(len(z))[true_class]\n{_LOG_Y_HAT}"
        "terms = -y * log_y_hat\nprint(float((terms == 0).sum()))\n",
        torch=torch_given(params) + "y = F.one_hot(true_class, len(z))\n"
        "print(float((y == 0).sum()))  # log_softmax rounds to 0 what is smaller than 1e-16\n",
        note="Exactly 0, not just small: the label is the factor.",
    )


def _index(params: BceCceParams, now: Classes) -> Explanation:
    k, unit = now.true, params.counted_in
    share = charged(now, k, unit, decimals=4).latex
    return Explanation(
        symbolic=rf"L = -{unit.latex} \hat y_k, \quad k = {k}",
        substituted=rf"= -{unit.latex}({share})",
        number=unit.of(now.loss),
        numpy=numpy_given(params)
        + "# no one-hot label: the index picks the logit\n"
        + "loss = np.log1p(np.exp(np.delete(z, true_class) - z[true_class]).sum())\n"
        + binary.numpy_in_unit("loss", unit),
        torch=torch_given(params)
        + "loss = torch.nn.CrossEntropyLoss()(z, true_class)\n"
        + binary.torch_in_unit("loss", unit),
        note=FROM_LOGITS + " Classes count from 0.",
        witness=unit.of(_one_hot(now)),
        witness_by="as the sum of all terms with a one-hot label",
    )


def _from_one_hot(params: BceCceParams, now: Classes) -> Explanation:
    unit = params.counted_in
    share = charged(now, now.true, unit, decimals=4).latex
    return Explanation(
        symbolic=rf"L = -\mathbf{{y}} \cdot {unit.latex} \hat{{\mathbf{{y}}}} = "
        rf"-\sum_k y_k {unit.latex} \hat y_k",
        substituted=rf"= -1 \cdot {unit.latex}({share})",
        number=unit.of(_one_hot(now)),
        numpy=numpy_given(params)
        + "y = np.eye(len(z))[true_class]  # the one-hot label\n"
        + _LOG_Y_HAT
        + "loss = -(y @ log_y_hat)\n"
        + binary.numpy_in_unit("loss", unit),
        torch=torch_given(params) + "y = F.one_hot(true_class, len(z)).double()\n"
        "loss = F.cross_entropy(z, y)  # a label for each class, or an index: both are taken\n"
        + binary.torch_in_unit("loss", unit),
        note="The product has a term for every class, and all but one are exactly 0. Keras has a "
        "function for each: CategoricalCrossentropy, and SparseCategoricalCrossentropy for the "
        "index.",
        witness=unit.of(now.loss),
        witness_by="from the class index alone",
    )


def _one_hot(now: Classes) -> float:
    label = [1.0 if k == now.true else 0.0 for k in range(len(now.names))]
    return float(model.categorical_cross_entropy_with_logits(now.logits, label))


def _as_binary(params: BceCceParams, now: Classes) -> Explanation:
    z = now.logits[0] - now.logits[1]
    y, unit = 1 - now.true, params.counted_in
    first, second = subscript(params, 0), subscript(params, 1)
    one = scaled_symbol(params, f"z_{{{first}}}")
    two = scaled_symbol(params, f"z_{{{second}}}")
    two = f"({two})" if "+" in two else two
    number = difference_in_latex(params)
    log = unit.latex
    return Explanation(
        symbolic=rf"\text{{BCE}}(z, y), \quad z = {one} - {two}",
        substituted=rf"= -{log} \sigma({number})" if y else rf"= -{log}(1 - \sigma({number}))",
        number=unit.of(float(model.binary_cross_entropy_with_logits(z, y))),
        numpy=numpy_given(params) + f"z, y = z[0] - z[1], {y}\n"
        "loss = np.log1p(np.exp(-z)) if y == 1 else np.log1p(np.exp(z))\n"
        + binary.numpy_in_unit("loss", unit),
        torch=torch_given(params) + f"y = torch.tensor({y}, dtype=torch.float64)\n"
        "loss = F.binary_cross_entropy_with_logits(z[0] - z[1], y)\n"
        + binary.torch_in_unit("loss", unit),
        note=f"y is 1 when the true class is {params.names[0]}. "
        f"CCE of the same logits: {counted(now.loss, unit, 4)}.",
        witness=unit.of(now.loss),
        witness_by="as CCE of both logits",
    )


_CATEGORICAL: dict[str, Explain] = {
    "loss": _loss,
    "other unit": _other_unit,
    "given": _given,
    "zeros": _zeros,
    "index": _index,
    "one-hot": _from_one_hot,
    "binary": _as_binary,
}
