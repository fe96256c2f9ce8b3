"""The laser pointer: a red dot in place of the arrow."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QGuiApplication, QPaintEvent, QPainter, QRadialGradient
from PySide6.QtWidgets import QWidget

_SIZE = 0.045  # of the screen's height, the glow included
_CORE = 0.42  # of the size


class Laser(QWidget):
    """A dot that follows the pointer and lets every press through to what lies below."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._parent, self.on = parent, False
        self._hidden = False
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.hide()

    def toggle(self, at: QPoint) -> None:
        """Switch it on where the pointer is, or off."""
        self.on = not self.on
        if self.on:
            self.follow(at)
        else:
            self.leave()

    def follow(self, at: QPoint) -> None:
        """Be where the pointer is."""
        if not self.on or at.x() < 0:
            return
        half = round(_SIZE * self._parent.height() / 2)
        self.setGeometry(QRect(at, at).adjusted(-half, -half, half, half))
        self.show()
        self.raise_()
        if not self._hidden:
            self._hidden = True
            QGuiApplication.setOverrideCursor(Qt.CursorShape.BlankCursor)

    def leave(self) -> None:
        """The pointer is elsewhere, and an arrow there."""
        self.hide()
        if self._hidden:
            self._hidden = False
            QGuiApplication.restoreOverrideCursor()

    def paintEvent(self, event: QPaintEvent) -> None:
        area = QRectF(self.rect())
        glow = QRadialGradient(area.center(), area.width() / 2)
        glow.setColorAt(0.0, QColor(255, 40, 30, 255))
        glow.setColorAt(_CORE, QColor(255, 30, 20, 235))
        glow.setColorAt(_CORE + 0.06, QColor(255, 30, 20, 90))
        glow.setColorAt(1.0, QColor(255, 30, 20, 0))
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(glow)
        painter.drawEllipse(area)
