"""The curves of the loss curve, over any of the three axes: sampled at the same logits on all."""

from __future__ import annotations

from functools import lru_cache
from typing import Literal, NamedTuple

import numpy as np

from ceviz import model
from ceviz.core.figure import Array, Axis, Curve, Dash, Points
from ceviz.core.units import UNITS, Unit
from ceviz.panels.binary.across import REACH, Across
from ceviz.panels.loss_curve.losses import Second, entropy, focal_of_both, second
from ceviz.panels.loss_curve.params import LossCurveParams

Z = np.linspace(-REACH, REACH, 241)
"""Where the curves are sampled. Even steps of z crowd the points where a curve is steep over ŷ."""

_WHOLE = np.concatenate([[-np.inf], Z[1:-1], [np.inf]])  # over ŷ, from 0 to 1

_DASHES: dict[str, Dash] = {"squared": "dash", "smoothing": "dot", "focal": "dash"}
_LOOKS = 512  # are remembered: more than a slider has steps
_LEAST_TOP = 7.2  # nats: the loss at ŷ = 0.001, which is 6.908, is in view
_WHOLE_TOP = 12.4  # the loss at either end of z


class Look(NamedTuple):
    """All of the state but where the point is, as far as it is drawn."""

    axis: Literal["prediction", "logit", "log-odds"]
    unit: Literal["nats", "bits"]
    target: float
    soft: bool
    tangent: bool
    second: Second | None

    @property
    def across(self) -> Across:
        """The horizontal axis."""
        return Across(self.axis)

    @property
    def counted_in(self) -> Unit:
        """The unit of the loss."""
        return UNITS[self.unit]

    @property
    def loss_axis(self) -> Axis:
        """The vertical axis. Over ŷ it stops early: the loss grows at the very edges there."""
        return self.counted_in.axis("loss", high=top(self.axis))

    @property
    def sampled(self) -> Array:
        """The logits at which the curves are sampled: their ends are those of the axis."""
        return _WHOLE if self.axis == "prediction" else Z

    def places(self, z: Array) -> Array:
        """Where logits lie on the axis, its ends included."""
        axis = self.across.axis
        return np.minimum(np.maximum(self.across.places(z), axis.low), axis.high)

    def height(self, nats: Array) -> Array:
        """How high losses are drawn, no higher than the axis reaches."""
        return np.minimum(nats * self.counted_in.per_nat, self.loss_axis.high)

    def second_height(self, z: Array) -> Array:
        """How high the second loss is drawn."""
        assert self.second is not None
        values = self.second.of(z)
        high = self.loss_axis.high
        return np.minimum(values, high) if self.second.kind == "squared" else self.height(values)


def look(params: LossCurveParams) -> Look:
    """How a state looks."""
    return Look(
        params.axis, params.unit, params.target, params.soft, params.tangent, second(params)
    )


def top(axis: str) -> float:
    """How far up the loss is drawn, in nats."""
    return _LEAST_TOP if axis == "prediction" else _WHOLE_TOP


@lru_cache(maxsize=3)
def _sampled_places(axis: Literal["prediction", "logit", "log-odds"]) -> Array:
    seen = Look(axis, "nats", 1, False, False, None)
    return seen.places(seen.sampled)


@lru_cache(maxsize=_LOOKS)
def curves(seen: Look) -> tuple[Curve, ...]:
    """The losses: those of both labels, or that of the soft one, and the second one."""
    if seen.soft:
        found = [_soft(seen.axis, seen.unit, seen.target)]
    else:
        found = [
            _hard(seen.axis, seen.unit, label, chosen=label == seen.target) for label in (0, 1)
        ]
    return (*found, _second(seen)) if seen.second else tuple(found)


@lru_cache(maxsize=_LOOKS)
def minimum(seen: Look, target: float) -> tuple[float, float]:
    """Where the cross-entropy with a target is lowest: at ŷ = y, with height H(y).

    A certain target's minimum is beyond the ends of z: what is drawn is the end.
    """
    x = target if seen.axis == "prediction" else float(seen.places(model.logit(target)))
    return x, min(seen.counted_in.of(entropy(target)), seen.loss_axis.high)


