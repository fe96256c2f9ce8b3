"""BCE vs CCE: every loss and gradient says what it counts, and is right in nats and in bits."""

from __future__ import annotations

import math
import re

import pytest

from ceviz.core.figure import Arrow, Bars, Figure, Text
from ceviz.core.units import UNITS
from ceviz.panels.bce_cce import PANEL, BceCceParams
from ceviz.panels.bce_cce.classes import classes
from tests.panels.reading import formula, mark, value

LN2 = math.log(2)
every_unit = pytest.mark.parametrize("unit", ["nats", "bits"])
HOPELESS = (-6.0, 6.0, -6.0)
TELLING = ((6.0, -6.0, -6.0), (2.0, 1.0, 0.1), (-6.0, 0.5, -6.0), (-6.0, -6.0, 6.0))


def categorical(**params: object) -> BceCceParams:
    return BceCceParams(kind="categorical", **params)  # type: ignore[arg-type]


def gradient(**params: object) -> Figure:
    return PANEL.figure(categorical(view="gradient", **params))


def row(figure: Figure, name: str, *, many: int = 3) -> list[str]:
    return [mark(figure, Text, f"{name} {k}").text for k in range(many)]


def number(text: str) -> float:
    """What a number reads as, with its minus sign, thousands and power of ten."""
    plain = text.replace("−", "-").replace(",", "")
    found = re.fullmatch(r"(-?)(?:([\d.]+)·)?10([⁻⁰¹²³⁴-⁹]+)", plain)
    if found is None:
        return float(plain)
    exponent = found[3].translate(str.maketrans("⁻⁰¹²³⁴⁵⁶⁷⁸⁹", "-0123456789"))
    return float(f"{found[1]}{found[2] or 1}e{exponent}")


def test_the_gradient_is_converted_to_bits() -> None:
    nats, bits = gradient(), gradient(unit="bits")
    assert value(nats, "own gradient") == "−0.3410"
    assert value(bits, "own gradient") == "−0.4920"
    assert value(bits, "others' gradient") == "0.4920"
    for figure, unit in ((nats, "nats"), (bits, "bits")):
        units = {one.key: one.unit for one in figure.readouts}
        assert {units[key] for key in ("loss", "own gradient", "others' gradient")} == {unit}
        assert f"is {row(figure, 'product')[0]} {unit}, and all" in figure.description


def test_the_table_is_in_bits_term_by_term() -> None:
    figure = gradient(unit="bits")
    assert mark(figure, Text, "slope").text == (
        "−1/(ŷ ln 2) = −1/(0.659 ln 2) = −2.189 bits, for every z"
    )
    assert row(figure, "jacobian") == row(gradient(), "jacobian") == ["0.225", "−0.160", "−0.065"]
    assert row(figure, "error") == ["−0.341", "0.242", "0.099"]
    assert row(figure, "product") == row(figure, "error in bits") == ["−0.492", "0.350", "0.142"]
    assert mark(figure, Text, "product sum").text == "0 bits"
    assert [tick.text for tick in figure.plots[1].y.ticks][:2] == ["÷ ln 2", "ŷ − y"]


def test_the_arrows_say_their_scale_and_keep_it() -> None:
    """The same nats are as long in either unit; a number of bits is drawn that much shorter."""
    nats, bits = gradient(), gradient(unit="bits")
    assert nats.plots[0].x.label.startswith("arrows: ŷ − y in nats, drawn 12 times as long")
    assert bits.plots[0].x.label.startswith("arrows: (ŷ − y)/ln 2 in bits, drawn 8.32 times")
    for figure, unit in ((nats, "nats"), (bits, "bits")):
        factor = re.search(r"drawn ([\d.]+) times", figure.plots[0].x.label)
        assert factor is not None
        for k, error in enumerate(classes(categorical()).errors):
            arrow = mark(figure, Arrow, f"arrow {k}")
            said = float(factor[1]) * UNITS[unit].of(error)
            assert arrow.end[1] - arrow.start[1] == pytest.approx(said, rel=1e-3)


def test_an_arrow_of_one_nat_takes_half_of_the_axis() -> None:
    figure = gradient(logits=HOPELESS)
    axis, arrow = figure.plots[0].y, mark(figure, Arrow, "arrow 0")
    assert arrow.end[1] == axis.low
    assert (arrow.start[1] - arrow.end[1]) / (axis.high - axis.low) == pytest.approx(0.5, abs=0.01)


