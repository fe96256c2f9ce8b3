"""What the loss curve says in numbers and sentences."""

from __future__ import annotations

import math

from ceviz import model
from ceviz.core import numerals
from ceviz.core.figure import Readout
from ceviz.panels.binary import given_to_truth
from ceviz.panels.loss_curve.params import LossCurveParams


def readouts(params: LossCurveParams, loss: float, slope: float) -> tuple[Readout, ...]:
    """The loss in two units, what it is made from, and two other ways to look at it."""
    surprise = 1 / given_to_truth(params.label, params.prediction)
    logit = float(model.logit(params.prediction))
    return (
        Readout(
            key="loss",
            name="Loss",
            value=numerals.fixed(loss, 4),
            unit="nats",
            role="loss",
            lead=True,
            number=loss,
        ),
        Readout(
            key="bits",
            name="in bits",
            value=numerals.fixed(loss / math.log(2), 4),
            unit="bits",
            number=loss / math.log(2),
        ),
        Readout(key="label", name="true label y", value=str(params.label)),
        Readout(
            key="prediction",
            name="prediction ŷ",
            value=numerals.fixed(params.prediction, 3),
            number=params.prediction,
        ),
        Readout(
            key="slope",
            name="slope dL/dŷ",
            value=numerals.fixed(slope, 3),
            unit="nats",
            number=slope,
        ),
        Readout(
            key="surprise",
            name="as surprising as",
            value=f"1 in {surprise:.2f}",
            number=surprise,
        ),
        Readout(key="logit", name="logit z", value=numerals.fixed(logit, 3), number=logit),
    )


def description(params: LossCurveParams, loss: float) -> str:
    """What is seen, in one sentence."""
    return (
        f"Binary cross-entropy over the prediction for true label {params.label}: "
        f"at prediction {params.prediction:.3f} the loss is {loss:.4f} nats."
    )
