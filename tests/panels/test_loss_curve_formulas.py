"""The numbers that stand in the loss curve's formulas give the results that stand behind them."""

from __future__ import annotations

import re

import pytest

from ceviz.panels.loss_curve import PANEL, LossCurveParams
from ceviz.plot.formula import typeset
from tests.panels.worth import not_leading


@pytest.mark.parametrize("compare", ["squared", "smoothing", "focal"])
@pytest.mark.parametrize("label", [{"label": 0}, {"label": 1}, {"soft": True, "soft_label": 0.33}])
@pytest.mark.parametrize("axis", ["prediction", "logit"])
@pytest.mark.parametrize("unit", ["nats", "bits"])
def test_the_result_follows_from_the_numbers(
    unit: str, axis: str, label: dict[str, float], compare: str
) -> None:
    for tenths in range(-120, 121, 3):
        params = LossCurveParams(
            axis="logit", logit=tenths / 10, unit=unit, compare=compare, smoothing=0.03, **label
        )
        for formula in PANEL.figure(PANEL.edit(params, "axis", axis)).formulas:
            assert not not_leading(formula), (params, formula)


def test_a_carried_logit_is_put_in_with_the_digits_it_needs() -> None:
    params = PANEL.edit(LossCurveParams(prediction=0.7), "axis", "logit")
    (formula,) = PANEL.figure(params).formulas
    assert r"e^{-0.8473}" in formula.result
    assert "0.357" in formula.result


@pytest.mark.parametrize("compare", ["squared", "smoothing", "focal"])
@pytest.mark.parametrize("axis", ["prediction", "logit"])
@pytest.mark.parametrize("soft_label", [2.0721061502118373e-7, 0.000123456, 0.123456, 0.9999995])
def test_a_label_that_no_slider_sets_is_put_in_with_the_digits_it_needs(
    soft_label: float, axis: str, compare: str
) -> None:
    for prediction in (0.000006, 0.01, 0.3, 0.7, 0.99, 0.999994):
        start = LossCurveParams(
            soft=True, soft_label=soft_label, prediction=prediction, compare=compare
        )
        for formula in PANEL.figure(PANEL.edit(start, "axis", axis)).formulas:
            assert not not_leading(formula), (start, formula)
            assert not re.search(r"\d{12}", formula.substituted), formula


@pytest.mark.parametrize("compare", ["none", "squared", "focal"])
@pytest.mark.parametrize("axis", ["prediction", "logit"])
def test_no_line_changes_its_width_while_a_soft_label_moves(axis: str, compare: str) -> None:
    def widths(label: float) -> list[tuple[float, ...]]:
        figure = PANEL.figure(
            LossCurveParams(soft=True, soft_label=label, axis=axis, compare=compare)
        )
        return [
            tuple(typeset(line).still for line in (one.symbolic, one.substituted, one.result))
            for one in figure.formulas
        ]

    for label in (0.0, 0.01, 0.3, 1.0):
        assert widths(label) == widths(0.31)


@pytest.mark.parametrize("gamma", [0.04, 0.123456, 2.0, 4.96])
@pytest.mark.parametrize("unit", ["nats", "bits"])
def test_an_amount_that_no_slider_sets_is_put_in_with_its_digits(unit: str, gamma: float) -> None:
    for prediction in (0.000006, 0.01, 0.3, 0.7, 0.99):
        for given in ({"compare": "focal", "gamma": gamma}, {"compare": "smoothing"}):
            params = LossCurveParams(
                prediction=prediction, unit=unit, smoothing=gamma / 10, **given
            )
            for formula in PANEL.figure(params).formulas:
                assert not not_leading(formula), (params, formula)


def test_what_reads_as_0_is_written_in_powers_of_ten() -> None:
    params = LossCurveParams(prediction=0.999994, compare="squared")
    first, second = PANEL.figure(params).formulas
    assert first.result.endswith(r"{6.00 \cdot 10^{-6}} \text{ nats}")
    assert second.result.endswith(r"{3.60 \cdot 10^{-11}}")
