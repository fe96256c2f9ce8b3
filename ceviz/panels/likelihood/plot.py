"""The plots of the likelihood panel: three curves on one axis, or each on its own."""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

from msgspec.structs import replace
import numpy as np

from ceviz.core import numerals
from ceviz.core.figure import (
    Array,
    Axis,
    Curve,
    Guide,
    Handle,
    Mark,
    Plot,
    Points,
    Role,
    Text,
    Tick,
    ticks,
)
from ceviz.panels.binary import PREDICTION_AXIS, given_to_truth
from ceviz.panels.likelihood.params import LikelihoodParams, Stages

_EDGE = 4.0  # of the common axis, in nats
_DEPTH = 5.0  # of an axis of its own, in nats; −ln 0.01 is 4.605

_COMMON_AXIS = Axis(
    label="likelihood; the other two in nats",
    low=-_EDGE,
    high=_EDGE,
    ticks=ticks(-4, -3, -2, -1, 0, 1, 2, 3, 4, decimals=0),
)
_UNLABELLED_AXIS = replace(
    PREDICTION_AXIS, label="", ticks=tuple(Tick(tick.at, "") for tick in PREDICTION_AXIS.ticks)
)
_OWN_AXES = (
    Axis(label="probability", low=0, high=1, ticks=ticks(0, 0.5, 1)),
    Axis(label="nats", low=-_DEPTH, high=0, ticks=ticks(-4, -2, 0, decimals=0)),
    Axis(label="nats", low=0, high=_DEPTH, ticks=ticks(0, 2, 4, decimals=0)),
)

_KEYS = ("likelihood", "log-likelihood", "BCE")
_ROLES: tuple[Role, ...] = ("third", "other", "loss")
_LOSS = 2  # the last stage


class _Place(NamedTuple):
    """Where words stand when y = 1; for y = 0 it is the mirror image."""

    x: float
    y: float
    anchor: tuple[float, float]
    offset: tuple[float, float] = (0.0, 0.0)

    def text(self, stage: int, value: str, label: int) -> Text:
        """The name of a stage with its value, there."""
        x, anchor_x, right = self.x, self.anchor[0], self.offset[0]
        if label == 0:
            x, anchor_x, right = 1 - x, 1 - anchor_x, -right
        return Text(
            key=f"{_KEYS[stage]} name",
            at=(x, self.y),
            text=f"{_KEYS[stage]}  {value}",
            anchor=(anchor_x, self.anchor[1]),
            offset=(right, self.offset[1]),
            role=_ROLES[stage],
            strong=True,
        )


# Each beside its curve, where the line through the points never comes.
_ON_COMMON_AXIS = (
    _Place(1.0, 1.0, (1, 1), (-4, -14)),
    _Place(0.05, -3.2, (0, 0.5), (18, 0)),
    _Place(0.05, 3.2, (0, 0.5), (18, 0)),
)
# In the half of the plot where the upright line is not; no curve reaches these corners.
_LEFT = (
    _Place(0.02, 0.88, (0, 0.5)),
    _Place(0.06, -4.2, (0, 0.5)),
    _Place(0.06, 4.2, (0, 0.5)),
)
_RIGHT = (
    _Place(0.98, 0.13, (1, 0.5)),
    _Place(0.98, -4.2, (1, 0.5)),
    _Place(0.98, 4.2, (1, 0.5)),
)


def together(params: LikelihoodParams, now: Stages) -> tuple[Plot, ...]:
    """All three curves on one axis, from which the loss and its mirror image stand out."""
    x = params.prediction
    heights = [min(max(value, -_EDGE), _EDGE) for value in now]
    values = (numerals.fixed(now[0], 3), *(f"{numerals.fixed(one, 3)} nats" for one in now[1:]))
    marks: list[Mark] = [*_curves(params.label, _EDGE)]
    marks += [
        place.text(stage, value, params.label)
        for stage, (place, value) in enumerate(zip(_ON_COMMON_AXIS, values, strict=True))
    ]
    marks += [
        Guide(key="line", start=(x, min(heights)), end=(x, max(heights))),
        _point(0, x, heights[0]),
        _point(1, x, heights[1]),
        _handle(_LOSS, (x, heights[_LOSS])),
    ]
    return (Plot(key="together", x=PREDICTION_AXIS, y=_COMMON_AXIS, marks=tuple(marks)),)


def stacked(params: LikelihoodParams, now: Stages) -> tuple[Plot, ...]:
    """A plot for each stage, with one upright line through all three."""
    right = given_to_truth(params.label, params.prediction)
    places = _LEFT if right > 0.55 else _RIGHT
    plots = []
    for stage, (axis, place, value) in enumerate(zip(_OWN_AXES, places, now, strict=True)):
        x = params.prediction
        marks: tuple[Mark, ...] = (
            _curves(params.label, _DEPTH)[stage],
            place.text(stage, numerals.fixed(value, 3), params.label),
            Guide(key="line", start=(x, axis.low), end=(x, axis.high)),
            _handle(stage, (x, value)),
        )
        below = PREDICTION_AXIS if stage == _LOSS else _UNLABELLED_AXIS
        plots.append(Plot(key=_KEYS[stage], x=below, y=axis, marks=marks))
    return tuple(plots)


@cache
def _curves(label: int, depth: float) -> tuple[Curve, Curve, Curve]:
    """The three curves over the prediction, the last two down to a depth in nats."""
    loss = np.concatenate([np.linspace(depth, 1.0, 80), np.geomspace(1.0, 1e-3, 80), [0.0]])
    right = np.exp(-loss)
    x = right if label == 1 else 1 - right
    name = "yhat" if label == 1 else "1 - yhat"
    return (
        Curve(
            key="likelihood",
            x=np.array([0.0, 1.0]),
            y=np.array([0.0, 1.0] if label == 1 else [1.0, 0.0]),
            name=f"likelihood, {name}",
            role="third",
            dash="dot",
        ),
        _logarithmic(1, x, -loss, name=f"log-likelihood, ln({name})"),
        _logarithmic(_LOSS, x, loss, name=f"BCE, -ln({name})"),
    )


def _logarithmic(stage: int, x: Array, y: Array, *, name: str) -> Curve:
    chosen = stage == _LOSS
    return Curve(
        key=_KEYS[stage],
        x=x,
        y=y,
        name=name,
        role=_ROLES[stage],
        weight="strong" if chosen else "normal",
        dash="solid" if chosen else "dash",
    )


def _point(stage: int, x: float, y: float) -> Points:
    return Points(
        key=f"{_KEYS[stage]} point",
        x=np.array([x]),
        y=np.array([y]),
        name=f"{_KEYS[stage]} at this prediction",
        symbol="diamond" if stage else "square",
        role=_ROLES[stage],
    )


def _handle(stage: int, at: tuple[float, float]) -> Handle:
    return Handle(
        key="point",
        at=at,
        param="prediction",
        role=_ROLES[stage],
        label=f"Prediction ŷ, on the curve of {_KEYS[stage]}",
    )
