"""Loss, gradient and σ′(z) of both losses, one below the other over the same axis."""

from __future__ import annotations

from functools import cache
import math

from msgspec.structs import replace
import numpy as np

from ceviz.core.figure import Axis, Guide, Handle, Mark, Plot, Points, Role, Text, Tick, ticks
from ceviz.core.units import UNITS
from ceviz.panels.binary.across import Across, AxisName
from ceviz.panels.gradients.curves import (
    cross_entropy_loss,
    cross_entropy_size,
    sigmoid_slope,
    squared_error_loss,
    squared_error_size,
)
from ceviz.panels.gradients.linked_words import losses
from ceviz.panels.gradients.params import Gradients, GradientsParams
from ceviz.panels.gradients.plot import CALLED, moved, peak_at, squared_error_point
from ceviz.panels.gradients.race import PEAK
from ceviz.panels.gradients.words import exactly, telling

# In nats. Over the prediction, nearly all of the range lies below −ln 0.01 = 4.605, and what is
# higher stands at the edge; over the logit the loss is a straight line up to 12.
_TOPS = {"prediction": 4.8, "logit": 12.5, "log-odds": 12.5}
_LOSS_STEPS = {"prediction": 2, "logit": 5, "log-odds": 5}

_SLOPE_AXIS = Axis(label="σ′(z)", low=0, high=0.4, ticks=ticks(0, 0.1, 0.2, 0.3, 0.4))


@cache
def _loss_axis(axis: AxisName, unit: str) -> Axis:
    high, step = UNITS[unit].of(_TOPS[axis]), _LOSS_STEPS[axis]
    at = range(0, math.floor(high) + 1, step)
    return Axis(label=f"loss (CE in {unit})", low=0, high=high, ticks=ticks(*at, decimals=0))


@cache
def _size_axis(unit: str) -> Axis:
    high = UNITS[unit].of(1.05)
    at = (0.5 * step for step in range(math.floor(high / 0.5) + 1))
    return Axis(label=f"|dL/dz| (CE in {unit})", low=0, high=high, ticks=ticks(*at))


@cache
def _unlabelled(axis: AxisName) -> Axis:
    """The horizontal axis of a plot that has another below it."""
    plain = Across(axis).axis
    return replace(plain, label="", ticks=tuple(Tick(tick.at, "") for tick in plain.ticks))


def plots(params: GradientsParams, now: Gradients) -> tuple[Plot, ...]:
    """Three plots, with what belongs to the prediction on a line in each."""
    return _loss_plot(params), _size_plot(params, now), _slope_plot(params, now)


def _loss_plot(params: GradientsParams) -> Plot:
    label, axis, unit = params.label, params.axis, UNITS[params.unit]
    loss, squared = losses(label, params.z)
    top, name = _TOPS[axis], f"{telling(unit.of(loss), 3)} {unit.name}"
    return Plot(
        key="loss",
        x=_unlabelled(axis),
        y=_loss_axis(axis, unit.name),
        marks=(
            squared_error_loss(label, axis),
            cross_entropy_loss(label, axis, unit.name, top),
            *_names(params, (name, exactly(squared)), unit.of(top)),
            *_at(params, (unit.of(min(loss, top)), squared), "the loss"),
        ),
    )


def _size_plot(params: GradientsParams, now: Gradients) -> Plot:
    label, axis, unit = params.label, params.axis, UNITS[params.unit]
    squared = abs(now.squared_error)
    heights = unit.of(abs(now.cross_entropy)), squared
    name = f"{exactly(abs(now.cross_entropy), unit.per_nat)} {unit.name}"
    y_axis = _size_axis(unit.name)
    return Plot(
        key="sizes",
        x=_unlabelled(axis),
        y=y_axis,
        marks=(
            squared_error_size(label, axis),
            cross_entropy_size(label, axis, unit.name),
            _peak(label, axis),
            *_names(params, (name, exactly(squared)), y_axis.high),
            *_at(params, heights, "the gradient"),
        ),
    )


def _slope_plot(params: GradientsParams, now: Gradients) -> Plot:
    slope = now.sigmoid_slope
    name = f"σ′(z) = ŷ(1 − ŷ)  {exactly(slope)}"
    return Plot(
        key="slope",
        x=Across(params.axis).axis,
        y=_SLOPE_AXIS,
        marks=(
            sigmoid_slope(params.axis),
            _name(params, "slope", name, 0.35, "third"),
            *_on_line(params, slope, "σ′(z)", "third"),
        ),
        share=0.9,
    )


@cache
def _peak(label: int, axis: AxisName) -> Points:
    """Where MSE's gradient is largest."""
    x, y = np.array([peak_at(label, axis)]), np.array([PEAK])
    return Points(key="peak", x=x, y=y, name="MSE's peak", role="other")


def _at(params: GradientsParams, heights: tuple[float, float], curve: str) -> tuple[Mark, ...]:
    """The point on MSE's curve, and the handle on that of cross-entropy."""
    x = Across(params.axis).place(params.prediction, params.logit)
    return (
        squared_error_point(x, heights[1]),
        *_on_line(params, heights[0], f"{curve} of cross-entropy", "loss"),
    )


def _on_line(params: GradientsParams, height: float, curve: str, role: Role) -> tuple[Mark, ...]:
    axis = params.axis
    at = Across(axis).place(params.prediction, params.logit), height
    return (
        Guide(key="line", start=(at[0], 0), end=at),
        Handle(
            key="point", at=at, param=moved(axis), role=role, label=f"{CALLED[axis]}, on {curve}"
        ),
    )


def _names(params: GradientsParams, values: tuple[str, str], top: float) -> tuple[Text, ...]:
    """Both names with their values, above what is low there: both curves and the line."""
    cross_entropy, squared_error = values
    return (
        _name(params, "cross-entropy", f"cross-entropy  {cross_entropy}", 0.87 * top, "loss"),
        _name(params, "squared error", f"MSE + sigmoid  {squared_error}", 0.65 * top, "other"),
    )


def _name(params: GradientsParams, curve: str, text: str, height: float, role: Role) -> Text:
    """Words at the right answer's end of the axis."""
    extent = Across(params.axis).axis
    inside = 0.015 * (extent.high - extent.low)
    return Text(
        key=f"{curve} name",
        at=(extent.high - inside if params.label == 1 else extent.low + inside, height),
        text=text,
        anchor=(float(params.label), 0.5),
        role=role,
        strong=True,
    )
