"""What the gradient says in formulas, numbers and sentences, on the logits and in the simplex."""

from __future__ import annotations

import math

from ceviz.core import numerals
from ceviz.core.figure import Formula, Readout, Verdict, coloured
from ceviz.core.panel import Explanation
from ceviz.core.units import NATS
from ceviz.panels.bce_cce.classes import Classes
from ceviz.panels.bce_cce.formulas import WRITTEN_OUT, logit_in_latex, predicted, subscript
from ceviz.panels.bce_cce.gradient_view import route
from ceviz.panels.bce_cce.params import BceCceParams
from ceviz.panels.bce_cce.readouts import in_both_units
from ceviz.panels.bce_cce.snippets import numpy_given, torch_given
from ceviz.panels.bce_cce.words import given_readout

_COMMA = r", \; "
_TORCH_GRADIENT = """\
loss = F.cross_entropy({logits}, true_class)
(gradient,) = torch.autograd.grad(loss, {logits})
"""


def gradient_formulas(params: BceCceParams, now: Classes) -> tuple[Formula, Formula]:
    """The gradient at once, and by way of the softmax's Jacobian."""
    return (_at_once(params, now), _by_jacobian(params, now))


def _at_once(params: BceCceParams, now: Classes) -> Formula:
    gradient = route(now, params.temperature).gradient
    shown = range(len(now.names)) if len(now.names) <= WRITTEN_OUT else (now.true,)
    differences = [f"{predicted(now, k)} - {int(k == now.true)}" for k in shown]
    results = [coloured("loss" if k == now.true else "other", _number(gradient[k])) for k in shown]
    name = "k" if len(shown) > 1 else subscript(params, now.true)
    symbolic, heat = rf"\hat y_{{{name}}} - y_{{{name}}}", ""
    if params.temperature != 1:
        symbolic, heat = rf"({symbolic})/T", f"/{logit_in_latex(params.temperature)}"
        differences = [f"({one}){heat}" for one in differences]
    return Formula(
        key="gradient",
        symbolic=rf"\frac{{\partial L}}{{\partial z_{{{name}}}}} = {symbolic}",
        substituted=f"= {_COMMA.join(differences)}",
        result=f"= {_COMMA.join(results)}",
    )


def _by_jacobian(params: BceCceParams, now: Classes) -> Formula:
    t = subscript(params, now.true)
    share = predicted(now, now.true)
    over, heat = "", ""
    if params.temperature != 1:
        over, heat = "/T", f"/{logit_in_latex(params.temperature)}"
    yhat = rf"\hat y_{{{t}}}"
    return Formula(
        key="jacobian",
        symbolic=rf"\frac{{\partial L}}{{\partial {yhat}}} \cdot "
        rf"\frac{{\partial {yhat}}}{{\partial z_k}} = "
        rf"-\frac{{1}}{{{yhat}}} \cdot {yhat} (\delta_{{k,{t}}} - \hat y_k){over}",
        substituted=rf"\overset{{k = {t}}}{{=}} -\frac{{1}}{{{share}}} \cdot {share} "
        rf"(1 - {share}){heat}",
        result=f"= {coloured('loss', _number(route(now, params.temperature).product[now.true]))}",
    )


def _number(value: float) -> str:
    return numerals.in_latex(numerals.visible(value, 3))


def gradient_readouts(params: BceCceParams, now: Classes) -> tuple[Readout, ...]:
    """The loss, and what pulls on the true class's logit and on all the others."""
    own = route(now, params.temperature).gradient[now.true]
    return (
        *in_both_units(now.loss, params.in_unit),
        given_readout(now),
        Readout(
            key="own gradient",
            name=f"∂L/∂z of {now.names[now.true]}",
            value=numerals.visible(own, 4),
            role="loss",
            number=own,
        ),
        Readout(
            key="others' gradient",
            name="∂L/∂z of all others",
            value=numerals.visible(-own, 4),
            role="other",
            number=-own,
        ),
        Readout(key="sum", name="both together", value="0"),
    )


def gradient_verdict(params: BceCceParams, now: Classes) -> Verdict:
    """That the arrows cancel, and that both roads meet."""
    lack = numerals.visible(now.rest(now.true), 3)
    heat = "" if params.temperature == 1 else f", over T = {params.temperature:.2f}"
    return Verdict(
        text=f"ŷ − y sums to 0: {now.names[now.true]} lacks {lack}, and the others have just that "
        f"too much. The Jacobian’s road gives the same numbers{heat}.{_in_nats(params)}",
        tone="fair",
    )


