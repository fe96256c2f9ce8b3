"""Bars as a graphics item."""

from __future__ import annotations

from PySide6.QtCore import QRectF
from PySide6.QtGui import QBrush, QPainter, QPen
from PySide6.QtWidgets import QGraphicsItem, QStyleOptionGraphicsItem, QWidget


class BarsItem(QGraphicsItem):
    """Rectangles that Qt paints as such.

    One path of them takes four times as long to fill, and ten times as long to outline.
    """

    def __init__(self) -> None:
        super().__init__()
        self._bars: list[QRectF] = []
        self._pen, self._brush = QPen(), QBrush()
        self._margin = 0.0, 0.0
        self._bounds = QRectF()

    def set_bars(self, bars: list[QRectF], pen: QPen, brush: QBrush) -> None:
        """Show other bars, in the units of the axes; the pen is cosmetic or none."""
        self._bars, self._pen, self._brush = bars, pen, brush
        self._find_bounds()
        self.update()

    def set_margin(self, across: float, up: float) -> None:
        """Say how far, in the units of the axes, the outlines reach beyond the bars."""
        if (across, up) != self._margin:
            self._margin = across, up
            self._find_bounds()

    def boundingRect(self) -> QRectF:
        """All bars with their outlines."""
        return self._bounds

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionGraphicsItem,
        widget: QWidget | None = None,
    ) -> None:
        """All bars at once."""
        painter.setPen(self._pen)
        painter.setBrush(self._brush)
        painter.drawRects(self._bars)

    def _find_bounds(self) -> None:
        self.prepareGeometryChange()
        across, up = self._margin
        bounds = QRectF()
        for bar in self._bars:
            bounds |= bar
        self._bounds = bounds.adjusted(-across, -up, across, up)