@every_unit
@pytest.mark.parametrize("heat", [1.0, 2.0])
def test_the_formulas_of_the_gradient_count_in_the_unit(unit: str, heat: float) -> None:
    figure = gradient(unit=unit, temperature=heat)
    for one in figure.formulas:
        assert one.result.endswith(rf"\text{{ {unit}}}")
        for text in (one.symbolic, one.substituted):
            assert (r"\ln 2" in text) == (unit == "bits"), text
    own = UNITS[unit].of(classes(categorical(temperature=heat)).errors[0]) / heat
    assert formula(figure, "jacobian").result.startswith(rf"= \textcolor{{loss}}{{{own:.3f}}}")


@pytest.mark.parametrize("key", ["own gradient", "others' gradient"])
@pytest.mark.parametrize("heat", [1.0, 0.5])
def test_the_code_of_the_gradient_counts_in_bits(
    key: str, heat: float, capsys: pytest.CaptureFixture[str]
) -> None:
    nats, bits = (
        PANEL.explain(categorical(view="gradient", unit=unit, temperature=heat), key)
        for unit in ("nats", "bits")
    )
    assert nats is not None
    assert bits is not None
    assert bits.number == pytest.approx(nats.number / LN2, rel=1e-15)
    assert bits.witness == pytest.approx(bits.number, rel=1e-14)
    assert r"\ln 2" in bits.symbolic
    assert "# bits" in bits.torch
    assert "# bits" not in nats.torch
    for one in (nats, bits):
        exec(one.numpy, {})
        assert float(capsys.readouterr().out) == pytest.approx(one.number, rel=1e-14)


@every_unit
@pytest.mark.parametrize("many", [2, 3, 10])
def test_the_numbers_of_the_table_lead_to_its_result(unit: str, many: int) -> None:
    for logits in (
        HOPELESS,
        (6.0, -6.0, -6.0),
        (2.0, 1.0, 0.1),
        (-6.0, 0.5, -6.0),
        (-6.0, -6.0, 6.0),
    ):
        params = categorical(view="gradient", unit=unit, classes=many, logits=logits)
        figure = PANEL.figure(params)
        slope, off = _slope(mark(figure, Text, "slope").text, unit)
        power = re.search(r"(∂ŷ/∂z|all below) in (10[⁻⁰-⁹¹²³]+)", mark(figure, Text, "slope").text)
        per = number(power[2]) if power else 1.0
        beyond = 1.0 if power and power[1] == "all below" else per
        for factor, product in zip(
            row(figure, "jacobian", many=many), row(figure, "product", many=many), strict=True
        ):
            if factor == "≈0":  # in a power of ten that is written above
                assert power
                assert abs(number(product.removeprefix("≈"))) < 0.002 * abs(slope) * beyond
                continue
            found = number(factor) * slope * beyond
            if product.startswith("≈"):  # no more than its size
                size = number(product.removeprefix("≈"))
                assert 0.25 < found / size < 4, (factor, product)
                continue
            room = half(factor) * abs(slope) * beyond + half(product) + abs(found) * off
            assert abs(found - number(product)) <= room * 1.001, (factor, product)


def _slope(text: str, unit: str) -> tuple[float, float]:
    """The number that the slope's text ends in, to which the share in it must lead.

    With it how far it may be off, as a part of it.
    """
    *_, put_in, shown = text.split(f" {unit}", maxsplit=1)[0].split(" = ")
    per_nat = UNITS[unit].per_nat
    share = number(put_in.removeprefix("−1/").strip("()").removesuffix(" ln 2"))
    assert abs(-per_nat / share - number(shown)) <= half(shown) * 1.001, text
    assert len(put_in) <= len("−1/(1.23456·10⁻⁵ ln 2)")
    return number(shown), half(shown) / abs(number(shown))


def half(text: str) -> float:
    """Half of one in a number's last digit."""
    mantissa, times, power = text.partition("·")
    return 0.5 * 10.0 ** -len(mantissa.partition(".")[2]) * (number(power) if times else 1.0)


def test_the_slope_has_the_digits_that_it_follows_from() -> None:
    """Over all of the range: not −1/0.109 = −9.171."""
    for unit in ("nats", "bits"):
        for tenths in range(-60, 61):
            for many in (3, 10):
                figure = gradient(unit=unit, logits=(tenths / 10, 2.0, -1.0), classes=many)
                _slope(mark(figure, Text, "slope").text, unit)


def test_a_small_number_in_the_table_is_no_other_one() -> None:
    figure = gradient(classes=8, logits=(2.0, 3.0, -5.8, -6.0, 1.0, 0.0, -5.0, -4.4))
    assert row(figure, "jacobian", many=8)[2:4] == ["−0.002", "−0.002"]
    assert "∂ŷ/∂z in 10⁻²" in mark(figure, Text, "slope").text
    assert row(figure, "product", many=8)[2:4] == ["≈10⁻⁴", "≈10⁻⁴"]
    figure = gradient(classes=5, logits=(2.0, 3.0, -5.8, -6.0, 1.0))
    assert row(figure, "jacobian", many=5)[2:4] == ["−2·10⁻⁵", "−2·10⁻⁵"]


