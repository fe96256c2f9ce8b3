"""A question before the answer: which prediction fits the observations best?"""

from __future__ import annotations

from ceviz.core.figure import Guide, Mark, Plot
from ceviz.panels.likelihood import coins, curves
from ceviz.panels.likelihood import over_prediction as over
from ceviz.panels.likelihood.observed import Observed, Stages, least_loss
from ceviz.panels.likelihood.params import LikelihoodParams

TITLE = "Which prediction fits best?"


def plots(params: LikelihoodParams, observed: Observed, now: Stages) -> tuple[Plot, Plot]:
    """The coins, and the point on a curve that is hidden until it is revealed."""
    return coins.row(observed, share=0.12), _plot(params, observed, now)


def _deep(params: LikelihoodParams) -> float:
    """How large a loss is drawn; the least there can be is ln 2 at the most."""
    return 2.0 if params.axis == "prediction" else 4.0


def _plot(params: LikelihoodParams, observed: Observed, now: Stages) -> Plot:
    unit, deep, x = params.counted_in, _deep(params), params.across.axis
    y = unit.axis("mean loss", high=1.12 * deep)
    at = params.place, curves.height(observed, unit, "mean", now.loss, deep)
    least = unit.of(least_loss(observed))
    marks: tuple[Mark, ...] = ()
    if params.revealed:
        marks = _answer(params, observed, at, least)
        marks += (over.best_heading(observed, "mean", x, y),)
    name = over.named(params, observed, now, "mean")
    if not params.revealed:
        name += "; its curve is hidden"
    return Plot(
        key="question",
        x=x,
        y=y,
        marks=(
            *marks,
            Guide(key="line", start=(at[0], 0), end=(at[0], least if params.revealed else at[1])),
            over.handle(params, at, "loss", "where you think that the loss is smallest"),
            over.heading("name", name, x, y, role="loss"),
        ),
    )


def _answer(
    params: LikelihoodParams, observed: Observed, at: tuple[float, float], least: float
) -> tuple[Mark, ...]:
    """The curve, its lowest point at k/N, and how far above that the point is."""
    unit, deep, axis = params.counted_in, _deep(params), params.across.axis
    best = over.best_place(observed, params.axis)
    drawing = curves.Drawing("mean", "curve", f"mean loss in {unit.name}", deep)
    return (
        curves.curve(observed, params.axis, unit, drawing),
        over.best_line(best, 0, least),
        Guide(key="least", start=(axis.low, least), end=(axis.high, least), role="muted"),
        over.best_point(best, least),
        Guide(key="too much", start=(at[0], least), end=at, dash="solid", role="other"),
    )