@lru_cache(maxsize=_LOOKS)
def minima(seen: Look) -> tuple[Points, ...]:
    """A marker on each curve that has its minimum at a label between 0 and 1."""
    found = []
    bare = seen._replace(second=None)  # so that none is made anew for another γ or ε
    if seen.soft:
        found.append(_marker(bare, seen.target, key="minimum", name="minimum, at yhat = y"))
    if seen.second is not None and seen.second.kind == "smoothing":
        name = "minimum with label smoothing"
        found.append(_marker(bare, seen.second.smoothed, key="second minimum", name=name))
    return tuple(found)


@lru_cache(maxsize=_LOOKS)
def _marker(seen: Look, target: float, *, key: str, name: str) -> Points:
    x, y = minimum(seen, target)
    first = key == "minimum"
    return Points(
        key=key,
        x=np.array([x]),
        y=np.array([y]),
        name=name,
        symbol="square" if first else "diamond",
        fill="outline",
        role="loss" if first else "other",
    )


def tangent(seen: Look, x: float, loss: float, slope: float) -> tuple[Array, Array]:
    """The two ends of the tangent as far as it reaches in the plot; loss and slope in nats."""
    unit, axis, high = seen.counted_in, seen.across.axis, seen.loss_axis.high
    y, rise = unit.of(loss), unit.of(slope)
    xs = np.array([axis.low, axis.high])
    if rise:
        ends = sorted([x - y / rise, x + (high - y) / rise])
        xs = np.clip(ends, axis.low, axis.high)
    return xs, np.clip(y + rise * (xs - x), 0.0, high)


@lru_cache(maxsize=32)
def _hard(
    axis: Literal["prediction", "logit", "log-odds"],
    unit: Literal["nats", "bits"],
    label: int,
    *,
    chosen: bool,
) -> Curve:
    seen = Look(axis, unit, label, False, False, None)
    log = "ln" if unit == "nats" else "log2"
    return Curve(
        key=f"curve {label}",
        x=_sampled_places(seen.axis),
        y=seen.height(model.binary_cross_entropy_with_logits(seen.sampled, label)),
        name=f"-{log}(yhat), y = 1" if label == 1 else f"-{log}(1 - yhat), y = 0",
        role="loss" if chosen else "muted",
        weight="strong" if chosen else "normal",
        dash="solid" if chosen else "dash",
    )


@lru_cache(maxsize=_LOOKS)
def _soft(
    axis: Literal["prediction", "logit", "log-odds"], unit: Literal["nats", "bits"], target: float
) -> Curve:
    seen = Look(axis, unit, target, True, False, None)
    return Curve(
        key="curve soft",
        x=_sampled_places(seen.axis),
        y=seen.height(model.binary_cross_entropy_with_logits(seen.sampled, target)),
        name=f"cross-entropy, y = {target:.2f}",
        role="loss",
        weight="strong",
    )


@lru_cache(maxsize=_LOOKS)
def _second(seen: Look) -> Curve:
    assert seen.second is not None
    kind, amount = seen.second.kind, seen.second.amount
    names = {
        "squared": "squared error",
        "smoothing": f"cross-entropy with label smoothing, epsilon = {amount:.2f}",
        "focal": f"focal loss, gamma = {amount:.1f}",
    }
    return Curve(
        key=f"second {kind}",
        x=_sampled_places(seen.axis),
        y=_second_heights(seen),
        name=names[kind],
        role="other",
        dash=_DASHES[kind],
    )


def _second_heights(seen: Look) -> Array:
    assert seen.second is not None
    if seen.second.kind == "focal" and 0 < seen.target < 1:
        return seen.height(seen.second.mean(_sampled_focal(seen.axis, seen.second.amount)))
    return seen.second_height(seen.sampled)


@lru_cache(maxsize=64)
def _sampled_focal(axis: Literal["prediction", "logit", "log-odds"], gamma: float) -> Array:
    """The focal losses of both labels, which stay while a soft label moves between them."""
    return focal_of_both(Look(axis, "nats", 1, True, False, None).sampled, gamma)
