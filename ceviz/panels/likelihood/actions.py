"""The buttons of the likelihood panel."""

from __future__ import annotations

from msgspec.structs import asdict

from ceviz import model
from ceviz.core.panel import PanelAction
from ceviz.core.params import Number, Value, checked, field
from ceviz.panels.likelihood.observed import MOST, stages
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
    """Only ones, as many as it takes until float64 makes their product 0, or the most there are."""
    low, high = 1, MOST
    while low < high:
        middle = (low + high) // 2
        if stages(middle, middle, params.prediction).likelihood == 0:
            high = middle
        else:
            low = middle + 1
    return _with(params, true_probability=1.0, observations=low)


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
        "Draw ones until float64 makes their product exactly 0.",
        until_underflow,
        lambda params: params.source == "drawn" and params.show != "question",
    ),
)
