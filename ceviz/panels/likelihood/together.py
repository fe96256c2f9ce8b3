"""What all observations make together: the part that they leave of a bar, or a row of pieces."""

from __future__ import annotations

from functools import cache, lru_cache
import math

import numpy as np

from ceviz.core import numerals
from ceviz.core.figure import Array, Axis, Bars, Mark, Plot, Tick, ticks
from ceviz.core.units import Unit
from ceviz.panels.binary.across import AxisName
from ceviz.panels.likelihood import coins, curves, digits
from ceviz.panels.likelihood import over_prediction as over
from ceviz.panels.likelihood.observed import (
    Observed,
    Stages,
    decimals_for,
    likelihood_text,
    underflows,
)
from ceviz.panels.likelihood.params import LikelihoodParams, Stage

_Y = Axis(label="", low=0, high=1, ticks=(Tick(0, ""),), grid=False)
_LOW, _HIGH = 0.12, 0.88  # of the height is the bar
_NARROW = 0.018  # of the axis is a piece that its outline would fill
_GAP = 0.12  # of each piece of a row stays free, where there are few


@lru_cache(maxsize=16)
def products(order: str, prediction: float) -> Array:
    """The product of none, of the first, of the first two observations, and so on."""
    terms = [prediction if sign == "1" else 1 - prediction for sign in order]
    return np.cumprod(np.array([1.0, *terms]))


def together_plot(
    params: LikelihoodParams, observed: Observed, now: Stages, *, share: float
) -> Plot:
    """What all observations make: of a bar of length 1 they leave a part; or they add up."""
    x = _together_axis(params.stage, params.axis, params.counted_in)
    role = curves.ROLES[params.stage]
    edges, ones = _pieces(observed, params)
    product = params.stage == "product"
    marks: tuple[Mark, ...] = tuple(
        _pieces_of(kind, edges, of, params, gap=bool(observed.order) and not product)
        for kind, of in (("ones", ones), ("zeros", ~ones))
    )
    if product:
        marks += (
            over.heading("grey", _beside(params, observed, now), x, _Y, role="muted", right=True),
            Bars(
                key="product",
                x=edges[-1:] / 2,
                top=np.array([_HIGH]),
                base=_LOW,
                width=float(edges[-1]),
                name="likelihood",
                role=role,
            ),
        )
    return Plot(
        key="together",
        x=x,
        y=_Y,
        marks=(
            *marks,
            over.heading("sum name", _sum_text(params, observed, now), x, _Y, role=role),
        ),
        share=share,
    )


def _pieces_of(
    kind: str, edges: Array, of: coins.Mask, params: LikelihoodParams, *, gap: bool
) -> Bars:
    """The pieces of the ones, filled, or of the zeros, outlined where they are wide enough."""
    product = params.stage == "product"
    widths = np.abs(np.diff(edges))[of] * (1 - _GAP if gap else 1)
    axis = _together_axis(params.stage, params.axis, params.counted_in)
    narrow = widths.size > 0 and widths[0] < _NARROW * (axis.high - axis.low)
    outlined = product or (kind == "zeros" and not narrow)
    grey = product or (kind == "zeros" and narrow)
    return Bars(
        key=f"pieces of {kind}",
        x=(edges[:-1] + edges[1:])[of] / 2,
        top=np.full(len(widths), _HIGH),
        base=_LOW,
        width=widths,
        name=f"what the {kind} take" if product else f"loss of the {kind}",
        fill="outline" if outlined else "solid",
        role="muted" if grey else curves.ROLES[params.stage],
    )


def _pieces(observed: Observed, params: LikelihoodParams) -> tuple[Array, coins.Mask]:
    """Where the pieces of the bar begin and end, and which of them are ones'.

    A sum is counted in parts of N, as its curve is; what is beyond the axis ends at its edge.
    """
    p = params.prediction
    if observed.order:
        ones = coins.is_one(observed)
        if params.stage == "product":
            return products(observed.order, p), ones
        terms = np.where(ones, -math.log(p), -math.log1p(-p)) / observed.total
    else:
        ones = np.array([True, False])
        terms = np.array([-observed.ones * math.log(p), -observed.zeros * math.log1p(-p)])
        if params.stage == "product":
            return np.exp(-np.cumsum([0.0, *terms])), ones
        terms /= observed.total
    edges = np.minimum(np.cumsum([0.0, *terms]), curves.depth(params.axis))
    return (-1 if params.stage == "sum" else 1) * params.counted_in.per_nat * edges, ones


@cache
def _together_axis(stage: Stage, axis: AxisName, unit: Unit) -> Axis:
    if stage == "product":
        return Axis(label=coins.ROOM, low=0, high=1, ticks=ticks(0, 0.2, 0.4, 0.6, 0.8, 1))
    deep = curves.depth(axis)
    low, high = (-unit.of(deep), 0.0) if stage == "sum" else (0.0, unit.of(deep))
    step = 1.0 if axis == "prediction" else 3.0
    inside = [one for one in curves.steps(stage, step) if low <= one <= high]
    return Axis(label=coins.ROOM, low=low, high=high, ticks=curves.in_parts(stage, inside))


def _beside(params: LikelihoodParams, observed: Observed, now: Stages) -> str:
    """What is grey or outlined; where the bar is lost to underflow, what the logarithm still is."""
    if underflows(now):
        return f"{params.counted_in.log} P = {over.log_likelihood_text(params, observed, now)}"
    return "grey: the product so far" if observed.order else "filled: 1, outlined: 0"


def _sum_text(params: LikelihoodParams, observed: Observed, now: Stages) -> str:
    """The bar in numbers: so many terms of the one height, so many of the other."""
    unit, k, m = params.counted_in, observed.ones, observed.zeros
    decimals, p = decimals_for(observed.total), params.prediction
    if params.stage == "product":
        bases = digits.factors(observed, p, now.log_likelihood)
        powers = [
            f"{base}{numerals.superscript(many) if many > 1 else ''}"
            for base, many in zip(bases, (k, m), strict=True)
            if many
        ]
        return f"{' · '.join(powers)} = {likelihood_text(now.log_likelihood)}"
    if params.stage == "mean":
        total = digits.total(unit.of(now.negative), observed.total, first=decimals)
        mean = numerals.visible(unit.of(now.loss), 3)
        return f"total {total} {unit.name} / {numerals.whole(observed.total)} = mean {mean}"
    per_nat = (-1 if params.stage == "sum" else 1) * unit.per_nat
    losses = [
        (many, per_nat * loss) for many, loss in ((k, -math.log(p)), (m, -math.log1p(-p))) if many
    ]
    shown = numerals.visible(per_nat * now.negative, decimals)

    def leads(texts: list[str]) -> bool:
        pairs = zip(losses, texts, strict=True)
        found = sum(many * numerals.number_in(text) for (many, _), text in pairs)
        return numerals.visible(found, decimals) == shown

    texts = digits.enough(lambda many: [digits.number(loss, many) for _, loss in losses], leads)
    terms = [
        f"{numerals.whole(many)} · {text if loss > 0 else f'({text})'}"
        for (many, loss), text in zip(losses, texts, strict=True)
    ]
    return f"{' + '.join(terms)} = {numerals.grouped(shown)} {unit.name}"
