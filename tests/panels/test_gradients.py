"""The gradients' numbers, by hand and against mpmath."""

from __future__ import annotations

import math

import mpmath
import numpy as np
import pytest

from ceviz.core.figure import Curve, Figure, Guide, Handle, Points, Text
from ceviz.core.flags import parsed
from ceviz.core.panel import Drag, nudged
from ceviz.core.params import fields, replaced
from ceviz.export.command import param_flags
from ceviz.panels.gradients import PANEL, GradientsParams
from ceviz.state.pins import Pin, pinned_figure
from tests.panels.reading import formula, mark, value


def shown(**params: object) -> Figure:
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
    assert max(curve.y[0], curve.y[-1]) < 2e-5
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


@pytest.mark.parametrize("label", [0, 1])
@pytest.mark.parametrize("unit", ["nats", "bits"])
def test_the_ratio_stands_beside_the_gap_that_it_explains(unit: str, label: int) -> None:
    for right in (0.0001, 0.1, 0.2, 0.35):
        figure = shown(label=label, prediction=right if label else 1 - right, unit=unit)
        gap, ratio = mark(figure, Guide, "gap"), mark(figure, Text, "ratio")
        assert ratio.at[0] == gap.start[0]
        assert gap.start[1] < ratio.at[1] < gap.end[1]
        assert abs(ratio.offset[0]) <= 12
    narrow = shown(label=label, prediction=0.6 if label else 0.4, unit=unit)
    assert mark(narrow, Text, "ratio").at == mark(narrow, Guide, "gap").end


def test_what_is_always_there_to_be_set_stays_where_it_is() -> None:
    for view in ("gradient", "linked", "question", "race"):
        params = GradientsParams(view=view)
        there = [one.name for one in fields(GradientsParams) if one.shown(params)]
        assert there[:2] == ["view", "label"]


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
    assert formula(figure, "cross-entropy").result == r"= \textcolor{loss}{-0.8000} \text{ nats}"
    assert formula(figure, "squared error").result == r"= \textcolor{other}{-0.2560}"


def test_dragging_follows_the_prediction() -> None:
    params = GradientsParams()
    assert PANEL.drag(params, Drag("point", 0.436, 9.0, "x")).prediction == 0.44
    assert PANEL.drag(params, Drag("point", -0.2, 9.0, "x")).prediction == 0.000006
    assert PANEL.drag(params, Drag("point", 2.0, 9.0, "x")).prediction == 0.999994


@pytest.mark.parametrize(("axis", "x"), [("logit", -9.996), ("log-odds", -4.341)])
def test_dragging_follows_the_logit(axis: str, x: float) -> None:
    dragged = PANEL.drag(GradientsParams(axis=axis), Drag("point", x, 9.0, "x"))
    assert dragged.logit == -10.0
    assert dragged.prediction == pytest.approx(4.5397868702e-5, rel=1e-7)


# -- The horizontal axis ------------------------------------------------------

AXES = ("prediction", "logit", "log-odds")


def test_the_axis_changes_nothing_but_the_places() -> None:
    one = GradientsParams()
    for axis in AXES:
        there = PANEL.edit(one, "axis", axis)
        assert (there.prediction, there.logit) == (0.2, -1.38629436112)
        assert PANEL.edit(there, "axis", "prediction") == one
        for key in ("cross-entropy", "squared error", "ratio", "slope"):
            assert value(PANEL.figure(there), key) == value(PANEL.figure(one), key)


@pytest.mark.parametrize("axis", AXES[1:])
@pytest.mark.parametrize("label", [0, 1])
@pytest.mark.parametrize("z", [-12.0, -10.0, -1.5, 0.0, 3.3, 12.0])
def test_readouts_at_a_logit_agree_with_mpmath(axis: str, label: int, z: float) -> None:
    with mpmath.workdps(60):
        hit = 1 / (1 + mpmath.exp(-mpmath.mpf(z)))
        slope = hit * (1 - hit)
        exact = {
            "cross-entropy": hit - label,
            "squared error": 2 * (hit - label) * slope,
            "slope": slope,
            "ratio": 1 / (2 * slope),
            "prediction": hit,
            "loss": -mpmath.log(hit if label else 1 - hit),
            "squared loss": (hit - label) ** 2,
        }
    params = GradientsParams(label=label, axis=axis, logit=z, view="linked")
    numbers = {one.key: one.number for one in PANEL.figure(params).readouts}
    assert numbers.keys() == exact.keys()
    for key, number in exact.items():
        assert numbers[key] == pytest.approx(float(number), rel=1e-13, abs=0)


def test_at_minus_ten_mse_pulls_11014_times_less() -> None:
    figure = shown(axis="logit", logit=-10.0)
    assert value(figure, "cross-entropy") == "−0.99995"
    assert value(figure, "squared error") == "−9.08·10⁻⁵"
    assert value(figure, "ratio") == "11,014 : 1"
    assert mark(figure, Text, "ratio").text == "11,014 times less"
    assert "11,014 times smaller, in nats" in figure.verdict.text
    assert mark(figure, Guide, "gap").end == (-10.0, pytest.approx(0.99995, abs=5e-6))


@pytest.mark.parametrize("view", ["gradient", "linked"])
@pytest.mark.parametrize("label", [0, 1])
def test_the_curves_have_the_same_points_on_every_axis(view: str, label: int) -> None:
    figures = [shown(view=view, label=label, axis=axis) for axis in AXES]
    first, *others = [
        {(plot.key, one.key): one for plot in figure.plots for one in plot.marks}
        for figure in figures
    ]
    for marks in others:
        assert marks.keys() == first.keys()
        for key, one in marks.items():
            if isinstance(one, Curve):
                assert one.x.size == first[key].x.size
                assert (np.diff(one.x) >= 0).all()


