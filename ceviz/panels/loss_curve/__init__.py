"""Loss curve: how wrong one prediction is, in nats, as binary cross-entropy tells it."""

from __future__ import annotations

import math

from ceviz import model
from ceviz.core.figure import Figure
from ceviz.core.panel import Drag, Panel, nudged
from ceviz.panels.binary import confidence, loss_formula
from ceviz.panels.loss_curve.explain import explain
from ceviz.panels.loss_curve.params import LossCurveParams, slope
from ceviz.panels.loss_curve.plot import TOP, plot
from ceviz.panels.loss_curve.words import description, readouts

_QUESTION = "How wrong is one prediction?"


def figure(params: LossCurveParams) -> Figure:
    """The two curves of binary cross-entropy with the chosen one strong, and the point on it."""
    loss = float(model.binary_cross_entropy(params.prediction, params.label))
    steepness = slope(params)
    return Figure(
        title=_QUESTION,
        plots=(plot(params, loss, steepness),),
        formulas=(loss_formula(params.label, params.prediction, loss),),
        readouts=readouts(params, loss, steepness),
        verdict=confidence(params.label, params.prediction),
        description=description(params, loss),
    )


def drag(params: LossCurveParams, drag: Drag) -> LossCurveParams:
    """Sideways the handle sets ŷ; up and down it sets the loss, and ŷ follows from it."""
    if drag.along == "x":
        return nudged(PANEL, params, "prediction", None, drag.x)
    right = math.exp(-min(max(drag.y, 0.0), 2 * TOP))
    return nudged(PANEL, params, "prediction", None, right if params.label == 1 else 1 - right)


PANEL = Panel(
    id="loss-curve",
    title="Loss curve",
    question=_QUESTION,
    why=(
        "The loss is the surprise at what really happened: −ln of the probability that the model "
        "gave to the true class. Near 1 there is little surprise, and the loss is close to 0. "
        "Towards 0 the loss grows without bound, but only logarithmically: halving the true "
        "class's probability always adds ln 2 = 0.693 nats, which is 1 bit."
    ),
    params=LossCurveParams,
    figure=figure,
    drag=drag,
    explain=explain,
)
