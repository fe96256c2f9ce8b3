"""What the gradients panel can show, and the numbers that it is about."""

from __future__ import annotations

from typing import NamedTuple

from ceviz import model
from ceviz.core.params import Params
from ceviz.panels.binary import Label, Prediction


class GradientsParams(Params, frozen=True, kw_only=True):
    """The true label and the prediction; they start at a prediction that is rather wrong."""

    label: Label = 1
    prediction: Prediction = 0.2


class Gradients(NamedTuple):
    """The logit z of a prediction, σ′(z), and dL/dz of both losses."""

    logit: float
    sigmoid_slope: float
    cross_entropy: float
    squared_error: float


def gradients(params: GradientsParams) -> Gradients:
    """Both gradients with respect to the logit, and what they are made from."""
    z = model.logit(params.prediction)
    return Gradients(
        logit=float(z),
        sigmoid_slope=float(model.sigmoid_derivative(z)),
        cross_entropy=float(model.binary_cross_entropy_gradient(z, params.label)),
        squared_error=float(model.squared_error_gradient(z, params.label)),
    )
