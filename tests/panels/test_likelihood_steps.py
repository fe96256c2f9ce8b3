"""Step by step: coins, sticks, what they make together, and the question about the best."""

from __future__ import annotations

import math

import numpy as np
import pytest

from ceviz.core.figure import Axis, Bars, Figure, Points, Text
from ceviz.panels.likelihood import PANEL, LikelihoodParams
from ceviz.panels.likelihood.observed import drawn, stages, underflows
from tests.panels.reading import formula, mark, value

ALL_ONES = {"source": "drawn", "observations": 2090, "true_probability": 1.0}
ONE, ZERO = -math.log(0.7), -math.log(0.3)


def shown(**params: object) -> Figure:
    return PANEL.figure(LikelihoodParams(**{"source": "hand", **params}))  # type: ignore[arg-type]


def coin_axis(figure: Figure) -> Axis:
    return figure.plots[0].x


def test_each_coin_bears_its_label_and_is_picked_from() -> None:
    for show in ("steps", "curves", "question"):
        axis = coin_axis(shown(show=show))
        assert [tick.text for tick in axis.ticks] == list("11010")
        assert (axis.picks, axis.picked) == ("coins", (0, 1, 3))


def test_forty_coins_are_shown_and_one_more_are_counted() -> None:
    forty = coin_axis(shown(source="drawn", observations=40))
    assert (len(forty.ticks), forty.picks) == (40, "coins")
    counted = coin_axis(shown(source="drawn", observations=41))
    ones = drawn(41, 0.6, 1).ones
    assert [tick.text for tick in counted.ticks] == [f"{ones} ones", f"{41 - ones} zeros"]
    assert counted.picks == ""


def test_coins_lie_in_a_row_full_and_hollow() -> None:
    figure = shown(show="curves")
    assert mark(figure, Points, "ones").x.tolist() == [1, 2, 4]
    assert mark(figure, Points, "zeros").x.tolist() == [3, 5]
    assert mark(figure, Points, "zeros").fill == "outline"
    assert mark(figure, Bars, "counted ones").x.size == 0


def test_many_coins_are_one_bar_in_two_parts() -> None:
    figure = shown(show="curves", source="drawn", observations=5000)
    ones, zeros = (mark(figure, Bars, f"counted {kind}") for kind in ("ones", "zeros"))
    observed = drawn(5000, 0.6, 1)
    assert (ones.width, zeros.width) == (observed.ones, observed.zeros)
    assert mark(figure, Points, "ones").x.size == 0


@pytest.mark.parametrize(
    ("stage", "one", "zero"),
    [("product", 0.7, 0.3), ("sum", -ONE, -ZERO), ("negative", ONE, ZERO), ("mean", ONE, ZERO)],
)
@pytest.mark.parametrize("source", ["hand", "drawn"])
def test_sticks_are_what_each_observation_brings(
    source: str, stage: str, one: float, zero: float
) -> None:
    figure = shown(source=source, observations=5000, stage=stage)
    ones, zeros = (mark(figure, Bars, f"sticks of {kind}") for kind in ("ones", "zeros"))
    np.testing.assert_allclose(ones.top, one)
    np.testing.assert_allclose(zeros.top, zero)
    assert len(ones.top) == (3 if source == "hand" else 1)
    assert (ones.fill, zeros.fill) == ("solid", "outline")


def test_the_product_so_far_shrinks_beside_the_sticks() -> None:
    so_far = mark(shown(), Bars, "product so far")
    np.testing.assert_allclose(so_far.top, [0.7, 0.49, 0.147, 0.1029, 0.03087])


def test_the_product_is_what_the_observations_leave_of_a_bar() -> None:
    figure = shown()
    bar = mark(figure, Bars, "product")
    assert bar.width == pytest.approx(0.03087)
    taken = [mark(figure, Bars, f"pieces of {kind}") for kind in ("ones", "zeros")]
    widths = np.concatenate([np.atleast_1d(one.width) for one in taken])
    assert widths.sum() + bar.width == pytest.approx(1)
    assert mark(figure, Text, "sum name").text == "0.700³ · 0.300² = 0.031"


@pytest.mark.parametrize(("stage", "sign"), [("sum", -1), ("negative", 1), ("mean", 1)])
def test_losses_lie_in_a_row_up_to_their_sum(stage: str, sign: int) -> None:
    figure = shown(stage=stage)
    pieces = [mark(figure, Bars, f"pieces of {kind}") for kind in ("ones", "zeros")]
    ends = np.concatenate([one.x + sign * one.width / 2 for one in pieces])
    total = 3 * ONE + 2 * ZERO
    # The last piece keeps a little of its end free.
    assert sign * max(sign * ends) == pytest.approx(sign * total / 5, abs=0.06 * ZERO / 5 + 1e-9)
    np.testing.assert_allclose(pieces[0].width, 0.88 * ONE / 5)
    np.testing.assert_allclose(pieces[1].width, 0.88 * ZERO / 5)


def test_losses_of_many_lie_in_two_blocks_as_wide_as_their_sums() -> None:
    figure = shown(source="drawn", observations=5000, stage="negative")
    observed = drawn(5000, 0.6, 1)
    ones, zeros = (mark(figure, Bars, f"pieces of {kind}") for kind in ("ones", "zeros"))
    assert ones.width == pytest.approx([observed.share * ONE])
    assert zeros.width == pytest.approx([(1 - observed.share) * ZERO])


