"""The loss curve's numbers, by hand and against mpmath, and what dragging means there."""

from __future__ import annotations

import mpmath
import numpy as np
import pytest

from ceviz.core.figure import Curve, Figure, Guide, Handle, Text
from ceviz.core.panel import Drag
from ceviz.panels.loss_curve import PANEL, LossCurveParams
from tests.panels.reading import formula, mark, value

PREDICTIONS = (0.001, 0.01, 0.137, 0.36, 0.5, 0.7, 0.9, 0.999)


def shown(**params: float | bool | str) -> Figure:
    return PANEL.figure(LossCurveParams(**params))


def test_the_defaults_are_the_lectures_example() -> None:
    figure = shown()
    assert {one.key: one.value for one in figure.readouts} == {
        "loss": "0.3567",
        "bits": "0.5146",
        "label": "1",
        "prediction": "0.700",
        "slope": "−1.429",
        "surprise": "1 in 1.43",
        "logit": "0.847",
    }
    assert [one.unit for one in figure.readouts if one.key in ("loss", "bits")] == ["nats", "bits"]


@pytest.mark.parametrize(
    ("prediction", "loss"), [(0.9, "0.1054"), (0.001, "6.9078"), (0.5, "0.6931")]
)
def test_losses_by_hand(prediction: float, loss: float) -> None:
    assert value(shown(prediction=prediction), "loss") == loss
    assert value(shown(prediction=round(1 - prediction, 3), label=0), "loss") == loss


@pytest.mark.parametrize("label", [0, 1])
@pytest.mark.parametrize("prediction", PREDICTIONS)
def test_readouts_agree_with_mpmath(label: int, prediction: float) -> None:
    with mpmath.workdps(40):
        p = mpmath.mpf(prediction)
        right = p if label == 1 else 1 - p
        loss = -mpmath.log(right)
        exact = {
            "loss": loss,
            "bits": loss / mpmath.log(2),
            "slope": -1 / p if label == 1 else 1 / (1 - p),
            "surprise": 1 / right,
            "logit": mpmath.log(p / (1 - p)),
        }
    params = LossCurveParams(label=label, prediction=prediction)
    for key, number in exact.items():
        explanation = PANEL.explain(params, key)
        assert explanation is not None
        assert explanation.number == pytest.approx(float(number), rel=1e-14, abs=0)


def test_the_chosen_curve_is_the_strong_one() -> None:
    for label, other in ((1, 0), (0, 1)):
        figure = shown(label=label)
        chosen = mark(figure, Curve, f"curve {label}")
        unchosen = mark(figure, Curve, f"curve {other}")
        assert (chosen.role, chosen.weight, chosen.dash) == ("loss", "strong", "solid")
        assert (unchosen.role, unchosen.weight, unchosen.dash) == ("muted", "normal", "dash")


def test_the_curves_are_both_losses_from_edge_to_edge() -> None:
    falling, rising = (mark(shown(), Curve, f"curve {label}") for label in (1, 0))
    (plot,) = shown().plots
    within = falling.y < plot.y.high
    np.testing.assert_allclose(falling.y[within], -np.log(falling.x[within]), atol=1e-12)
    np.testing.assert_allclose(rising.y[::-1], falling.y, atol=1e-12)
    np.testing.assert_allclose(rising.x, falling.x)
    assert (falling.x[0], falling.y[0]) == (0, plot.y.high)
    assert (falling.x[-1], falling.y[-1]) == (1, 0)


def test_moving_the_point_leaves_the_curves_as_they_are() -> None:
    one, two = (mark(shown(prediction=p), Curve, "curve 1") for p in (0.2, 0.8))
    assert one.x is two.x
    assert one.y is two.y


def test_point_and_guides_meet_on_the_curve() -> None:
    figure = shown(prediction=0.2)
    at = (0.2, pytest.approx(-np.log(0.2)))
    assert mark(figure, Handle, "point").at == at
    assert mark(figure, Guide, "down").end == at
    assert mark(figure, Guide, "across").end == at
    assert mark(figure, Text, "value").text == "1.609 nats"


@pytest.mark.parametrize("label", [0, 1])
@pytest.mark.parametrize("prediction", PREDICTIONS)
def test_the_tangent_touches_the_curve_at_the_point(label: int, prediction: float) -> None:
    figure = shown(label=label, prediction=prediction, tangent=True)
    line = mark(figure, Curve, "tangent")
    x, y = mark(figure, Handle, "point").at
    slope = -1 / prediction if label == 1 else 1 / (1 - prediction)
    np.testing.assert_allclose(line.y, y + slope * (line.x - x), atol=1e-9)
    assert line.x[0] <= x <= line.x[1]
    assert "tangent" not in {one.key for one in shown(prediction=prediction).plots[0].marks}


@pytest.mark.parametrize(("label", "prediction"), [(1, 0.368), (0, 0.632)])
def test_dragging_up_or_down_sets_the_loss(label: int, prediction: float) -> None:
    params = PANEL.drag(LossCurveParams(label=label), Drag("point", 0.9, 1.0, "y"))
    assert params.prediction == prediction


def test_dragging_sideways_sets_the_prediction() -> None:
    assert PANEL.drag(LossCurveParams(), Drag("point", 0.1234, 5.0, "x")).prediction == 0.123


@pytest.mark.parametrize(
    ("drag", "prediction"),
    [
        (Drag("point", -3.0, 0.0, "x"), 0.000006),
        (Drag("point", 3.0, 0.0, "x"), 0.999994),
        (Drag("point", 0.5, 1e9, "y"), 0.001),  # at the top of the plot: e^−7.2
        (Drag("point", 0.5, -1.0, "y"), 0.999994),
    ],
)
def test_a_drag_stops_at_the_ends(drag: Drag, prediction: float) -> None:
    assert PANEL.drag(LossCurveParams(), drag).prediction == prediction


def test_the_formula_keeps_one_term_and_dims_the_other() -> None:
    for label, kept, dimmed in ((1, r"y \ln \hat y", r"(1-y)"), (0, r"(1-y)", r"y \ln \hat y")):
        symbolic = formula(shown(label=label), "loss").symbolic
        assert rf"\textcolor{{keptloss}}{{{kept}" in symbolic
        assert rf"\textcolor{{muted}}{{{dimmed}" in symbolic


def test_the_formula_goes_from_letters_to_the_result() -> None:
    loss = formula(shown(), "loss")
    assert r"1 \cdot \ln(0.700)" in loss.substituted
    assert r"(1-1) \cdot \ln(1-0.700)" in loss.substituted
    assert loss.result == r"= -\ln(0.700) = \textcolor{loss}{0.357} \text{ nats}"
    assert (
        formula(shown(label=0), "loss").result
        == r"= -\ln(0.300) = \textcolor{loss}{1.204} \text{ nats}"
    )


def test_the_description_is_a_sentence_with_the_loss() -> None:
    assert shown().description == (
        "Binary cross-entropy over the prediction for true label 1: "
        "at prediction 0.700 the loss is 0.3567 nats."
    )
