from __future__ import annotations

from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
import pytest
from pytestqt.qtbot import QtBot

from ceviz.ui.controls.menu_control import MenuControl
from tests.ui.desk import Desk
from tests.ui.texts import Texts


@pytest.fixture
def desk(qtbot: QtBot) -> Desk:
    return Desk(qtbot, Texts())


def test_a_long_choice_is_a_menu_with_its_labels(desk: Desk) -> None:
    control = desk["tongue"]
    assert isinstance(control, MenuControl)
    assert [control.menu.itemText(one) for one in range(control.menu.count())] == list("ABCDEFG")
    assert control.menu.currentText() == "B"
    assert control.menu.accessibleName() == "Tongue"


def test_showing_sends_nothing(desk: Desk) -> None:
    desk.show(tongue="f")
    assert desk["tongue"].menu.currentText() == "F"
    assert desk.nothing_sent()


def test_choosing_sends_the_value_once(desk: Desk) -> None:
    menu = desk["tongue"].menu
    menu.setFocus()
    QTest.keyClick(menu, Qt.Key.Key_Down)
    assert desk.edits == [("tongue", "c")]
    assert desk.settles == 1
    assert menu.currentText() == "C"


def test_what_is_refused_is_not_shown(desk: Desk) -> None:
    desk.refusing = True
    menu = desk["tongue"].menu
    QTest.keyClick(menu, Qt.Key.Key_Down)
    assert menu.currentText() == "B"


def test_the_wheel_is_left_to_the_column(desk: Desk) -> None:
    menu = desk["tongue"].menu
    menu.setFocus()
    event = QWheelEvent(
        QPointF(5, 5),
        QPointF(menu.mapToGlobal(QPoint(5, 5))),
        QPoint(0, -120),
        QPoint(0, -120),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(menu, event)
    assert desk.nothing_sent()