@pytest.mark.parametrize("view", ["gradient", "linked"])
def test_the_peak_is_where_the_prediction_is_a_third(view: str) -> None:
    for axis, at in zip(AXES, (1 / 3, -math.log(2), -math.log10(2)), strict=True):
        peak = mark(shown(view=view, axis=axis), Points, "peak")
        assert peak.x[0] == pytest.approx(at, rel=1e-15)
        other = mark(shown(view=view, axis=axis, label=0), Points, "peak")
        assert other.x[0] == pytest.approx(1 - at if axis == "prediction" else -at, rel=1e-15)


def test_the_loss_is_a_straight_line_in_the_tail_of_the_logit() -> None:
    loss = mark(shown(view="linked", axis="logit"), Curve, "cross-entropy", plot="loss")
    tail = loss.x < -6
    np.testing.assert_allclose(loss.y[tail], -loss.x[tail], atol=0.0025)


@pytest.mark.parametrize("label", [0, 1])
def test_over_the_prediction_the_loss_leaves_at_the_top(label: int) -> None:
    figure = shown(view="linked", label=label)
    loss = mark(figure, Curve, "cross-entropy", plot="loss")
    edge = math.exp(-4.8)
    assert loss.y.max() == pytest.approx(4.8, rel=1e-12)
    at = loss.x[loss.y.argmax()]
    assert at == pytest.approx(edge if label else 1 - edge, rel=1e-12)


def test_a_number_that_follows_stays_when_its_own_text_is_set() -> None:
    params = PANEL.edit(GradientsParams(), "axis", "logit")
    assert nudged(PANEL, params, "logit", None, -1.386) is params
    assert nudged(PANEL, params, "logit", None, -1.4).logit == -1.4


def test_the_formulas_speak_of_what_the_axis_shows() -> None:
    figure = shown(axis="logit", logit=-10.0)
    assert formula(figure, "cross-entropy").substituted == r"= \sigma(-10.00) - 1"
    assert r"4.54 \cdot 10^{-5}" in formula(figure, "squared error").substituted


# -- The unit -----------------------------------------------------------------


@pytest.mark.parametrize("axis", AXES)
@pytest.mark.parametrize("view", ["gradient", "linked"])
def test_bits_change_cross_entropy_alone(view: str, axis: str) -> None:
    nats, bits = (shown(view=view, axis=axis, unit=unit) for unit in ("nats", "bits"))
    for one, two in zip(nats.readouts, bits.readouts, strict=True):
        if one.unit:
            assert (one.unit, two.unit) == ("nats", "bits")
            assert one.number is not None
            assert two.number == pytest.approx(one.number / math.log(2), rel=1e-15)
        else:
            assert one == two
    for one, two in zip(nats.plots, bits.plots, strict=True):
        for before, after in zip(one.marks, two.marks, strict=True):
            if isinstance(before, Curve):
                factor = 1 / math.log(2) if before.key == "cross-entropy" else 1.0
                np.testing.assert_allclose(after.y, factor * before.y, rtol=1e-14)


def test_bits_are_said() -> None:
    figure = shown(unit="bits")
    assert value(figure, "cross-entropy") == "−1.1542"
    assert figure.plots[0].y.label.endswith("(CE in bits)")
    assert formula(figure, "cross-entropy").result.endswith(r"\text{ bits}")
    assert r"\ln 2" in formula(figure, "cross-entropy").symbolic
    assert r"\ln 2" in formula(shown(unit="bits", view="linked"), "cross-entropy").symbolic
    explanation = PANEL.explain(GradientsParams(unit="bits"), "cross-entropy")
    assert explanation is not None
    assert "/ np.log(2)" in explanation.numpy
    assert explanation.number == pytest.approx(-0.8 / math.log(2), rel=1e-14)


# -- Everywhere else ----------------------------------------------------------


@pytest.mark.parametrize("axis", AXES)
def test_the_flags_make_the_state_again(axis: str) -> None:
    start = PANEL.edit(GradientsParams(), "axis", axis)
    for params in (start, nudged(PANEL, start, "logit", None, -10.0), replaced(start, "label", 0)):
        texts = dict(flag.removeprefix("--").split("=") for flag in param_flags(PANEL, params))
        assert parsed(GradientsParams, texts) == params


def test_a_pin_is_seen_on_the_present_axis_and_in_the_present_unit() -> None:
    pin = Pin(name="A", params=GradientsParams(prediction=0.4))
    figure = pinned_figure(PANEL, GradientsParams(axis="logit", logit=-10.0, unit="bits"), (pin,))
    ghost = mark(figure, Points, "pin 0")
    assert ghost.x[0] == pytest.approx(math.log(0.4 / 0.6), abs=1e-9)
    assert ghost.y[0] == pytest.approx(0.6 / math.log(2), rel=1e-9)
    lead = figure.readouts[0]
    assert lead.comparison is not None
    assert lead.comparison.ratio == "× 1.67"


def test_a_prediction_beyond_the_logits_reach_is_not_cut_by_another_axis() -> None:
    there = PANEL.params(prediction=0.000006)
    carried = replaced(there, "axis", "logit")
    assert carried.z == there.z == pytest.approx(-12.0237, abs=1e-4)
