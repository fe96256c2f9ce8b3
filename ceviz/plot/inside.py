"""Graphics items inside the axes: in their units, but with lines as wide as the theme says.

Qt would take a line's width for so many units of the axes, and so for most of the plot, which it
would paint anew at each change. pyqtgraph's curve knows better, in five times the time.
"""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QBrush, QPainter, QPainterPath, QPen
from PySide6.QtWidgets import QGraphicsItem, QStyleOptionGraphicsItem, QWidget

_NO_PEN, _NO_BRUSH = QPen(Qt.PenStyle.NoPen), QBrush()


class InsideItem(QGraphicsItem):
    """What all have: a cosmetic pen or none, and bounds that reach to the edge of its lines."""

    def __init__(self) -> None:
        super().__init__()
        self._pen, self._brush = _NO_PEN, _NO_BRUSH
        self._content = self._bounds = QRectF()
        self._scale = 1.0, 1.0

    def set_scale(self, scale: tuple[float, float]) -> None:
        """Say how many pixels there are to a unit of x and of y."""
        if scale != self._scale:
            self._scale = scale
            self._find_bounds()

    def boundingRect(self) -> QRectF:
        """The content with its lines."""
        return self._bounds

    def _take(self, content: QRectF, pen: QPen, brush: QBrush) -> None:
        self._content, self._pen, self._brush = content, pen, brush
        self._find_bounds()
        self.update()

    def _find_bounds(self) -> None:
        self.prepareGeometryChange()
        edge = 0.0 if self._pen.style() == Qt.PenStyle.NoPen else self._pen.widthF()
        across, up = (edge / max(pixels, 1e-9) for pixels in self._scale)
        self._bounds = self._content.adjusted(-across, -up, across, up)


class CurveItem(InsideItem):
    """A line along a path."""

    def __init__(self) -> None:
        super().__init__()
        self._path = QPainterPath()

    def set_path(self, path: QPainterPath, pen: QPen) -> None:
        """Show another line."""
        self._path = path
        self._take(path.controlPointRect(), pen, _NO_BRUSH)

    def paint(
        self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None
    ) -> None:
        """The line."""
        painter.setPen(self._pen)
        painter.setBrush(self._brush)
        painter.drawPath(self._path)


class BarsItem(InsideItem):
    """Rectangles that Qt paints as such.

    One path of them takes four times as long to fill, and ten times as long to outline.
    """

    def __init__(self) -> None:
        super().__init__()
        self._bars: list[QRectF] = []

    def fill(self, bars: list[QRectF], brush: QBrush) -> None:
        """Show bars that are filled."""
        self._show(bars, _NO_PEN, brush)

    def outline(self, bars: list[QRectF], pen: QPen) -> None:
        """Show bars that are outlined."""
        self._show(bars, pen, _NO_BRUSH)

    def paint(
        self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None
    ) -> None:
        """All bars at once."""
        painter.setPen(self._pen)
        painter.setBrush(self._brush)
        painter.drawRects(self._bars)

    def _show(self, bars: list[QRectF], pen: QPen, brush: QBrush) -> None:
        self._bars = bars
        content = QRectF()
        for bar in bars:
            content |= bar
        self._take(content, pen, brush)
