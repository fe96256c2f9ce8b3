"""BCE vs CCE: ŷ − y on the logits, the Jacobian's road to it, and the simplex of three classes."""

from __future__ import annotations

import itertools
import math

import mpmath
import msgspec
import numpy as np
import pytest

from ceviz import model
from ceviz.core.figure import Arrow, Bars, Figure, Guide, Handle, Text
from ceviz.core.panel import Drag
from ceviz.core.params import ParamError
from ceviz.panels.bce_cce import PANEL, BceCceParams
from ceviz.panels.bce_cce.classes import classes
from ceviz.panels.bce_cce.gradient_view import route
from ceviz.panels.bce_cce.simplex import place
from tests.panels.reading import formula, mark, value

LOGITS = [(2.0, 1.0, 0.1), (-6.0, 6.0, 0.0), (6.0, -6.0, -6.0), (0.0, 0.0, 0.0)]


def categorical(**params: object) -> BceCceParams:
    return BceCceParams(kind="categorical", **params)  # type: ignore[arg-type]


def gradient(**params: object) -> Figure:
    return PANEL.figure(categorical(view="gradient", **params))


def simplex(**params: object) -> Figure:
    return PANEL.figure(categorical(view="simplex", **params))


# --- on the logits


@pytest.mark.parametrize("logits", LOGITS)
@pytest.mark.parametrize("temperature", [0.1, 1.0, 2.5])
@pytest.mark.parametrize("true_class", [0, 2])
def test_both_roads_arrive_at_the_same_numbers(
    logits: tuple[float, ...], temperature: float, true_class: int
) -> None:
    now = classes(categorical(logits=logits, temperature=temperature, true_class=true_class))
    way = route(now, temperature)
    assert way.product == pytest.approx(way.gradient, rel=1e-12, abs=0)
    exact = model.softmax_cross_entropy_gradient(now.logits, true_class) / temperature
    assert way.gradient == pytest.approx(exact.tolist(), rel=1e-12, abs=0)
    for numbers in (way.gradient, way.product, way.jacobian):
        assert math.fsum(numbers) == pytest.approx(0, abs=1e-14 * max(map(abs, numbers)))


def test_the_gradient_is_the_slope_of_the_loss() -> None:
    heat, step = 2.0, mpmath.mpf(10) ** -20

    def loss(logits: list[mpmath.mpf]) -> mpmath.mpf:
        powers = [mpmath.exp(z / heat) for z in logits]
        return -mpmath.log(powers[1] / mpmath.fsum(powers))

    way = route(classes(categorical(temperature=heat, true_class=1)), heat)
    with mpmath.workdps(60):
        for k in range(3):
            up, down = ([mpmath.mpf(z) for z in ("2", "1", "0.1")] for _ in range(2))
            up[k] += step
            down[k] -= step
            slope = (loss(up) - loss(down)) / (2 * step)
            assert way.gradient[k] == pytest.approx(float(slope), rel=1e-12)


@pytest.mark.parametrize("logits", LOGITS)
@pytest.mark.parametrize("shift", [-5.0, 0.0, 5.0])
def test_the_arrows_are_y_hat_less_y_and_cancel(logits: tuple[float, ...], shift: float) -> None:
    params = categorical(view="gradient", logits=logits, shift=shift)
    figure, now = PANEL.figure(params), classes(params)
    arrows = [mark(figure, Arrow, f"arrow {k}") for k in range(3)]
    lengths = [arrow.end[1] - arrow.start[1] for arrow in arrows]
    np.testing.assert_allclose(lengths, [12 * error for error in now.errors], atol=1e-12)
    assert sum(lengths) == pytest.approx(0, abs=1e-12)
    down, up = (mark(figure, Arrow, key).end[1] for key in ("sum down", "sum up"))
    assert down == -up == pytest.approx(lengths[0], abs=1e-12)
    assert figure.verdict.text.startswith("ŷ − y sums to 0: cat lacks")


def test_an_arrow_starts_at_its_logit() -> None:
    figure = gradient(shift=0.5)
    for k, z in enumerate((2.5, 1.5, 0.6)):
        assert mark(figure, Arrow, f"arrow {k}").start[1] == pytest.approx(z)
    assert mark(figure, Bars, "logits").top.tolist() == pytest.approx([1.5, 0.6])


