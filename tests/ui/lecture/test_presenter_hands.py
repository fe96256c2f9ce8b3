"""What the speaker's hands do to a step while it is shown, and who has the keys meanwhile."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication
import pytest
from pytestqt.qtbot import QtBot

from ceviz.state.lecture.lecture import Lecture
from ceviz.ui.controls.param_slider import ParamSlider
from ceviz.ui.grips import HandleGrip
from tests.ui.lecture.hall import Hall, centre, step

K = Qt.Key
RIGHT = QPoint(60, 0)


def prediction(hall: Hall) -> float:
    return hall.presenter.talk.seen.prediction


def test_the_handle_drags_and_everything_follows(qtbot: QtBot) -> None:
    hall = Hall(qtbot)
    start = hall.at(0.8, 0.2231)
    hall.drag(start, start - RIGHT, hall.at(0.5, 0.5))
    assert prediction(hall) == pytest.approx(0.5, abs=0.005)
    assert "0.69" in hall.presenter.stage.slide.figure.formulas[0].result
    assert hall.presenter.course.step.params == hall.presenter.talk.seen


def test_a_change_by_hand_is_forgotten_when_the_step_is_left(qtbot: QtBot) -> None:
    hall = Hall(qtbot)
    start = hall.at(0.8, 0.2231)
    hall.drag(start, start - RIGHT, hall.at(0.5, 0.5))
    hall.press(K.Key_Right, K.Key_Left)
    assert prediction(hall) == 0.8


def test_r_brings_the_step_back_at_once(qtbot: QtBot) -> None:
    hall = Hall(qtbot)
    start = hall.at(0.8, 0.2231)
    hall.drag(start, start - RIGHT, hall.at(0.5, 0.5))
    hall.press(K.Key_R)
    assert prediction(hall) == 0.8


def test_after_a_drag_the_arrow_keys_go_on(qtbot: QtBot) -> None:
    hall = Hall(qtbot)
    start = hall.at(0.8, 0.2231)
    hall.drag(start, start - RIGHT, hall.at(0.5, 0.5))
    hall.press(K.Key_Right)
    assert hall.place == (1, False)


def test_a_handle_that_was_clicked_takes_the_arrows_until_escape(qtbot: QtBot) -> None:
    hall = Hall(qtbot)
    hall.click(hall.at(0.8, 0.2231))
    assert isinstance(QApplication.focusWidget(), HandleGrip)
    hall.press(K.Key_Right)
    assert prediction(hall) == 0.801
    assert hall.place == (0, False)
    hall.press(K.Key_Escape)
    assert hall.ended == []
    hall.press(K.Key_Right)
    assert hall.place == (1, False)


def test_a_handle_is_reached_by_tab(qtbot: QtBot) -> None:
    hall = Hall(qtbot)
    hall.press(K.Key_Tab)
    assert isinstance(QApplication.focusWidget(), HandleGrip)
    hall.press(K.Key_Left)
    assert prediction(hall) == 0.799


@pytest.mark.parametrize("key", [K.Key_PageDown, K.Key_Space, K.Key_N])
def test_a_clicker_goes_on_even_when_a_handle_has_the_focus(qtbot: QtBot, key: Qt.Key) -> None:
    hall = Hall(qtbot)
    hall.click(hall.at(0.8, 0.2231))
    hall.press(key)
    assert hall.place == (1, False)
    assert QApplication.focusWidget() is hall.presenter, "another step gives the keys back"


def test_sliders_come_up_at_the_left_edge_and_go_when_the_pointer_leaves(qtbot: QtBot) -> None:
    hall = Hall(qtbot)
    drawer = hall.presenter.drawer
    hall.move(QPoint(600, 300))
    assert not drawer.isVisible()
    hall.move(QPoint(5, 300))
    assert drawer.isVisible()
    hall.move(QPoint(drawer.width() - 10, 300))
    assert drawer.isVisible()
    hall.move(QPoint(drawer.width() + 80, 300))
    assert not drawer.isVisible()


def test_a_slider_of_the_drawer_moves_the_step_and_its_numbers_follow(qtbot: QtBot) -> None:
    hall = Hall(qtbot)
    hall.move(QPoint(5, 300))
    drawer = hall.presenter.drawer
    slider = drawer.page.controls.controls["prediction"].findChild(ParamSlider)
    start = centre(slider, hall.presenter)
    hall.drag(start, start + RIGHT, start + QPoint(40, 0))
    assert prediction(hall) != 0.8
    assert (
        drawer.page.readouts.rows[0]
        .accessibleName()
        .count(hall.presenter.stage.slide.figure.readouts[0].value)
    )


def test_a_page_of_the_drawer_is_made_once_a_panel(qtbot: QtBot) -> None:
    hall = Hall(qtbot)
    hall.press(K.Key_C)
    page = hall.presenter.drawer.page
    hall.press(K.Key_PageDown)
    assert hall.presenter.drawer.page is page
    assert page.controls.controls["prediction"].isVisible()


def test_c_opens_the_drawer_for_the_keys_and_escape_closes_it(qtbot: QtBot) -> None:
    hall = Hall(qtbot)
    hall.press(K.Key_C)
    drawer = hall.presenter.drawer
    assert drawer.isVisible()
    assert drawer.isAncestorOf(QApplication.focusWidget())
    hall.move(QPoint(900, 300))
    assert drawer.isVisible(), "called by key, it stays"
    hall.press(K.Key_Escape)
    hall.press(K.Key_Escape)
    assert not drawer.isVisible()
    assert hall.ended == []


def test_a_number_typed_in_the_drawer_is_not_a_step(qtbot: QtBot) -> None:
    hall = Hall(qtbot)
    hall.press(K.Key_C)
    field = hall.presenter.drawer.page.controls.controls["prediction"].field
    hall.click(centre(field, hall.presenter))
    field.selectAll()
    hall.type("0")
    hall.press(K.Key_Period, K.Key_3, K.Key_Return)
    assert prediction(hall) == 0.3
    assert hall.place == (0, False)
    assert hall.presenter.course.typed == ""
    assert not hall.presenter.curtain.isVisible()


def test_a_step_that_hides_its_controls_has_no_drawer(qtbot: QtBot) -> None:
    hall = Hall(qtbot, at=6)
    hall.move(QPoint(600, 300), QPoint(5, 300))
    hall.press(K.Key_C)
    assert not hall.presenter.drawer.isVisible()


def test_a_drawer_in_sight_goes_when_a_step_hides_it(qtbot: QtBot) -> None:
    hall = Hall(qtbot, at=5)
    hall.press(K.Key_C)
    assert hall.presenter.drawer.isVisible()
    hall.press(K.Key_PageDown)
    assert not hall.presenter.drawer.isVisible()
    hall.press(K.Key_PageUp)
    assert hall.place == (5, False)


def test_before_the_answer_nothing_in_the_drawer_could_tell_it(qtbot: QtBot) -> None:
    for at in (2, 3):
        hall = Hall(qtbot, at=at)
        hall.press(K.Key_C)
        assert not hall.presenter.drawer.isVisible()
        hall.press(K.Key_PageDown, K.Key_C)
        assert hall.presenter.drawer.isVisible()


def test_the_drawer_shows_neither_numbers_nor_verdict_that_the_step_hides(qtbot: QtBot) -> None:
    hidden = step(hide=("verdict", "readouts"), prediction=0.8)
    hall = Hall(qtbot, Lecture(steps=(hidden, step(prediction=0.7))))
    hall.press(K.Key_C)
    page = hall.presenter.drawer.page
    assert not page.readouts.isVisible()
    assert not page.verdict.isVisible()
    hall.press(K.Key_PageDown)
    assert page.readouts.isVisible()
    assert page.verdict.isVisible()
