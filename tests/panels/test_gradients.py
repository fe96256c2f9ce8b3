"""The gradients' numbers, by hand and against mpmath."""

from __future__ import annotations

import mpmath
import numpy as np
import pytest

from ceviz.core.figure import Curve, Figure, Guide, Handle, Points, Text
from ceviz.core.panel import Drag
from ceviz.panels.gradients import PANEL, GradientsParams
from tests.panels.reading import formula, mark, value


def shown(**params: float) -> Figure:
    return PANEL.figure(GradientsParams(**params))


def test_the_defaults_are_the_lectures_example() -> None:
    assert {one.key: one.value for one in shown().readouts} == {
        "cross-entropy": "−0.8000",
        "squared error": "−0.2560",
        "sizes": "large, moderate",
        "ratio": "3.125 : 1",
        "slope": "0.1600",
        "logit": "−1.386",
        "direction": "up",
    }


def test_the_other_label_turns_the_signs() -> None:
    figure = shown(label=0, prediction=0.8)
    assert value(figure, "cross-entropy") == "0.8000"
    assert value(figure, "squared error") == "0.2560"
    assert value(figure, "direction") == "down"


@pytest.mark.parametrize("label", [0, 1])
@pytest.mark.parametrize("prediction", [0.01, 0.2, 1 / 3, 0.5, 0.77, 0.99])
def test_readouts_agree_with_mpmath(label: int, prediction: float) -> None:
    prediction = round(prediction, 2)
    with mpmath.workdps(40):
        p = mpmath.mpf(prediction)
        slope = p * (1 - p)
        exact = {
            "cross-entropy": p - label,
            "squared error": 2 * (p - label) * slope,
            "slope": slope,
            "ratio": 1 / (2 * slope),
            "logit": mpmath.log(p / (1 - p)),
        }
    params = GradientsParams(label=label, prediction=prediction)
    for key, number in exact.items():
        explanation = PANEL.explain(params, key)
        assert explanation is not None
        assert explanation.number == pytest.approx(float(number), rel=1e-13, abs=1e-300)


@pytest.mark.parametrize(("label", "peak"), [(1, 1 / 3), (0, 2 / 3)])
def test_mse_peaks_at_a_third_and_vanishes_at_both_ends(label: int, peak: float) -> None:
    figure = shown(label=label)
    curve = mark(figure, Curve, "squared error")
    assert curve.x[curve.y.argmax()] == pytest.approx(peak, abs=0.003)
    assert curve.y.max() == pytest.approx(8 / 27, abs=1e-4)
    assert curve.y[0] == curve.y[-1] == 0
    point = mark(figure, Points, "peak")
    assert (point.x[0], point.y[0]) == (peak, 8 / 27)
    assert mark(figure, Text, "peak value").text == f"0.2963 at {'1/3' if label else '2/3'}"


def test_cross_entropy_is_a_straight_line_to_the_right_answer() -> None:
    for label in (0, 1):
        curve = mark(shown(label=label), Curve, "cross-entropy")
        np.testing.assert_allclose(curve.y, abs(curve.x - label), atol=1e-15)


def test_the_curves_differ_by_more_than_colour() -> None:
    figure = shown()
    one, two = mark(figure, Curve, "cross-entropy"), mark(figure, Curve, "squared error")
    assert one.dash != two.dash
    assert one.role != two.role


def test_both_points_stand_at_the_prediction_with_the_gap_between() -> None:
    figure = shown(prediction=0.2)
    below = mark(figure, Points, "squared error point")
    gap = mark(figure, Guide, "gap")
    assert mark(figure, Handle, "point").at == gap.end == (0.2, pytest.approx(0.8))
    assert (below.x[0], below.y[0]) == gap.start == (0.2, pytest.approx(0.256))


def test_the_ends_swap_with_the_label() -> None:
    for label, left, right in ((1, "very wrong", "correct"), (0, "correct", "very wrong")):
        figure = shown(label=label)
        assert mark(figure, Text, "left end").text == left
        assert mark(figure, Text, "right end").text == right


@pytest.mark.parametrize(
    ("prediction", "word", "tone"),
    [
        (0.05, "Vanishing", "bad"),
        (0.2, "healthy", "poor"),
        (0.7, "Healthy", "fair"),
        (0.95, "Nearly right", "good"),
    ],
)
def test_the_verdict_tells_vanishing_from_healthy(prediction: float, word: str, tone: str) -> None:
    verdict = shown(prediction=prediction).verdict
    assert word in verdict.text
    assert verdict.tone == tone


def test_what_still_moves_are_the_points_alone() -> None:
    one, two = (mark(shown(prediction=p), Curve, "squared error") for p in (0.2, 0.8))
    assert one is two


def test_the_formulas_end_in_the_readouts_numbers() -> None:
    figure = shown()
    assert formula(figure, "cross-entropy").result == r"= \textcolor{loss}{-0.8000}"
    assert formula(figure, "squared error").result == r"= \textcolor{other}{-0.2560}"


def test_dragging_follows_the_prediction() -> None:
    assert PANEL.drag(GradientsParams(), Drag("point", 0.436, 9.0, "x")).prediction == 0.44
