"""A line of words that is a draft until it is sent."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from ceviz.plot.theme import Theme
from ceviz.ui.controls.draft_field import DraftField

_HEIGHT = 32


class LineField(DraftField):
    """A line of words; ``entered`` carries what was typed, and an empty one where that may be.

    Where it may not be, an empty one restores the old.
    """

    entered = Signal(str)

    def __init__(
        self,
        name: str,
        longest: int,
        parent: QWidget | None = None,
        *,
        may_be_empty: bool = False,
    ) -> None:
        super().__init__(parent)
        self._may_be_empty = may_be_empty
        self.setMaxLength(longest)
        self.setAccessibleName(name)

    def set_theme(self, theme: Theme) -> None:
        """Take another look or text size."""
        self.setFont(theme.font(0.93))
        self.setFixedHeight(theme.text_px(_HEIGHT))

    def show_text(self, text: str) -> None:
        super().show_text(text)
        if not self.hasFocus():
            self.setCursorPosition(0)

    def send(self) -> None:
        line = one_line(self.text())
        unchanged = line == self._shown
        self.restore()
        if not unchanged and (line or self._may_be_empty):
            self.entered.emit(line)
            self.settled.emit()


def one_line(text: str) -> str:
    """A text without line breaks, and without blanks around it."""
    return " ".join(text.split())
