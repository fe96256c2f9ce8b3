"""What every plot over the prediction holds: the curve, the point on it, and where it peaks."""

from __future__ import annotations

from functools import lru_cache

import numpy as np

from ceviz import model
from ceviz.core import numerals
from ceviz.core.figure import Axis, Guide, Handle, Mark, Points, Role, Text
from ceviz.core.units import Unit
from ceviz.panels.binary.across import Across, AxisName
from ceviz.panels.likelihood import curves
from ceviz.panels.likelihood.observed import (
    Observed,
    Stages,
    decimals_for,
    least_loss,
    likelihood_text,
    underflows,
)
from ceviz.panels.likelihood.params import LikelihoodParams, Stage

SMALLEST_FLOAT64 = "4.9·10⁻³²⁴"
"""About the smallest float64 above 0."""

_SPOKEN: dict[Stage, str] = {
    "product": "likelihood",
    "sum": "log-likelihood",
    "negative": "negative log-likelihood",
    "mean": "mean loss",
}


@lru_cache(maxsize=128)
def best_place(observed: Observed, axis: AxisName) -> float:
    """Where k/N lies on the horizontal axis; at its end when its logit is infinite."""
    across = Across(axis)
    place = across.place(observed.share, float(model.logit(observed.share)))
    return min(max(place, across.axis.low), across.axis.high)


@lru_cache(maxsize=128)
def _still(
    observed: Observed, across: AxisName, unit: Unit, stage: Stage, axis: Axis
) -> tuple[Mark, Mark, Mark]:
    """What stays while the prediction moves: the line at k/N, the curve, its highest point."""
    best = best_place(observed, across)
    top = curves.height(observed, unit, stage, least_loss(observed), curves.depth(across))
    return (
        best_line(best, axis.low, axis.high),
        curves.stage_curve(observed, across, unit, stage),
        best_point(best, top),
    )


def best_line(x: float, low: float, high: float) -> Guide:
    """The upright line at k/N."""
    return Guide(key="best line", start=(x, low), end=(x, high), dash="dash", role="muted")


def best_point(x: float, y: float) -> Points:
    """The maximum or minimum at k/N."""
    return Points(
        key="best", x=np.array([x]), y=np.array([y]), name="k/N", symbol="diamond", role="muted"
    )


def marks(
    params: LikelihoodParams, observed: Observed, now: Stages, stage: Stage, axis: Axis
) -> tuple[Mark, ...]:
    """The curve of a stage with the upright lines at k/N and at the prediction."""
    unit, deep, x = params.counted_in, curves.depth(params.axis), params.place
    y = curves.height(observed, unit, stage, now.loss, deep)
    upright, curve, best = _still(observed, params.axis, unit, stage, axis)
    return (
        upright,
        curve,
        Guide(key="line", start=(x, axis.low), end=(x, axis.high)),
        best,
        handle(params, (x, y), curves.ROLES[stage], f"on the curve of the {_SPOKEN[stage]}"),
    )


def handle(params: LikelihoodParams, at: tuple[float, float], role: Role, where: str) -> Handle:
    """The grip that moves the prediction, or its logit."""
    label = f"{params.called}, {where}"
    return Handle(key="point", at=at, param=params.moved, role=role, label=label)


def heading(key: str, text: str, x: Axis, y: Axis, *, role: Role, right: bool = False) -> Text:
    """Words over the axes, at the left or at the right."""
    return Text(
        key=key,
        at=(x.high if right else x.low, y.high),
        text=text,
        anchor=(1.0 if right else 0.0, 1.0),
        offset=(-4 if right else 4, -2),
        role=role,
        strong=True,
    )


def best_heading(observed: Observed, stage: Stage, x: Axis, y: Axis) -> Text:
    """Where all these curves have their maximum or minimum."""
    kind = "maximum" if stage in ("product", "sum") else "minimum"
    share = numerals.fixed(observed.share, 3)
    return heading("best name", f"{kind} at k/N = {share}", x, y, role="muted", right=True)


def named(params: LikelihoodParams, observed: Observed, now: Stages, stage: Stage) -> str:
    """The name of a stage with its value."""
    unit, decimals = params.counted_in, decimals_for(observed.total)
    match stage:
        case "product" if underflows(now):
            return f"P in float64: 0.0 (smallest: {SMALLEST_FLOAT64})"
        case "product":
            return f"likelihood {likelihood_text(now.log_likelihood)}"
        case "sum":
            return f"log-likelihood {log_likelihood_text(params, observed, now)}"
        case "negative":
            return f"its negative {numerals.grouped(unit.visible(now.negative, decimals))}"
        case "mean":
            return f"mean loss (BCE) {unit.visible(now.loss, 3)}"


def log_likelihood_text(params: LikelihoodParams, observed: Observed, now: Stages) -> str:
    """The log-likelihood with its unit."""
    text = params.counted_in.visible(now.log_likelihood, decimals_for(observed.total))
    return numerals.grouped(text)


def ones_of_all(observed: Observed) -> str:
    """How many ones of how many observations, in words."""
    ones = numerals.whole(observed.ones)
    return f"{ones} of {numerals.whole(observed.total)}"
