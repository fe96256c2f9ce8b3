"""Likelihood: where the loss comes from, in three stages."""

from __future__ import annotations

from ceviz.core.figure import Figure
from ceviz.core.panel import Drag, Panel, nudged
from ceviz.panels.likelihood.explain import explain
from ceviz.panels.likelihood.params import LikelihoodParams, stages
from ceviz.panels.likelihood.plot import stacked, together
from ceviz.panels.likelihood.words import description, formulas, readouts, verdict

_QUESTION = "Where does the loss come from?"


def figure(params: LikelihoodParams) -> Figure:
    """Likelihood, log-likelihood and loss over the prediction, on one axis or one by one."""
    now = stages(params)
    return Figure(
        title=_QUESTION,
        plots=together(params, now) if params.view == "together" else stacked(params, now),
        formulas=formulas(params, now),
        readouts=readouts(params, now),
        verdict=verdict(params, now),
        description=description(params, now),
    )


def drag(params: LikelihoodParams, drag: Drag) -> LikelihoodParams:
    """The handles follow the pointer along the prediction."""
    return nudged(PANEL, params, "prediction", None, drag.x)


PANEL = Panel(
    id="likelihood",
    title="Likelihood",
    question=_QUESTION,
    why=(
        "The likelihood is the probability that the model gave to what really happened; a good "
        "model makes it large. Its logarithm peaks at the same model, and turns the product over "
        "many independent examples into a sum. The minus sign turns it into a cost to be made "
        "small: binary cross-entropy. So to minimise the loss is to maximise the likelihood."
    ),
    params=LikelihoodParams,
    figure=figure,
    drag=drag,
    explain=explain,
)
