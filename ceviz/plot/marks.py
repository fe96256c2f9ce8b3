"""How each kind of mark is drawn: one class a mark, each around one graphics item.

Curves, areas and bars, which are here, live inside the axes, in axis units, and are clipped there.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPen, QPolygonF
from PySide6.QtWidgets import QGraphicsPolygonItem
import numpy as np
import pyqtgraph as pg

from ceviz.core.figure import Arrow, Band, Bars, Curve, Guide, Handle, Mark, Points, Text
from ceviz.plot.dashes import dashed
from ceviz.plot.drawn_mark import DrawnMark
from ceviz.plot.inside import BarsItem, CurveItem
from ceviz.plot.look import Look
from ceviz.plot.marks_above import DrawnArrow, DrawnGuide, DrawnHandle, DrawnPoints, DrawnText
from ceviz.plot.pixel_map import PixelMap


class DrawnCurve(DrawnMark[Curve]):
    """A curve, solid or dashed."""

    def __init__(self) -> None:
        self.item: CurveItem = CurveItem()
        self._mark: Curve
        self._pen = QPen()
        self._pattern: tuple[float, ...] = ()

    def show(self, mark: Curve, look: Look) -> None:
        """Draw through the points; dashes wait for the scale of the axes."""
        self._mark, self._pen = mark, look.pen(mark.role, mark.weight)
        self._pattern = look.dashes(mark.weight, mark.dash)
        if not self._pattern:
            path = pg.arrayToQPath(mark.x, mark.y, connect="all", finiteCheck=False)
            self.item.set_path(path, self._pen)

    def place(self, pixels: PixelMap) -> None:
        """Cut the dashes anew: they are measured in pixels."""
        scale = pixels.scale()
        self.item.set_scale(scale)
        if self._pattern:
            x, y, drawn = dashed(self._mark.x, self._mark.y, scale=scale, pattern=self._pattern)
            path = pg.arrayToQPath(x, y, connect=drawn, finiteCheck=False)
            self.item.set_path(path, self._pen)


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

    def show(self, mark: Bars, look: Look) -> None:
        """The rectangles in their colour."""
        bars = [QRectF(*bar) for bar in mark.rectangles()]
        if mark.fill == "solid":
            self.item.fill(bars, look.brush(mark.role))
        else:
            self.item.outline(bars, look.pen(mark.role))

    def place(self, pixels: PixelMap) -> None:
        """Outlines are of one width whatever the scale of the axes."""
        self.item.set_scale(pixels.scale())


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
