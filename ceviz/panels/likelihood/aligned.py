"""All four stages one below the other: one maximum or minimum, at the same place in each."""

from __future__ import annotations

from functools import cache

from msgspec.structs import replace

from ceviz.core.figure import Axis, Plot, Tick
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
    below = params.across.axis
    x = below if stage == STAGES[-1] else unlabelled(below)
    label = "relative" if stage == "product" else params.unit
    y = curves.stage_axis(stage, params.axis, params.unit, label=label)
    name = over.named(params, observed, now, stage)
    marks = (
        *over.marks(params, observed, now, stage, y),
        over.heading("name", name, x, y, role=curves.ROLES[stage]),
    )
    if stage == STAGES[0]:
        marks += (over.best_heading(observed, stage, x, y),)
    return Plot(key=stage, x=x, y=y, marks=marks)


@cache
def unlabelled(axis: Axis) -> Axis:
    """The same axis with a grid and no words."""
    return replace(axis, label="", ticks=tuple(Tick(tick.at, "") for tick in axis.ticks))