def _in_nats(params: BceCceParams) -> str:
    return "" if params.in_unit is NATS else " The gradient is in nats; in bits, divide by ln 2."


def gradient_description(params: BceCceParams, now: Classes) -> str:
    """What is seen, in one sentence."""
    loss = params.in_unit.visible(now.loss, 4)
    name = now.names[now.true]
    pulled = numerals.visible(route(now, params.temperature).gradient[now.true], 3)
    return (
        f"The logits of {len(now.names)} classes with arrows of ŷ − y, and the same gradient by "
        f"way of the softmax’s Jacobian as a table: at a loss of {loss} that of {name}, the true "
        f"class, is {pulled}, and all together are 0."
    )


def explain_gradient(params: BceCceParams, now: Classes, readout: str) -> Explanation | None:
    """How the gradient's numbers are computed; None for those of the loss."""
    match readout:
        case "own gradient":
            return _explained(params, now, "true_class", 1.0)
        case "others' gradient":
            return _explained(params, now, "others", -1.0)
        case "distance":
            return _explained_distance(params, now)
    return None


def _explained(params: BceCceParams, now: Classes, which: str, sign: float) -> Explanation:
    """The true class's part of the gradient, or that of all others together."""
    number = sign * route(now, params.temperature).gradient[now.true]
    formula = _by_jacobian(params, now) if sign > 0 else _at_once(params, now)
    heat = "" if params.temperature == 1 else f" / {params.temperature!r}"
    own = which == "true_class"
    value = f"-others / (others + np.exp(z[true_class] - z.max())){heat}"
    return Explanation(
        symbolic=formula.symbolic,
        substituted=formula.substituted,
        number=number,
        numpy=numpy_given(params)
        + "# y - ŷ of the true class is what the others have, so that no digits cancel\n"
        + "others = np.delete(np.exp(z - z.max()), true_class).sum()\n"
        + f"gradient = {value}\nprint(float({'' if own else '-'}gradient))\n",
        torch=_torch_logits(params)
        + _TORCH_GRADIENT.format(logits="z")
        + (
            f"print((gradient[true_class]{heat}).item())\n"
            if own
            else f"others = gradient.sum() - gradient[true_class]\nprint((others{heat}).item())\n"
        ),
        note="Each part of the gradient is −1/ŷ of the true class times ŷ(δ − ŷ), and ŷ cancels: "
        "no factor fades, however wrong the prediction is. All parts together are 0.",
        witness=sign * _by_table(params, now),
        witness_by="as −1/ŷ times ∂ŷ/∂z, of the true class",
    )


def _torch_logits(params: BceCceParams) -> str:
    return torch_given(params) + "z.requires_grad_()\n"


def _by_table(params: BceCceParams, now: Classes) -> float:
    return route(now, params.temperature).product[now.true]


def distance(now: Classes) -> float:
    """How long the arrow from ŷ to the true corner is: the length of ŷ − y."""
    return math.sqrt(math.fsum(error * error for error in now.errors))


def _explained_distance(params: BceCceParams, now: Classes) -> Explanation:
    shares = " + ".join(
        rf"({predicted(now, k)} - {int(k == now.true)})^2" for k in range(len(now.names))
    )
    return Explanation(
        symbolic=r"\lVert \hat{\mathbf{y}} - \mathbf{y} \rVert = "
        r"\sqrt{\sum_k (\hat y_k - y_k)^2}",
        substituted=rf"= \sqrt{{{shares}}}",
        number=distance(now),
        numpy=numpy_given(params) + "e = np.exp(z - z.max())\nerror = e / e.sum()\n"
        "error[true_class] = -np.delete(error, true_class).sum()  # so that no digits cancel\n"
        "print(float(np.sqrt((error * error).sum())))\n",
        torch=torch_given(params)
        + "error = torch.softmax(z, dim=0) - F.one_hot(true_class, len(z))\n"
        "print(torch.linalg.vector_norm(error).item())\n",
        note="The gradient ŷ − y is 0 only in the corner, where the loss is 0 as well.",
    )
