"""A line edit whose text is a draft until it is sent."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget

from ceviz.ui.controls.window_keys import asks_for_undo, asks_for_window

_STILL_HERE = (Qt.FocusReason.PopupFocusReason, Qt.FocusReason.ActiveWindowFocusReason)


class DraftField(QLineEdit):
    """Enter or leaving sends what is typed, Escape drops it; ``settled`` follows what was sent.

    A draft lives until what the field shows really changes. A field without one leaves the keys for
    undo and redo to the window.
    """

    settled = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shown = ""
        self.textEdited.connect(self.typed)

    @property
    def drafting(self) -> bool:
        """Whether there is text that was not sent."""
        return self.text() != self._shown

    def show_text(self, text: str) -> None:
        """Show another text in place of the one before, and of a draft; the same does nothing."""
        if text != self._shown:
            self._shown = text
            self.restore()

    def restore(self) -> None:
        """Drop the draft."""
        self.setText(self._shown)

    def typed(self, text: str) -> None:
        """Look at a draft that has just changed."""

    def send(self) -> None:
        """Send the draft, or say what is wrong with it."""
        raise NotImplementedError

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter sends, Escape drops; the rest is typing."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if self.drafting:
                self.send()
            self.selectAll()
        elif event.key() == Qt.Key.Key_Escape and self.drafting:
            self.restore()
            self.selectAll()
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Leaving sends a draft that is in order and drops one that is not."""
        super().focusOutEvent(event)
        if self.drafting and event.reason() not in _STILL_HERE:
            self.send()
            self.restore()

    def event(self, event: QEvent) -> bool:
        """Without a draft there is nothing to undo here, so the window may undo."""
        if asks_for_window(event) or (not self.drafting and asks_for_undo(event)):
            return False
        return super().event(event)


def send_draft(window: QWidget) -> None:
    """Let what is being typed in a window take effect, as if its field were left."""
    field = QApplication.focusWidget()
    if field is not None and window.isAncestorOf(field):
        field.clearFocus()
        # A field that is there for its draft alone goes with it, and leaves its parent.
        stays = field if field.isVisible() else field.parentWidget()
        if stays is not None:
            stays.setFocus()
