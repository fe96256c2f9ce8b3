"""How the numbers come about that several panels read off one yes-or-no prediction."""

from __future__ import annotations

from collections.abc import Callable
import math

from ceviz import model
from ceviz.core.numerals import exact_in_latex
from ceviz.core.panel import Explanation
from ceviz.core.units import NATS, Unit
from ceviz.panels.binary import symbols
from ceviz.panels.binary.given import Given, numpy_given, torch_given

CLAMPED = "PyTorch clamps each logarithm at −100, so its loss never exceeds 100; ceviz clamps none."

_FROM_Z = "Computed from z, the loss keeps its digits where ŷ is close to 0 or 1."
_LOSS = {"nats": "L", "bits": r"\frac{L}{\ln 2}"}
Function = Callable[[float], float]


def numpy_loss(unit: Unit) -> str:
    """The lines that compute the loss from y and ŷ in NumPy, and print it."""
    if unit is NATS:
        loss = "loss = -(y * np.log(y_hat) + (1 - y) * np.log1p(-y_hat))\n"
        return loss + "print(float(loss))\n"
    return (
        "loss = -(y * np.log2(y_hat) + (1 - y) * np.log1p(-y_hat) / np.log(2))\n"
        "print(float(loss))\n"
    )


def numpy_in_unit(name: str, unit: Unit) -> str:
    """The line that prints a NumPy expression of nats in a unit."""
    if unit is NATS:
        return f"print(float({name}))\n"
    return f"print(float({name} / np.log(2)))  # bits\n"


def torch_in_unit(name: str, unit: Unit) -> str:
    """The line that prints a tensor of nats in a unit."""
    if unit is NATS:
        return f"print({name}.item())\n"
    return f"print(({name} / torch.tensor(2.0, dtype=torch.float64).log()).item())  # bits\n"


def central_difference(function: Function, at: float, step: float) -> float:
    """The slope of a function between two points close by: what a derivative must agree with."""
    low, high = at - step, at + step
    return (function(high) - function(low)) / (high - low)


def explained_loss(label: float, prediction: float, unit: Unit = NATS) -> Explanation:
    """Binary cross-entropy in a unit."""
    first, second = symbols(unit)
    z = float(model.logit(prediction))
    return Explanation(
        symbolic=rf"{_LOSS[unit.name]} = -\left[{first} + {second}\right]",
        substituted=rf"= -\left[{_terms(label, prediction, unit)}\right]",
        number=unit.of(float(model.binary_cross_entropy(prediction, label))),
        numpy=numpy_given(label, prediction) + numpy_loss(unit),
        torch=torch_given(label, prediction)
        + "loss = F.binary_cross_entropy(y_hat, y)  # each log is clamped at -100\n"
        + torch_in_unit("loss", unit),
        note=CLAMPED if unit is NATS else f"PyTorch's losses are in nats. {CLAMPED}",
        witness=unit.of(float(model.binary_cross_entropy_with_logits(z, label))),
        witness_by=f"from the logit z = ln(ŷ/(1 − ŷ)), {_from_logit(label, unit)}",
    )


def explained_loss_of(given: Given, unit: Unit) -> Explanation:
    """The same from ŷ, or from z where that is given."""
    y, z, log, spoken = given.label, given.z, unit.latex, unit.log
    if z is None:
        return explained_loss(y, given.prediction, unit)
    label, down, up = (exact_in_latex(one) for one in (y, -z, z))
    return Explanation(
        symbolic=rf"{_LOSS[unit.name]} = y {log}(1+e^{{-z}}) + (1-y) {log}(1+e^{{z}})",
        substituted=rf"= {label} \cdot {log}(1+e^{{{down}}})"
        rf" + (1-{label}) \cdot {log}(1+e^{{{up}}})",
        number=unit.of(float(model.binary_cross_entropy_with_logits(z, y))),
        numpy=given.numpy_logs
        + "loss = -(y * log_p + (1 - y) * log_q)\n"
        + numpy_in_unit("loss", unit),
        torch=given.torch + f"loss = {given.torch_loss()}\n" + torch_in_unit("loss", unit),
        note=_FROM_Z if unit is NATS else f"PyTorch's losses are in nats. {_FROM_Z}",
        witness=-unit.of(y * _log_sigmoid(z) + (1 - y) * _log_sigmoid(-z)),
        witness_by=f"from ŷ = σ(z) and 1 − ŷ = σ(−z), as −y {spoken} ŷ − (1 − y) {spoken}(1 − ŷ)",
    )


def _log_sigmoid(z: float) -> float:
    """The logarithm of σ(z) from the probabilities alone: the smaller one keeps the digits."""
    return math.log1p(-float(model.sigmoid(-z))) if z > 0 else math.log(float(model.sigmoid(z)))


def explained_prediction(given: Given) -> Explanation | None:
    """ŷ where z is given; the user's own has no formula."""
    z = given.z
    if z is None:
        return None
    return Explanation(
        symbolic=r"\hat y = \sigma(z) = \frac{1}{1 + e^{-z}}",
        substituted=rf"= \frac{{1}}{{1 + e^{{{exact_in_latex(-z)}}}}}",
        number=float(model.sigmoid(z)),
        numpy=given.numpy + "print(float(1 / (1 + np.exp(-z))))\n",
        torch=given.torch + "print(torch.sigmoid(z).item())\n",
        note="The inverse of z = ln(ŷ/(1 − ŷ)).",
        witness=math.exp(-float(model.binary_cross_entropy_with_logits(z, 1))),
        witness_by="as e to minus the loss that it would have for y = 1",
    )


def explained_logit(prediction: float) -> Explanation:
    """The logit of a prediction."""
    number, p = float(model.logit(prediction)), exact_in_latex(prediction)
    return Explanation(
        symbolic=r"z = \ln \frac{\hat y}{1 - \hat y}",
        substituted=rf"= \ln \frac{{{p}}}{{1 - {p}}}",
        number=number,
        numpy=f"import numpy as np\n\ny_hat = {prediction!r}\n"
        "z = np.log(y_hat) - np.log1p(-y_hat)\nprint(float(z))\n",
        torch=f"import torch\n\ny_hat = torch.tensor({prediction!r}, dtype=torch.float64)\n"
        "print(torch.logit(y_hat).item())\n",
        witness=math.log(prediction) - math.log1p(-prediction),
        witness_by="as the loss if y were 0, less the loss if y were 1",
    )


def _from_logit(label: float, unit: Unit) -> str:
    """How the loss comes about from z, in words."""
    distance = "|z|" if unit is NATS else "|z|/ln 2"
    wrong = "if it is wrong" if label in (0, 1) else "times the label's share on the other side"
    return f"as {unit.log}(1 + e^−|z|), plus {distance} {wrong}"


def _terms(label: float, prediction: float, unit: Unit) -> str:
    log, y, p = unit.latex, exact_in_latex(label), exact_in_latex(prediction)
    return rf"{y} \cdot {log}({p}) + (1-{y}) \cdot {log}(1-{p})"


def as_base(number: str) -> str:
    """LaTeX of a number that is raised to a power: in brackets, where it has one itself."""
    return f"({number})" if "^" in number else number
