from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
import pytest
from pytestqt.qtbot import QtBot

from tests.ui.desk import Desk
from tests.ui.texts import Texts


@pytest.fixture
def desk(qtbot: QtBot) -> Desk:
    return Desk(qtbot, Texts())


def test_every_key_takes_effect_and_enter_ends_the_gesture(desk: Desk) -> None:
    field = desk["line"].field
    field.setFocus()
    field.setCursorPosition(3)
    QTest.keyClicks(field, "de")
    assert desk.edits == [("line", "abcd"), ("line", "abcde")]
    assert desk.settles == 0
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert desk.settles == 1


def test_enter_shows_what_counts(desk: Desk) -> None:
    desk.refusing = True
    field = desk["line"].field
    field.setFocus()
    field.selectAll()
    QTest.keyClicks(field, "x")
    assert field.text() == "x"
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert field.text() == desk.record.line != "x"


def test_showing_sends_nothing_and_keeps_the_place(desk: Desk) -> None:
    field = desk["line"].field
    field.setFocus()
    field.setCursorPosition(1)
    desk.show(line="xyz")
    assert (field.text(), field.cursorPosition()) == ("xyz", 1)
    assert desk.nothing_sent()


def test_no_more_than_the_longest_can_be_typed(desk: Desk) -> None:
    field = desk["line"].field
    field.setFocus()
    QTest.keyClicks(field, "0123456789abcdef")
    assert len(field.text()) == 12


def test_undo_is_left_to_the_window(desk: Desk) -> None:
    field = desk["line"].field
    field.setFocus()
    QTest.keyClicks(field, "d")
    assert not _overrides(field, Qt.Key.Key_Z)
    assert _overrides(field, Qt.Key.Key_A)  # select all is the field's own


def _overrides(field, key: Qt.Key) -> bool:
    from PySide6.QtCore import QEvent
    from PySide6.QtGui import QKeyEvent
    from PySide6.QtWidgets import QApplication

    event = QKeyEvent(QEvent.Type.ShortcutOverride, key, Qt.KeyboardModifier.ControlModifier)
    event.ignore()
    QApplication.sendEvent(field, event)
    return event.isAccepted()
