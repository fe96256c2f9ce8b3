"""The curves of many observations: one shape through four stages, with one maximum at k/N."""

from __future__ import annotations

from itertools import product

import mpmath
import numpy as np
import pytest

from ceviz.core.figure import Curve, Guide, Handle, Points
from ceviz.core.units import BITS, NATS
from ceviz.panels.likelihood import PANEL, LikelihoodParams
from ceviz.panels.likelihood.curves import stage_axis, stage_curve
from ceviz.panels.likelihood.observed import Observed
from ceviz.panels.likelihood.params import STAGES
from tests.panels.reading import mark

AXES = ("prediction", "logit", "log-odds")
DATA = [(3, 5), (0, 1), (1, 1), (20, 40), (1, 2000), (2090, 2090), (3031, 5000)]


def prediction_at(curve: Curve, axis: str) -> np.ndarray:
    if axis == "prediction":
        return curve.x
    z = curve.x if axis == "logit" else curve.x * np.log(10)
    return 1 / (1 + np.exp(-z))


@pytest.mark.parametrize("axis", AXES)
@pytest.mark.parametrize(("ones", "total"), DATA)
def test_every_stage_has_as_many_samples_in_order(axis: str, ones: int, total: int) -> None:
    drawn = [stage_curve(Observed(ones, total, ""), axis, NATS, stage) for stage in STAGES]
    assert len({(curve.key, len(curve.x)) for curve in drawn}) == 1
    assert all((np.diff(curve.x) >= 0).all() for curve in drawn)


@pytest.mark.parametrize("axis", AXES)
@pytest.mark.parametrize(("ones", "total"), DATA)
def test_curves_agree_with_mpmath(axis: str, ones: int, total: int) -> None:
    observed = Observed(ones, total, "")
    share = mpmath.mpf(ones) / total
    terms = [one * mpmath.log(one) for one in (share, 1 - share) if one]
    for stage in STAGES:
        curve = stage_curve(observed, axis, NATS, stage)
        p = prediction_at(curve, axis)
        for k in range(20, len(p), 40):
            if not 1e-5 < p[k] < 1 - 1e-5:
                continue
            here = mpmath.mpf(float(p[k]))
            mean = -(share * mpmath.log(here) + (1 - share) * mpmath.log(1 - here))
            exact = {
                "product": mpmath.exp(-total * (mean + sum(terms))),
                "sum": -mean,
                "negative": mean,
                "mean": mean,
            }[stage]
            assert curve.y[k] == pytest.approx(float(exact), rel=1e-6, abs=1e-9), stage


@pytest.mark.parametrize(("ones", "total"), [(3, 5), (20, 40), (3031, 5000)])
def test_all_have_their_maximum_or_minimum_at_the_share_of_ones(ones: int, total: int) -> None:
    for stage, axis in product(STAGES, AXES):
        curve = stage_curve(Observed(ones, total, ""), axis, NATS, stage)
        best = np.argmax(curve.y) if stage in ("product", "sum") else np.argmin(curve.y)
        assert prediction_at(curve, axis)[best] == pytest.approx(ones / total, abs=0.03)


@pytest.mark.parametrize("total", [5, 500, 5000])
def test_the_peak_is_drawn_whole_however_sharp(total: int) -> None:
    curve = stage_curve(Observed(3 * total // 5, total, ""), "prediction", NATS, "product")
    assert curve.y.max() > 0.99
    assert ((curve.y > 0.1) & (curve.y < 0.9)).sum() > 20


@pytest.mark.parametrize("axis", AXES)
@pytest.mark.parametrize(("ones", "total"), DATA)
def test_a_curve_ends_where_its_axis_does(axis: str, ones: int, total: int) -> None:
    for stage in STAGES[1:]:
        curve = stage_curve(Observed(ones, total, ""), axis, NATS, stage)
        upright = stage_axis(stage, axis, NATS, label="")
        assert upright.low <= curve.y.min()
        assert curve.y.max() <= upright.high
        if axis == "prediction":
            end = curve.y.min() if stage == "sum" else curve.y.max()
            edge = upright.low if stage == "sum" else upright.high
            assert end == pytest.approx(edge, abs=1e-9)


@pytest.mark.parametrize("axis", AXES)
def test_the_curve_of_the_answer_leaves_its_axes_at_the_top(axis: str) -> None:
    params = LikelihoodParams(source="hand", show="question", revealed=True, axis=axis)  # type: ignore[arg-type]
    figure = PANEL.figure(params)
    curve = mark(figure, Curve, "curve")
    assert curve.y[[0, -1]] == pytest.approx(figure.plots[1].y.high, abs=1e-9)


def test_in_bits_the_same_curve_is_counted_otherwise() -> None:
    observed = Observed(3, 5, "11010")
    nats, bits = (stage_curve(observed, "prediction", unit, "mean") for unit in (NATS, BITS))
    np.testing.assert_array_equal(nats.x, bits.x)
    np.testing.assert_allclose(bits.y, nats.y / np.log(2), rtol=1e-14)


@pytest.mark.parametrize(
    "data",
    [
        {"source": "hand"},
        {"source": "drawn", "observations": 5000},
        {"source": "drawn", "observations": 2090, "true_probability": 1.0},
    ],
)
@pytest.mark.parametrize("axis", AXES)
def test_four_curves_have_one_upright_line_at_the_best(data: dict[str, object], axis: str) -> None:
    params = LikelihoodParams(show="curves", axis=axis, **data)  # type: ignore[arg-type]
    figure = PANEL.figure(params)
    assert [plot.key for plot in figure.plots] == ["coins", *STAGES]
    share = params.observed.share
    if axis == "prediction":
        place = share
    else:
        z = float(mpmath.log(share / (1 - share))) if share < 1 else 12.0
        place = z if axis == "logit" else z / np.log(10)
    for plot in figure.plots[1:]:
        line = mark(figure, Guide, "best line", plot=plot.key)
        assert line.start == pytest.approx((place, plot.y.low))
        assert line.end == pytest.approx((place, plot.y.high))
        assert mark(figure, Points, "best", plot=plot.key).x[0] == pytest.approx(place)
        assert mark(figure, Handle, "point", plot=plot.key).at[0] == params.place


def test_the_axis_of_a_sum_counts_in_n() -> None:
    figure = PANEL.figure(LikelihoodParams(source="hand", show="curves"))
    texts = {plot.key: [tick.text for tick in plot.y.ticks] for plot in figure.plots}
    assert texts["sum"] == ["−2N", "0"]
    assert texts["negative"] == ["0", "2N"]
    assert texts["mean"] == ["0", "2"]
    handles = [mark(figure, Handle, "point", plot=key).at[1] for key in STAGES[1:]]
    loss = -(3 * np.log(0.7) + 2 * np.log(0.3)) / 5
    assert handles == pytest.approx([-loss, loss, loss])


def test_the_likelihood_is_drawn_relative_to_its_maximum() -> None:
    figure = PANEL.figure(LikelihoodParams(source="hand", show="curves"))
    relative = (0.7**3 * 0.3**2) / (0.6**3 * 0.4**2)
    assert mark(figure, Handle, "point", plot="product").at[1] == pytest.approx(relative)
    assert figure.plots[1].y.label == "relative"
