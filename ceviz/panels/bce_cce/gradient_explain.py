"""How the gradient's numbers come about, on the logits and in the simplex."""

from __future__ import annotations

import math

from ceviz.core.panel import Explanation
from ceviz.core.units import NATS
from ceviz.panels.bce_cce.classes import Classes
from ceviz.panels.bce_cce.formulas import logit_in_latex, subscript
from ceviz.panels.bce_cce.gradient_table import route
from ceviz.panels.bce_cce.gradient_words import by_jacobian, put_in_gradient
from ceviz.panels.bce_cce.numbers import last_digit, tells
from ceviz.panels.bce_cce.params import BceCceParams
from ceviz.panels.bce_cce.shares import Share, share_within, written_together
from ceviz.panels.bce_cce.snippets import numpy_given, torch_given
from ceviz.panels.binary.explain import numpy_in_unit, torch_in_unit

_TORCH_GRADIENT = """\
z.requires_grad_()
loss = F.cross_entropy(z, true_class)
(gradient,) = torch.autograd.grad(loss, z)
"""


def explain_gradient(params: BceCceParams, now: Classes, readout: str) -> Explanation | None:
    """How the gradient's numbers are computed; None for those of the loss."""
    match readout:
        case "own gradient":
            return _explained(params, now, own=True)
        case "others' gradient":
            return _explained(params, now, own=False)
        case "distance":
            return _explained_distance(params, now)
    return None


def _explained(params: BceCceParams, now: Classes, *, own: bool) -> Explanation:
    """The true class's own part of the gradient, or that of all others together."""
    unit, sign = params.counted_in, 1.0 if own else -1.0
    symbolic, substituted = _own(params, now) if own else _others(params, now)
    heat = "" if params.temperature == 1 else f" / {params.temperature!r}"
    in_torch = (
        f"own = gradient[true_class]{heat}\n{torch_in_unit('own', unit)}"
        if own
        else f"others = (gradient.sum() - gradient[true_class]){heat}\n"
        f"{torch_in_unit('others', unit)}"
    )
    return Explanation(
        symbolic=symbolic,
        substituted=substituted,
        number=unit.of(sign * route(now, params.temperature).gradient[now.true]),
        numpy=numpy_given(params)
        + "# y - ŷ of the true class is what the others have, so that no digits cancel\n"
        + "others = np.delete(np.exp(z - z.max()), true_class).sum()\n"
        + f"gradient = -others / (others + np.exp(z[true_class] - z.max())){heat}\n"
        + numpy_in_unit("gradient" if own else "-gradient", unit),
        torch=torch_given(params) + _TORCH_GRADIENT + in_torch,
        note="Each part of the gradient is −1/ŷ of the true class times "
        f"ŷ(δ − ŷ){'' if params.temperature == 1 else '/T'}, and ŷ cancels: "
        "no factor fades, however wrong the prediction is. All parts together are 0."
        + ("" if unit is NATS else " In bits, all of them are divided by ln 2."),
        witness=unit.of(sign * _by_table(params, now)),
        witness_by="as −1/ŷ times ∂ŷ/∂z, of the true class"
        + ("" if unit is NATS else ", over ln 2"),
    )


def _own(params: BceCceParams, now: Classes) -> tuple[str, str]:
    formula = by_jacobian(params, now, put_in_gradient(params, now, 4))
    return formula.symbolic, formula.substituted


def _others(params: BceCceParams, now: Classes) -> tuple[str, str]:
    """What the others have too much is what the true class lacks."""
    name, lack = subscript(params, now.true), put_in_gradient(params, now, 4).lack
    factors = [] if params.temperature == 1 else ["T"]
    numbers = [] if params.temperature == 1 else [logit_in_latex(params.temperature)]
    if params.counted_in is not NATS:
        factors.append(r"\ln 2")
        numbers.append(r"\ln 2")
    symbolic, substituted = rf"1 - \hat y_{{{name}}}", lack
    if factors:
        symbolic = rf"\frac{{{symbolic}}}{{{' '.join(factors)}}}"
        substituted = rf"\frac{{{substituted}}}{{{' '.join(numbers)}}}"
    return (
        rf"\sum_{{k \neq {name}}} \frac{{\partial L}}{{\partial z_k}} = {symbolic}",
        f"= {substituted}",
    )


def _by_table(params: BceCceParams, now: Classes) -> float:
    return route(now, params.temperature).product[now.true]


def distance(now: Classes) -> float:
    """How long the arrow from ŷ to the true corner is: the length of ŷ − y."""
    return math.sqrt(math.fsum(error * error for error in now.errors))


def _explained_distance(params: BceCceParams, now: Classes) -> Explanation:
    error = "ŷ − y" if params.temperature == 1 else "(ŷ − y)/T"
    return Explanation(
        symbolic=r"\lVert \hat{\mathbf{y}} - \mathbf{y} \rVert = "
        r"\sqrt{\sum_k (\hat y_k - y_k)^2}",
        substituted=rf"= \sqrt{{{_squares(now)}}}",
        number=distance(now),
        numpy=numpy_given(params) + "e = np.exp(z - z.max())\nerror = e / e.sum()\n"
        "error[true_class] = -np.delete(error, true_class).sum()  # so that no digits cancel\n"
        "print(float(np.sqrt((error * error).sum())))\n",
        torch=torch_given(params)
        + "error = torch.softmax(z, dim=0) - F.one_hot(true_class, len(z))\n"
        "print(torch.linalg.vector_norm(error).item())\n",
        note=f"The gradient {error}, in nats, is 0 only in the corner, where the loss is 0 as "
        "well.",
    )


def _squares(now: Classes) -> str:
    """The squares of ŷ − y, with digits that lead to the root of their sum as it is shown."""
    length, many = distance(now), range(len(now.names))
    each, same = last_digit(length, 4) / math.sqrt(len(many)), tells(length, 4)

    def put(room: float) -> list[Share]:
        return [share_within(now.predicted[k], now.rest(k), room * each) for k in many]

    def leads(shares: list[Share]) -> bool:
        errors = (one.rest if k == now.true else one.value for k, one in enumerate(shares))
        return same(math.hypot(*errors))

    shares = written_together(put, leads)
    return " + ".join(
        f"({one.less_one if k == now.true else f'{one.latex} - 0'})^2"
        for k, one in enumerate(shares)
    )
