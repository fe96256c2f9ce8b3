"""What a text field would take, but leaves to the window: keys of commands, and files."""

from __future__ import annotations

from typing import TypeGuard

from PySide6.QtCore import QEvent
from PySide6.QtGui import QDragEnterEvent, QKeyEvent, QKeySequence

_ADD_STEP = QKeySequence("Ctrl+D")  # which deletes a letter in fields under X11, as Delete does


def asks_for_undo(event: QEvent) -> bool:
    """Whether the field is asked if it means to undo or redo by itself."""
    return _asks(event) and (
        event.matches(QKeySequence.StandardKey.Undo) or event.matches(QKeySequence.StandardKey.Redo)
    )


def asks_for_window(event: QEvent) -> bool:
    """Whether the field is asked for what means the same everywhere in the window.

    That is a key, or a file that is dragged here, whose name the field would take for a text.
    """
    if isinstance(event, QDragEnterEvent):
        return any(url.isLocalFile() for url in event.mimeData().urls())
    return _asks(event) and QKeySequence(event.keyCombination()) == _ADD_STEP


def _asks(event: QEvent) -> TypeGuard[QKeyEvent]:
    return isinstance(event, QKeyEvent) and event.type() == QEvent.Type.ShortcutOverride
