from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
import pytest
from pytestqt.qtbot import QtBot

from tests.ui.desk import Desk, Simple, at, focus, press


@pytest.fixture
def desk(qtbot: QtBot) -> Desk:
    return Desk(qtbot, Simple())


def test_showing_sends_nothing(desk: Desk) -> None:
    desk.show(tangent=True)
    assert desk["tangent"].switch.isChecked()
    desk.show(tangent=False)
    assert not desk["tangent"].switch.isChecked()
    assert desk.nothing_sent()


def test_a_click_on_switch_or_label_asks_for_the_other_state(desk: Desk) -> None:
    switch = desk["tangent"].switch
    QTest.mouseClick(switch, Qt.MouseButton.LeftButton, pos=at(10, switch))
    QTest.mouseClick(switch, Qt.MouseButton.LeftButton, pos=at(switch.width() - 4, switch))
    assert desk.edits == [("tangent", True), ("tangent", False)]
    assert desk.settles == 2


def test_space_switches(desk: Desk) -> None:
    focus(desk["tangent"].switch)
    press(desk["tangent"].switch, Qt.Key.Key_Space)
    assert desk.edits == [("tangent", True)]
    assert desk["tangent"].switch.isChecked()


def test_what_the_state_refuses_is_not_shown(desk: Desk) -> None:
    desk.refusing = True
    focus(desk["tangent"].switch)
    press(desk["tangent"].switch, Qt.Key.Key_Space)
    assert desk.edits
    assert not desk["tangent"].switch.isChecked()


def test_on_and_off_differ_in_more_than_colour(desk: Desk) -> None:
    off = desk["tangent"].switch.grab().toImage()
    desk.show(tangent=True)
    on = desk["tangent"].switch.grab().toImage()
    middle = off.height() // 2
    left, right = 3 + 10, 3 + 34 - 10  # the knob's two places
    assert off.pixelColor(left, middle) == on.pixelColor(right, middle)
    assert off.pixelColor(left, middle) != off.pixelColor(right, middle)


def test_a_screen_reader_hears_a_check_box(desk: Desk) -> None:
    interface = QAccessible.queryAccessibleInterface(desk["tangent"].switch)
    assert interface.role() == QAccessible.Role.CheckBox
    assert interface.text(QAccessible.Text.Name) == "Tangent"
