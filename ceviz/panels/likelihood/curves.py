"""The curves over the prediction: one shape, seen at each stage on the way to the loss.

A curve has the same number of samples at every stage and on every horizontal axis, so that one can
turn into the other. What is summed over the observations is drawn in parts of N, for then nothing
but the ticks of its axis depends on N.
"""

from __future__ import annotations

from functools import cache, lru_cache
import math
from typing import NamedTuple

import numpy as np

from ceviz import model
from ceviz.core.figure import Array, Axis, Curve, Dash, Role, Tick, ticks
from ceviz.core.units import Unit
from ceviz.panels.binary.across import REACH, Across, AxisName
from ceviz.panels.likelihood.observed import Observed, least_loss
from ceviz.panels.likelihood.params import Stage

_EVERYWHERE = np.linspace(-1.0, 1.0, 161)
_AROUND_THE_PEAK = np.linspace(-6.0, 6.0, 121)  # in standard deviations
_ENDS = 16.0  # of the prediction's axis, as logits; σ(−16) is 0.0000001


ROLES: dict[Stage, Role] = {
    "product": "third",
    "sum": "other",
    "negative": "text",
    "mean": "loss",
}
_NAMES: dict[Stage, str] = {
    "product": "likelihood / its maximum",
    "sum": "log-likelihood / N",
    "negative": "-log-likelihood / N",
    "mean": "mean loss",
}


def depth(axis: AxisName) -> float:
    """How large a loss, in nats an observation, is drawn; the logit's axis has room for more."""
    return 3.0 if axis == "prediction" else 12.0


class Drawing(NamedTuple):
    """Which stage a curve shows, under which key and name, down or up to how many nats at most."""

    stage: Stage
    key: str
    name: str
    deep: float
    dash: Dash = "solid"


def top(axis: AxisName) -> float:
    """How large a loss the axes reach to, with room for a handle that stops below."""
    return 1.25 * depth(axis)


def stage_curve(observed: Observed, axis: AxisName, unit: Unit, stage: Stage) -> Curve:
    """The curve of a stage, which turns into that of another."""
    name = _NAMES[stage] if stage == "product" else f"{_NAMES[stage]} in {unit.name}"
    deep = depth(axis) if stage == "sum" else top(axis)  # it leaves the axes at their edge
    return curve(observed, axis, unit, Drawing(stage, "curve", name, deep))


@lru_cache(maxsize=128)
def curve(observed: Observed, axis: AxisName, unit: Unit, drawing: Drawing) -> Curve:
    """A curve over the prediction, its height counted for one observation."""
    stage = drawing.stage
    x, y = _samples(observed, axis, stage == "product", drawing.deep)
    if stage != "product":
        y = unit.per_nat * (-y if stage == "sum" else y)
    return Curve(
        key=drawing.key,
        x=x,
        y=y,
        name=drawing.name,
        role=ROLES[stage],
        dash=drawing.dash,
        weight="strong" if stage == "mean" else "normal",
    )


@lru_cache(maxsize=128)
def _samples(observed: Observed, axis: AxisName, product: bool, deep: float) -> tuple[Array, Array]:
    """The likelihood relative to its maximum, or the mean loss in nats, over an axis."""
    end = _ENDS if axis == "prediction" else REACH
    low, high = (-end, end) if product else _drawn_between(observed.share, deep, end)
    z = _logits(observed, low, high)
    loss = model.binary_cross_entropy_with_logits(z, observed.share)
    x = Across(axis).places(z)
    if product:
        return x, np.exp(-observed.total * np.maximum(loss - least_loss(observed), 0.0))
    return x, np.minimum(loss, deep)


def _logits(observed: Observed, low: float, high: float) -> Array:
    """Logits all over a range, and closely where the likelihood has its peak."""
    # As if half an observation more had been seen on either side: the peak is then finite.
    share = (observed.ones + 0.5) / (observed.total + 1)
    width = 1 / math.sqrt((observed.total + 1) * share * (1 - share))
    peak = math.log(share / (1 - share)) + width * _AROUND_THE_PEAK
    all_over = low + (high - low) * (_EVERYWHERE + 1) / 2
    return np.sort(np.concatenate([all_over, np.clip(peak, low, high)]))


def _drawn_between(share: float, deep: float, end: float) -> tuple[float, float]:
    """The logits between which the mean loss is no more than it is drawn."""
    return -_crossing(1 - share, deep, end), _crossing(share, deep, end)


def _crossing(share: float, deep: float, end: float) -> float:
    """The logit right of the minimum at which the loss reaches a height; an end comes first."""
    if _loss(share, end) <= deep:
        return end
    z = deep / (1 - share)  # the loss is more there, and convex: Newton comes down to the height
    for _ in range(20):
        step = (_loss(share, z) - deep) / (1 / (1 + math.exp(-z)) - share)
        z -= step
        if abs(step) < 1e-12:
            break
    return min(z, end)


def _loss(share: float, z: float) -> float:
    """The mean loss in nats at a logit that is not negative."""
    return math.log1p(math.exp(-z)) + (1 - share) * z


@cache
def stage_axis(stage: Stage, axis: AxisName, unit: Unit, *, label: str) -> Axis:
    """The upright axis of a stage, with room for a handle beyond the largest value."""
    if stage == "product":
        return Axis(label=label, low=0, high=1.25, ticks=ticks(0, 0.5, 1))
    deep = depth(axis)
    low, high = (-deep, top(axis) - deep) if stage == "sum" else (0.0, top(axis))
    first, last = unit.of(low), unit.of(high)
    step = 2.0 if axis == "prediction" else 6.0
    values = [value for value in steps(stage, step) if first <= value <= last]
    return Axis(label=label, low=first, high=last, ticks=in_parts(stage, values))


def steps(stage: Stage, step: float) -> list[float]:
    """Where the ticks of a stage's axis may be, in either unit."""
    sign = -1 if stage == "sum" else 1
    return sorted(sign * step * one for one in range(8))


def in_parts(stage: Stage, values: list[float]) -> tuple[Tick, ...]:
    """Ticks; those of a sum over all observations count in N."""
    plain = ticks(*values, decimals=0)
    if stage == "mean":
        return plain
    return tuple(Tick(one.at, _times_n(one.text)) for one in plain)


def _times_n(number: str) -> str:
    return number if number == "0" else f"{number.removesuffix('1')}N"


def height(observed: Observed, unit: Unit, stage: Stage, loss: float, deep: float) -> float:
    """How high the point lies on a stage's curve at a mean loss in nats."""
    if stage == "product":
        return math.exp(-observed.total * max(loss - least_loss(observed), 0.0))
    y = unit.of(min(loss, deep))
    return -y if stage == "sum" else y
