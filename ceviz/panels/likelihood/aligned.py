"""All four stages one below the other: one maximum or minimum, at the same place in each."""

from __future__ import annotations

from ceviz.core.figure import Plot
from ceviz.panels.likelihood import coins, curves
from ceviz.panels.likelihood import over_prediction as over
from ceviz.panels.likelihood.observed import Observed, Stages
from ceviz.panels.likelihood.params import STAGES, LikelihoodParams, Stage


def plots(params: LikelihoodParams, observed: Observed, now: Stages) -> tuple[Plot, ...]:
    """The coins, and the four curves with one line through all."""
    return (
        coins.row(observed, share=0.45),
        *(_plot(params, observed, now, stage) for stage in STAGES),
    )


def _plot(params: LikelihoodParams, observed: Observed, now: Stages, stage: Stage) -> Plot:
    x = params.across.axis if stage == STAGES[-1] else params.across.unlabelled
    label = "relative" if stage == "product" else params.unit
    y = curves.stage_axis(stage, params.axis, params.counted_in, label=label)
    name = over.named(params, observed, now, stage)
    marks = (
        *over.marks(params, observed, now, stage, y),
        over.heading("name", name, x, y, role=curves.ROLES[stage]),
    )
    if stage == STAGES[0]:
        marks += (over.best_heading(observed, stage, x, y),)
    return Plot(key=stage, x=x, y=y, marks=marks)
