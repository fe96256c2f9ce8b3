"""The plots of one observation: three curves on one axis, or each on its own."""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

import numpy as np

from ceviz.core import numerals
from ceviz.core.figure import Axis, Curve, Dash, Guide, Handle, Mark, Plot, Points, Text, ticks
from ceviz.core.units import Unit
from ceviz.panels.binary import given_to_truth
from ceviz.panels.binary.across import AxisName
from ceviz.panels.likelihood import curves
from ceviz.panels.likelihood.observed import Stages
from ceviz.panels.likelihood.over_prediction import handle
from ceviz.panels.likelihood.params import LikelihoodParams, Stage

_STAGES: tuple[Stage, ...] = ("product", "sum", "mean")
_KEYS = {"product": "likelihood", "sum": "log-likelihood", "mean": "BCE"}
_DASHES: dict[Stage, Dash] = {"product": "dot", "sum": "dash", "mean": "solid"}
_FORMULAS = {"product": "{p}", "sum": "{log}({p})", "mean": "-{log}({p})"}


def _edge(axis: AxisName) -> float:
    """How far the common axis goes, in nats."""
    return 4.0 if axis == "prediction" else 12.0


def _deep(axis: AxisName) -> float:
    """How far an axis of its own goes, in nats; −ln 0.01 is 4.605."""
    return 5.0 if axis == "prediction" else 13.0


class _Place(NamedTuple):
    """Where words stand when y = 1; for y = 0 it is the mirror image.

    ``x`` is a part of the axis, ``y`` of the largest value that is drawn.
    """

    x: float
    y: float
    anchor: tuple[float, float]
    offset: tuple[float, float] = (0.0, 0.0)

    def text(self, stage: Stage, value: str, axis: Axis, label: int, largest: float) -> Text:
        """The name of a stage with its value, there."""
        x, anchor_x, right = self.x, self.anchor[0], self.offset[0]
        if label == 0:
            x, anchor_x, right = 1 - x, 1 - anchor_x, -right
        return Text(
            key=f"{_KEYS[stage]} name",
            at=(axis.low + x * (axis.high - axis.low), self.y * largest),
            text=f"{_KEYS[stage]}  {value}",
            anchor=(anchor_x, self.anchor[1]),
            offset=(right, self.offset[1]),
            role=curves.ROLES[stage],
            strong=True,
        )


_PROBABILITY = Axis(label="probability", low=0, high=1, ticks=ticks(0, 0.5, 1))
_Places = tuple[_Place, _Place, _Place]

_OVER_THE_END = _Place(1.0, 1.0, (1, 1), (-4, -14))
# On one axis: each beside its curve, where the line through the points never comes.
_BESIDE_THE_CURVES: _Places = (
    _OVER_THE_END,
    _Place(0.05, -0.8, (0, 0.5), (18, 0)),
    _Place(0.05, 0.8, (0, 0.5), (18, 0)),
)
_OVER_THE_TAIL: _Places = (
    _OVER_THE_END,
    _Place(0.97, -0.8, (1, 0.5)),
    _Place(0.97, 0.8, (1, 0.5)),
)
# Stacked: in the half of the plot where the upright line is not; no curve reaches these corners.
_RIGHT: _Places = (
    _Place(0.98, 0.13, (1, 0.5)),
    _Place(0.98, -0.84, (1, 0.5)),
    _Place(0.98, 0.84, (1, 0.5)),
)
_LEFT: _Places = (
    _Place(0.02, 0.88, (0, 0.5)),
    _Place(0.06, -0.84, (0, 0.5)),
    _Place(0.06, 0.84, (0, 0.5)),
)
_LEFT_OF_A_LINE: _Places = (
    _Place(0.02, 0.88, (0, 0.5)),
    _Place(0.12, -0.84, (0, 0.5)),
    _Place(0.12, 0.84, (0, 0.5)),
)


