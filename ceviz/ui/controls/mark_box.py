"""The box that marks one element of a list, where several can be marked."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QColor, QPaintEvent, QPainter, QPen, QPolygonF
from PySide6.QtWidgets import QCheckBox

from ceviz.ui.controls.row_mark import RowMark

_SIDE, _ROUND = 14, 3
_TICK = ((-0.28, 0.0), (-0.08, 0.22), (0.3, -0.24))  # around the box's centre, in sides


class MarkBox(RowMark, QCheckBox):
    """A check box."""

    def paintEvent(self, event: QPaintEvent) -> None:
        theme, marked, side = self._theme, self.isChecked(), self._theme.text_px(_SIDE)
        centre = QPointF(self.width() / 2, self.height() / 2)
        box = QRectF(centre.x() - side / 2, centre.y() - side / 2, side, side)
        rounded = theme.text_px(_ROUND)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self.hasFocus():
            painter.setPen(QPen(QColor(theme.accent), 2))
            painter.drawRoundedRect(box.adjusted(-2, -2, 2, 2), rounded + 2, rounded + 2)
        lively = marked or self.underMouse()
        painter.setPen(QPen(QColor(theme.accent if lively else theme.roles["muted"]), 1.5))
        painter.setBrush(QColor(theme.accent if marked else theme.card))
        painter.drawRoundedRect(box.adjusted(0.75, 0.75, -0.75, -0.75), rounded, rounded)
        if marked:
            painter.setPen(QPen(QColor(theme.on_accent), 2))
            painter.drawPolyline(
                QPolygonF([centre + QPointF(x * side, y * side) for x, y in _TICK])
            )
