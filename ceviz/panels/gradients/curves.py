"""The curves over the horizontal axis, whichever it is: the same logits, at other places."""

from __future__ import annotations

from functools import cache

import numpy as np

from ceviz import model
from ceviz.core.figure import Array, Curve
from ceviz.core.units import Unit
from ceviz.panels.binary.across import REACH, Across, AxisName


def _grid() -> Array:
    """Even steps of the logit, and between them the logits of even steps of the prediction."""
    of_predictions = model.logit(np.linspace(0, 1, 121)[1:-1])
    return np.unique(np.concatenate([np.linspace(-REACH, REACH, 145), of_predictions]))


GRID = _grid()
"""Logits so close that a curve is smooth on every axis."""


@cache
def places(axis: AxisName) -> Array:
    """Where the grid's logits lie on an axis."""
    return Across(axis).places(GRID)


@cache
def cross_entropy_size(label: int, axis: AxisName, unit: Unit) -> Curve:
    """The size of cross-entropy's gradient."""
    size = abs(model.binary_cross_entropy_gradient(GRID, label))
    name = f"|dL/dz| of cross-entropy in {unit.name}"
    return _cross_entropy(places(axis), unit.per_nat * size, name)


@cache
def squared_error_size(label: int, axis: AxisName) -> Curve:
    """The size of MSE's gradient."""
    size = abs(model.squared_error_gradient(GRID, label))
    return _squared_error(places(axis), size, "|dL/dz| of MSE + sigmoid")


@cache
def cross_entropy_loss(label: int, axis: AxisName, unit: Unit, top: float) -> Curve:
    """Cross-entropy, as far as it lies below a height in nats; what is above stays at its edge."""
    edge = float(np.log(np.expm1(top)))
    z = np.maximum(GRID, -edge) if label == 1 else np.minimum(GRID, edge)
    loss = np.minimum(model.binary_cross_entropy_with_logits(z, label), top)
    x, y = Across(axis).places(z), unit.per_nat * loss
    return _cross_entropy(x, y, f"cross-entropy in {unit.name}")


@cache
def squared_error_loss(label: int, axis: AxisName) -> Curve:
    """The squared error of the sigmoid."""
    loss = model.squared_error(model.sigmoid(GRID), label)
    return _squared_error(places(axis), loss, "squared error")


@cache
def sigmoid_slope(axis: AxisName) -> Curve:
    """σ′(z)."""
    return Curve(
        key="slope",
        x=places(axis),
        y=model.sigmoid_derivative(GRID),
        name="slope of the sigmoid",
        role="third",
        weight="strong",
    )


def _cross_entropy(x: Array, y: Array, name: str) -> Curve:
    return Curve(key="cross-entropy", x=x, y=y, name=name, role="loss", weight="strong")


def _squared_error(x: Array, y: Array, name: str) -> Curve:
    return Curve(key="squared error", x=x, y=y, name=name, role="other", dash="dash")
