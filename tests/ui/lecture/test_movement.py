from __future__ import annotations

from PySide6.QtCore import QObject, Qt
import pytest
from pytestqt.qtbot import QtBot

from ceviz.core.params import Params
from ceviz.panels import PANEL_BY_ID
from ceviz.state.lecture.lecture import Lecture
from ceviz.ui.lecture.movement import Movement
from tests.ui.lecture.hall import Hall, step

K = Qt.Key
START, END = step(prediction=0.2).params, step(prediction=0.8).params


class Walk:
    """A movement under a clock that is set by hand, and what it said."""

    def __init__(self, parent: QObject) -> None:
        self.now = 0.0
        self.seen: list[Params] = []
        self.movement = Movement(parent, clock=lambda: self.now)
        self.movement.moved.connect(self.seen.append)
        self.movement.start(PANEL_BY_ID["loss-curve"], START, END, 2.0)

    def at(self, qtbot: QtBot, seconds: float) -> float:
        self.now = seconds
        with qtbot.waitSignal(self.movement.moved):
            pass
        return self.seen[-1].prediction


def test_a_movement_is_slow_at_both_ends_and_ends_at_the_end(qtbot: QtBot, qapp: QObject) -> None:
    walk = Walk(qapp)
    assert walk.at(qtbot, 0.0) == 0.2
    assert walk.at(qtbot, 0.5) == pytest.approx(0.2 + 0.6 * 0.1464, abs=0.001)
    assert walk.at(qtbot, 1.0) == 0.5
    assert walk.at(qtbot, 2.5) == 0.8
    assert walk.seen[-1] == END
    assert not walk.movement.active


def test_a_movement_can_be_ended_at_once(qtbot: QtBot, qapp: QObject) -> None:
    walk = Walk(qapp)
    walk.movement.finish()
    assert walk.seen == [END]
    walk.movement.finish()
    assert walk.seen == [END]


def test_a_movement_that_is_stopped_says_nothing_more(qtbot: QtBot, qapp: QObject) -> None:
    walk = Walk(qapp)
    walk.movement.stop()
    qtbot.wait(50)
    assert walk.seen == []


def seen(hall: Hall) -> float:
    return hall.presenter.talk.seen.prediction


def two(qtbot: QtBot, *, sweep: float = 0.0, reduced: bool = False) -> Hall:
    steps = (step(prediction=0.2), step(prediction=0.8, sweep=sweep), step(prediction=0.3))
    return Hall(qtbot, Lecture(steps=steps), reduced=reduced)


def test_steps_that_share_a_panel_are_walked_between(qtbot: QtBot) -> None:
    hall = two(qtbot)
    hall.press(K.Key_PageDown)
    assert hall.place == (1, False), "the place is there at once"
    qtbot.waitUntil(lambda: 0.3 < seen(hall) < 0.7)
    qtbot.waitUntil(lambda: not hall.presenter.talk.movement.active, timeout=2000)
    assert seen(hall) == 0.8


def test_going_on_and_back_finish_a_movement(qtbot: QtBot) -> None:
    hall = two(qtbot)
    hall.press(K.Key_PageDown, K.Key_PageDown)
    assert hall.place == (2, False)
    hall.press(K.Key_PageUp, K.Key_PageUp)
    assert hall.place == (0, False)
    qtbot.waitUntil(lambda: seen(hall) == 0.2, timeout=2000)


def test_a_steps_own_sweep_takes_its_time_and_going_on_first_ends_it(qtbot: QtBot) -> None:
    hall = two(qtbot, sweep=20.0)
    hall.press(K.Key_PageDown)
    qtbot.wait(700)
    assert seen(hall) < 0.25, "the usual movement would be over"
    hall.press(K.Key_PageDown)
    assert hall.place == (1, False)
    assert seen(hall) == 0.8
    hall.press(K.Key_PageDown)
    assert hall.place == (2, False)


def test_with_reduced_motion_a_step_is_there_at_once(qtbot: QtBot) -> None:
    hall = two(qtbot, sweep=20.0, reduced=True)
    hall.press(K.Key_PageDown)
    assert seen(hall) == 0.8


def test_another_panel_is_there_at_once(qtbot: QtBot) -> None:
    other = step("gradients")
    hall = Hall(qtbot, Lecture(steps=(step(prediction=0.2), other)), reduced=False)
    hall.press(K.Key_PageDown)
    assert hall.presenter.talk.seen == other.params
    assert not hall.presenter.talk.movement.active


def test_a_hand_that_takes_hold_ends_a_movement_where_it_is(qtbot: QtBot) -> None:
    hall = two(qtbot, sweep=20.0)
    hall.press(K.Key_PageDown)
    hall.presenter.talk.nudge("prediction", None, 0.6)
    assert not hall.presenter.talk.movement.active
    assert seen(hall) == 0.6


def test_a_talk_that_ends_on_its_way_leaves_nothing_running(qtbot: QtBot) -> None:
    hall = two(qtbot, sweep=20.0)
    hall.press(K.Key_PageDown, K.Key_Escape)
    assert hall.ended == [1]
    assert not hall.presenter.talk.movement.active
