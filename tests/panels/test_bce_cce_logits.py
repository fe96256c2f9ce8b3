"""BCE vs CCE: its unit, the temperature, what is added to all logits, and the label's two forms."""

from __future__ import annotations

import math

import mpmath
import pytest

from ceviz.core.figure import Bars, Figure, Handle, Text
from ceviz.core.panel import Drag, nudged
from ceviz.panels.bce_cce import PANEL, BceCceParams
from ceviz.panels.bce_cce.classes import classes, written
from ceviz.panels.bce_cce.formulas import predicted
from tests.panels.reading import formula, mark, value


def categorical(**params: object) -> BceCceParams:
    return BceCceParams(kind="categorical", **params)  # type: ignore[arg-type]


def shown(**params: object) -> Figure:
    return PANEL.figure(categorical(**params))


# --- unit


@pytest.mark.parametrize("kind", ["binary", "categorical", "multi-label"])
def test_the_unit_trades_the_two_readouts(kind: str) -> None:
    nats = PANEL.figure(BceCceParams(kind=kind))  # type: ignore[arg-type]
    bits = PANEL.figure(BceCceParams(kind=kind, unit="bits"))  # type: ignore[arg-type]
    assert value(bits, "loss") == value(nats, "other unit")
    assert value(bits, "other unit") == value(nats, "loss")
    assert [one.unit for one in bits.readouts[:2]] == ["bits", "nats"]
    assert (nats.plots[1].y.label, bits.plots[1].y.label) == ("terms (nats)", "terms (bits)")
    assert r"\log_2" in formula(bits, "loss").symbolic
    assert r"\ln" not in formula(bits, "loss").symbolic + formula(bits, "loss").substituted


def test_in_bits_the_same_bar_is_as_high() -> None:
    heights = []
    for unit in ("nats", "bits"):
        figure = shown(unit=unit)
        heights.append(mark(figure, Bars, "term").top[0] / figure.plots[1].y.high)
    assert heights[0] == pytest.approx(heights[1], rel=1e-12)
    assert mark(shown(unit="bits"), Text, "term 0").text == "0.602 bits"


@pytest.mark.parametrize("readout", ["loss", "other unit", "index"])
def test_the_code_counts_in_the_readouts_unit(readout: str) -> None:
    params = categorical(unit="bits")
    explanation = PANEL.explain(params, readout)
    assert explanation is not None
    in_bits = readout != "other unit"
    assert ("/ np.log(2)" in explanation.numpy) == in_bits
    assert explanation.number == pytest.approx(
        0.41703001 / (math.log(2) if in_bits else 1), rel=1e-7
    )


# --- temperature


@pytest.mark.parametrize("temperature", [0.1, 0.5, 1.0, 3.0, 10.0])
def test_y_hat_is_the_softmax_of_z_over_t(temperature: float) -> None:
    logits = (2.0, -1.0, 0.3)
    now = classes(categorical(logits=logits, temperature=temperature))
    with mpmath.workdps(40):
        powers = [mpmath.exp(mpmath.mpf(z) / mpmath.mpf(temperature)) for z in logits]
        exact = [power / mpmath.fsum(powers) for power in powers]
        for share, true in zip(now.predicted, exact, strict=True):
            assert share == pytest.approx(float(true), rel=1e-12)
        assert now.loss == pytest.approx(float(-mpmath.log(exact[0])), rel=1e-12)


def test_the_formula_shows_the_temperature_where_there_is_one() -> None:
    assert "T" not in formula(shown(), "softmax").symbolic
    hot = formula(shown(temperature=2.0), "softmax")
    assert hot.symbolic == (r"\hat y_{\text{cat}} = \frac{e^{z_{\text{cat}}/T}}{\sum_k e^{z_k/T}}")
    assert "e^{2.00/2.00}" in hot.substituted


def test_a_low_temperature_takes_the_loss_to_120() -> None:
    figure = shown(logits=(-6.0, 6.0, 0.0), temperature=0.1)
    assert value(figure, "loss") == "120.0000"
    assert mark(figure, Text, "term 0").text == "↑ 120.000 nats"


@pytest.mark.parametrize(
    ("share", "rest", "text"),
    [
        (0.25, None, "0.250"),
        (0.99967, None, "0.9997"),
        (0.9999939, None, "0.999994"),
        (1.0, 7.7e-53, "1 − 7.7·10⁻⁵³"),
        (1.0, 0.0, "1"),
        (1 - 1e-9, 1e-9, "1 − 1.0·10⁻⁹"),
    ],
)
def test_a_probability_that_rounds_to_1_says_what_it_lacks(
    share: float, rest: float | None, text: str
) -> None:
    assert written(share, 3, rest) == text


def test_certainty_is_written_in_every_place() -> None:
    params = categorical(logits=(6.0, -6.0, -6.0), temperature=0.1)
    figure = PANEL.figure(params)
    assert classes(params).given == 1.0
    assert value(figure, "given") == "1 − 1.5·10⁻⁵²"
    assert value(figure, "loss") == "1.53·10⁻⁵²"
    assert predicted(classes(params), 0) == r"1 - 1.5 \cdot 10^{-52}"


