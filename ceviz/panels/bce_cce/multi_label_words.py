"""What several labels at once say in formulas, numbers and sentences."""

from __future__ import annotations

import math

from ceviz.core import numerals
from ceviz.core.figure import Formula, Readout, Tone, Verdict, coloured, kept
from ceviz.core.units import Unit
from ceviz.panels.bce_cce.formulas import (
    WRITTEN_OUT,
    loss_in_latex,
    probability,
    scaled_in_latex,
)
from ceviz.panels.bce_cce.multi_label import MultiLabel
from ceviz.panels.bce_cce.numbers import last_digit, telling, tells
from ceviz.panels.bce_cce.params import BceCceParams
from ceviz.panels.bce_cce.readouts import in_both_units, told
from ceviz.panels.bce_cce.scaled import scaled_symbol
from ceviz.panels.bce_cce.shares import Term, term, written_together

_COMMA = r", \; "
_BAR = 0.005  # by how much the number at a bar may be rounded


def multi_label_formulas(params: BceCceParams, now: MultiLabel) -> tuple[Formula, Formula]:
    """The sum of K binary cross-entropies, and the sigmoid behind each ŷ."""
    shown = range(min(len(now.names), WRITTEN_OUT))
    logits = [scaled_in_latex(params, params.logits[k]) for k in shown]
    shares = [probability(now.predicted[k], now.missed[k]) for k in shown]
    return (
        sum_formula(now, params.counted_in),
        Formula(
            key="sigmoid",
            symbolic=rf"\hat y_k = \sigma({scaled_symbol(params, 'z_k')})",
            substituted=rf"= \sigma({_listed(now, logits, _COMMA)})",
            result=f"= {coloured('loss', _listed(now, shares, _COMMA))}",
        ),
    )


def sum_formula(now: MultiLabel, unit: Unit, *, decimals: int = 3) -> Formula:
    """The loss in a unit, with a term for each class."""
    log = unit.latex
    terms = [kept("loss", rf"{log}({one.latex})") for one in _charged(now, unit, decimals)]
    return Formula(
        key="loss",
        symbolic=rf"L = -\sum_k \left[y_k {log} \hat y_k + (1-y_k) {log}(1-\hat y_k)\right]",
        substituted=rf"= -\left[{_listed(now, terms, ' + ')}\right]",
        result=f"= {loss_in_latex(now.loss, unit)}",
    )


def _listed(now: MultiLabel, parts: list[str], sign: str) -> str:
    """Parts of the first classes, with dots for the others."""
    more = [r"\ldots"] if len(now.names) > WRITTEN_OUT else []
    return sign.join(parts + more)


def _charged(now: MultiLabel, unit: Unit, decimals: int) -> list[Term]:
    """What each class's logarithm is taken of: ŷ where y = 1, or else 1 − ŷ.

    All together lead to the loss; of the first of many, each to its bar.
    """
    asked = list(zip(now.predicted, now.missed, now.labels, strict=True))
    if len(asked) > WRITTEN_OUT:
        return [term(*one, error=_BAR / unit.per_nat) for one in asked[:WRITTEN_OUT]]
    loss = unit.of(now.loss)
    same, digit = tells(loss, decimals), last_digit(loss, decimals) / unit.per_nat
    return written_together(
        lambda room: [term(*one, error=room * digit) for one in asked],
        lambda terms: same(unit.of(math.fsum(one.nats for one in terms))),
    )


def multi_label_readouts(params: BceCceParams, now: MultiLabel) -> tuple[Readout, ...]:
    """The sum in both units, the mean, and what tells the sigmoids from softmax."""
    unit = params.counted_in
    many, total = len(now.names), math.fsum(now.predicted)
    return (
        *in_both_units(now.loss, unit, name=f"Loss, sum of {many} terms"),
        told("mean", f"mean over {many} classes", now.mean, unit, role="other"),
        Readout(
            key="total",
            name="all ŷ together",
            value=numerals.visible(total, 4),
            number=total,
        ),
        Readout(key="true", name="labels that are 1", value=f"{sum(now.labels)} of {many}"),
    )


def multi_label_verdict(params: BceCceParams, now: MultiLabel) -> Verdict:
    """That all terms count; and with c, that a sigmoid notices what softmax does not."""
    answers = zip(now.predicted, now.labels, strict=True)
    right = sum(p > 0.5 if y else p < 0.5 for p, y in answers)
    many = len(now.names)
    tone: Tone = "good" if right == many else "poor" if 2 * right > many else "bad"
    if params.shift:
        moved = numerals.fixed(params.shift, 2)
        return Verdict(
            text=f"Adding c = {moved} changes every ŷ here: each sigmoid sees its own logit alone.",
            tone="fair",
        )
    return Verdict(
        text=f"All {many} terms count, each class is asked on its own, and {right} of {many} are "
        "on the right side of 0.5.",
        tone=tone,
    )


def multi_label_description(params: BceCceParams, now: MultiLabel) -> str:
    """What is seen, in one sentence."""
    unit: Unit = params.counted_in
    loss = telling(unit.of(now.loss), 4)
    return (
        f"Bars of the prediction beside the true label for {len(now.names)} classes, of which "
        f"{sum(now.labels)} are true, and of each class's term of binary cross-entropy, their sum "
        f"and their mean: the loss is {loss} {unit.name}."
    )
