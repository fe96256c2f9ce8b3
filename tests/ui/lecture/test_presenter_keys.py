"""The keys are declared once, and each of them does what the sheet says."""

from __future__ import annotations

from collections import Counter

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QPushButton, QSlider, QWidget
import pytest
from pytestqt.qtbot import QtBot

from ceviz.ui.lecture.keys import COMMANDS, command_of, keeps
from tests.ui.lecture.hall import Hall

K = Qt.Key
KEYPAD = Qt.KeyboardModifier.KeypadModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
NONE = Qt.KeyboardModifier.NoModifier


def event(key: Qt.Key, modifiers: Qt.KeyboardModifier = NONE) -> QKeyEvent:
    return QKeyEvent(QEvent.Type.KeyPress, key, modifiers)


def test_no_key_has_two_meanings() -> None:
    counted = Counter(key for command in COMMANDS for key in command.keys)
    assert max(counted.values()) == 1


@pytest.mark.parametrize("command", COMMANDS, ids=lambda one: one.name)
def test_the_talk_knows_every_command(qtbot: QtBot, command) -> None:
    hall = Hall(qtbot, at=1)
    hall.presenter._press(command.name)
    assert command.written in hall.presenter.sheet.accessibleName()
    assert hall.ended == ([1] if command.name == "leave" else [])


@pytest.mark.parametrize(
    ("key", "modifiers", "name"),
    [
        (K.Key_7, KEYPAD, "7"),
        (K.Key_Enter, KEYPAD, "enter"),
        (K.Key_Question, SHIFT, "keys"),
        (K.Key_B, SHIFT, "black"),
        (K.Key_B, Qt.KeyboardModifier.ControlModifier, ""),
        (K.Key_X, NONE, ""),
    ],
)
def test_keypad_and_shift_make_no_difference(
    key: Qt.Key, modifiers: Qt.KeyboardModifier, name: str
) -> None:
    assert command_of(event(key, modifiers)) == name


@pytest.mark.parametrize(
    ("kind", "kept", "not_kept"),
    [
        (QLineEdit, (K.Key_Right, K.Key_N, K.Key_1, K.Key_Return), (K.Key_PageDown, K.Key_Escape)),
        (QSlider, (K.Key_Right, K.Key_End), (K.Key_Space, K.Key_N, K.Key_1)),
        (QPushButton, (K.Key_Space, K.Key_Left), (K.Key_PageUp, K.Key_B)),
        (QPlainTextEdit, (K.Key_Down,), (K.Key_Space, K.Key_Escape)),
        (QWidget, (), (K.Key_Right, K.Key_Space)),
    ],
)
def test_what_has_the_focus_keeps_the_keys_that_it_needs(
    qtbot: QtBot, kind: type[QWidget], kept: tuple[Qt.Key, ...], not_kept: tuple[Qt.Key, ...]
) -> None:
    widget = kind()
    qtbot.addWidget(widget)
    assert all(keeps(widget, event(key)) for key in kept)
    assert not any(keeps(widget, event(key)) for key in not_kept)