# --- what is added to all logits


@pytest.mark.parametrize("shift", [-5.0, -1.37, 2.5, 5.0])
def test_adding_to_all_logits_changes_neither_y_hat_nor_the_loss(shift: float) -> None:
    before, after = classes(categorical()), classes(categorical(shift=shift))
    assert after.predicted == pytest.approx(before.predicted, rel=1e-14)
    assert after.loss == pytest.approx(before.loss, rel=1e-14)
    figure = shown(shift=shift)
    assert value(figure, "loss") == value(shown(), "loss")
    assert "neither ŷ nor the loss changes" in figure.verdict.text


def test_the_logits_that_are_shown_move() -> None:
    assert [tick.text for tick in shown(shift=3.0).plots[1].x.ticks] == [
        "z + c = 5.00",
        "z + c = 4.00",
        "z + c = 3.10",
    ]
    assert r"e^{2.00 + 3.00}" in formula(shown(shift=3.0), "softmax").substituted
    assert r"e^{2.00 - 1.50}" in formula(shown(shift=-1.5), "softmax").substituted
    bars = (mark(shown(view="gradient", shift=c), Bars, "logit").top[0] for c in (0.0, 3.0))
    assert list(bars) == [2.0, 5.0]


def test_with_both_the_formula_divides_the_sum() -> None:
    both = formula(shown(shift=1.0, temperature=2.0), "softmax")
    assert r"e^{(z_k + c)/T}" in both.symbolic
    assert r"e^{(2.00 + 1.00)/2.00}" in both.substituted
    explanation = PANEL.explain(categorical(shift=-1.0, temperature=2.0), "loss")
    assert explanation is not None
    assert "z = (np.array([2.0, 1.0, 0.1]) - 1.0) / 2.0\n" in explanation.numpy


def test_two_classes_see_the_temperature_in_their_difference() -> None:
    figure = shown(classes=2, logits=(3.0, 1.0), temperature=2.0)
    assert value(figure, "binary") == value(figure, "loss") == "0.3133"
    assert r"\sigma((3.00 - 1.00)/2.00)" in formula(figure, "binary").substituted


# --- dragging


@pytest.mark.parametrize("params", [{"temperature": 0.3}, {"shift": 2.0}, {"temperature": 4.0}])
def test_a_bar_is_dragged_through_temperature_and_shift(params: dict[str, float]) -> None:
    before = categorical(**params)
    after = PANEL.drag(before, Drag("top 1", 0.0, 0.4, "y"))
    slack = 0.25 * 0.006 / before.temperature  # a logit has two decimals
    assert classes(after).predicted[1] == pytest.approx(0.4, abs=slack)


@pytest.mark.parametrize("kind", ["categorical", "multi-label"])
def test_a_handle_that_has_not_moved_leaves_a_saturated_logit_alone(kind: str) -> None:
    params = BceCceParams(
        kind=kind,  # type: ignore[arg-type]
        logits=(6.0, -5.0, 4.87),
        temperature=0.1,
    )
    for plot in PANEL.figure(params).plots:
        for handle in plot.marks:
            if isinstance(handle, Handle):
                assert PANEL.drag(params, Drag(handle.key, *handle.at, "y")) == params


# --- index and one-hot


@pytest.mark.parametrize("many", [2, 3, 5, 10])
def test_index_and_one_hot_give_the_same_number(many: int) -> None:
    params = categorical(view="input", classes=many, true_class=many - 1)
    figure = PANEL.figure(params)
    assert value(figure, "one-hot") == value(figure, "index") == value(figure, "loss")
    one_hot, index = (PANEL.explain(params, key) for key in ("one-hot", "index"))
    assert one_hot is not None
    assert index is not None
    assert one_hot.number == pytest.approx(index.number, rel=1e-14)
    assert "np.eye" in one_hot.numpy
    assert "np.eye" not in index.numpy


def test_the_one_hot_label_multiplies_all_and_the_index_picks_one() -> None:
    figure = shown(view="input", true_class=1)
    texts = [mark(figure, Text, f"term {k}").text for k in range(3)]
    assert texts == ["0 × 0.417", "1 × 1.417", "0 × 2.317"]
    assert mark(figure, Bars, "costs").fill == "outline"
    assert mark(figure, Bars, "term").x.tolist() == [1.0]
    assert formula(figure, "one-hot").substituted.startswith(r"= -(0, 1, 0) \cdot (-0.417")
    assert formula(figure, "index").substituted.endswith(")_{1}")
    assert formula(figure, "one-hot").result == formula(figure, "index").result


def test_of_many_classes_the_logarithm_that_counts_is_written() -> None:
    figure = shown(view="input", classes=10, true_class=4)
    assert formula(figure, "index").substituted.count(r"\ldots") == 2
    assert mark(figure, Text, "term 4").text == "× 1"


def test_a_logit_is_nudged_in_every_view() -> None:
    for view in ("terms", "input", "gradient", "simplex"):
        params = PANEL.edit(categorical(), "view", view)
        assert nudged(PANEL, params, "logits", 2, 1.5).logits[2] == 1.5
