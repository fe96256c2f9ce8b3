"""The buttons of the likelihood panel."""

from __future__ import annotations

from bisect import bisect_left

from msgspec.structs import asdict

from ceviz import model
from ceviz.core.kinds import Number, Value
from ceviz.core.panel import PanelAction
from ceviz.core.params import checked, field
from ceviz.panels.likelihood.observed import MOST, stages, underflows
from ceviz.panels.likelihood.params import LikelihoodParams


def draw_again(params: LikelihoodParams) -> LikelihoodParams:
    """Other coins of the same kind: the next seed's."""
    seed = field(LikelihoodParams, "seed")
    assert isinstance(seed, Number)
    return _with(params, seed=(params.seed + 1) % (int(seed.high) + 1))


def to_the_maximum(params: LikelihoodParams) -> LikelihoodParams:
    """The best prediction, or the nearest to it that is allowed."""
    share = params.observed.share
    moved = field(LikelihoodParams, params.moved)
    assert isinstance(moved, Number)
    best = share if params.moved == "prediction" else float(model.logit(share))
    return _with(params, **{params.moved: moved.clamp(best)})


def until_underflow(params: LikelihoodParams) -> LikelihoodParams:
    """As many ones as it takes until float64 makes their product 0; zeros where ones are likely.

    Among the steps, it is the product that shows it.
    """
    ones = underflows(stages(MOST, MOST, params.prediction))

    def product_is_0(count: int) -> bool:
        return underflows(stages(count if ones else 0, count, params.prediction))

    count = bisect_left(range(1, MOST), True, key=product_is_0) + 1
    return _with(params, true_probability=float(ones), observations=count, stage="product")


def _with(params: LikelihoodParams, **values: Value) -> LikelihoodParams:
    return checked(LikelihoodParams, {**asdict(params), **values})


def _known(params: LikelihoodParams) -> bool:
    return params.source != "one" and not params.asks


ACTIONS: tuple[PanelAction[LikelihoodParams], ...] = (
    PanelAction(
        "draw-again",
        "Draw again",
        "Draw other coins: the next seed's.",
        draw_again,
        lambda params: params.source == "drawn",
    ),
    PanelAction("maximum", "To the maximum", "Set ŷ to k/N.", to_the_maximum, _known),
    PanelAction(
        "underflow",
        "Until underflow",
        "Draw ones until float64 makes their product exactly 0; zeros where ones are too likely.",
        until_underflow,
        lambda params: params.source == "drawn" and params.show != "question",
    ),
)
