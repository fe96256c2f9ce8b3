"""The lines behind a plot's marks, through the ticks of its axes."""

from __future__ import annotations

from PySide6.QtGui import QPainter, QPainterPath
from PySide6.QtWidgets import QGraphicsPathItem, QStyleOptionGraphicsItem, QWidget

from ceviz.core.figure import Plot
from ceviz.plot.look import Look


class Grid(QGraphicsPathItem):
    """All lines as one path in axis units, below everything else inside the axes."""

    def __init__(self) -> None:
        super().__init__()
        self.setZValue(-1)

    def show_grid(self, plot: Plot, look: Look) -> None:
        """Take the ticks of a plot."""
        self.setPath(_lines(plot))
        self.setPen(look.cosmetic(look.theme.grid, look.theme.hairline))

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionGraphicsItem,
        widget: QWidget | None = None,
    ) -> None:
        """On whole pixels: as sharp as the axes, and much quicker where a part is painted anew."""
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
        super().paint(painter, option, widget)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)


def _lines(plot: Plot) -> QPainterPath:
    path = QPainterPath()
    if plot.x.grid:
        for tick in plot.x.ticks:
            path.moveTo(tick.at, plot.y.low)
            path.lineTo(tick.at, plot.y.high)
    if plot.y.grid:
        for tick in plot.y.ticks:
            path.moveTo(plot.x.low, tick.at)
            path.lineTo(plot.x.high, tick.at)
    return path
