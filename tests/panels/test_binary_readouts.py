"""ŷ and z read the same in every tab, and as their sliders write them."""

from __future__ import annotations

from typing import Any

import pytest

from ceviz.core.kinds import Number
from ceviz.core.params import field
from ceviz.panels import PANEL_BY_ID
from ceviz.panels.binary.readouts import logit_text, prediction_text

WITH_AN_AXIS = ("loss-curve", "gradients", "likelihood")


def read(panel_id: str, **values: object) -> dict[str, str]:
    """The values of the readouts of a state, by key."""
    panel = PANEL_BY_ID[panel_id]
    return {one.key: one.value for one in panel.figure(panel.params(**values)).readouts}


@pytest.mark.parametrize(
    ("prediction", "text"),
    [
        (0.7, "0.700"),
        (0.1234, "0.1234"),
        (0.197816111441, "0.197816"),
        (0.0000061, "0.000006"),
        (0.99999385, "0.999994"),
    ],
)
def test_a_prediction_has_the_digits_of_its_slider(prediction: float, text: str) -> None:
    assert prediction_text(prediction) == text
    for panel_id in WITH_AN_AXIS:
        declared = field(PANEL_BY_ID[panel_id].params, "prediction")
        assert isinstance(declared, Number)
        assert declared.text(prediction) == text


def test_a_slider_of_hundredths_says_as_many_digits() -> None:
    declared: Any = field(PANEL_BY_ID["bce-cce"].params, "prediction")
    assert declared.text(0.7) == read("bce-cce", kind="binary", prediction=0.7)["prediction"]


@pytest.mark.parametrize(
    ("z", "text"),
    [(-1.4, "−1.40"), (0.847297860387, "0.847"), (0.0, "0.00"), (12.0, "12.00")],
)
def test_a_logit_has_the_digits_of_its_slider(z: float, text: str) -> None:
    assert logit_text(z) == text
    for panel_id in WITH_AN_AXIS:
        declared: Any = field(PANEL_BY_ID[panel_id].params, "logit")
        assert declared.text(z) == text


def test_a_logit_is_seen_not_to_be_0() -> None:
    assert [logit_text(z) for z in (0.0004, -0.00004)] == ["0.000400", "−4.00·10⁻⁵"]


@pytest.mark.parametrize("panel_id", WITH_AN_AXIS)
@pytest.mark.parametrize(("z", "prediction"), [(-1.4, "0.197816"), (12.0, "0.999994")])
def test_every_tab_says_the_same_of_a_logit(panel_id: str, z: float, prediction: str) -> None:
    shown = read(panel_id, axis="logit", logit=z)
    assert shown["prediction"] == prediction
    assert shown.get("logit", logit_text(z)) == logit_text(z)
