"""The blank screen."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QPaintEvent, QPainter
from PySide6.QtWidgets import QWidget

from ceviz.state.lecture.course import Blank


class Curtain(QWidget):
    """Covers everything with one colour."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._colour: Blank = ""
        self.setCursor(Qt.CursorShape.BlankCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.hide()

    def show_blank(self, blank: Blank) -> None:
        """Come down in a colour, or go up; the same again lies where it lay."""
        if blank == self._colour:
            return
        self._colour = blank
        self.setVisible(bool(blank))
        self.setAccessibleName(f"The screen is {blank}")
        self.raise_()
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        QPainter(self).fillRect(event.rect(), QColor(self._colour))