def together(params: LikelihoodParams, now: Stages) -> tuple[Plot, ...]:
    """All three curves on one axis, from which the loss and its mirror image stand out."""
    unit, edge, x = params.counted_in, _edge(params.axis), params.place
    loss = unit.of(min(now.loss, edge))
    heights = now.likelihood, -loss, loss
    values = (
        numerals.visible(now.likelihood, 3),
        unit.visible(now.log_likelihood, 3),
        unit.visible(now.loss, 3),
    )
    places = _BESIDE_THE_CURVES if params.axis == "prediction" else _OVER_THE_TAIL
    axis = params.across.axis
    marks: list[Mark] = [_curve(params, stage, edge) for stage in _STAGES]
    marks += [
        place.text(stage, value, axis, params.label, unit.of(edge) if stage != "product" else 1.0)
        for stage, place, value in zip(_STAGES, places, values, strict=True)
    ]
    marks += [
        Guide(key="line", start=(x, -loss), end=(x, max(heights))),
        _point("product", x, heights[0]),
        _point("sum", x, heights[1]),
        _handle(params, "mean", (x, loss)),
    ]
    y = unit.axis("likelihood; the other two", low=-edge, high=edge)
    return (Plot(key="together", x=axis, y=y, marks=tuple(marks)),)


def stacked(params: LikelihoodParams, now: Stages) -> tuple[Plot, ...]:
    """A plot for each stage, with one upright line through all three."""
    unit, deep, x = params.counted_in, _deep(params.axis), params.place
    left = _LEFT if params.axis == "prediction" else _LEFT_OF_A_LINE
    places = left if given_to_truth(params.label, params.prediction) > 0.55 else _RIGHT
    loss = unit.of(min(now.loss, deep))
    heights = now.likelihood, -loss, loss
    numbers = now.likelihood, unit.of(now.log_likelihood), unit.of(now.loss)
    plots = []
    for stage, place, number, height in zip(_STAGES, places, numbers, heights, strict=True):
        axis = _own_axis(stage, params.axis, unit)
        largest = unit.of(deep) if stage != "product" else 1.0
        below = params.across.axis if stage == "mean" else params.across.unlabelled
        text = place.text(stage, numerals.visible(number, 3), below, params.label, largest)
        marks: tuple[Mark, ...] = (
            _curve(params, stage, deep),
            text,
            Guide(key="line", start=(x, axis.low), end=(x, axis.high)),
            _handle(params, stage, (x, height)),
        )
        plots.append(Plot(key=_KEYS[stage], x=below, y=axis, marks=marks))
    return tuple(plots)


def _own_axis(stage: Stage, axis: AxisName, unit: Unit) -> Axis:
    if stage == "product":
        return _PROBABILITY
    deep = _deep(axis)
    low, high = (-deep, 0.0) if stage == "sum" else (0.0, deep)
    return unit.axis("", low=low, high=high, most=4)


def _curve(params: LikelihoodParams, stage: Stage, deep: float) -> Curve:
    unit = params.counted_in
    name = _curve_name(stage, params.label, unit)
    drawing = curves.Drawing(stage, _KEYS[stage], name, deep, _DASHES[stage])
    return curves.curve(params.observed, params.axis, unit, drawing)


@cache
def _curve_name(stage: Stage, label: int, unit: Unit) -> str:
    formula = _FORMULAS[stage].format(
        p="yhat" if label == 1 else "1 - yhat", log="ln" if unit.name == "nats" else "log2"
    )
    return f"{_KEYS[stage]}, {formula}"


def _point(stage: Stage, x: float, y: float) -> Points:
    return Points(
        key=f"{_KEYS[stage]} point",
        x=np.array([x]),
        y=np.array([y]),
        name=f"{_KEYS[stage]} at this prediction",
        symbol="square" if stage == "product" else "diamond",
        role=curves.ROLES[stage],
    )


def _handle(params: LikelihoodParams, stage: Stage, at: tuple[float, float]) -> Handle:
    return handle(params, at, curves.ROLES[stage], f"on the curve of {_KEYS[stage]}")
