"""Fields whose every key takes effect at once, so that the window's history undoes in them too."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Signal
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit

from ceviz.ui.controls.window_keys import asks_for_undo, asks_for_window


class LiveLine(QLineEdit):
    """One line; undo and redo are the window's."""

    def display(self, text: str) -> None:
        """Show a text; the cursor stays where it is while one types. Emits nothing."""
        if text != self.text():
            at = self.cursorPosition()
            self.setText(text)
            self.setCursorPosition(min(at, len(text)) if self.hasFocus() else 0)

    def event(self, event: QEvent) -> bool:
        windows = asks_for_undo(event) or asks_for_window(event)
        return not windows and super().event(event)


class LiveText(QPlainTextEdit):
    """Several lines of plain text; Tab goes on to the next control, undo and redo are the window's.

    ``edited`` carries the text that the user made; ``settled`` when the field is left.
    """

    edited = Signal(str)
    settled = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setTabChangesFocus(True)
        self.setUndoRedoEnabled(False)
        self._text = ""
        self._displaying = False
        self.textChanged.connect(self._changed)

    def display(self, text: str) -> None:
        """Show a text; the cursor stays where it is while one types. Emits nothing."""
        if text == self._text:
            return
        self._text = text
        at = self.textCursor().position() if self.hasFocus() else 0
        self._displaying = True
        self.setPlainText(text)
        self._displaying = False
        cursor = self.textCursor()
        cursor.setPosition(min(at, len(self.toPlainText())))
        self.setTextCursor(cursor)

    def event(self, event: QEvent) -> bool:
        windows = asks_for_undo(event) or asks_for_window(event)
        return not windows and super().event(event)

    def viewportEvent(self, event: QEvent) -> bool:
        return not asks_for_window(event) and super().viewportEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.settled.emit()

    def _changed(self) -> None:
        if not self._displaying:
            self._text = self._written()
            self.edited.emit(self._text)

    def _written(self) -> str:
        """The text with its no-break spaces, which ``toPlainText`` makes ordinary ones."""
        return self.document().toRawText().replace("\u2029", "\n").replace("\u2028", "\n")
