"""Soft labels, and the losses that the loss curve compares with."""

from __future__ import annotations

import math

import mpmath
import numpy as np
import pytest

from ceviz.core.figure import Curve, Figure, Handle, Points, Text
from ceviz.core.panel import Drag
from ceviz.panels.loss_curve import PANEL, LossCurveParams
from tests.panels.reading import formula, mark, value

AXES = ("prediction", "logit", "log-odds")


def shown(**params: float | bool | str) -> Figure:
    return PANEL.figure(LossCurveParams(**params))


def exact(key: str, **params: float | bool | str) -> float:
    explanation = PANEL.explain(LossCurveParams(**params), key)
    assert explanation is not None
    return explanation.number


def entropy(y: float) -> mpmath.mpf:
    y = mpmath.mpf(y)
    return -y * mpmath.log(y) - (1 - y) * mpmath.log(1 - y)


@pytest.mark.parametrize("y", [0.01, 0.3, 0.5, 0.88])
def test_a_soft_labels_minimum_is_at_the_label_with_its_entropy(y: float) -> None:
    figure = shown(soft=True, soft_label=y)
    marker, curve = mark(figure, Points, "minimum"), mark(figure, Curve, "curve soft")
    assert marker.x[0] == y
    assert marker.y[0] == pytest.approx(float(entropy(y)))
    assert curve.y.min() == pytest.approx(float(entropy(y)), abs=1e-3)
    assert curve.y.min() >= marker.y[0] - 1e-12
    assert mark(figure, Text, "least").text == f"at ŷ = y: H(y) = {float(entropy(y)):.3f} nats"
    over_z = mark(shown(soft=True, soft_label=y, axis="logit"), Points, "minimum")
    assert over_z.x[0] == pytest.approx(math.log(y / (1 - y)))


@pytest.mark.parametrize("axis", AXES)
@pytest.mark.parametrize(("y", "p"), [(0.3, 0.7), (0.5, 0.001), (0.9, 0.95)])
def test_the_loss_is_the_entropy_and_the_divergence(axis: str, y: float, p: float) -> None:
    with mpmath.workdps(40):
        target, z = mpmath.mpf(y), mpmath.mpf(round(math.log(p / (1 - p)), 12))
        q = 1 / (1 + mpmath.exp(-z)) if axis != "prediction" else mpmath.mpf(p)
        loss = -target * mpmath.log(q) - (1 - target) * mpmath.log(1 - q)
        least = entropy(y)
    params = {"soft": True, "soft_label": y, "axis": axis, "prediction": p, "logit": float(z)}
    assert exact("loss", **params) == pytest.approx(float(loss), rel=1e-14)
    assert exact("entropy", **params) == pytest.approx(float(least), rel=1e-14)
    assert exact("kl", **params) == pytest.approx(float(loss - least), rel=1e-11)


def test_at_the_minimum_nothing_is_above_it() -> None:
    figure = shown(soft=True, soft_label=0.3, prediction=0.3)
    assert value(figure, "kl") == "0.0000"
    assert figure.verdict.tone == "good"
    assert value(figure, "loss") == value(figure, "entropy") == "0.6109"


def test_a_soft_label_keeps_both_terms() -> None:
    lines = formula(shown(soft=True, soft_label=0.3), "loss")
    assert lines.symbolic.count(r"\textcolor{keptloss}") == 2
    assert "muted" not in lines.symbolic
    assert r"0.30 \cdot \ln(0.700)" in lines.substituted


@pytest.mark.parametrize(("label", "y"), [(0, 0.0), (1, 1.0)])
def test_a_soft_label_of_0_or_1_is_a_hard_one(label: int, y: float) -> None:
    soft, hard = shown(soft=True, soft_label=y), shown(label=label)
    assert value(soft, "loss") == value(hard, "loss")
    assert value(soft, "entropy") == "0.0000"


@pytest.mark.parametrize("axis", AXES)
@pytest.mark.parametrize("logit", [-3.0, 2.0])
def test_a_drag_along_the_loss_stays_on_its_side_of_the_minimum(axis: str, logit: float) -> None:
    here = LossCurveParams(axis="logit", logit=logit, soft=True, soft_label=0.3)
    here = PANEL.edit(here, "axis", axis)
    x, y = mark(PANEL.figure(here), Handle, "point").at
    assert PANEL.drag(here, Drag("point", x, y, "y")).logit == pytest.approx(logit, abs=0.03)
    lowest = PANEL.drag(here, Drag("point", x, 0.0, "y"))
    assert lowest.prediction == pytest.approx(0.3, abs=0.001)


