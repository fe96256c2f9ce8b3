from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from ceviz.core.panel import Drag
from ceviz.state.app_state import default_state
from ceviz.ui.store import Store

LOSS = "loss-curve"


@pytest.fixture
def store(qapp: object) -> Store:
    return Store(default_state())


def prediction(store: Store) -> float:
    return store.state.params[LOSS].prediction


def test_an_edit_changes_the_state_and_says_so_once(store: Store, qtbot: QtBot) -> None:
    told: list[object] = []
    store.changed.connect(told.append)
    store.set_param(LOSS, "prediction", 0.2)
    assert prediction(store) == 0.2
    assert told == [store.state]


def test_the_same_value_is_silent(store: Store, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(store.changed):
        store.set_param(LOSS, "prediction", 0.7)


def test_a_value_that_is_not_allowed_changes_nothing(store: Store, qtbot: QtBot) -> None:
    before = store.state
    with qtbot.waitSignal(store.refused) as told, qtbot.assertNotEmitted(store.changed):
        store.set_param(LOSS, "prediction", 2.0)
    assert "0.000006 to 0.999994" in told.args[0]
    assert store.state is before
    assert not store.can_undo


def test_a_drag_is_one_step(store: Store) -> None:
    for x in (0.6, 0.5, 0.4):
        store.drag(LOSS, Drag("point", x, 0.0, "x"))
    store.settle()
    store.drag(LOSS, Drag("point", 0.2, 0.0, "x"))
    store.undo()
    assert prediction(store) == 0.4
    store.undo()
    assert prediction(store) == 0.7
    store.redo()
    assert prediction(store) == 0.4


def test_keys_of_one_handle_are_one_step_until_released(store: Store) -> None:
    store.nudge(LOSS, "prediction", None, 0.71)
    store.nudge(LOSS, "prediction", None, 0.72)
    store.settle()
    store.undo()
    assert prediction(store) == 0.7


def test_a_handle_stops_at_the_end_of_its_range(store: Store) -> None:
    store.nudge(LOSS, "prediction", None, 7.0)
    assert prediction(store) == 0.999994


def test_reset_can_be_taken_back(store: Store) -> None:
    store.set_param(LOSS, "prediction", 0.2)
    store.set_param(LOSS, "label", 0)
    store.reset(LOSS)
    assert prediction(store) == 0.7
    store.undo()
    assert (prediction(store), store.state.params[LOSS].label) == (0.2, 0)


def test_undo_brings_the_panel_forward_on_which_it_acts(store: Store) -> None:
    store.set_param(LOSS, "prediction", 0.2)
    store.activate("gradients")
    store.undo()
    assert store.state.active == LOSS
    assert prediction(store) == 0.7


def test_looking_at_another_panel_is_no_step(store: Store) -> None:
    store.activate("gradients")
    assert not store.can_undo
