"""Marks above the axes: words, markers, handles, arrows and guides, each around one graphics item.

They live in the scene's logical pixels, so that a marker on the edge of the axes stays whole. So do
guides, but clipped to the axes: in axis units Qt would take a guide's width for that of the plot,
and repaint as much whenever it moves.
"""

from __future__ import annotations

from functools import cache
import math

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QPainterPath, QPen, QPolygonF, QTransform
from PySide6.QtWidgets import QGraphicsLineItem, QGraphicsPathItem, QGraphicsSimpleTextItem

from ceviz.core.figure import Arrow, Guide, Handle, Points, Role, Text
from ceviz.plot.drawn_mark import DrawnMark, M
from ceviz.plot.look import Look
from ceviz.plot.pixel_map import PixelMap


class _Above(DrawnMark[M]):
    """What lives above the axes keeps its mark, to be placed again when they move."""

    inside = False

    def __init__(self) -> None:
        self.mark: M


class DrawnGuide(_Above[Guide]):
    """A straight thin line."""

    clipped = True

    def __init__(self) -> None:
        super().__init__()
        self.item: QGraphicsLineItem = QGraphicsLineItem()

    def show(self, mark: Guide, look: Look) -> None:
        """Set colour and dashes."""
        self.mark = mark
        self.item.setPen(look.line(mark.role, "light", mark.dash))

    def place(self, pixels: PixelMap) -> None:
        """From start to end, in the pixels of the axes."""
        corner = pixels.rect.topLeft()
        start, end = (pixels.to_pixels(*at) - corner for at in (self.mark.start, self.mark.end))
        self.item.setLine(QLineF(start, end))


class DrawnText(_Above[Text]):
    """Words at a place."""

    def __init__(self) -> None:
        super().__init__()
        self.item: QGraphicsSimpleTextItem = QGraphicsSimpleTextItem()
        self._font: QFont | None = None
        self._zoom = 1.0

    def show(self, mark: Text, look: Look) -> None:
        """Set words, font and colour."""
        self.mark, self._zoom = mark, look.theme.zoom
        font = look.theme.font(strong=mark.strong)
        if font is not self._font:  # Qt would lay out the words anew
            self._font = font
            self.item.setFont(font)
        self.item.setBrush(look.brush(mark.role))
        self.item.setText(mark.text)

    def place(self, pixels: PixelMap) -> None:
        """Put the anchor at its place, and keep the words within the scene."""
        at = pixels.to_pixels(*self.mark.at)
        size = self.item.boundingRect()
        self.item.setPos(
            at.x() - self.mark.anchor[0] * size.width() + self.mark.offset[0] * self._zoom,
            at.y() - self.mark.anchor[1] * size.height() + self.mark.offset[1] * self._zoom,
        )


_CIRCLE, _SQUARE, _DIAMOND = QPainterPath(), QPainterPath(), QPainterPath()
_CIRCLE.addEllipse(QPointF(0, 0), 1.0, 1.0)
_SQUARE.addRect(-0.9, -0.9, 1.8, 1.8)
_DIAMOND.addPolygon(
    QPolygonF([QPointF(0, -1.2), QPointF(1.2, 0), QPointF(0, 1.2), QPointF(-1.2, 0)])
)
_DIAMOND.closeSubpath()
SYMBOLS = {"circle": _CIRCLE, "square": _SQUARE, "diamond": _DIAMOND}
"""The outlines of points around (0, 0), of about one unit's radius."""


