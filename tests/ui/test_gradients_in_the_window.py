"""The gradients panel in the window: what its question lets on, its controls, its race played."""

from __future__ import annotations

import math
import re

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QWidget
import pytest
from pytestqt.qtbot import QtBot

from ceviz.ui.main_window import MainWindow
from ceviz.ui.play import Swept, part_at
from tests.ui.clock import Clock
from tests.ui.desk import focus

TELLING = re.compile(r"[12]/3|0\.33|0\.66|0\.67|0\.2963|8/27|both ends|peaks")


@pytest.fixture
def window(playing_window: MainWindow) -> MainWindow:
    playing_window.tabs.setCurrentIndex(2)
    return playing_window


def show(window: MainWindow, **values: object) -> None:
    for name, value in values.items():
        window._store.set_param("gradients", name, value)
    QApplication.processEvents()


def words(window: MainWindow) -> str:
    """All that can be read, pointed at or heard."""
    found = []
    for one in window.findChildren(QWidget):
        if one.isVisible():
            found += [one.toolTip(), one.accessibleName(), one.accessibleDescription()]
            if isinstance(one, QLabel | QAbstractButton):
                found.append(one.text())
    found.append(window.view.panel.why)
    return "\n".join(found)


@pytest.mark.parametrize("label", [0, 1])
def test_the_question_is_not_answered_before_it_is_revealed(window: MainWindow, label: int) -> None:
    show(window, view="question", label=label)
    assert TELLING.search(words(window)) is None
    show(window, revealed=True)
    assert TELLING.search(words(window)) is not None


def test_what_is_shown_is_chosen_at_one_place(window: MainWindow) -> None:
    places = set()
    for view in ("gradient", "linked", "question", "race"):
        show(window, view=view)
        control = window.view.controls.controls["view"]
        places.add(control.mapTo(window, QPoint()).toTuple())
    assert len(places) == 1


STEP = Swept("gradients", "step", None)


def played_up(window: MainWindow, clock: Clock, start: float) -> list[int]:
    """The race's step at each frame of five seconds, from its start to its end."""
    show(window, view="race", start=start)
    window._store.settle()
    window.player.toggle(STEP)
    steps = []
    for frame in range(301):
        clock.now = frame / 60
        window.player._tick()
        steps.append(window.settings().state.params["gradients"].step)
    return steps


def test_the_race_is_played_evenly_along_its_logarithmic_axis(
    window: MainWindow, clock: Clock
) -> None:
    steps = played_up(window, clock, -10.0)
    whole = math.log1p(22063)
    for frame, step in enumerate(steps):
        assert abs(step - math.expm1(part_at(frame / 600) * whole)) <= 0.5
    assert set(range(15)) <= set(steps)
    # The way of cross-entropy takes more than a second and a half.
    assert next(frame for frame, step in enumerate(steps) if step >= 22) > 90
    assert steps[-1] == 22063
    window.actions_by_name["undo"].trigger()
    assert window.settings().state.params["gradients"].step == 0
    assert window.settings().state.params["gradients"].start == -10.0


def test_the_race_ends_at_its_finish_and_is_played_again_from_its_start(
    window: MainWindow, clock: Clock
) -> None:
    show(window, view="race", start=-4.0)
    assert window.view.playable() == STEP
    window.player.toggle(STEP)
    clock.now = 7.0
    window.player._tick()
    assert window.player.playing is None
    assert window.settings().state.params["gradients"].step == 71
    window.player.toggle(STEP)
    clock.now += 0.5
    window.player._tick()
    assert window.player.playing == STEP
    assert window.settings().state.params["gradients"].step < 10
    window.player.stop()


def test_space_plays_the_race_that_has_just_been_chosen(window: MainWindow, qtbot: QtBot) -> None:
    race = window.view.controls.controls["view"].segments[3]
    qtbot.mouseClick(race, Qt.MouseButton.LeftButton)
    focus(race)
    qtbot.keyClick(race, Qt.Key.Key_Space)
    assert window.player.playing == STEP
    window.player.stop()


def test_a_short_race_shows_each_of_its_steps(window: MainWindow, clock: Clock) -> None:
    steps = played_up(window, clock, 2.0)
    assert sorted(set(steps)) == list(range(21))
    assert steps == sorted(steps)
    window.player.stop()
