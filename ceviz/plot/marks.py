"""How each kind of mark is drawn: one class a mark, each around one graphics item.

Curves and areas live inside the axes, in axis units, and are clipped there. Words, markers and
arrows live above them in the scene's logical pixels, so that a marker on the edge stays whole; so
do guides, but clipped to the axes. In axis units Qt would take a guide's width for that of the
plot, and repaint as much whenever it moves.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
import math
from typing import Any, Generic, TypeVar

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QFont, QPainterPath, QPen, QPolygonF
from PySide6.QtWidgets import (
    QGraphicsItem,
    QGraphicsLineItem,
    QGraphicsPathItem,
    QGraphicsPolygonItem,
    QGraphicsSimpleTextItem,
)
import numpy as np
import pyqtgraph as pg

from ceviz.core.figure import (
    Arrow,
    Band,
    Bars,
    Curve,
    Guide,
    Handle,
    Mark,
    Points,
    Role,
    Text,
)
from ceviz.plot.bars_item import BarsItem
from ceviz.plot.dashes import dashed
from ceviz.plot.look import Look
from ceviz.plot.pixel_map import PixelMap

M = TypeVar("M", bound=Mark)


class DrawnMark(Generic[M]):
    """One mark on screen. ``inside`` says whether it lives in the axes or above them.

    ``clipped`` says whether what lives above them ends at their edges all the same.
    """

    inside = True
    clipped = False
    item: QGraphicsItem

    def show(self, mark: M, look: Look) -> None:
        """Take over a mark's content."""
        raise NotImplementedError

    def place(self, pixels: PixelMap) -> None:
        """Take a new position after the axes moved; what lives inside them moves by itself."""


class DrawnCurve(DrawnMark[Curve]):
    """A curve, by pyqtgraph."""

    def __init__(self) -> None:
        self.item: Any = pg.PlotCurveItem(antialias=True, skipFiniteCheck=True)
        self._mark: Curve
        self._pattern: tuple[float, ...] = ()

    def show(self, mark: Curve, look: Look) -> None:
        """Draw through the points; dashes wait for the scale of the axes."""
        self._mark, self._pattern = mark, look.dashes(mark.weight, mark.dash)
        self.item.setData(mark.x, mark.y, pen=look.pen(mark.role, mark.weight), connect="all")

    def place(self, pixels: PixelMap) -> None:
        """Cut the dashes anew: they are measured in pixels."""
        if self._pattern:
            x, y, drawn = dashed(
                self._mark.x, self._mark.y, scale=pixels.scale(), pattern=self._pattern
            )
            self.item.setData(x, y, connect=drawn)


class DrawnBand(DrawnMark[Band]):
    """An area between two curves."""

    def __init__(self) -> None:
        self.item: QGraphicsPolygonItem = QGraphicsPolygonItem()
        self.item.setPen(QPen(Qt.PenStyle.NoPen))

    def show(self, mark: Band, look: Look) -> None:
        """Go along the low curve and back along the high one."""
        xs = np.concatenate([mark.x, mark.x[::-1]])
        ys = np.concatenate([mark.low, mark.high[::-1]])
        self.item.setPolygon(QPolygonF([QPointF(x, y) for x, y in zip(xs, ys, strict=True)]))
        self.item.setBrush(look.brush(mark.role, 0.15))


class DrawnBars(DrawnMark[Bars]):
    """Bars, filled or outlined."""

    def __init__(self) -> None:
        self.item: BarsItem = BarsItem()
        self._edge = 0.0  # half of the outline, in pixels

    def show(self, mark: Bars, look: Look) -> None:
        """The rectangles in their colour."""
        solid = mark.fill == "solid"
        pen = QPen(Qt.PenStyle.NoPen) if solid else look.pen(mark.role)
        brush = look.brush(mark.role) if solid else QBrush()
        self._edge = 0.0 if solid else pen.widthF() / 2
        self.item.set_bars([QRectF(*bar) for bar in mark.rectangles()], pen, brush)

    def place(self, pixels: PixelMap) -> None:
        """Outlines are of one width whatever the scale of the axes."""
        across, up = pixels.scale()
        self.item.set_margin(self._edge / max(across, 1e-9), self._edge / max(up, 1e-9))


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
            path.addPath(
                pg.QtGui.QTransform(self._size, 0, 0, self._size, at.x(), at.y()).map(symbol)
            )
        self.item.setPath(path)


class DrawnHandle(_Above[Handle]):
    """A grip: a ringed disc, a rounded bar on the top of a bar, or a small one on its side."""

    def __init__(self) -> None:
        super().__init__()
        self.item: QGraphicsPathItem = QGraphicsPathItem()
        self._shown: tuple[str, Role, Look] | None = None

    def show(self, mark: Handle, look: Look) -> None:
        """Set shape and colour; mostly a handle has just moved."""
        self.mark, size = mark, look.theme.marker
        if self._shown == (mark.shape, mark.role, look):
            return
        self._shown = mark.shape, mark.role, look
        self.item.setPath(_grip(mark.shape, size))
        self.item.setBrush(look.brush(mark.role))
        self.item.setPen(look.ring(size / 6 if mark.shape == "edge" else size / 3))

    def place(self, pixels: PixelMap) -> None:
        """Move to its place."""
        self.item.setPos(pixels.to_pixels(*self.mark.at))


@cache
def _grip(shape: str, size: float) -> QPainterPath:
    path = QPainterPath()
    if shape == "round":
        path.addEllipse(QPointF(0, 0), size, size)
    elif shape == "bar":
        path.addRoundedRect(QRectF(-1.9 * size, -0.5 * size, 3.8 * size, size), size / 2, size / 2)
    else:
        path.addRoundedRect(
            QRectF(-0.3 * size, -0.55 * size, 0.6 * size, 1.1 * size), 0.3 * size, 0.3 * size
        )
    return path


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


DRAWN: dict[type[Mark], Callable[[], DrawnMark[Any]]] = {
    Curve: DrawnCurve,
    Band: DrawnBand,
    Bars: DrawnBars,
    Guide: DrawnGuide,
    Text: DrawnText,
    Points: DrawnPoints,
    Handle: DrawnHandle,
    Arrow: DrawnArrow,
}
