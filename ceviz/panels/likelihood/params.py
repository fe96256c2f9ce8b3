"""What the likelihood panel can show, and its three numbers."""

from __future__ import annotations

from typing import Annotated, Literal, NamedTuple

from msgspec import Meta

from ceviz import model
from ceviz.core.params import Params
from ceviz.panels.binary import Label, Prediction


class LikelihoodParams(Params, frozen=True, kw_only=True):
    """The true label, the prediction, and how the three curves are arranged."""

    label: Label = 1
    prediction: Prediction = 0.7
    view: Annotated[
        Literal["together", "stacked"],
        Meta(
            title="Curves",
            description="On one axis, or one below the other with a line through all three.",
            extra={"labels": ("on one axis", "stacked"), "view": True},
        ),
    ] = "together"


class Stages(NamedTuple):
    """From the likelihood of the true label to the loss; the last two in nats."""

    likelihood: float
    log_likelihood: float
    loss: float


def stages(params: LikelihoodParams) -> Stages:
    """The three numbers: the likelihood, its logarithm, and that with a minus sign, the loss."""
    return Stages(
        float(model.bernoulli_likelihood(params.prediction, params.label, 1)),
        float(model.bernoulli_log_likelihood(params.prediction, params.label, 1)),
        float(model.binary_cross_entropy(params.prediction, params.label)),
    )
