"""Loss, gradient and σ′(z) of both losses, one below the other over the same axis."""

from __future__ import annotations

from functools import cache

import numpy as np

from ceviz.core.figure import Axis, Guide, Handle, Mark, Plot, Points, Role, Text, ticks
from ceviz.panels.binary.across import AxisName
from ceviz.panels.gradients.curves import (
    cross_entropy_loss,
    cross_entropy_size,
    sigmoid_slope,
    squared_error_loss,
    squared_error_size,
)
from ceviz.panels.gradients.linked_words import losses
from ceviz.panels.gradients.params import Gradients, GradientsParams
from ceviz.panels.gradients.plot import peak_at, size_axis, squared_error_point
from ceviz.panels.gradients.race import PEAK
from ceviz.panels.gradients.words import exactly, telling

# In nats. Over the prediction, nearly all of the range lies below −ln 0.01 = 4.605, and what is
# higher stands at the edge; over the logit the loss is a straight line up to 12.
_TOPS = {"prediction": 4.8, "logit": 12.5, "log-odds": 12.5}
_TICKS = 4  # at the most, for the plots are low

_SLOPE_AXIS = Axis(label="σ′(z)", low=0, high=0.4, ticks=ticks(0, 0.1, 0.2, 0.3, 0.4))


def plots(params: GradientsParams, now: Gradients) -> tuple[Plot, ...]:
    """Three plots, with what belongs to the prediction on a line in each."""
    return _loss_plot(params), _size_plot(params, now), _slope_plot(params, now)


def _loss_plot(params: GradientsParams) -> Plot:
    label, axis, unit = params.label, params.axis, params.counted_in
    loss, squared = losses(label, params.z)
    top, name = _TOPS[axis], f"{telling(unit.of(loss), 3)} {unit.name}"
    return Plot(
        key="loss",
        x=params.across.unlabelled,
        y=unit.axis("loss", of="CE", high=top, most=_TICKS),
        marks=(
            squared_error_loss(label, axis),
            cross_entropy_loss(label, axis, unit, top),
            *_names(params, (name, exactly(squared)), unit.of(top)),
            *_at(params, (unit.of(min(loss, top)), squared), "the loss"),
        ),
    )


def _size_plot(params: GradientsParams, now: Gradients) -> Plot:
    label, axis, unit = params.label, params.axis, params.counted_in
    squared = abs(now.squared_error)
    heights = unit.of(abs(now.cross_entropy)), squared
    name = f"{exactly(abs(now.cross_entropy), unit.per_nat)} {unit.name}"
    y_axis = size_axis(unit, "|dL/dz|", most=_TICKS)
    return Plot(
        key="sizes",
        x=params.across.unlabelled,
        y=y_axis,
        marks=(
            squared_error_size(label, axis),
            cross_entropy_size(label, axis, unit),
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
        x=params.across.axis,
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
    return (
        squared_error_point(params.place, heights[1]),
        *_on_line(params, heights[0], f"{curve} of cross-entropy", "loss"),
    )


def _on_line(params: GradientsParams, height: float, curve: str, role: Role) -> tuple[Mark, ...]:
    at = params.place, height
    label = f"{params.called}, on {curve}"
    return (
        Guide(key="line", start=(at[0], 0), end=at),
        Handle(key="point", at=at, param=params.moved, role=role, label=label),
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
    extent = params.across.axis
    inside = 0.015 * (extent.high - extent.low)
    return Text(
        key=f"{curve} name",
        at=(extent.high - inside if params.label == 1 else extent.low + inside, height),
        text=text,
        anchor=(float(params.label), 0.5),
        role=role,
        strong=True,
    )
