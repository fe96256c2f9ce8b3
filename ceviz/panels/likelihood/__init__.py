"""Likelihood: where the loss comes from, of one observation and of many."""

from __future__ import annotations

from ceviz.core.figure import Figure
from ceviz.core.panel import Drag, Panel
from ceviz.panels.binary.dragging import dragged
from ceviz.panels.likelihood import aligned, coin_formulas, coin_words, plot, question, steps, words
from ceviz.panels.likelihood.actions import ACTIONS
from ceviz.panels.likelihood.explain import explain
from ceviz.panels.likelihood.observed import stages
from ceviz.panels.likelihood.params import LikelihoodParams, edit

_QUESTION = "Where does the loss come from?"
_PLOTS = {"steps": steps.plots, "curves": aligned.plots, "question": question.plots}


def figure(params: LikelihoodParams) -> Figure:
    """From the likelihood to the loss, of one observation or of many."""
    return _of_one(params) if params.source == "one" else _of_many(params)


def _of_one(params: LikelihoodParams) -> Figure:
    """Likelihood, log-likelihood and loss over the prediction, on one axis or one by one."""
    now = stages(params.label, 1, params.prediction)
    return Figure(
        title=_QUESTION,
        plots=(plot.together if params.view == "together" else plot.stacked)(params, now),
        formulas=words.formulas(params, now),
        readouts=words.readouts(params, now),
        verdict=words.verdict(params, now),
        description=words.description(params, now),
    )


def _of_many(params: LikelihoodParams) -> Figure:
    """Coins, and what they make of the prediction."""
    observed = params.observed
    now = stages(observed.ones, observed.total, params.prediction)
    return Figure(
        title=question.TITLE if params.show == "question" else _QUESTION,
        plots=_PLOTS[params.show](params, observed, now),
        formulas=coin_formulas.formulas(params, observed, now),
        readouts=coin_words.readouts(params, observed, now),
        verdict=coin_words.verdict(params, observed, now),
        description=coin_words.description(params, observed, now),
    )


def drag(params: LikelihoodParams, drag: Drag) -> LikelihoodParams:
    """The handles follow the pointer along the horizontal axis."""
    return dragged(params, params.across.logit_at(drag.x))


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
    edit=edit,
    explain=explain,
    actions=ACTIONS,
)
