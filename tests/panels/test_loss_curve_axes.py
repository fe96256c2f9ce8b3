"""The loss curve over ŷ, z and log-odds, and in nats and bits."""

from __future__ import annotations

import math

import mpmath
import numpy as np
import pytest

from ceviz.core.figure import Curve, Figure, Handle, Text
from ceviz.core.panel import Drag, nudged
from ceviz.panels.loss_curve import PANEL, LossCurveParams
from tests.panels.reading import formula, mark, value

AXES = ("prediction", "logit", "log-odds")
LN_10 = math.log(10)


def state(**params: float | bool | str) -> LossCurveParams:
    return LossCurveParams(**params)


def shown(**params: float | bool | str) -> Figure:
    return PANEL.figure(state(**params))


def test_a_new_axis_keeps_the_point() -> None:
    here = state(prediction=0.2)
    for axis in ("logit", "prediction", "log-odds", "prediction"):
        here = PANEL.edit(here, "axis", axis)
        assert here.prediction == 0.2
        assert here.logit == pytest.approx(math.log(0.25), abs=1e-11)


@pytest.mark.parametrize("prediction", [0.000006, 0.0001, 0.7, 0.999994])
def test_the_loss_is_the_same_on_every_axis_and_back(prediction: float) -> None:
    start = state(prediction=prediction)
    here = start
    for axis in ("logit", "log-odds", "prediction"):
        here = PANEL.edit(here, "axis", axis)
        for key in ("loss", "bits", "prediction", "logit"):
            assert value(PANEL.figure(here), key) == value(PANEL.figure(start), key)
    assert here == start


@pytest.mark.parametrize("logit", [-12.0, -11.97, 8.25, 12.0])
def test_a_logit_comes_back_from_the_prediction(logit: float) -> None:
    start = state(axis="logit", logit=logit)
    there = PANEL.edit(start, "axis", "prediction")
    assert value(PANEL.figure(there), "loss") == value(PANEL.figure(start), "loss")
    assert PANEL.edit(there, "axis", "logit") == start


@pytest.mark.parametrize(("axis", "other"), [("prediction", "logit"), ("logit", "prediction")])
def test_the_axis_says_which_number_counts(axis: str, other: str) -> None:
    named = {"prediction": 0.25, "logit": -3.0}
    assert getattr(state(axis=axis, **named), axis) == named[axis]
    assert getattr(state(axis=axis, **named), other) == pytest.approx(
        {"logit": math.log(1 / 3), "prediction": 1 / (1 + math.exp(3))}[other], abs=1e-11
    )


def test_a_logit_set_to_what_it_reads_keeps_its_digits() -> None:
    here = state(axis="logit", logit=math.log(0.25))
    assert nudged(PANEL, here, "logit", None, -1.386) is here
    assert nudged(PANEL, here, "logit", None, -1.4).logit == -1.4


def test_the_handle_moves_the_number_of_the_axis() -> None:
    params = {axis: mark(shown(axis=axis), Handle, "point").param for axis in AXES}
    assert params == {"prediction": "prediction", "logit": "logit", "log-odds": "logit"}


def test_the_handle_lies_where_the_axis_has_it() -> None:
    for axis, x in (("prediction", 1 / (1 + math.exp(8))), ("logit", -8), ("log-odds", -8 / LN_10)):
        params = PANEL.edit(state(axis="logit", logit=-8), "axis", axis)
        at = mark(PANEL.figure(params), Handle, "point").at
        assert at[0] == pytest.approx(x, abs=1e-11)


@pytest.mark.parametrize("end", [-12.0, 12.0])
@pytest.mark.parametrize("axis", ["logit", "log-odds"])
def test_both_ends_of_z_are_in_view(axis: str, end: float) -> None:
    figure = shown(axis=axis, logit=end, label=int(end < 0))
    (plot,) = figure.plots
    assert mark(figure, Handle, "point").at[1] == pytest.approx(12 + math.exp(-12))
    assert plot.y.high > 12 + math.exp(-12)
    assert mark(figure, Text, "value").text == "12.000 nats"


