"""The dot that marks one element of a list."""

from __future__ import annotations

from PySide6.QtCore import QPointF, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QPaintEvent, QPainter, QPen
from PySide6.QtWidgets import QRadioButton, QWidget

from ceviz.ui.controls.row_mark import RowMark

_RADIUS = 7
_STEPS = {
    Qt.Key.Key_Left: -1,
    Qt.Key.Key_Up: -1,
    Qt.Key.Key_Right: 1,
    Qt.Key.Key_Down: 1,
}


class MarkDot(RowMark, QRadioButton):
    """A radio button; ``stepped`` asks for a neighbour by arrow key."""

    stepped = Signal(int)

    def __init__(self, title: str, parent: QWidget | None = None) -> None:
        super().__init__(title, parent)
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)

    def display(self, name: str, *, marked: bool) -> None:
        """Show whether the element of that name is marked; Tab stops at the marked one only."""
        super().display(name, marked=marked)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus if marked else Qt.FocusPolicy.ClickFocus)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = _STEPS.get(Qt.Key(event.key()))
        if step is None:
            super().keyPressEvent(event)
        else:
            self.stepped.emit(step)

    def paintEvent(self, event: QPaintEvent) -> None:
        theme, marked, radius = self._theme, self.isChecked(), self._theme.text_px(_RADIUS)
        at = QPointF(self.width() / 2, self.height() / 2)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self.hasFocus():
            painter.setPen(QPen(QColor(theme.accent), 2))
            painter.drawEllipse(at, radius + 2, radius + 2)
        lively = marked or self.underMouse()
        painter.setPen(QPen(QColor(theme.accent if lively else theme.roles["muted"]), 1.5))
        painter.setBrush(QColor(theme.card))
        painter.drawEllipse(at, radius - 0.75, radius - 0.75)
        if marked:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(theme.accent))
            painter.drawEllipse(at, radius - 3.5, radius - 3.5)
