from __future__ import annotations

from itertools import pairwise

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
import pytest
from pytestqt.qtbot import QtBot

from ceviz.state.settings import Settings
from ceviz.ui.grips import HandleGrip
from ceviz.ui.main_window import MainWindow
from ceviz.ui.play import Player, Swept, part_at, phase_of
from ceviz.ui.store import Store
from tests.ui.clock import Clock
from tests.ui.desk import focus, type_over

LOSS = "loss-curve"
PREDICTION = Swept(LOSS, "prediction", None)
LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def window(playing_window: MainWindow, qtbot: QtBot) -> MainWindow:
    playing_window.activateWindow()
    qtbot.waitActive(playing_window)
    return playing_window


def prediction(window: MainWindow) -> float:
    return window.settings().state.params[LOSS].prediction


def let_pass(window: MainWindow, clock: Clock, seconds: float) -> float:
    """Let time pass, and wait for the next tick; returns where the number is then."""
    clock.now += seconds
    window.player._tick()
    return prediction(window)


def test_it_goes_up_eases_at_both_ends_and_comes_back() -> None:
    parts = [part_at(k / 20) for k in range(21)]
    steps = [after - before for before, after in pairwise(parts)]
    assert parts[0] == 0
    assert parts[10] == 1
    assert parts[20] == pytest.approx(0, abs=1e-12)
    assert abs(steps[0]) < abs(steps[4]) / 3
    assert all(part_at(phase_of(part)) == pytest.approx(part) for part in parts)


def test_space_plays_from_where_the_number_is_and_pauses(
    window: MainWindow, clock: Clock, qtbot: QtBot
) -> None:
    qtbot.keyClick(window, Qt.Key.Key_Space)
    assert window.player.playing == PREDICTION
    assert let_pass(window, clock, 0.0) == 0.7
    assert let_pass(window, clock, 0.5) == pytest.approx(0.83, abs=0.02)
    up = let_pass(window, clock, 5 - phase_of(0.7) * 10 - 0.5)
    assert up == 0.999994
    assert let_pass(window, clock, 5) == 0.000006
    qtbot.keyClick(window, Qt.Key.Key_Space)
    assert window.player.playing is None
    clock.now += 3
    QApplication.processEvents()
    assert prediction(window) == 0.000006


def test_it_runs_by_itself(window: MainWindow, clock: Clock, qtbot: QtBot) -> None:
    qtbot.keyClick(window, Qt.Key.Key_Space)
    clock.now += 2
    qtbot.waitUntil(lambda: prediction(window) != 0.7)
    window.player.stop()


def test_all_of_it_is_one_step_to_undo(window: MainWindow, clock: Clock, qtbot: QtBot) -> None:
    grip = window.view.plot.findChild(HandleGrip)
    focus(grip)
    qtbot.keyClick(grip, Qt.Key.Key_Space)
    for _ in range(20):
        let_pass(window, clock, 0.1)
    qtbot.keyClick(grip, Qt.Key.Key_Space)
    assert prediction(window) != 0.7
    window.actions_by_name["undo"].trigger()
    assert prediction(window) == 0.7
    assert not window.actions_by_name["undo"].isEnabled()


def test_the_button_beside_the_slider_plays_and_pauses(
    window: MainWindow, clock: Clock, qtbot: QtBot
) -> None:
    button = window.view.controls.controls["prediction"].play
    assert button.accessibleName().startswith("Play Prediction")
    qtbot.mouseClick(button, LEFT)
    assert window.player.playing == PREDICTION
    assert button.accessibleName().startswith("Pause Prediction")
    focus(button)
    qtbot.keyClick(button, Qt.Key.Key_Space)
    assert window.player.playing is None
    assert button.accessibleName().startswith("Play Prediction")


def test_space_belongs_to_a_button_or_field_that_has_the_focus(
    window: MainWindow, qtbot: QtBot
) -> None:
    controls = window.view.controls.controls
    switch = controls["tangent"].switch
    focus(switch)
    qtbot.keyClick(switch, Qt.Key.Key_Space)
    assert window.settings().state.params[LOSS].tangent
    type_over(controls["prediction"].field, "0 ")
    assert window.player.playing is None


@pytest.mark.parametrize("part", ["slider", "grip"])
def test_who_takes_hold_of_a_slider_or_handle_stops_it(
    part: str, window: MainWindow, clock: Clock, qtbot: QtBot
) -> None:
    slider = window.view.controls.controls["prediction"].slider
    held = slider if part == "slider" else window.view.plot.findChild(HandleGrip)
    qtbot.keyClick(window, Qt.Key.Key_Space)
    at = held.rect().center()
    if part == "slider":
        at.setX(round(slider._knob_at(slider.value())))
    qtbot.mousePress(held, LEFT, pos=at)
    let_pass(window, clock, 1)
    assert window.player.playing is None
    assert prediction(window) == 0.7
    qtbot.mouseRelease(held, LEFT, pos=at)


def test_a_drag_that_stops_it_is_one_step_to_undo(
    window: MainWindow, clock: Clock, qtbot: QtBot
) -> None:
    qtbot.keyClick(window, Qt.Key.Key_Space)
    played = let_pass(window, clock, 1)
    grip = window.view.plot.findChild(HandleGrip)
    at = grip.rect().center()
    qtbot.mousePress(grip, LEFT, pos=at)
    for by in (10, 40):  # before the next tick sees that it is held
        qtbot.mouseMove(grip, at + QPoint(-by, 0))
        QApplication.processEvents()
    qtbot.mouseRelease(grip, LEFT, pos=grip.rect().center())
    assert window.player.playing is None
    dragged = prediction(window)
    assert dragged < played
    undo = window.actions_by_name["undo"]
    undo.trigger()
    assert prediction(window) == played
    undo.trigger()
    assert prediction(window) == 0.7
    assert not undo.isEnabled()


