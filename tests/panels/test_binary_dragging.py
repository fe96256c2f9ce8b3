"""A point is dragged along the axis of one prediction alike in every tab."""

from __future__ import annotations

import pytest

from ceviz.core.figure import Handle
from ceviz.core.panel import Drag
from ceviz.panels import PANEL_BY_ID
from tests.panels.reading import mark

WITH_AN_AXIS = ("loss-curve", "gradients", "likelihood")

every_tab = pytest.mark.parametrize("panel_id", WITH_AN_AXIS)


def dragged(panel_id: str, x: float, **values: object) -> dict[str, float]:
    """The prediction and the logit after the point has been dragged to a place."""
    panel = PANEL_BY_ID[panel_id]
    now = panel.drag(panel.params(**values), Drag("point", x, 0.0, "x"))
    return {"prediction": now.prediction, "logit": now.logit}


@every_tab
@pytest.mark.parametrize(
    ("x", "prediction"),
    [(0.3, 0.3), (0.0004, 0.0004), (0.99995, 0.99995), (-0.2, 0.000006), (2.0, 0.999994)],
)
def test_a_prediction_follows_the_pointer_into_both_tails(
    panel_id: str, x: float, prediction: float
) -> None:
    assert dragged(panel_id, x)["prediction"] == prediction


@pytest.mark.parametrize(
    ("panel_id", "prediction"), [("loss-curve", 0.436), ("gradients", 0.44), ("likelihood", 0.44)]
)
def test_elsewhere_it_has_the_steps_of_its_slider(panel_id: str, prediction: float) -> None:
    assert dragged(panel_id, 0.4361)["prediction"] == prediction


@every_tab
@pytest.mark.parametrize(("axis", "x"), [("logit", 1.2345), ("log-odds", 1.2345 / 2.302585093)])
def test_a_logit_has_the_decimals_that_are_always_shown(panel_id: str, axis: str, x: float) -> None:
    assert dragged(panel_id, x, axis=axis)["logit"] == 1.23


@every_tab
@pytest.mark.parametrize("axis", ["prediction", "logit", "log-odds"])
def test_a_point_that_is_not_moved_keeps_its_digits(panel_id: str, axis: str) -> None:
    panel = PANEL_BY_ID[panel_id]
    other = "logit" if axis == "prediction" else "prediction"
    told = {"logit": {"logit": 1.234}, "prediction": {"prediction": 0.1234}}[other]
    here = panel.edit(panel.params(axis=other, **told), "axis", axis)
    place = here.across.place(here.prediction, here.logit)
    assert panel.drag(here, Drag("point", place, 0.0, "x")) is here


@pytest.mark.parametrize("prediction", [0.985, 0.337])
def test_nor_does_a_bar_lose_any(prediction: float) -> None:
    panel = PANEL_BY_ID["bce-cce"]
    here = panel.params(prediction=prediction)
    bar = mark(panel.figure(here), Handle, "top 1")
    assert panel.drag(here, Drag(bar.key, *bar.at, "y")) is here
    assert panel.drag(here, Drag(bar.key, bar.at[0], 0.42, "y")).prediction == 0.42