def test_the_squared_error_saturates() -> None:
    figure = shown(compare="squared", axis="logit", logit=-12)
    curve = mark(figure, Curve, "second squared")
    assert curve.y.max() == pytest.approx(1, abs=2e-5)
    assert value(figure, "second") == "1.0000"
    assert "at most 1" in mark(figure, Text, "second name").text
    bits = mark(shown(compare="squared", axis="logit", unit="bits"), Curve, "second squared")
    np.testing.assert_array_equal(bits.y, curve.y)


@pytest.mark.parametrize("axis", AXES)
@pytest.mark.parametrize("label", [0, 1])
@pytest.mark.parametrize("logit", [-12.0, 0.5, 12.0])
def test_second_losses_agree_with_mpmath(axis: str, label: int, logit: float) -> None:
    params = PANEL.edit(LossCurveParams(axis="logit", logit=logit, label=label), "axis", axis)
    given = {"axis": axis, "label": label, "logit": logit, "prediction": params.prediction}
    with mpmath.workdps(40):
        q = mpmath.mpf(params.prediction)
        if axis != "prediction":
            q = 1 / (1 + mpmath.exp(-mpmath.mpf(logit)))
        right = q if label == 1 else 1 - q
        target = mpmath.mpf(label) * (1 - mpmath.mpf(0.2)) + mpmath.mpf(0.2) / 2
        smooth = -target * mpmath.log(q) - (1 - target) * mpmath.log(1 - q)
        focal = -((1 - right) ** 3) * mpmath.log(right)
    close = {"rel": 1e-13, "abs": 0}
    assert exact("second", compare="squared", **given) == pytest.approx(
        float((1 - right) ** 2), **close
    )
    assert exact("second", compare="smoothing", smoothing=0.2, **given) == pytest.approx(
        float(smooth), **close
    )
    assert exact("second", compare="focal", gamma=3.0, **given) == pytest.approx(
        float(focal), **close
    )


def test_the_focal_loss_is_100_times_lower_at_09() -> None:
    figure = shown(compare="focal", prediction=0.9, gamma=2.0)
    assert value(figure, "second") == "0.0011"
    assert value(figure, "ratio") == "100 : 1"
    assert exact("ratio", compare="focal", prediction=0.9, gamma=2.0) == pytest.approx(100)
    assert figure.description.endswith("is 0.1054 nats, and the focal loss is 0.0011 nats.")


def test_with_gamma_0_the_focal_loss_is_cross_entropy() -> None:
    figure = shown(compare="focal", gamma=0.0)
    np.testing.assert_array_equal(
        mark(figure, Curve, "second focal").y, mark(figure, Curve, "curve 1").y
    )
    assert value(figure, "ratio") == "1.00 : 1"


@pytest.mark.parametrize(("label", "target"), [(1, 0.95), (0, 0.05)])
def test_smoothing_moves_the_minimum_inside(label: int, target: float) -> None:
    figure = shown(compare="smoothing", smoothing=0.1, label=label)
    marker, curve = mark(figure, Points, "second minimum"), mark(figure, Curve, "second smoothing")
    assert marker.x[0] == pytest.approx(target)
    assert marker.y[0] == pytest.approx(float(entropy(target)))
    assert curve.x[curve.y.argmin()] == pytest.approx(target, abs=0.01)
    assert value(figure, "smoothed") == f"{target:.3f}"
    both = shown(compare="smoothing", smoothing=0.1, soft=True, soft_label=0.5)
    assert value(both, "second") == value(both, "loss")


def test_the_second_point_is_on_its_curve() -> None:
    for kind in ("squared", "smoothing", "focal"):
        figure = shown(compare=kind, prediction=0.4)
        point, curve = mark(figure, Points, "second point"), mark(figure, Curve, f"second {kind}")
        height = float(np.interp(0.4, curve.x, curve.y))
        assert point.y[0] == pytest.approx(height, abs=2e-3)
        assert formula(figure, "second").symbolic


def test_every_second_loss_differs_from_the_loss_by_more_than_colour() -> None:
    for kind in ("squared", "smoothing", "focal"):
        figure = shown(compare=kind)
        assert mark(figure, Curve, f"second {kind}").dash != mark(figure, Curve, "curve 1").dash
        assert mark(figure, Text, "second name").role == "other"


def test_nothing_is_compared_at_first() -> None:
    keys = {one.key for one in shown().plots[0].marks}
    assert not any(key.startswith("second") for key in keys)
    assert len(shown().formulas) == 1
