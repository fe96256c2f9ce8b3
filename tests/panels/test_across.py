"""The horizontal axis: a prediction and its logit in step."""

from __future__ import annotations

import math
import re

from hypothesis import assume, given
from hypothesis import strategies as st
import numpy as np
import pytest

from ceviz import model
from ceviz.panels import PANEL_BY_ID
from ceviz.panels.binary.across import REACH, Across, in_step, told_logit

NAMES = ("prediction", "logit", "log-odds")


@given(st.integers(1, 999))
def test_a_prediction_comes_back_from_its_logit(thousandths: int) -> None:
    prediction = thousandths / 1000
    _, logit = in_step("prediction", prediction, 0.0)
    assert logit == pytest.approx(math.log(prediction / (1 - prediction)), abs=1e-11)
    assert in_step("logit", 0.5, logit) == (prediction, logit)


@given(st.integers(-120, 120))
def test_a_logit_comes_back_from_its_prediction(tenths: int) -> None:
    z = tenths / 10
    prediction, _ = in_step("logit", 0.5, z)
    assert in_step("prediction", prediction, 0.0)[1] == pytest.approx(z, abs=2e-6)


@given(st.floats(0.000006, 0.999994), st.floats(-REACH, REACH))
def test_both_numbers_survive_a_change_of_axis_and_back(prediction: float, logit: float) -> None:
    for axis, other in (("prediction", "logit"), ("logit", "prediction")):
        start = in_step(axis, prediction, logit)
        assert in_step(axis, *in_step(other, *start)) == start


@given(st.floats(-REACH, REACH))
def test_a_prediction_has_all_the_digits_of_its_logit(logit: float) -> None:
    assume(abs(logit) > 1e-9)  # closer to it, 0.5 tells the same and stays
    prediction, _ = in_step("logit", 0.5, logit)
    least = min(prediction, 1 - prediction)
    assert float(model.logit(prediction)) == pytest.approx(logit, abs=2e-11 + 1e-16 / least)


@pytest.mark.parametrize("prediction", [0.000006, 0.999994])
def test_beyond_its_axis_the_prediction_tells_the_logit(prediction: float) -> None:
    _, logit = in_step("prediction", prediction, 0.0)
    assert abs(logit) == REACH
    assert in_step("logit", prediction, logit) == (prediction, logit)
    assert told_logit("logit", prediction, logit) == float(model.logit(prediction))


@pytest.mark.parametrize("logit", [-REACH, -11.9, 0.0, 3.3, REACH])
def test_within_its_axis_the_logit_tells_itself(logit: float) -> None:
    prediction, _ = in_step("logit", 0.5, logit)
    assert told_logit("logit", prediction, logit) == logit


@pytest.mark.parametrize("end", [0.000006, 0.999994])
def test_the_ends_stay_in_reach(end: float) -> None:
    assert abs(in_step("prediction", end, 0.0)[1]) <= REACH


@pytest.mark.parametrize("name", NAMES)
def test_a_place_tells_the_logit(name) -> None:
    across = Across(name)
    z = np.linspace(-REACH, REACH, 97)
    places = across.places(z)
    assert (np.diff(places) > 0).all()
    assert across.axis.low <= places[0]
    assert places[-1] <= across.axis.high
    back = [across.logit_at(place) for place in places.tolist()]
    np.testing.assert_allclose(back, z, atol=1e-9)
    prediction = 1 / (1 + math.exp(-2.0))
    assert across.place(prediction, 2.0) == pytest.approx(across.places(np.array([2.0]))[0])


def test_the_odds_are_powers_of_ten() -> None:
    ticks = {tick.text: tick.at for tick in Across("log-odds").axis.ticks if tick.text}
    assert ticks["1 : 1"] == 0
    for text, at in ticks.items():
        one, other = (float(part.replace(",", "")) for part in text.split(" : "))
        assert math.log10(one / other) == pytest.approx(at)


@pytest.mark.parametrize("panel_id", ["loss-curve", "gradients", "likelihood"])
def test_a_logit_close_to_0_is_not_written_as_0(panel_id: str) -> None:
    panel = PANEL_BY_ID[panel_id]
    for values in ({}, {"source": "drawn"}) if panel_id == "likelihood" else ({},):
        start = panel.params(prediction=0.50001, **values)
        for formula in panel.figure(panel.edit(start, "axis", "logit")).formulas:
            assert not re.search(r"(?<![\d.])-?0\.0+(?!\d)", formula.substituted), formula
