"""Predict, then reveal: by mouse, pen, finger and keys."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QInputDevice, QPointingDevice, QTabletEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
import numpy as np
import pytest
from pytestqt.qtbot import QtBot

from ceviz.core.figure import Band, Curve, Mark
from ceviz.plot.theme import PROJECTOR
from tests.ui.lecture.hall import LECTURE, Hall, colours

K = Qt.Key
SHIFT = Qt.KeyboardModifier.ShiftModifier


def marks(hall: Hall) -> dict[str, Mark]:
    return {mark.key: mark for mark in hall.presenter.stage.slide.figure.plots[0].marks}


def sketch(hall: Hall) -> tuple[np.ndarray, np.ndarray]:
    found = hall.presenter.course.said.sketch
    assert found is not None
    return found.x, found.y


def heights(hall: Hall, *at: float) -> list[float]:
    return [float(np.interp(x, *sketch(hall))) for x in at]


# --- sketching


def test_before_the_answer_the_axes_are_empty_in_every_pixel(qtbot: QtBot) -> None:
    hall = Hall(qtbot, at=2)
    first, last = hall.at(0.02, 6.9), hall.at(0.98, 0.1)
    inside = hall.picture().copy(first.x(), first.y(), last.x() - first.x(), last.y() - first.y())
    greys = {one for one in colours(inside) if one[1:3] == one[3:5] or one >= PROJECTOR.grid}
    assert colours(inside) == greys, "grid and ground, and nothing else"
    words = hall.presenter.stage.accessibleName() + hall.presenter.stage.accessibleDescription()
    assert "0.2" not in words
    assert "1.6" not in words


def test_a_stroke_by_mouse_is_drawn_where_the_pointer_went(qtbot: QtBot) -> None:
    hall = Hall(qtbot, at=2)
    hall.drag(hall.at(0.2, 4.0), hall.at(0.5, 4.0), hall.at(0.8, 1.0))
    assert heights(hall, 0.3, 0.5, 0.65) == pytest.approx([4.0, 4.0, 2.5], abs=0.05)
    assert isinstance(marks(hall)["your sketch"], Curve)
    assert PROJECTOR.roles["other"] in colours(hall.picture())


def test_a_later_stroke_takes_the_place_of_an_earlier_one_where_it_goes(qtbot: QtBot) -> None:
    hall = Hall(qtbot, at=2)
    hall.drag(hall.at(0.2, 4.0), hall.at(0.8, 4.0))
    hall.drag(hall.at(0.4, 1.0), hall.at(0.6, 1.0))
    assert heights(hall, 0.3, 0.5, 0.7) == pytest.approx([4.0, 1.0, 4.0], abs=0.05)


def test_after_a_stroke_the_keys_reveal(qtbot: QtBot) -> None:
    hall = Hall(qtbot, at=2)
    hall.drag(hall.at(0.2, 4.0), hall.at(0.8, 1.0))
    hall.press(K.Key_Right)
    assert hall.place == (2, True)
    shown = marks(hall)
    assert any(isinstance(mark, Band) for mark in shown.values())
    assert {"curve 1", "your sketch"} <= shown.keys()
    assert not hall.presenter.stage.pad.isVisible()


def test_sketch_and_truth_stay_until_the_next_step_and_come_back_with_it(qtbot: QtBot) -> None:
    hall = Hall(qtbot, at=2)
    hall.drag(hall.at(0.2, 4.0), hall.at(0.8, 1.0))
    hall.press(K.Key_PageDown)
    start = hall.at(0.2, 1.6094)
    hall.drag(start, start + QPoint(40, 0), start + QPoint(80, 0))
    shown = marks(hall)
    assert {"your sketch", "curve 1"} <= shown.keys()
    assert any(isinstance(mark, Band) for mark in shown.values())
    hall.press(K.Key_PageDown)
    assert "your sketch" not in marks(hall)
    hall.press(K.Key_PageUp)
    assert "your sketch" in marks(hall)


@pytest.mark.parametrize("key", [K.Key_Backspace, K.Key_Delete])
def test_a_sketch_is_cleared(qtbot: QtBot, key: Qt.Key) -> None:
    hall = Hall(qtbot, at=2)
    hall.drag(hall.at(0.2, 4.0), hall.at(0.8, 1.0))
    hall.press(key)
    assert hall.presenter.course.said.sketch is None
    assert "your sketch" not in marks(hall)


def test_a_revealed_sketch_is_not_cleared(qtbot: QtBot) -> None:
    hall = Hall(qtbot, at=2)
    hall.drag(hall.at(0.2, 4.0), hall.at(0.8, 1.0))
    hall.press(K.Key_PageDown, K.Key_Backspace)
    assert hall.presenter.course.said.sketch is not None


def test_a_stroke_by_pen(qtbot: QtBot) -> None:
    hall = Hall(qtbot, at=2)
    pad = hall.presenter.stage.pad
    pen = QPointingDevice.primaryPointingDevice()
    for kind, at in (
        (QEvent.Type.TabletPress, hall.at(0.2, 4.0)),
        (QEvent.Type.TabletMove, hall.at(0.8, 2.0)),
        (QEvent.Type.TabletRelease, hall.at(0.8, 2.0)),
    ):
        place = QPointF(pad.mapFrom(hall.presenter, at))
        held = (
            Qt.MouseButton.NoButton
            if kind == QEvent.Type.TabletRelease
            else Qt.MouseButton.LeftButton
        )
        event = QTabletEvent(
            kind,
            pen,
            place,
            pad.mapToGlobal(place),
            0.5,
            0.0,
            0.0,
            0.0,
            0.0,
            0.0,
            Qt.KeyboardModifier.NoModifier,
            Qt.MouseButton.LeftButton,
            held,
        )
        QApplication.sendEvent(pad, event)
        assert event.isAccepted()
    assert heights(hall, 0.2, 0.5, 0.8) == pytest.approx([4.0, 3.0, 2.0], abs=0.05)


def test_a_stroke_by_finger(qtbot: QtBot) -> None:
    hall = Hall(qtbot, at=2)
    window = hall.presenter.windowHandle()
    screen = QTest.createTouchDevice(QInputDevice.DeviceType.TouchScreen)
    touch = QTest.touchEvent(window, screen)
    touch.press(0, hall.at(0.2, 4.0), window)
    touch.commit()
    for at in (hall.at(0.5, 3.0), hall.at(0.8, 2.0)):
        touch.move(0, at, window)
        touch.commit()
    touch.release(0, hall.at(0.8, 2.0), window)
    touch.commit()
    QApplication.processEvents()
    assert heights(hall, 0.3, 0.5, 0.8) == pytest.approx([3.67, 3.0, 2.0], abs=0.05)


def test_a_sketch_by_the_keys_alone(qtbot: QtBot) -> None:
    """The pen starts at the left, half-way up; Space puts it down, and each place gets a height."""
    hall = Hall(qtbot, at=2)
    pad = hall.presenter.stage.pad
    hall.press(K.Key_Tab)
    assert QApplication.focusWidget() is pad
    high = hall.presenter.stage.slide.figure.plots[0].y.high
    hall.press(K.Key_Space)
    for _ in range(4):
        hall.press(K.Key_Right, modifiers=SHIFT)
        hall.press(K.Key_Up, modifiers=SHIFT)
    assert hall.place == (2, False), "the keys are the pen's"
    wanted = [high * part for part in (0.5, 0.55, 0.6, 0.65, 0.7)]
    assert heights(hall, 0.0, 0.05, 0.1, 0.15, 0.2) == pytest.approx(wanted, rel=1e-6)
    assert heights(hall, 0.025) == pytest.approx([high * 0.525], rel=1e-6), "and straight between"


def test_a_lifted_pen_moves_and_does_not_draw(qtbot: QtBot) -> None:
    hall = Hall(qtbot, at=2)
    hall.press(K.Key_Tab, K.Key_Right, K.Key_Up)
    assert hall.presenter.course.said.sketch is None
    hall.press(K.Key_Space, K.Key_End)
    assert heights(hall, 0.5)[0] > 3.4
    assert "drawing" in hall.presenter.stage.pad.accessibleDescription()
    hall.press(K.Key_Space)
    assert "pen up" in hall.presenter.stage.pad.accessibleDescription()


def test_escape_gives_the_pens_keys_back(qtbot: QtBot) -> None:
    hall = Hall(qtbot, at=2)
    hall.press(K.Key_Tab, K.Key_Space, K.Key_Escape, K.Key_Right)
    assert hall.place == (2, True)
    assert hall.ended == []


def test_a_zoomed_sketch_lands_where_the_pointer_is(qtbot: QtBot) -> None:
    hall = Hall(qtbot, at=2)
    hall.move(hall.at(0.5, 3.0))
    hall.press(K.Key_Z)
    hall.drag(hall.at(0.45, 3.0), hall.at(0.5, 3.0), hall.at(0.55, 3.0))
    assert heights(hall, 0.47, 0.53) == pytest.approx([3.0, 3.0], abs=0.05)


# --- estimating


def test_a_press_brings_the_marker_and_a_drag_takes_it_along(qtbot: QtBot) -> None:
    hall = Hall(qtbot, at=3)
    hall.drag(hall.at(0.5, 5.0), hall.at(0.5, 4.0), hall.at(0.6, 2.0))
    assert hall.presenter.course.said.marker == pytest.approx(2.0, abs=0.03)
    hall.press(K.Key_Right)
    assert hall.place == (3, True)
    words = hall.presenter.stage.accessibleDescription()
    assert "1.61 nats" in words
    assert "too high" in words


def test_the_marker_is_moved_by_the_keys_and_tells_its_place(qtbot: QtBot) -> None:
    hall = Hall(qtbot, at=3)
    hall.press(K.Key_Tab)
    marker = hall.presenter.stage.marker
    assert QApplication.focusWidget() is marker
    axis = hall.presenter.stage.slide.figure.plots[0].y
    step = (axis.high - axis.low) / 200
    hall.press(K.Key_Up)
    assert hall.presenter.course.said.marker == pytest.approx(axis.high / 2 + step, abs=0.006)
    hall.press(K.Key_Down, modifiers=SHIFT)
    assert hall.presenter.course.said.marker == pytest.approx(axis.high / 2 - 9 * step, abs=0.011)
    hall.press(K.Key_Home)
    assert hall.presenter.course.said.marker == axis.low
    assert marker.accessibleName() == "How many nats? loss (nats): 0.00"
    assert hall.place == (3, False)


def test_before_the_answer_an_estimate_has_nothing_to_drag_or_read_off(qtbot: QtBot) -> None:
    hall = Hall(qtbot, at=3)
    shown = hall.presenter.stage.slide.figure
    assert (shown.readouts, shown.formulas, shown.verdict.text) == ((), (), "")
    assert "point" not in marks(hall)
    hall.press(K.Key_Right)
    assert "point" in marks(hall)
    assert not hall.presenter.stage.marker.isVisible()


# --- choosing


def answer(hall: Hall, place: int) -> QPoint:
    grip = hall.presenter.stage.answers.grips[place]
    return grip.mapTo(hall.presenter, grip.rect().center())


def test_a_click_on_an_answer_is_a_vote_and_the_right_button_takes_it_back(qtbot: QtBot) -> None:
    hall = Hall(qtbot, at=4)
    for place in (0, 2, 2):
        hall.click(answer(hall, place))
    assert hall.presenter.course.said.votes == (1, 0, 2)
    assert hall.presenter.note.text() == "Votes for C: 2"
    hall.click(answer(hall, 2), Qt.MouseButton.RightButton)
    hall.click(answer(hall, 1), Qt.MouseButton.RightButton)
    assert hall.presenter.course.said.votes == (1, 0, 1)


def test_an_answer_is_voted_for_by_the_keys(qtbot: QtBot) -> None:
    hall = Hall(qtbot, at=4)
    hall.presenter.stage.answers.grips[1].setFocus(Qt.FocusReason.TabFocusReason)
    hall.press(K.Key_Space)
    assert hall.presenter.course.said.votes == (0, 1, 0)
    assert hall.place == (4, False)


def test_votes_and_the_right_answer_are_not_in_the_pixels_before_the_answer(qtbot: QtBot) -> None:
    hall = Hall(qtbot, at=4)
    beside = hall.presenter.stage.layout_of_slide.beside.toRect()
    before = hall.picture().copy(beside)
    hall.presenter.talk.vote((3, 1, 9))
    assert hall.picture().copy(beside) == before
    assert PROJECTOR.roles["correct"] not in colours(before)
    hall.press(K.Key_Right)
    after = colours(hall.picture().copy(beside))
    assert {PROJECTOR.roles["correct"], PROJECTOR.roles["muted"]} <= after


def test_v_then_the_counts_enters_a_show_of_hands(qtbot: QtBot) -> None:
    hall = Hall(qtbot, at=4)
    hall.press(K.Key_V)
    assert hall.presenter.votes_line.isVisible()
    hall.press(K.Key_1, K.Key_2, K.Key_Space, K.Key_5, K.Key_Return, K.Key_7, K.Key_Return)
    assert hall.presenter.course.said.votes == (12, 5, 7)
    assert not hall.presenter.votes_line.isVisible()
    hall.press(K.Key_Right)
    assert hall.place == (4, True), "the keys are the talk's again"


def test_enter_twice_ends_the_counts_early_and_escape_forgets_them(qtbot: QtBot) -> None:
    hall = Hall(qtbot, at=4)
    hall.press(K.Key_V, K.Key_4, K.Key_Return, K.Key_Return)
    assert hall.presenter.course.said.votes == (4, 0, 0)
    hall.press(K.Key_V, K.Key_9, K.Key_Escape)
    assert hall.presenter.course.said.votes == (4, 0, 0)
    assert hall.ended == []


def test_counts_that_cannot_be_are_told_and_can_be_mended(qtbot: QtBot) -> None:
    hall = Hall(qtbot, at=4)
    hall.press(K.Key_V, K.Key_4, K.Key_X, K.Key_Return)
    assert hall.presenter.votes_line.isVisible()
    assert hall.presenter.course.said.votes == ()
    hall.press(K.Key_Backspace, K.Key_Space, K.Key_1, K.Key_Space, K.Key_1, K.Key_Return)
    assert hall.presenter.course.said.votes == (4, 1, 1)


def test_where_nobody_votes_v_says_so(qtbot: QtBot) -> None:
    hall = Hall(qtbot)
    hall.press(K.Key_V)
    assert not hall.presenter.votes_line.isVisible()
    assert hall.presenter.note.text() == "This step has no answers to vote for."


def test_grips_of_answers_are_made_once(qtbot: QtBot) -> None:
    hall = Hall(qtbot, at=4)
    grips = list(hall.presenter.stage.answers.grips)
    hall.press(K.Key_PageDown)
    assert not any(grip.isVisible() for grip in grips)
    hall.press(K.Key_PageUp)
    assert all(grip.isVisible() for grip in grips)
    assert hall.presenter.stage.answers.grips == grips
    assert LECTURE.steps[4].question is not None


def test_a_press_on_marker_axes_or_answer_leaves_the_keys_with_the_talk(qtbot: QtBot) -> None:
    for at in (2, 3):
        hall = Hall(qtbot, at=at)
        hall.click(hall.at(0.5, 3.0))
        hall.press(K.Key_Right)
        assert hall.place == (at, True)
    hall = Hall(qtbot, at=4)
    hall.click(answer(hall, 0))
    hall.press(K.Key_Space)
    assert hall.place == (4, True)
    assert hall.presenter.course.said.votes == (1, 0, 0)


def test_the_counts_are_not_asked_for_at_another_step(qtbot: QtBot) -> None:
    hall = Hall(qtbot, at=4)
    hall.press(K.Key_V, K.Key_4, K.Key_PageDown)
    assert hall.place == (4, True)
    assert not hall.presenter.votes_line.isVisible()
    hall.press(K.Key_V, K.Key_PageDown, K.Key_Return)
    assert hall.place == (6, False), "Enter goes on"
    assert hall.presenter.course.said.votes == ()