def test_keys_that_stop_it_are_a_step_of_their_own(
    window: MainWindow, clock: Clock, qtbot: QtBot
) -> None:
    grip = window.view.plot.findChild(HandleGrip)
    focus(grip)
    window.actions_by_name["play"].trigger()
    played = let_pass(window, clock, 1)
    qtbot.keyClick(grip, Qt.Key.Key_Left)
    assert window.player.playing is None
    assert prediction(window) == pytest.approx(played - 0.001)
    undo(window)
    assert prediction(window) == played
    undo(window)
    assert prediction(window) == 0.7


def test_a_field_to_type_in_stops_it(window: MainWindow, clock: Clock, qtbot: QtBot) -> None:
    qtbot.keyClick(window, Qt.Key.Key_Space)
    focus(window.view.controls.controls["prediction"].field)
    let_pass(window, clock, 1)
    assert window.player.playing is None


def test_playing_from_a_field_leaves_the_field(window: MainWindow, clock: Clock) -> None:
    focus(window.view.controls.controls["prediction"].field)
    window.actions_by_name["play"].trigger()
    assert let_pass(window, clock, 1) != 0.7
    window.player.stop()


def undo(window: MainWindow) -> None:
    window.actions_by_name["undo"].trigger()


def another_tab(window: MainWindow) -> None:
    window.tabs.setCurrentIndex(2)


def another_value(window: MainWindow) -> None:
    QTest.keyClick(window.view.controls.controls["prediction"].slider, Qt.Key.Key_Left)


def minimise(window: MainWindow) -> None:
    window.showMinimized()
    QApplication.processEvents()


@pytest.mark.parametrize(
    "stop",
    [undo, another_tab, another_value, minimise, MainWindow.hide, MainWindow.close],
    ids=lambda stop: stop.__name__,
)
def test_what_else_stops_it(stop, window: MainWindow, clock: Clock, qtbot: QtBot) -> None:
    qtbot.keyClick(window, Qt.Key.Key_Space)
    let_pass(window, clock, 1)
    stop(window)
    assert window.player.playing is None
    assert not window.player._timer.isActive()


def test_the_number_last_in_hand_is_played(window: MainWindow, qtbot: QtBot) -> None:
    window.tabs.setCurrentIndex(1)
    store = window._store
    store.set_param("bce-cce", "kind", "categorical")
    control = window.view.controls.controls["logits"]
    qtbot.mouseClick(control.rows[1].slider, LEFT)
    focus(window.menus)
    qtbot.keyClick(window, Qt.Key.Key_Space)
    assert window.player.playing == Swept("bce-cce", "logits", 1)
    window.player.stop()
    store.set_param("bce-cce", "kind", "binary")
    qtbot.keyClick(window, Qt.Key.Key_Space)
    assert window.player.playing == Swept("bce-cce", "prediction", None)
    window.player.stop()


def test_a_handle_counts_as_the_number_it_moves(window: MainWindow, qtbot: QtBot) -> None:
    window.tabs.setCurrentIndex(1)
    window._store.set_param("bce-cce", "kind", "categorical")
    grips = [one for one in window.view.plot._grips.values() if "Logit of" in one.accessibleName()]
    focus(grips[2])
    qtbot.keyClick(grips[2], Qt.Key.Key_Space)
    assert window.player.playing == Swept("bce-cce", "logits", 2)
    window.player.stop()


def test_whole_numbers_are_played_too(window: MainWindow, clock: Clock) -> None:
    store = window._store
    store.set_param("bce-cce", "kind", "categorical")
    window.player.toggle(Swept("bce-cce", "classes", None))
    seen = set()
    for _ in range(30):
        clock.now += 0.4
        window.player._tick()
        seen.add(store.state.params["bce-cce"].classes)
    assert seen == set(range(2, 11))
    window.player.stop()


def test_speed_is_chosen_in_the_menu_and_kept(window: MainWindow, clock: Clock) -> None:
    actions = window.actions_by_name
    window.actions_by_name["play"].trigger()
    before = let_pass(window, clock, 0.5)
    actions["speed fast"].trigger()
    assert let_pass(window, clock, 0.0) == before
    assert actions["speed fast"].isChecked()
    assert not actions["speed normal"].isChecked()
    phase = phase_of(0.7) + 0.05
    after = let_pass(window, clock, 0.5)
    assert after == pytest.approx(0.001 + 0.998 * part_at(phase + 0.1), abs=2e-3)
    assert window.settings().speed == "fast"
    window.player.stop()


def test_with_reduced_motion_it_jumps(window: MainWindow, clock: Clock) -> None:
    window.actions_by_name["play"].trigger()
    window.actions_by_name["reduce motion"].trigger()
    assert window.player.playing is None
    assert window.settings().reduce_motion
    window.actions_by_name["play"].trigger()
    seen = {let_pass(window, clock, 0.05) for _ in range(40)}  # 2 of 10 seconds, 16 jumps in 10
    assert len(seen) == 4
    window.player.stop()


def test_a_refused_value_stops_it(qtbot: QtBot, window: MainWindow) -> None:
    window.actions_by_name["play"].trigger()
    window._store.refused.emit("No.")
    assert window.player.playing is None


def test_the_options_come_back(qtbot: QtBot) -> None:
    settings = Settings(theme="light", speed="slow", reduce_motion=True)
    window = MainWindow(Store(settings.state), settings)
    qtbot.addWidget(window)
    assert isinstance(window.player, Player)
    assert (window.player.speed, window.player.reduced) == ("slow", True)
    assert window.actions_by_name["speed slow"].isChecked()
    assert window.actions_by_name["reduce motion"].isChecked()