def test_the_table_shows_the_road_term_by_term() -> None:
    figure = gradient()
    assert mark(figure, Text, "slope").text == "−1/ŷ = −1/0.659 = −1.517 nats, for every z"
    rows = {
        row: [mark(figure, Text, f"{row} {k}").text for k in (0, 1, 2, "sum")]
        for row in ("jacobian", "product", "error")
    }
    assert rows["jacobian"] == ["0.225", "−0.160", "−0.065", "0"]
    assert rows["product"] == rows["error"] == ["−0.341", "0.242", "0.099", "0 nats"]


def test_the_temperature_divides_the_gradient() -> None:
    figure = gradient(temperature=2.0)
    assert formula(figure, "gradient").symbolic.endswith("/T")
    assert formula(figure, "jacobian").symbolic.endswith("/T")
    assert "over T = 2.00" in figure.verdict.text
    own = value(figure, "own gradient")
    assert own == "−0.2492"
    assert mark(figure, Text, "product 0").text == "−0.249"


@pytest.mark.parametrize("temperature", [0.5, 1.0, 2.0])
@pytest.mark.parametrize(("unit", "last"), [("nats", "error"), ("bits", "error in bits")])
@pytest.mark.parametrize("many", [3, 10])
def test_the_rows_of_both_roads_meet(many: int, unit: str, last: str, temperature: float) -> None:
    figure = gradient(unit=unit, temperature=temperature, classes=many)
    by_jacobian, at_once = (
        [mark(figure, Text, f"{row} {k}").text for k in (*range(many), "sum")]
        for row in ("product", last)
    )
    assert by_jacobian == at_once


def test_what_is_divided_is_named() -> None:
    """In nats (ŷ − y)/T is the gradient; in bits it is divided by ln 2 as well."""
    last = {
        (unit, heat): gradient(unit=unit, temperature=heat).plots[1].y.ticks[0].text
        for unit, heat in itertools.product(("nats", "bits"), (1.0, 2.0))
    }
    assert last == {
        ("nats", 1.0): "ŷ − y",
        ("nats", 2.0): "(ŷ−y)/T",
        ("bits", 1.0): "÷ ln 2",
        ("bits", 2.0): "÷\u2009T\u2009ln\u20092",
    }
    for heat, error in ((1.0, "ŷ − y"), (2.0, "(ŷ − y)/T")):
        said = gradient(unit="bits", temperature=heat).verdict.text
        assert f"{error} is the gradient in nats; in bits, divide by ln 2" in said
        over = "(T ln 2)" if heat != 1 else "ln 2"
        said = simplex(unit="bits", temperature=heat).verdict.text
        assert said.endswith(f"In bits, the gradient is (ŷ − y)/{over}.")
    assert simplex(temperature=2.0).verdict.text.endswith("The gradient is (ŷ − y)/T.")
    assert "gradient" not in simplex().verdict.text


def test_ten_classes_have_room() -> None:
    figure = gradient(classes=10, true_class=3)
    assert mark(figure, Text, "slope").text.endswith("; ∂ŷ/∂z in 10⁻²")
    assert [mark(figure, Text, f"jacobian {k}").text for k in (3, 5)] == ["5.19", "−0.30"]
    assert formula(figure, "gradient").substituted == "= 0.055 - 1"


def test_a_bar_is_dragged_to_its_logit() -> None:
    params = PANEL.drag(categorical(view="gradient", shift=2.0), Drag("logit 1", 0.0, -1.5, "y"))
    assert params.logits[1] == -3.5


def test_the_readouts_of_the_gradient_open() -> None:
    for heat in (1.0, 0.5):
        params = categorical(view="gradient", temperature=heat)
        own, others = (PANEL.explain(params, key) for key in ("own gradient", "others' gradient"))
        assert own is not None
        assert others is not None
        assert own.number == -others.number
        assert "autograd" in own.torch
    assert PANEL.explain(categorical(view="gradient"), "sum") is None


# --- in the simplex


