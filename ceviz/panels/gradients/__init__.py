"""Gradients: why cross-entropy goes on learning where MSE + sigmoid stops."""

from __future__ import annotations

import math

from ceviz.core.figure import Figure
from ceviz.core.panel import Drag, Panel, PanelAction, nudged
from ceviz.panels.binary.dragging import dragged
from ceviz.panels.gradients import linked, linked_words, question, race_plot, race_words
from ceviz.panels.gradients.explain import explain
from ceviz.panels.gradients.params import GradientsParams, edit, gradients
from ceviz.panels.gradients.plot import plot
from ceviz.panels.gradients.words import description, formulas, readouts, verdict

_QUESTION = "Why not squared error?"


def figure(params: GradientsParams) -> Figure:
    """The gradients at one prediction, the question about them, or the race that they decide."""
    if params.view == "question":
        return question.figure(params)
    if params.view == "race":
        return _race(params)
    return _at_a_prediction(params)


def _at_a_prediction(params: GradientsParams) -> Figure:
    """The sizes of both gradients over their axis, alone or beside the losses and σ′(z)."""
    now = gradients(params.label, params.z)
    if params.view == "linked":
        return Figure(
            title=_QUESTION,
            plots=linked.plots(params, now),
            formulas=linked_words.formulas(params, now),
            readouts=linked_words.readouts(params, readouts(params, now)),
            verdict=verdict(params, now),
            description=linked_words.description(params),
        )
    return Figure(
        title=_QUESTION,
        plots=(plot(params, now),),
        formulas=formulas(params, now),
        readouts=readouts(params, now),
        verdict=verdict(params, now),
        description=description(params, now),
    )


def _race(params: GradientsParams) -> Figure:
    """Both descents after some steps."""
    run = params.race
    now = run.after(params.step)
    return Figure(
        title="Who is right first?",
        plots=race_plot.plots(params, run, now),
        formulas=race_words.formulas(params, run, now),
        readouts=race_words.readouts(params, run, now),
        verdict=race_words.verdict(params, run),
        description=race_words.description(params, run, now),
    )


def drag(params: GradientsParams, drag: Drag) -> GradientsParams:
    """Every handle follows the pointer sideways; that of the step along its logarithmic axis."""
    if drag.handle == "step":
        farthest = math.log10(1 + params.last_step)
        steps = 10 ** min(max(drag.x, 0.0), farthest) - 1
        return nudged(PANEL, params, "step", None, steps)
    if drag.handle in ("guess", "start"):
        return nudged(PANEL, params, drag.handle, None, drag.x)
    return dragged(params, params.across.logit_at(drag.x))


def _stepped(params: GradientsParams, steps: int) -> GradientsParams:
    return nudged(PANEL, params, "step", None, params.step + steps)


def _racing(params: GradientsParams) -> bool:
    return params.view == "race"


_ACTIONS = (
    PanelAction(
        id="step-back",
        title="Step back",
        help="Take the last step of gradient descent back.",
        apply=lambda params: _stepped(params, -1),
        shown=_racing,
    ),
    PanelAction(
        id="step",
        title="Step",
        help="Make one step of gradient descent with both losses.",
        apply=lambda params: _stepped(params, 1),
        shown=_racing,
    ),
    PanelAction(
        id="restart",
        title="Restart",
        help="Go back to the start.",
        apply=lambda params: edit(params, "step", 0),
        shown=_racing,
    ),
    PanelAction(
        id="finish",
        title="Finish",
        help="Go to where the slower one is right too.",
        apply=lambda params: edit(params, "step", _finish(params)),
        shown=_racing,
    ),
)


def _finish(params: GradientsParams) -> int:
    run = params.race
    return max(run.cross_entropy.arrives, run.squared_error.arrives)


PANEL = Panel(
    id="gradients",
    title="Gradients",
    question=_QUESTION,
    # It stands beside the question as well, and must not answer it.
    why=(
        "Gradient descent learns from dL/dz. For cross-entropy it is ŷ − y: the more wrong the "
        "prediction, the stronger the pull. MSE behind a sigmoid has the further factor "
        "σ′(z) = ŷ(1 − ŷ), the slope of the sigmoid. So MSE's pull is twice the mistake times that "
        "slope: which of the two wins where the prediction is very wrong decides how it learns."
    ),
    params=GradientsParams,
    figure=figure,
    drag=drag,
    edit=edit,
    explain=explain,
    actions=_ACTIONS,
)