def test_big_numbers_have_marks_between_their_thousands() -> None:
    figure = gradient(classes=10, logits=HOPELESS)
    assert mark(figure, Text, "slope").text == (
        "−1/(6.04·10⁻⁶) = −1.66·10⁵ nats, for every z; ∂ŷ/∂z in 10⁻⁶"
    )
    assert mark(figure, Text, "jacobian 0").text == "6.04"
    shown = PANEL.figure(categorical(classes=10, logits=(6.0,) * 10))
    assert "3{,}630.859" in formula(shown, "softmax").substituted


@every_unit
@pytest.mark.parametrize(
    "params",
    [
        BceCceParams(),
        categorical(),
        categorical(classes=2),
        categorical(view="input"),
        categorical(view="gradient"),
        categorical(view="simplex"),
        *(categorical(trap=name) for name in ("twice", "sum", "clip", "clamp", "order")),
        BceCceParams(kind="multi-label"),
    ],
)
def test_every_loss_in_a_formula_has_its_unit(params: BceCceParams, unit: str) -> None:
    figure = PANEL.figure(PANEL.edit(params, "unit", unit))
    for one in figure.formulas:
        if one.key not in ("softmax", "sigmoid"):
            assert one.result.endswith(rf"\text{{ {unit}}}"), one.key


def test_the_simplex_says_what_the_gradient_is_in_bits() -> None:
    words = [PANEL.figure(categorical(view="simplex", unit=unit)).verdict.text for unit in UNITS]
    assert ["/ln 2" in text for text in words] == [False, True]


@every_unit
def test_the_floors_in_a_note_are_in_the_unit(unit: str) -> None:
    found = PANEL.explain(categorical(trap="twice", unit=unit), "line")
    assert found is not None
    two = UNITS[unit].of(math.log1p(1 / math.e))
    assert f"2 classes the floor is {two:.4f} {unit}" in found.note


# --- tiny numbers


def test_a_tiny_number_is_a_power_of_ten_in_either_unit() -> None:
    figure = PANEL.figure(categorical(temperature=0.1))
    assert value(figure, "loss") == "4.54·10⁻⁵"
    assert value(figure, "other unit") == "6.55·10⁻⁵"
    crowded = PANEL.figure(categorical(classes=10, temperature=0.1))
    assert mark(crowded, Text, "term 0").text == "4.54·10⁻⁵"
    one_hot = PANEL.figure(categorical(view="input", temperature=0.1))
    assert mark(one_hot, Text, "term 0").text == "1 × 4.54·10⁻⁵"


# --- several labels


def several(**params: object) -> Figure:
    return PANEL.figure(BceCceParams(kind="multi-label", **params))  # type: ignore[arg-type]


@every_unit
def test_a_bar_ends_where_its_number_says(unit: str) -> None:
    figure = several(classes=10, unit=unit, logits=HOPELESS)
    total = mark(figure, Bars, "sum")
    assert mark(figure, Text, "term 10").text == f"{total.top[0]:.3f}"
    assert mark(figure, Text, "term 10").at[1] == total.top[0] < figure.plots[1].y.high
    assert not list(mark(figure, Bars, "sum beyond").rectangles())


@pytest.mark.parametrize(("many", "written"), [(3, "↑ 18.007"), (10, "↑60.025")])
def test_a_bar_that_goes_on_is_broken(many: int, written: str) -> None:
    figure = several(classes=many, logits=(6.0,) * 10, labels=(0.0,) * 10)
    assert mark(figure, Text, f"term {many}").text == written
    (beyond,) = mark(figure, Bars, "sum beyond").rectangles()
    (whole,) = mark(figure, Bars, "sum").rectangles()
    assert beyond[1] > whole[3]
    assert mark(figure, Text, f"term {many}").at[1] == pytest.approx(beyond[1] + beyond[3])


def test_the_sum_of_ten_has_three_decimals() -> None:
    figure = several(classes=10, logits=HOPELESS)
    assert mark(figure, Text, "term 10").text == "10.859"
    assert mark(figure, Text, "term 11").text == "1.086"


def test_the_names_of_ten_classes_are_whole() -> None:
    for plot in several(classes=10).plots:
        assert not [tick.text for tick in plot.x.ticks if "…" in tick.text]
