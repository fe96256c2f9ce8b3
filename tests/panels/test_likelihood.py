"""The three stages from likelihood to loss, by hand and against mpmath."""

from __future__ import annotations

import math

import mpmath
import numpy as np
import pytest

from ceviz.core.figure import Curve, Figure, Guide, Handle, Points, Text
from ceviz.core.panel import Drag
from ceviz.panels.likelihood import PANEL, LikelihoodParams
from tests.panels.reading import formula, mark, value

STAGES = ("likelihood", "log-likelihood", "BCE")


def shown(**params: float | str) -> Figure:
    return PANEL.figure(LikelihoodParams(**params))


@pytest.mark.parametrize("view", ["together", "stacked"])
def test_the_defaults_are_the_lectures_example(view: str) -> None:
    figure = shown(view=view)
    assert [value(figure, key) for key in ("likelihood", "log-likelihood", "loss")] == [
        "0.700",
        "−0.357",
        "0.357",
    ]


@pytest.mark.parametrize("label", [0, 1])
@pytest.mark.parametrize("prediction", [0.01, 0.3, 0.5, 0.7, 0.99])
def test_stages_agree_with_mpmath(label: int, prediction: float) -> None:
    with mpmath.workdps(40):
        p = mpmath.mpf(prediction)
        likelihood = p**label * (1 - p) ** (1 - label)
        exact = {
            "likelihood": likelihood,
            "log-likelihood": mpmath.log(likelihood),
            "loss": -mpmath.log(likelihood),
        }
    params = LikelihoodParams(label=label, prediction=prediction)
    for key, number in exact.items():
        explanation = PANEL.explain(params, key)
        assert explanation is not None
        assert explanation.number == pytest.approx(float(number), rel=1e-14, abs=0)


@pytest.mark.parametrize("view", ["together", "stacked"])
@pytest.mark.parametrize("label", [0, 1])
def test_each_curve_is_made_from_the_one_before(view: str, label: int) -> None:
    figure = shown(view=view, label=label)
    likelihood, log, loss = (mark(figure, Curve, key) for key in STAGES)
    p = likelihood.x if label == 1 else 1 - likelihood.x
    np.testing.assert_allclose(likelihood.y, p, rtol=0, atol=1e-12)
    assert (likelihood.x.min(), likelihood.x.max()) == pytest.approx((0, 1), abs=1e-6)
    given = log.x if label == 1 else 1 - log.x
    np.testing.assert_allclose(log.y, np.log(given), rtol=0, atol=1e-9)
    np.testing.assert_array_equal(loss.y, -log.y)
    assert len({curve.dash for curve in (likelihood, log, loss)}) == 3


def test_together_they_share_an_axis_from_minus_four_to_four() -> None:
    (plot,) = shown(view="together").plots
    assert (plot.y.low, plot.y.high) == (-4, 4)
    assert {mark.key for mark in plot.marks} >= {*STAGES, *(f"{key} name" for key in STAGES)}


def test_what_leaves_the_common_axis_stops_at_its_edge() -> None:
    figure = shown(prediction=0.01)
    assert mark(figure, Handle, "point").at == (0.01, 4)
    assert mark(figure, Points, "log-likelihood point").y[0] == -4
    assert mark(figure, Text, "BCE name").text == "BCE  4.605 nats"


def test_stacked_they_have_one_upright_line() -> None:
    figure = shown(view="stacked", prediction=0.3)
    assert [plot.key for plot in figure.plots] == list(STAGES)
    for plot in figure.plots:
        line = mark(figure, Guide, "line", plot=plot.key)
        assert (line.start, line.end) == ((0.3, plot.y.low), (0.3, plot.y.high))
        assert mark(figure, Handle, "point", plot=plot.key).at[0] == 0.3
        assert (plot.x.low, plot.x.high) == (0, 1)


def test_a_sentence_links_each_stage_to_the_next() -> None:
    text = shown().verdict.text
    assert "ln 0.700 = −0.357" in text
    assert "the minus sign makes it the loss, 0.357 nats" in text