@pytest.mark.parametrize("true_class", [0, 1, 2])
def test_the_arrow_points_to_the_true_corner(true_class: int) -> None:
    figure = simplex(true_class=true_class)
    arrow = mark(figure, Arrow, "arrow")
    handle = mark(figure, Handle, "point")
    assert arrow.start == handle.at == place(classes(categorical(true_class=true_class)))
    assert arrow.end == [(0.0, 0.0), (0.5, 1.0), (1.0, 0.0)][true_class]
    assert (handle.param, handle.index, handle.along) == ("logits", true_class, "both")


@pytest.mark.parametrize("true_class", [0, 1, 2])
@pytest.mark.parametrize("unit", ["nats", "bits"])
def test_the_loss_is_the_same_along_each_line(true_class: int, unit: str) -> None:
    figure = simplex(true_class=true_class, unit=unit)
    corners = [(0.0, 0.0), (0.5, 1.0), (1.0, 0.0)]
    lines = [one for one in figure.plots[0].marks if isinstance(one, Guide)]
    assert len(lines) == 5
    for line in lines:
        level = float(line.key.removeprefix("level "))
        own = math.exp(-level) if unit == "nats" else 2**-level
        for x, y in (line.start, line.end):
            shares = (1 - x - y / 2, y, x - y / 2)
            assert sum(share * c[0] for share, c in zip(shares, corners, strict=True)) == (
                pytest.approx(x)
            )
            assert shares[true_class] == pytest.approx(own, rel=1e-12)
    one = mark(figure, Text, "level 1 name").text
    assert one == ("1 nat" if unit == "nats" else "1 bit")


@pytest.mark.parametrize("at", [(0.5, 0.3), (0.2, 0.1), (0.55, 0.8), (0.45, 0.02)])
@pytest.mark.parametrize("temperature", [0.5, 1.0])
def test_a_drag_brings_the_point_there(at: tuple[float, float], temperature: float) -> None:
    before = categorical(view="simplex", temperature=temperature, shift=1.0)
    after = PANEL.drag(before, Drag("point", *at, "x"))
    assert place(classes(after)) == pytest.approx(at, abs=0.01 / temperature)
    means = [sum(params.logits[:3]) / 3 for params in (before, after)]
    assert means[0] == pytest.approx(means[1], abs=0.01)


@pytest.mark.parametrize("at", [(-3.0, -9.0), (0.5, 1.7), (9.0, 0.0), (0.5, -1.0)])
def test_a_drag_over_a_side_stays_in_the_triangle(at: tuple[float, float]) -> None:
    after = PANEL.drag(categorical(view="simplex"), Drag("point", *at, "y"))
    x, y = place(classes(after))
    assert 0 <= y <= 1
    assert y / 2 - 1e-9 <= x <= 1 - y / 2 + 1e-9
    assert all(-6 <= z <= 6 for z in after.logits)


def test_the_length_of_the_arrow() -> None:
    errors = classes(categorical()).errors
    assert value(simplex(), "distance") == f"{math.hypot(*errors):.4f}"


def test_the_corners_bear_names_and_shares() -> None:
    figure = simplex(names=("photographer", "b", "c"))
    texts = [mark(figure, Text, f"corner {k}").text for k in range(3)]
    assert texts == ["photograph…  0.659", "b  0.242", "c  0.099"]


# --- which view


def test_the_simplex_brings_three_classes_and_leaves_with_another_number() -> None:
    five = categorical(classes=5, true_class=4)
    three = PANEL.edit(five, "view", "simplex")
    assert (three.view, three.classes, three.true_class) == ("simplex", 3, 2)
    four = PANEL.edit(three, "classes", 4)
    assert (four.view, four.classes) == ("gradient", 4)
    with pytest.raises(ParamError):
        PANEL.edit(three, "classes", 11)
    with pytest.raises(msgspec.ValidationError, match="view simplex needs classes to be 3, not 5"):
        msgspec.convert({"view": "simplex", "classes": 5}, BceCceParams)


def test_each_view_asks_its_own_question() -> None:
    titles = {
        (kind, view): PANEL.figure(BceCceParams(kind=kind, view=view)).title  # type: ignore[arg-type]
        for kind, view in itertools.product(
            ("binary", "categorical", "multi-label"), ("terms", "gradient", "simplex")
        )
    }
    assert titles["binary", "simplex"] == titles["binary", "terms"]
    assert titles["multi-label", "gradient"] == titles["multi-label", "terms"]
    assert titles["categorical", "gradient"] == "Where does the gradient pull?"