def test_total_and_mean_are_said() -> None:
    total = mark(shown(stage="negative"), Text, "sum name").text
    assert total == "3 · 0.3567 + 2 · 1.2040 = 3.478 nats"
    mean = mark(shown(stage="mean"), Text, "sum name").text
    assert mean == "total 3.478 nats / 5 = mean 0.696"
    bits = mark(shown(stage="mean", unit="bits"), Text, "sum name").text
    assert bits == "total 5.018 bits / 5 = mean 1.004"


@pytest.mark.parametrize(
    ("stage", "result"),
    [
        ("product", r"= \textcolor{third}{0.031}"),
        ("sum", r"= \textcolor{other}{-3.478} \text{ nats}"),
        ("negative", r"= \textcolor{text}{3.478} \text{ nats}"),
        ("mean", r"= \textcolor{loss}{0.696} \text{ nats}"),
    ],
)
def test_each_stage_has_its_formula(stage: str, result: str) -> None:
    figure = shown(stage=stage)
    assert [one.key for one in figure.formulas] == [stage]
    assert formula(figure, stage).result == result


@pytest.mark.parametrize("show", ["steps", "curves"])
def test_the_underflow_is_shown_and_explained(show: str) -> None:
    figure = shown(show=show, **ALL_ONES)
    assert value(figure, "float64") == "0.0"
    assert value(figure, "likelihood") == "1.80·10⁻³²⁴"
    assert value(figure, "log-likelihood") == "−745.45"
    assert value(figure, "loss") == "0.357"
    assert "exactly 0.0" in figure.verdict.text
    assert "−745.45 nats" in figure.verdict.text
    explanation = PANEL.explain(LikelihoodParams(show=show, **ALL_ONES), "float64")  # type: ignore[arg-type]
    assert explanation is not None
    assert explanation.number == 0.0
    assert "4.94·10⁻³²⁴" in explanation.note
    assert "e^−745.45" in explanation.note


@pytest.mark.parametrize("unit", ["nats", "bits"])
@pytest.mark.parametrize("show", ["steps", "curves"])
def test_the_plot_itself_says_that_the_product_is_lost_and_its_logarithm_is_not(
    show: str, unit: str
) -> None:
    figure = shown(show=show, unit=unit, **ALL_ONES)
    words = [one.text for plot in figure.plots for one in plot.marks if isinstance(one, Text)]
    assert "P in float64: 0.0 (smallest: 4.9·10⁻³²⁴)" in words
    log = "−745.45 nats" if unit == "nats" else "−1,075.46 bits"
    assert any(log in one for one in words)
    one_less = shown(show=show, **{**ALL_ONES, "observations": 2089})
    words = [one.text for plot in one_less.plots for one in plot.marks if isinstance(one, Text)]
    assert not any("float64" in one for one in words)


def test_short_of_the_underflow_the_smallest_float_is_left() -> None:
    figure = shown(**{**ALL_ONES, "observations": 2089})
    assert value(figure, "float64") == "4.941·10⁻³²⁴"
    assert "Underflow" not in figure.verdict.text


def test_the_verdict_scores_the_prediction_against_the_share_of_ones() -> None:
    assert shown().verdict.text == (
        "ŷ is 0.1000 above k/N = 0.6000, which costs 0.0226 nats an observation: KL(k/N‖ŷ)."
    )
    best = shown(prediction=0.6).verdict
    assert "The maximum: ŷ = k/N = 0.6000" in best.text
    assert best.tone == "good"
    assert shown(prediction=0.05).verdict.tone == "poor"


def act(name: str, params: LikelihoodParams) -> LikelihoodParams:
    return next(one for one in PANEL.actions if one.id == name).apply(params)


def visible(params: LikelihoodParams) -> list[str]:
    return [one.id for one in PANEL.actions if one.shown(params)]


def test_buttons_are_there_when_they_have_a_say() -> None:
    assert visible(LikelihoodParams()) == []
    assert visible(LikelihoodParams(source="hand")) == ["maximum"]
    assert visible(LikelihoodParams(source="hand", show="question")) == []
    assert visible(LikelihoodParams(source="hand", show="question", revealed=True)) == ["maximum"]
    assert visible(LikelihoodParams(source="drawn")) == ["draw-again", "maximum", "underflow"]


def test_draw_again_draws_the_next_seeds_coins() -> None:
    params = LikelihoodParams(source="drawn", seed=9999)
    assert act("draw-again", params).seed == 0
    once = act("draw-again", LikelihoodParams(source="drawn"))
    assert once.observed != LikelihoodParams(source="drawn").observed


@pytest.mark.parametrize("axis", ["prediction", "logit", "log-odds"])
def test_to_the_maximum_goes_to_the_share_of_ones(axis: str) -> None:
    there = act("maximum", LikelihoodParams(source="hand", axis=axis))
    assert there.prediction == pytest.approx(0.6, abs=0.002)


def test_the_maximum_of_ones_alone_is_as_near_as_is_allowed() -> None:
    there = act("maximum", LikelihoodParams(source="hand", coins="111"))
    assert there.prediction == 0.999994


def test_until_underflow_needs_2090_ones_at_seven_tenths() -> None:
    there = act("underflow", LikelihoodParams(source="drawn", stage="mean"))
    assert (there.observations, there.true_probability) == (2090, 1.0)
    assert there.stage == "product"  # where it is to be seen


@pytest.mark.parametrize("prediction", [0.000006, 0.3, 0.86, 0.87, 0.99, 0.999994])
def test_until_underflow_gets_there_at_every_prediction(prediction: float) -> None:
    there = act("underflow", LikelihoodParams(source="drawn", prediction=prediction))
    ones, total = there.observed.ones, there.observations
    assert ones in {0, total}
    assert underflows(stages(ones, total, prediction))
    assert not underflows(stages(max(ones - 1, 0), total - 1, prediction))
