"""The keys of a talk, declared once: what they do, and the sheet of keys, come from here."""

from __future__ import annotations

from typing import NamedTuple

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractSlider,
    QAbstractSpinBox,
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QWidget,
)

from ceviz.ui.lecture.sketch_pad import SketchPad

_Key = Qt.Key


class KeyCommand(NamedTuple):
    """What a key does: a name for the program, the words and keys for the sheet, and the keys."""

    name: str
    text: str
    written: str
    keys: tuple[Qt.Key, ...]


COMMANDS = (
    KeyCommand(
        "on",
        "Go on: the answer, then the next step",
        "→  ↓  Space  Page Down  N",
        (
            _Key.Key_Right,
            _Key.Key_Down,
            _Key.Key_Space,
            _Key.Key_PageDown,
            _Key.Key_N,
            _Key.Key_Forward,
            _Key.Key_MediaNext,
        ),
    ),
    KeyCommand(
        "back",
        "Go back",
        "←  ↑  Page Up  P",
        (
            _Key.Key_Left,
            _Key.Key_Up,
            _Key.Key_PageUp,
            _Key.Key_P,
            _Key.Key_Back,
            _Key.Key_MediaPrevious,
        ),
    ),
    KeyCommand("first", "Go to the first step", "Home", (_Key.Key_Home,)),
    KeyCommand("last", "Go to the last step", "End", (_Key.Key_End,)),
    KeyCommand(
        "enter", "Go to a step by its number", "digits, Enter", (_Key.Key_Return, _Key.Key_Enter)
    ),
    KeyCommand("black", "Black screen, and back", "B  .", (_Key.Key_B, _Key.Key_Period)),
    KeyCommand("white", "White screen, and back", "W  ,", (_Key.Key_W, _Key.Key_Comma)),
    KeyCommand("laser", "Laser pointer", "L", (_Key.Key_L,)),
    KeyCommand("zoom", "Zoom to the pointer, and back", "Z", (_Key.Key_Z,)),
    KeyCommand("controls", "Sliders and numbers", "C, or the left edge", (_Key.Key_C,)),
    KeyCommand("reset", "The step as the lecture has it", "R", (_Key.Key_R,)),
    KeyCommand("votes", "Enter the votes for each answer", "V", (_Key.Key_V,)),
    KeyCommand(
        "clear",
        "Clear the sketch, or a typed digit",
        "Backspace",
        (_Key.Key_Backspace, _Key.Key_Delete),
    ),
    KeyCommand("speaker", "Speaker's window", "S", (_Key.Key_S,)),
    KeyCommand("keys", "These keys", "F1  ?", (_Key.Key_F1, _Key.Key_Question)),
    KeyCommand("leave", "Close what is open, then leave the talk", "Esc", (_Key.Key_Escape,)),
)
"""What the keys do wherever the focus is, unless what has it needs them: see :func:`keeps`."""

FOCUSED = (
    ("Take hold of a handle, a marker, the axes, an answer", "Tab; for a handle, a click"),
    ("Move what is held", "arrow keys, with Shift further"),
    ("Sketch: move the pen; put it down, or lift it", "arrow keys; Space"),
    ("Let go: the keys are the talk's again", "Esc, or end of a drag"),
)
"""The keys of what has the focus, in words."""

_NAMES = {key: command.name for command in COMMANDS for key in command.keys}
_DIGITS = {getattr(_Key, f"Key_{digit}"): str(digit) for digit in range(10)}
_ARROWS = frozenset(
    {_Key.Key_Left, _Key.Key_Right, _Key.Key_Up, _Key.Key_Down, _Key.Key_Home, _Key.Key_End}
)
_PRESSES = frozenset({_Key.Key_Space, _Key.Key_Return, _Key.Key_Enter})
_NEVER_TYPED = frozenset({_Key.Key_PageUp, _Key.Key_PageDown, _Key.Key_F1, _Key.Key_Escape})
_FIELDS = QLineEdit | QAbstractSpinBox


def command_of(event: QKeyEvent) -> str:
    """The name of a key's command, the digit that it types, or nothing."""
    with_others = event.modifiers() & ~(
        Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.KeypadModifier
    )
    if with_others != Qt.KeyboardModifier.NoModifier:
        return ""
    key = Qt.Key(event.key())
    return _DIGITS.get(key) or _NAMES.get(key, "")


def keeps(widget: QWidget, event: QKeyEvent) -> bool:
    """Whether what has the focus needs a key for itself.

    A field needs all that can be typed. Sliders, handles, buttons and notes need the arrows, and
    buttons what presses them. Page Up and Page Down, which a clicker sends, are always the talk's.
    """
    key = Qt.Key(event.key())
    if isinstance(widget, _FIELDS):
        return key not in _NEVER_TYPED
    if isinstance(widget, QAbstractButton | QComboBox):
        return key in _ARROWS or key in _PRESSES
    if isinstance(widget, QAbstractSlider | QPlainTextEdit):
        return key in _ARROWS
    return isinstance(widget, SketchPad) and (key in _ARROWS or key == _Key.Key_Space)