class DrawnPoints(_Above[Points]):
    """Markers with a ring in the card's colour, which parts them from the lines beneath.

    Outlined ones are filled with it.
    """

    def __init__(self) -> None:
        super().__init__()
        self.item: QGraphicsPathItem = QGraphicsPathItem()
        self._size = 1.0

    def show(self, mark: Points, look: Look) -> None:
        """Set shape and colour."""
        self.mark, self._size = mark, look.theme.marker * 0.75
        solid = mark.fill == "solid"
        self.item.setBrush(look.brush(mark.role) if solid else QColor(look.theme.card))
        self.item.setPen(look.ring(self._size / 4) if solid else look.outline(mark.role))

    def place(self, pixels: PixelMap) -> None:
        """One path for all points."""
        path, symbol = QPainterPath(), SYMBOLS[self.mark.symbol]
        for x, y in zip(self.mark.x.tolist(), self.mark.y.tolist(), strict=True):
            at = pixels.to_pixels(x, y)
            path.addPath(QTransform(self._size, 0, 0, self._size, at.x(), at.y()).map(symbol))
        self.item.setPath(path)


class DrawnHandle(_Above[Handle]):
    """A grip: a ringed disc, a rounded bar on the top of a bar, or a small one on its side.

    The ring is an area below it, for Qt fills an area sooner than it draws a line.
    """

    def __init__(self) -> None:
        super().__init__()
        self.item: QGraphicsPathItem = QGraphicsPathItem()
        self._core = QGraphicsPathItem(self.item)
        for part in (self.item, self._core):
            part.setPen(QPen(Qt.PenStyle.NoPen))
        self._shown: tuple[str, Role, Look] | None = None

    def show(self, mark: Handle, look: Look) -> None:
        """Set shape and colour; mostly a handle has just moved."""
        self.mark = mark
        if self._shown == (mark.shape, mark.role, look):
            return
        self._shown = mark.shape, mark.role, look
        whole, core = _grip(mark.shape, look.theme.marker)
        self.item.setPath(whole)
        self.item.setBrush(QColor(look.theme.card))
        self._core.setPath(core)
        self._core.setBrush(look.brush(mark.role))

    def place(self, pixels: PixelMap) -> None:
        """Move to its place."""
        self.item.setPos(pixels.to_pixels(*self.mark.at))


@cache
def _grip(shape: str, size: float) -> tuple[QPainterPath, QPainterPath]:
    """A grip with its ring, and without it."""
    ring = size / 12 if shape == "edge" else size / 6
    return _rounded(shape, size, ring), _rounded(shape, size, -ring)


def _rounded(shape: str, size: float, more: float) -> QPainterPath:
    half_width, half_height, radius = _GRIPS[shape]
    across, up = half_width * size + more, half_height * size + more
    path = QPainterPath()
    bend = radius * size + more
    path.addRoundedRect(QRectF(-across, -up, 2 * across, 2 * up), bend, bend)
    return path


# Half of the width and height, and the radius of the corners, in the size of a marker.
_GRIPS = {"round": (1.0, 1.0, 1.0), "bar": (1.9, 0.5, 0.5), "edge": (0.3, 0.55, 0.3)}


class DrawnArrow(_Above[Arrow]):
    """A line with a head."""

    def __init__(self) -> None:
        super().__init__()
        self.item: QGraphicsPathItem = QGraphicsPathItem()
        self._head = 1.0

    def show(self, mark: Arrow, look: Look) -> None:
        """Set colour and width."""
        self.mark, self._head = mark, look.theme.marker
        pen = QPen(look.theme.colour(mark.role), look.theme.widths["normal"] * 1.25)
        pen.setJoinStyle(Qt.PenJoinStyle.MiterJoin)
        self.item.setPen(pen)
        self.item.setBrush(look.brush(mark.role))

    def place(self, pixels: PixelMap) -> None:
        """Draw the shaft up to the head, and the head as a triangle."""
        start, end = pixels.to_pixels(*self.mark.start), pixels.to_pixels(*self.mark.end)
        path = QPainterPath(start)
        path.lineTo(end)
        along = end - start
        angle = math.atan2(along.y(), along.x())
        head = min(self._head, math.hypot(along.x(), along.y()))  # or it would stick out behind
        for side in (0.4, -0.4):
            back = QPointF(math.cos(angle + side), math.sin(angle + side)) * head
            path.moveTo(end)
            path.lineTo(end - back)
        self.item.setPath(path)
