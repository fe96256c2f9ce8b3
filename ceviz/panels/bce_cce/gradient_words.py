"""What the gradient says in formulas, numbers and sentences."""

from __future__ import annotations

from ceviz.core import numerals
from ceviz.core.figure import Formula, Readout, Verdict
from ceviz.core.units import NATS
from ceviz.panels.bce_cce.classes import Classes
from ceviz.panels.bce_cce.formulas import logit_in_latex, subscript
from ceviz.panels.bce_cce.gradient_table import route
from ceviz.panels.bce_cce.numbers import latex_in_unit, telling
from ceviz.panels.bce_cce.params import BceCceParams
from ceviz.panels.bce_cce.readouts import in_both_units, told
from ceviz.panels.bce_cce.shares import Share, pulled
from ceviz.panels.bce_cce.words import given_readout


def gradient_formulas(params: BceCceParams, now: Classes) -> tuple[Formula, Formula]:
    """The true class's gradient at once, and by way of the softmax's Jacobian.

    Those of the others stand in the table, which the formulas must leave its room.
    """
    share = put_in_gradient(params, now, 3)
    return (at_once(params, now, share), by_jacobian(params, now, share))


def at_once(params: BceCceParams, now: Classes, share: Share) -> Formula:
    """ŷ − y of the true class, with its ``share`` as it is put in."""
    name = subscript(params, now.true)
    return Formula(
        key="gradient",
        symbolic=rf"\frac{{\partial L}}{{\partial z_{{{name}}}}} = "
        + _over(params, rf"\hat y_{{{name}}} - y_{{{name}}}", "T"),
        substituted=f"= {_over(params, share.less_one, logit_in_latex(params.temperature))}",
        result=_result(params, now),
    )


def _over(params: BceCceParams, error: str, heat: str) -> str:
    """LaTeX of ŷ − y divided by the temperature, and by ln 2 where it is in bits."""
    hot, bits = params.temperature != 1, params.counted_in is not NATS
    if bits:
        return rf"({error})/({heat} \ln 2)" if hot else rf"({error})/\ln 2"
    return f"({error})/{heat}" if hot else error


def by_jacobian(params: BceCceParams, now: Classes, share: Share) -> Formula:
    """The chain rule: dL/dŷ of the true class times the Jacobian's row."""
    t = subscript(params, now.true)
    over, heat = "", ""
    if params.temperature != 1:
        over, heat = "/T", f"/{logit_in_latex(params.temperature)}"
    ln2 = "" if params.counted_in is NATS else r" \ln 2"
    below, factor = share.latex, share.factor
    if ln2:
        below = rf"{factor} \cdot{ln2}" if factor == below and "cdot" in below else factor + ln2
    yhat = rf"\hat y_{{{t}}}"
    return Formula(
        key="jacobian",
        symbolic=rf"\frac{{\partial L}}{{\partial z_k}} = "
        rf"-\frac{{1}}{{{yhat}{ln2}}} \cdot {yhat} (\delta_{{k,{t}}} - \hat y_k){over}",
        substituted=rf"\overset{{k = {t}}}{{=}} -\frac{{1}}{{{below}}} \cdot {factor} "
        rf"({share.lack}){heat}",
        result=_result(params, now),
    )


def put_in_gradient(params: BceCceParams, now: Classes, decimals: int) -> Share:
    """The true class's ŷ, with the digits that lead to its gradient in so many decimals."""
    return pulled(now, params.counted_in.per_nat / params.temperature, decimals=decimals)


def _result(params: BceCceParams, now: Classes) -> str:
    own = route(now, params.temperature).gradient[now.true]
    return f"= {latex_in_unit(own, params.counted_in, 'loss')}"


def gradient_readouts(params: BceCceParams, now: Classes) -> tuple[Readout, ...]:
    """The loss, and what pulls on the true class's logit and on all the others."""
    unit = params.counted_in
    own = route(now, params.temperature).gradient[now.true]
    return (
        *in_both_units(now.loss, unit),
        given_readout(now),
        told("own gradient", f"∂L/∂z of {now.names[now.true]}", own, unit, role="loss"),
        told("others' gradient", "∂L/∂z of all others", -own, unit, role="other"),
        Readout(key="sum", name="both together", value="0"),
    )


def gradient_verdict(params: BceCceParams, now: Classes) -> Verdict:
    """That the arrows cancel, and that both roads meet."""
    lack = numerals.visible(now.rest(now.true), 3)
    heat = "" if params.temperature == 1 else f", over T = {logit_in_latex(params.temperature)}"
    return Verdict(
        text=f"ŷ − y sums to 0: {now.names[now.true]} lacks {lack}, and the others have just that "
        f"too much. The Jacobian’s road gives the same numbers{heat}.{_in_bits(params)}",
        tone="fair",
    )


def _in_bits(params: BceCceParams) -> str:
    if params.counted_in is NATS:
        return ""
    error = "ŷ − y" if params.temperature == 1 else "(ŷ − y)/T"
    return f" {error} is the gradient in nats; in bits, divide by ln 2, as is done here."


def gradient_description(params: BceCceParams, now: Classes) -> str:
    """What is seen, in one sentence."""
    unit = params.counted_in
    loss = telling(unit.of(now.loss), 4)
    name = now.names[now.true]
    pulled = telling(unit.of(route(now, params.temperature).gradient[now.true]), 3)
    return (
        f"The logits of {len(now.names)} classes with arrows of ŷ − y, and the same gradient by "
        f"way of the softmax’s Jacobian as a table: at a loss of {loss} {unit.name} that of "
        f"{name}, the true class, is {pulled} {unit.name}, and all together are 0."
    )
