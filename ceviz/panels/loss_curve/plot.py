"""The plot of the loss curve: two curves, the chosen one strong, and the point on it."""

from __future__ import annotations

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
    Text,
    ticks,
)
from ceviz.panels.binary import PREDICTION_AXIS, given_to_truth
from ceviz.panels.loss_curve.params import LossCurveParams

TOP = 7.2  # nats; the loss at the ends of the slider, 6.908, stays in view

_LOSS_AXIS = Axis(
    label="loss (nats)", low=0, high=TOP, ticks=ticks(0, 1, 2, 3, 4, 5, 6, 7, decimals=0)
)

# Even steps of a large loss crowd the points where the curves are steep. Both curves end on the
# plot's edges.
_LOSS = np.concatenate([np.linspace(TOP, 1.0, 80), np.geomspace(1.0, 1e-3, 80), [0.0]])
_FALLING = np.exp(-_LOSS)
_RISING = 1 - _FALLING


def plot(params: LossCurveParams, loss: float, slope: float) -> Plot:
    """Both curves over the prediction, the point, and the tangent where it is asked for."""
    at = (params.prediction, loss)
    positive = params.label == 1
    marks: list[Mark] = [
        *_curve(label=0, x=_RISING, chosen=not positive, loss=loss),
        *_curve(label=1, x=_FALLING, chosen=positive, loss=loss),
        Guide(key="down", start=(params.prediction, 0), end=at, role="loss"),
        Guide(key="across", start=(0, loss), end=at, role="loss"),
    ]
    if params.tangent:
        marks += _tangent(at, slope)
    marks += [
        Handle(
            key="point",
            at=at,
            param="prediction",
            along="both",
            role="loss",
            label="Prediction ŷ, on the curve",
        ),
        _value(params, loss),
    ]
    return Plot(key="loss", x=PREDICTION_AXIS, y=_LOSS_AXIS, marks=tuple(marks))


def _curve(*, label: int, x: Array, chosen: bool, loss: float) -> tuple[Curve, Text]:
    """A curve and its name, which makes way when the point comes near it."""
    left = label == 1
    height = 3.2 if chosen and loss > 4.4 else 5.6
    beside = np.exp(-height) if left else 1 - np.exp(-height)
    return (
        Curve(
            key=f"curve {label}",
            x=x,
            y=_LOSS,
            name="-ln(yhat), y = 1" if left else "-ln(1 - yhat), y = 0",
            role="loss" if chosen else "muted",
            weight="strong" if chosen else "normal",
            dash="solid" if chosen else "dash",
        ),
        Text(
            key=f"name {label}",
            at=(float(beside), height),
            text="−ln ŷ   when y = 1" if left else "−ln(1 − ŷ)   when y = 0",
            anchor=(0 if left else 1, 0.5),
            offset=(12 if left else -12, 0),
            role="loss" if chosen else "muted",
            strong=chosen,
        ),
    )


def _value(params: LossCurveParams, loss: float) -> Text:
    """The loss in words beside the point, wherever neither curve runs at this prediction."""
    right = given_to_truth(params.label, params.prediction)
    if loss > 6.5:
        anchor, offset = (0.0, 0.0), (16.0, 2.0)
    elif right < 0.42:
        anchor, offset = (0.0, 1.0), (16.0, -6.0)
    elif right < 0.57:
        anchor, offset = (0.5, 1.0), (0.0, -27.0)
    elif right < 0.81:
        anchor, offset = (0.0, 1.0), (16.0, 0.0)
    else:
        anchor, offset = (1.0, 1.0), (0.0, -14.0)
    if params.label == 0:  # the mirror image
        anchor, offset = (1 - anchor[0], anchor[1]), (-offset[0], offset[1])
    return Text(
        key="value",
        at=(params.prediction, loss),
        text=f"{numerals.fixed(loss, 3)} nats",
        anchor=anchor,
        offset=offset,
        role="loss",
        strong=True,
    )


def _tangent(at: tuple[float, float], slope: float) -> list[Mark]:
    """The tangent as far as it reaches in the plot, and its slope where no curve ever comes."""
    x, y = at
    at_bottom, at_top = x - y / slope, x + (TOP - y) / slope
    left, right = sorted((min(max(at_bottom, 0.0), 1.0), min(max(at_top, 0.0), 1.0)))
    xs = np.array([left, right])
    return [
        Curve(
            key="tangent",
            x=xs,
            y=y + slope * (xs - x),
            name="tangent",
            role="other",
            dash="dash",
        ),
        Text(
            key="slope",
            at=(0.5, 2.5 if y < 1.75 else 1.4),
            text=f"tangent: slope {numerals.fixed(slope, 2)}",
            role="other",
        ),
    ]
