"""The button beside a slider that lets its number go back and forth by itself."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPaintEvent, QPainter, QPen, QPolygonF
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from ceviz.plot.theme import LIGHT, Theme
from ceviz.ui.style import plate, ring

_SIDE, _ROUND = 22, 6


class PlayButton(QAbstractButton):
    """A triangle; two bars while the number is played."""

    def __init__(self, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = LIGHT
        self._title = title
        self._playing = False
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._name()

    def show_playing(self, playing: bool) -> None:
        """Show whether the number is played; emits nothing."""
        if playing != self._playing:
            self._playing = playing
            self._name()
            self.update()

    def set_theme(self, theme: Theme) -> None:
        """Take another look or text size."""
        self._theme = theme
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        side = self._theme.text_px(_SIDE)
        return QSize(side, side)

    def paintEvent(self, event: QPaintEvent) -> None:
        theme, rect = self._theme, QRectF(self.rect())
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self.underMouse() or self.isDown():
            plate(painter, rect, _ROUND, theme.hover)
        if self.hasFocus():
            ring(painter, rect, _ROUND, theme)
        lit = self._playing or self.underMouse()
        colour = QColor(theme.accent if lit else theme.soft_ink)
        unit = rect.width() / _SIDE
        painter.setBrush(colour)
        if self._playing:
            painter.setPen(Qt.PenStyle.NoPen)
            for x in (-4.5, 1.5):
                bar = QRectF(x * unit, -5 * unit, 3 * unit, 10 * unit)
                painter.drawRoundedRect(bar.translated(rect.center()), unit, unit)
        else:
            pen = QPen(colour, 1.5 * unit)
            pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
            painter.setPen(pen)
            corners = ((-3.2, -4.5), (4.6, 0.0), (-3.2, 4.5))
            painter.drawPolygon(
                QPolygonF([rect.center() + QPointF(x * unit, y * unit) for x, y in corners])
            )

    def _name(self) -> None:
        name = f"{'Pause' if self._playing else 'Play'} {self._title}"
        self.setAccessibleName(name)
        self.setToolTip(f"{name} (Space)")
