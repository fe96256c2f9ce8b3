"""Loss curve: how wrong one prediction is, as binary cross-entropy tells it."""

from __future__ import annotations

from ceviz.core.figure import Figure
from ceviz.core.panel import Panel
from ceviz.panels.loss_curve.dragging import drag
from ceviz.panels.loss_curve.explain import explain
from ceviz.panels.loss_curve.formulas import formulas
from ceviz.panels.loss_curve.losses import numbers
from ceviz.panels.loss_curve.params import LossCurveParams
from ceviz.panels.loss_curve.plot import plot
from ceviz.panels.loss_curve.words import description, readouts, verdict

_QUESTION = "How wrong is one prediction?"


def figure(params: LossCurveParams) -> Figure:
    """The curves of binary cross-entropy with the chosen one strong, and the point on it."""
    now = numbers(params)
    return Figure(
        title=_QUESTION,
        plots=(plot(params, now),),
        formulas=formulas(params, now),
        readouts=readouts(params, now),
        verdict=verdict(params, now),
        description=description(params, now),
    )


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