@pytest.mark.parametrize(
    ("prediction", "word", "tone"),
    [
        (0.95, "was likely", "good"),
        (0.7, "fairly likely", "fair"),
        (0.3, "rather unlikely", "poor"),
        (0.05, "very unlikely", "bad"),
    ],
)
def test_the_verdict_says_how_likely(prediction: float, word: str, tone: str) -> None:
    verdict = shown(prediction=prediction).verdict
    assert word in verdict.text
    assert verdict.tone == tone


def test_the_formulas_hand_their_results_on() -> None:
    figure = shown()
    assert formula(figure, "likelihood").result == r"= \textcolor{third}{0.700}"
    assert formula(figure, "log-likelihood").result == r"= \textcolor{other}{-0.357} \text{ nats}"
    assert formula(figure, "loss").substituted == r"= -(\textcolor{other}{-0.357})"
    assert formula(figure, "loss").result == r"= \textcolor{loss}{0.357} \text{ nats}"


@pytest.mark.parametrize("view", ["together", "stacked"])
def test_any_of_the_curves_can_be_dragged(view: str) -> None:
    params = PANEL.drag(LikelihoodParams(view=view), Drag("point", 0.256, 0.0, "x"))
    assert params.prediction == 0.26


@pytest.mark.parametrize("view", ["together", "stacked"])
def test_in_logits_the_loss_is_linear_in_the_tail(view: str) -> None:
    loss = mark(shown(view=view, axis="logit"), Curve, "BCE")
    tail = loss.x < -8
    assert tail.sum() > 10
    slopes = np.diff(loss.y[tail]) / np.diff(loss.x[tail])
    np.testing.assert_allclose(slopes, -1, atol=1e-3)


def test_on_a_logit_axis_the_logit_is_moved_and_sets_the_prediction() -> None:
    params = LikelihoodParams(axis="logit", logit=-2.0)
    assert params.prediction == pytest.approx(1 / (1 + math.exp(2)), rel=1e-9)
    assert mark(PANEL.figure(params), Handle, "point").param == "logit"
    assert PANEL.drag(params, Drag("point", 1.234, 0.0, "x")).logit == 1.23


def test_on_the_axis_of_odds_ten_to_one_lies_at_one() -> None:
    params = LikelihoodParams(axis="log-odds", logit=round(math.log(10), 2))
    at = mark(PANEL.figure(params), Handle, "point").at
    assert at[0] == pytest.approx(1.0, abs=0.003)
    assert PANEL.drag(params, Drag("point", 2.0, 0.0, "x")).logit == round(2 * math.log(10), 2)


def test_changing_the_axis_keeps_the_prediction() -> None:
    params = PANEL.edit(LikelihoodParams(prediction=0.7), "axis", "logit")
    assert params.prediction == pytest.approx(0.7, rel=1e-11)
    assert PANEL.edit(params, "axis", "prediction").prediction == pytest.approx(0.7, rel=1e-11)


def test_in_bits_numbers_axes_and_formulas_change_and_the_picture_does_not() -> None:
    nats, bits = shown(), shown(unit="bits")
    assert value(bits, "loss") == "0.515"
    assert value(bits, "likelihood") == value(nats, "likelihood") == "0.700"
    assert "log₂ 0.700 = −0.515" in bits.verdict.text
    assert r"\log_2" in formula(bits, "log-likelihood").symbolic
    (plot,) = bits.plots
    assert "bits" in plot.y.label
    per_axis = [mark(figure, Curve, "BCE").y / figure.plots[0].y.high for figure in (nats, bits)]
    np.testing.assert_allclose(*per_axis, rtol=1e-12)


def test_next_to_nothing_is_not_written_as_zero() -> None:
    figure = shown(prediction=0.999994)
    assert value(figure, "loss") == "6.00·10⁻⁶"
    assert value(figure, "prediction") == "0.999994"
    assert value(shown(prediction=0.000006), "likelihood") == "6.00·10⁻⁶"
