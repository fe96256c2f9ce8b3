"""The label as an index beside the one-hot label: one picks a term, the other multiplies all."""

from __future__ import annotations

import numpy as np

from ceviz.core import numerals
from ceviz.core.figure import Axis, Bars, Formula, Mark, Readout, Text, dimmed, kept
from ceviz.core.units import Unit
from ceviz.panels.bce_cce.classes import Classes
from ceviz.panels.bce_cce.formulas import WRITTEN_OUT, loss_in_latex
from ceviz.panels.bce_cce.numbers import telling
from ceviz.panels.bce_cce.params import BceCceParams
from ceviz.panels.bce_cce.readouts import told
from ceviz.panels.bce_cce.spacing import CROWDED, DEPTH, HEADROOM, ROOMY, TERM_WIDTH, headed


def input_terms(unit: Unit, now: Classes) -> tuple[tuple[Mark, ...], Axis]:
    """−ln ŷ of every class, with the label that it is multiplied by; the picked one is filled."""
    tops = unit.of(1.0) * np.minimum(now.costs, DEPTH)
    at = np.arange(len(now.costs), dtype=np.float64)
    others = at != now.true
    marks: list[Mark] = [
        Bars(
            key="costs",
            x=at[others],
            top=tops[others],
            width=TERM_WIDTH,
            name="-log(yhat), times 0",
            fill="outline",
            role="muted",
        ),
        Bars(
            key="term",
            x=at[~others],
            top=tops[~others],
            width=TERM_WIDTH,
            name="-log(yhat), times 1",
            role="loss",
        ),
    ]
    for k, (cost, top) in enumerate(zip(now.costs, tops.tolist(), strict=True)):
        true = k == now.true
        marks.append(
            Text(
                key=f"term {k}",
                at=(k, top),
                text=_factor(unit, cost, true=true, among=len(now.costs)),
                anchor=(0.5, 1),
                offset=(0, -3),
                role="loss" if true else "muted",
                strong=true,
            )
        )
    axis = headed(f"−{unit.log} ŷ", unit, reach=DEPTH, room=HEADROOM)
    return tuple(marks), axis


def _factor(unit: Unit, cost: float, *, true: bool, among: int) -> str:
    """The label times the cost; of many classes the label alone."""
    label = "1" if true else "0"
    if among >= CROWDED:
        return f"× {label}"
    arrow = "↑ " if cost > DEPTH else ""
    number = numerals.visible(unit.of(cost), 3 if among <= ROOMY else 2)
    return f"{label} × {arrow}{number}"


def input_formulas(params: BceCceParams, now: Classes) -> tuple[Formula, Formula]:
    """Both ways to the same number, one below the other."""
    unit = params.counted_in
    log, loss = unit.latex, loss_in_latex(now.loss, unit)
    ones, logs = _vector(now, unit, picking=False), _vector(now, unit, picking=True)
    k = now.true
    return (
        Formula(
            key="one-hot",
            symbolic=rf"L = -\mathbf{{y}} \cdot {log} \hat{{\mathbf{{y}}}}",
            substituted=rf"= -{_label(now)} \cdot {ones}",
            result=f"= {loss}",
        ),
        Formula(
            key="index",
            symbolic=rf"L = -({log} \hat{{\mathbf{{y}}}})_k, \; k = {k}",
            substituted=rf"= -{logs}_{{{k}}}",
            result=f"= {loss}",
        ),
    )


def _label(now: Classes) -> str:
    """The one-hot label, which is short enough to be written out."""
    return f"({', '.join('1' if k == now.true else '0' for k in range(len(now.names)))})"


def _vector(now: Classes, unit: Unit, *, picking: bool) -> str:
    """The logarithms of ŷ; of many classes the true one's alone, with dots for the others."""
    own = kept("loss", numerals.in_latex(telling(unit.of(-now.loss), 3)))
    if len(now.names) > WRITTEN_OUT:
        before = r"\ldots, " if now.true else ""
        after = r", \ldots" if now.true < len(now.names) - 1 else ""
        return f"({before}{own}{after})"
    parts = []
    for k, cost in enumerate(now.costs):
        number = unit.in_latex(-cost)
        parts.append(own if k == now.true else dimmed(number) if picking else number)
    return f"({', '.join(parts)})"


def input_readouts(params: BceCceParams, now: Classes) -> tuple[Readout, ...]:
    """The same loss twice, by the road that the label's form gives it."""
    unit = params.counted_in
    return (
        told("one-hot", "from the one-hot y", now.loss, unit),
        told("index", f"from class index {now.true}", now.loss, unit),
    )
