"""Step by step: the observations' probabilities, what they make together, and its curve."""

from __future__ import annotations

from functools import cache
import math

import numpy as np

from ceviz.core import numerals
from ceviz.core.figure import Axis, Bars, Plot, ticks
from ceviz.core.units import Unit
from ceviz.panels.binary.across import AxisName
from ceviz.panels.likelihood import coins, curves
from ceviz.panels.likelihood import over_prediction as over
from ceviz.panels.likelihood.observed import Observed, Stages
from ceviz.panels.likelihood.params import LikelihoodParams, Stage
from ceviz.panels.likelihood.together import products, together_plot

_STICK = 0.34  # the width of a stick, beside which the product so far has its own
_BESIDE = 0.18


def plots(params: LikelihoodParams, observed: Observed, now: Stages) -> tuple[Plot, ...]:
    """The sticks over the coins, the bar that they make together, and the curve of the stage."""
    return (
        _sticks_plot(params, observed),
        together_plot(params, observed, now, share=0.34),
        _curve_plot(params, observed, now),
    )


def _curve_plot(params: LikelihoodParams, observed: Observed, now: Stages) -> Plot:
    stage, x = params.stage, params.across.axis
    label = "relative to its maximum" if stage == "product" else params.unit
    y = curves.stage_axis(stage, params.axis, params.counted_in, label=label)
    name = over.named(params, observed, now, stage)
    return Plot(
        key="curve",
        x=x,
        y=y,
        marks=(
            *over.marks(params, observed, now, stage, y),
            over.heading("name", name, x, y, role=curves.ROLES[stage]),
            over.best_heading(observed, stage, x, y),
        ),
    )


def _terms(params: LikelihoodParams) -> tuple[float, float]:
    """The height of the stick of a one, and of a zero."""
    p = params.prediction
    if params.stage == "product":
        return p, 1 - p
    unit, deep = params.counted_in, curves.depth(params.axis)
    sign = -1 if params.stage == "sum" else 1
    return (
        sign * unit.of(min(-math.log(p), deep)),
        sign * unit.of(min(-math.log1p(-p), deep)),
    )


def _sticks_plot(params: LikelihoodParams, observed: Observed) -> Plot:
    """A stick for each observation, with the product so far beside it."""
    role = curves.ROLES[params.stage]
    (one_x, one_wide), (zero_x, zero_wide) = coins.groups(observed)
    if_one, if_zero = _terms(params)
    product = params.stage == "product"
    shown = observed.order != ""
    # Beside a stick that stands alone there is room for the product so far.
    move, narrow = (-_BESIDE, _STICK / 0.7) if product and shown else (0.0, 1.0)
    marks = [
        Bars(
            key="sticks of ones",
            x=one_x + move,
            top=np.full(len(one_x), if_one),
            width=one_wide * narrow,
            name="observations that are 1",
            role=role,
        ),
        Bars(
            key="sticks of zeros",
            x=zero_x + move,
            top=np.full(len(zero_x), if_zero),
            width=zero_wide * narrow,
            name="observations that are 0",
            fill="outline",
            role=role,
        ),
    ]
    if product:
        so_far = products(observed.order, params.prediction)[1:]
        marks.append(
            Bars(
                key="product so far",
                x=coins.places(observed.total) + _BESIDE,
                top=so_far,
                width=_STICK,
                name="product so far",
                role="muted",
            )
        )
    return Plot(
        key="sticks",
        x=coins.axis(observed),
        y=_stick_axis(params.stage, params.axis, params.counted_in),
        marks=tuple(marks),
        share=0.8,
    )


@cache
def _stick_axis(stage: Stage, axis: AxisName, unit: Unit) -> Axis:
    if stage == "product":
        return Axis(label="each pᵢ", low=0, high=1, ticks=ticks(0, 0.5, 1))
    deep = curves.depth(axis)
    low, high = (-unit.of(deep), 0.0) if stage == "sum" else (0.0, unit.of(deep))
    step = 1.0 if axis == "prediction" else 6.0
    values = [one for one in curves.steps(stage, step) if low <= one <= high]
    sign = "" if stage == "sum" else numerals.MINUS
    label = f"{sign}{unit.log} pᵢ ({unit.name})"
    return Axis(label=label, low=low, high=high, ticks=ticks(*values, decimals=0))
