"""A question before the answer: which prediction fits the observations best?"""

from __future__ import annotations

from functools import lru_cache

from ceviz import model
from ceviz.core.figure import Guide, Mark, Plot
from ceviz.panels.likelihood import coins, curves
from ceviz.panels.likelihood import over_prediction as over
from ceviz.panels.likelihood.observed import Observed, Stages, least_loss
from ceviz.panels.likelihood.params import LikelihoodParams

TITLE = "Which prediction fits best?"
COIN_KEYS = ("loss of a 0", "loss of a 1")
"""The keys of the readouts that say what one coin costs, by what it shows."""

_TOP = 1.12  # of the largest loss at which the point is, the axes have room for it
_WAITS = 0.1  # of its axis is the height of the point while its curve is hidden


@lru_cache(maxsize=64)
def losses(prediction: float) -> tuple[float, float]:
    """What a coin costs in nats that shows 0, and one that shows 1."""
    zero, one = (float(model.binary_cross_entropy(prediction, label)) for label in (0, 1))
    return zero, one


def plots(params: LikelihoodParams, observed: Observed, now: Stages) -> tuple[Plot, Plot]:
    """The coins, and the point on a curve that is hidden until it is revealed."""
    row = coins.row(observed, share=0.12, to_scale=params.revealed)
    return row, _plot(params, observed, now)


def _deep(params: LikelihoodParams) -> float:
    """How large a loss is drawn; the least there can be is ln 2 at the most."""
    return 2.0 if params.axis == "prediction" else 4.0


def _plot(params: LikelihoodParams, observed: Observed, now: Stages) -> Plot:
    unit, deep, x = params.counted_in, _deep(params), params.across.axis
    y = unit.axis("mean loss", high=_TOP * deep)
    least = unit.of(least_loss(observed))
    marks: tuple[Mark, ...] = ()
    if params.revealed:
        at = params.place, curves.height(observed, unit, "mean", now.loss, deep)
        marks = _answer(params, observed, at, least)
        marks += (over.best_heading(observed, "mean", x, y),)
        name = over.named(params, observed, now, "mean")
    else:
        at = params.place, _WAITS * y.high
        name = "the mean loss (BCE) and its curve are hidden"
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
    drawing = curves.Drawing("mean", "curve", f"mean loss in {unit.name}", _TOP * deep)
    return (
        curves.curve(observed, params.axis, unit, drawing),
        over.best_line(best, 0, least),
        Guide(key="least", start=(axis.low, least), end=(axis.high, least), role="muted"),
        over.best_point(best, least),
        Guide(key="too much", start=(at[0], least), end=at, dash="solid", role="other"),
    )
