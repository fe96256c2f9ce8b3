"""Gradients: why cross-entropy goes on learning where MSE + sigmoid stops."""

from __future__ import annotations

from ceviz.core.figure import Figure
from ceviz.core.panel import Drag, Panel, nudged
from ceviz.panels.gradients.explain import explain
from ceviz.panels.gradients.params import GradientsParams, gradients
from ceviz.panels.gradients.plot import plot
from ceviz.panels.gradients.words import description, formulas, readouts, verdict

_QUESTION = "Why not squared error?"


def figure(params: GradientsParams) -> Figure:
    """The sizes of both gradients over the prediction, and the two at this prediction."""
    now = gradients(params)
    return Figure(
        title=_QUESTION,
        plots=(plot(params, now),),
        formulas=formulas(params, now),
        readouts=readouts(params, now),
        verdict=verdict(params, now),
        description=description(params, now),
    )


def drag(params: GradientsParams, drag: Drag) -> GradientsParams:
    """The handle follows the pointer along the prediction."""
    return nudged(PANEL, params, "prediction", None, drag.x)


PANEL = Panel(
    id="gradients",
    title="Gradients",
    question=_QUESTION,
    why=(
        "Gradient descent learns from dL/dz. For cross-entropy it is ŷ − y: the more wrong the "
        "prediction, the stronger the pull. MSE behind a sigmoid has the further factor "
        "σ′(z) = ŷ(1 − ŷ), which is 1/4 at most and close to 0 at both ends. So MSE's gradient "
        "peaks at ŷ = 1/3 for y = 1 (at 2/3 for y = 0), with 0.2963, and vanishes at both ends: "
        "it hardly learns from its worst mistakes."
    ),
    params=GradientsParams,
    figure=figure,
    drag=drag,
    explain=explain,
)
