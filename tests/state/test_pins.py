from __future__ import annotations

from typing import Any

import pytest

from ceviz.core.figure import Points
from ceviz.core.panel import Panel
from ceviz.panels import PANELS, PANEL_BY_ID
from ceviz.panels.gradients.params import GradientsParams
from ceviz.panels.likelihood.params import LikelihoodParams
from ceviz.state.pins import MOST_PINS, Pin, PinError, pinned, pinned_figure, renamed, without


def some(count: int) -> tuple[Pin, ...]:
    pins: tuple[Pin, ...] = ()
    for k in range(count):
        pins = pinned(pins, GradientsParams(prediction=(k + 1) / 10))
    return pins


def test_pins_are_named_by_the_first_free_letter() -> None:
    pins = some(3)
    assert [pin.name for pin in pins] == ["A", "B", "C"]
    again = pinned(without(pins, 1), GradientsParams(prediction=0.9))
    assert [pin.name for pin in again] == ["A", "C", "B"]


def test_a_state_is_pinned_once() -> None:
    with pytest.raises(PinError, match=r"^This state is pinned already, as B\.$"):
        pinned(some(3), GradientsParams(prediction=0.2))


def test_there_are_five_at_the_most() -> None:
    with pytest.raises(PinError, match="There are 5 pins"):
        pinned(some(MOST_PINS), GradientsParams(prediction=0.9))


def test_a_name_is_trimmed_and_taken() -> None:
    assert [pin.name for pin in renamed(some(2), 1, "  after   training ")] == [
        "A",
        "after training",
    ]
    assert renamed(some(2), 1, "B") == some(2)


@pytest.mark.parametrize("name", ["", "  ", "x" * 25])
def test_a_name_has_1_to_24_characters(name: str) -> None:
    with pytest.raises(PinError, match="has 1 to 24 characters"):
        renamed(some(2), 0, name)


def test_two_pins_do_not_share_a_name() -> None:
    with pytest.raises(PinError, match="There is a pin A already"):
        renamed(some(2), 1, "A")


@pytest.mark.parametrize("panel", PANELS, ids=lambda panel: panel.id)
def test_any_panel_has_its_pins_beside_it(panel: Panel[Any]) -> None:
    params = panel.params()
    figure = panel.figure(params)
    composed = pinned_figure(panel, params, (Pin(name="then", params=params),))
    for one, plain in zip(composed.readouts, figure.readouts, strict=True):
        assert (one.comparison is None) == (plain.number is None)
        if one.comparison is not None:
            assert one.comparison.pin == "then"
            assert not one.comparison.difference.strip("Δ 0.")
    assert any(one.number is not None for one in figure.readouts)
    assert pinned_figure(panel, params, ()).readouts == figure.readouts


def test_a_pin_is_seen_as_the_present_state_is() -> None:
    panel = PANEL_BY_ID["likelihood"]
    pin = Pin(name="A", params=LikelihoodParams(prediction=0.3))
    composed = pinned_figure(panel, LikelihoodParams(view="stacked"), (pin,))
    assert [plot.marks[0].key for plot in composed.plots] == ["pin 0"] * 3
    marker = composed.plots[2].marks[0]
    assert isinstance(marker, Points)
    assert marker.x.tolist() == [0.3]


@pytest.mark.parametrize("panel", PANELS, ids=lambda panel: panel.id)
def test_numbers_are_those_that_explanations_give(panel: Panel[Any]) -> None:
    params = panel.params()
    for one in panel.figure(params).readouts:
        explanation = panel.explain(params, one.key)
        if explanation is not None and one.number is not None:
            assert one.number == pytest.approx(explanation.number, rel=1e-12, abs=1e-300), one.key