def test_a_loss_above_the_axis_is_at_its_top_and_named() -> None:
    figure = shown(prediction=0.0001)
    (plot,) = figure.plots
    assert mark(figure, Handle, "point").at == (0.0001, plot.y.high)
    assert mark(figure, Text, "value").text == "↑ 9.210 nats"
    assert value(figure, "loss") == "9.2103"
    assert mark(shown(prediction=0.001), Text, "value").text == "6.908 nats"


def test_the_curves_are_sampled_at_the_same_logits_on_every_axis() -> None:
    for key in ("curve 0", "curve 1", "second focal"):
        by_axis = {axis: mark(shown(axis=axis, compare="focal"), Curve, key) for axis in AXES}
        z, odds, p = (by_axis[axis].x[1:-1] for axis in ("logit", "log-odds", "prediction"))
        np.testing.assert_allclose(odds * LN_10, z)
        np.testing.assert_allclose(p, 1 / (1 + np.exp(-z)))
        np.testing.assert_allclose(
            np.minimum(by_axis["logit"].y[1:-1], 7.2), by_axis["prediction"].y[1:-1]
        )


@pytest.mark.parametrize("axis", AXES)
def test_axes_stay_as_they_are_within_an_axis(axis: str) -> None:
    figures = [
        shown(axis=axis, logit=2.0, prediction=0.3, label=0),
        shown(axis=axis, soft=True, soft_label=0.9, compare="squared", tangent=True),
    ]
    (one,), (two,) = (figure.plots for figure in figures)
    assert (one.x, one.y) == (two.x, two.y)


def test_over_z_the_tail_is_straight_and_named_so() -> None:
    for label, slope in ((1, "−1"), (0, "1")):
        text = mark(shown(axis="logit", label=label), Text, "tail").text
        assert text == f"straight tail: slope {slope}"
    curve = mark(shown(axis="logit"), Curve, "curve 1")
    tail = curve.x < -8
    np.testing.assert_allclose(np.diff(curve.y[tail]) / np.diff(curve.x[tail]), -1, atol=1e-3)
    assert "−1.443" in mark(shown(axis="logit", unit="bits"), Text, "tail").text
    assert "slope −2.303" in mark(shown(axis="log-odds"), Text, "tail").text
    assert "tail" not in {one.key for one in shown().plots[0].marks}


@pytest.mark.parametrize("label", [0, 1])
@pytest.mark.parametrize("logit", [-12.0, -3.3, 0.0, 5.0, 12.0])
def test_numbers_from_the_logit_agree_with_mpmath(label: int, logit: float) -> None:
    with mpmath.workdps(40):
        z = mpmath.mpf(logit)
        right = 1 / (1 + mpmath.exp(-z if label == 1 else z))
        exact = {
            "loss": -mpmath.log(right),
            "bits": -mpmath.log(right, 2),
            "surprise": 1 / right,
            "slope": -(1 - right) if label == 1 else 1 - right,
        }
    for axis, per in (("logit", 1), ("log-odds", LN_10)):
        params = state(axis=axis, logit=logit, label=label)
        for key, number in exact.items():
            explanation = PANEL.explain(params, key)
            assert explanation is not None
            wanted = float(number) * (per if key == "slope" else 1)
            assert explanation.number == pytest.approx(wanted, rel=1e-14, abs=0), key


@pytest.mark.parametrize("unit", ["nats", "bits"])
@pytest.mark.parametrize("axis", AXES)
@pytest.mark.parametrize("soft", [False, True])
def test_the_tangent_has_the_curves_slope_on_every_axis(axis: str, unit: str, soft: bool) -> None:
    figure = shown(axis=axis, logit=-1.5, prediction=0.2, tangent=True, unit=unit, soft=soft)
    line = mark(figure, Curve, "tangent")
    curve = mark(figure, Curve, "curve soft" if soft else "curve 1")
    x, y = mark(figure, Handle, "point").at
    rise = (line.y[1] - line.y[0]) / (line.x[1] - line.x[0])
    assert rise == pytest.approx(np.interp(x, curve.x, np.gradient(curve.y, curve.x)), rel=0.01)
    assert y == pytest.approx(line.y[0] + rise * (x - line.x[0]))
    assert float(value(figure, "slope").replace("−", "-")) == pytest.approx(rise, abs=6e-4)


