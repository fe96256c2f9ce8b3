"""What the loss curve can show."""

from __future__ import annotations

from typing import Annotated

from msgspec import Meta

from ceviz.core.params import Params
from ceviz.panels.binary import Label


class LossCurveParams(Params, frozen=True, kw_only=True):
    """The true label, the prediction, and whether to draw the slope."""

    label: Label = 1
    prediction: Annotated[
        float,
        Meta(
            ge=0.001,
            le=0.999,
            title="Prediction ŷ = P(class 1)",
            description="The probability that the model gives to class 1.",
            extra={"step": 0.001, "coarse": 0.05, "decimals": 3},
        ),
    ] = 0.7
    tangent: Annotated[
        bool,
        Meta(title="Show the slope", description="Draw the tangent: how fast the loss changes."),
    ] = False


def slope(params: LossCurveParams) -> float:
    """dL/dŷ in nats: −1/ŷ when y = 1, and 1/(1 − ŷ) when y = 0."""
    return -1 / params.prediction if params.label == 1 else 1 / (1 - params.prediction)
