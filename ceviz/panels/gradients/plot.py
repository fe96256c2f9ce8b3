"""The plot of the gradients: the size of dL/dz of both losses over the prediction."""

from __future__ import annotations

from functools import cache

from msgspec.structs import replace
import numpy as np

from ceviz import model
from ceviz.core import numerals
from ceviz.core.figure import Axis, Curve, Guide, Handle, Mark, Plot, Points, Text, ticks
from ceviz.panels.binary import PREDICTION_AXIS
from ceviz.panels.gradients.params import Gradients, GradientsParams

SIZE_AXIS = Axis(
    label="size of the gradient |dL/dz|", low=0, high=1.05, ticks=ticks(0, 0.2, 0.4, 0.6, 0.8, 1)
)

_PREDICTIONS = np.linspace(0, 1, 241)


def plot(params: GradientsParams, now: Gradients) -> Plot:
    """Both curves, a point on each at the present prediction, and the gap between them."""
    x = params.prediction
    top, bottom = (x, abs(now.cross_entropy)), (x, abs(now.squared_error))
    marks: tuple[Mark, ...] = (
        squared_error(params.label),
        cross_entropy(params.label),
        *peak(params.label),
        *ends(params.label),
        *_names(params.label, now),
        Guide(key="gap", start=bottom, end=top, role="text"),
        Points(
            key="squared error point",
            x=np.array([x]),
            y=np.array([bottom[1]]),
            name="MSE + sigmoid at this prediction",
            symbol="diamond",
            role="other",
        ),
        Handle(
            key="point",
            at=top,
            param="prediction",
            role="loss",
            label="Prediction ŷ, on the gradient of cross-entropy",
        ),
    )
    return Plot(key="gradients", x=PREDICTION_AXIS, y=SIZE_AXIS, marks=marks)


@cache
def squared_error(label: int) -> Curve:
    """The size of MSE's gradient over the prediction."""
    return Curve(
        key="squared error",
        x=_PREDICTIONS,
        y=abs(model.squared_error_gradient(model.logit(_PREDICTIONS), label)),
        name="|dL/dz| of MSE + sigmoid",
        role="other",
        dash="dash",
    )


@cache
def cross_entropy(label: int) -> Curve:
    """The size of cross-entropy's gradient over the prediction."""
    return Curve(
        key="cross-entropy",
        x=_PREDICTIONS,
        y=abs(model.binary_cross_entropy_gradient(model.logit(_PREDICTIONS), label)),
        name="|dL/dz| of cross-entropy",
        role="loss",
        weight="strong",
    )


@cache
def peak(label: int) -> tuple[Points, Text]:
    """Where MSE's gradient is largest, and how large it is there."""
    at = 1 / 3 if label == 1 else 2 / 3
    return (
        Points(key="peak", x=np.array([at]), y=np.array([8 / 27]), name="MSE's peak", role="other"),
        Text(
            key="peak value",
            at=(at, 8 / 27),
            text=f"0.2963 at {'1/3' if label == 1 else '2/3'}",
            anchor=(0.5, 0),
            offset=(0, 12),
            role="other",
        ),
    )


@cache
def ends(label: int) -> tuple[Text, Text]:
    """What the ends of the prediction's axis mean."""
    return _end("left", wrong=label == 1), _end("right", wrong=label == 0)


def _end(side: str, *, wrong: bool) -> Text:
    """What an end of the prediction's axis means, in the row of the axis's label."""
    right = 1.0 if side == "right" else 0.0
    return Text(
        key=f"{side} end",
        at=(right, 0),
        text="very wrong" if wrong else "correct",
        anchor=(right, 0),
        offset=(0, 30),
        role="wrong" if wrong else "correct",
        strong=True,
    )


def _names(label: int, now: Gradients) -> tuple[Text, Text]:
    """Each curve's name with its value, at a place that no point and no other curve reaches."""
    beside_line = Text(
        key="cross-entropy name",
        at=(0.36, 0.64),
        text=f"cross-entropy  {numerals.fixed(abs(now.cross_entropy), 4)}",
        anchor=(0, 1),
        offset=(22, -5),
        role="loss",
        strong=True,
    )
    under_curve = Text(
        key="squared error name",
        at=(0.36, 0.11),
        text=f"MSE + sigmoid  {numerals.fixed(abs(now.squared_error), 4)}",
        role="other",
        strong=True,
    )
    if label == 1:
        return beside_line, under_curve
    return (
        replace(beside_line, at=(0.64, 0.64), anchor=(1, 1), offset=(-22, -5)),
        replace(under_curve, at=(0.64, 0.11)),
    )