def test_a_level_tangent_goes_all_the_way() -> None:
    line = mark(
        shown(axis="logit", logit=0.0, soft=True, soft_label=0.5, tangent=True), Curve, "tangent"
    )
    assert line.x.tolist() == [-12, 12]
    np.testing.assert_allclose(line.y, math.log(2))


def test_drags_over_z_and_the_log_odds() -> None:
    for axis, per in (("logit", 1), ("log-odds", LN_10)):
        here = state(axis=axis)
        assert PANEL.drag(here, Drag("point", -4.2 / per, 0.0, "x")).logit == -4.2
        assert PANEL.drag(here, Drag("point", 99.0, 0.0, "x")).logit == 12
        up = PANEL.drag(here, Drag("point", 0.0, math.log(1 + math.exp(5)), "y"))
        assert up.logit == -5
        other = PANEL.drag(state(axis=axis, label=0), Drag("point", 0.0, 5.0, "y"))
        assert other.logit == pytest.approx(math.log(math.exp(5) - 1), abs=0.005)


def test_a_drag_over_the_prediction_goes_on_behind_three_decimals_at_the_ends() -> None:
    for x, prediction in ((0.1234, 0.123), (0.0004, 0.0004), (0.9998, 0.9998)):
        assert PANEL.drag(state(), Drag("point", x, 0.0, "x")).prediction == prediction


def test_a_point_that_is_drawn_at_the_top_stays_when_it_is_held_there() -> None:
    here = state(prediction=0.0001)
    assert (
        PANEL.drag(here, Drag("point", *mark(PANEL.figure(here), Handle, "point").at, "y")) == here
    )
    assert PANEL.drag(here, Drag("point", 0.0001, 2.0, "y")).prediction == 0.135


def test_bits_change_numbers_axis_words_and_formulas() -> None:
    figure = shown(prediction=0.25, unit="bits")
    assert (value(figure, "loss"), value(figure, "nats")) == ("2.0000", "1.3863")
    assert {one.key: one.unit for one in figure.readouts if one.unit} == {
        "loss": "bits",
        "nats": "nats",
        "slope": "bits",
    }
    assert mark(figure, Text, "value").text == "2.000 bits"
    assert mark(figure, Text, "name 1").text == "−log₂ ŷ   when y = 1"
    assert figure.plots[0].y.label == "loss (bits)"
    assert figure.description.endswith("the loss is 2.0000 bits.")
    lines = formula(figure, "loss")
    assert r"\log_2" in lines.symbolic
    assert r"\ln" not in lines.symbolic + lines.substituted + lines.result
    assert "log₂ 2 = 1.000 bits" in shown(prediction=0.5, unit="bits").verdict.text


def test_bits_are_in_the_code() -> None:
    explanation = PANEL.explain(state(unit="bits"), "loss")
    assert explanation is not None
    assert "np.log2" in explanation.numpy
    assert "torch.tensor(2.0, dtype=torch.float64).log()" in explanation.torch


def test_over_z_the_formula_is_of_z() -> None:
    lines = formula(shown(axis="logit", logit=-8), "loss")
    assert r"\ln(1+e^{-z})" in lines.symbolic
    assert r"1 \cdot \ln(1+e^{8.00})" in lines.substituted
    assert lines.result == r"= \ln(1+e^{8.00}) = \textcolor{loss}{8.000} \text{ nats}"


def test_the_description_names_the_logit() -> None:
    assert shown(axis="logit", logit=-8).description == (
        "Binary cross-entropy over the logit for true label 1: at logit −8.00, which is "
        "prediction 0.000335, the loss is 8.0003 nats."
    )


@pytest.mark.parametrize(
    ("changes", "told"),
    [
        ({"axis": "logit"}, "−1.000 nats for each unit of z"),
        ({"axis": "logit", "label": 0, "unit": "bits"}, "1.443 bits for each unit of z"),
        ({"axis": "log-odds"}, "−2.303 nats for each tenfold step of the odds"),
        ({"axis": "logit", "soft": True, "soft_label": 0.3}, "−0.300 or 0.700 nats for each unit"),
    ],
)
def test_the_slope_says_how_steep_the_tails_are(changes: dict[str, object], told: str) -> None:
    found = PANEL.explain(PANEL.params(**changes), "slope")
    assert found is not None
    assert told in found.note
