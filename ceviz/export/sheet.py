"""Plots on a page."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter
from shiboken6 import delete

from ceviz.core.figure import Figure
from ceviz.plot.offscreen import ensure_application
from ceviz.plot.plot_view import PlotView
from ceviz.plot.theme import Theme


@contextmanager
def sheet() -> Iterator[Sheet]:
    """A plot view to paint figures with, one after another."""
    ensure_application()
    view = Sheet()
    try:
        yield view
    finally:
        delete(view)


class Sheet(PlotView):
    """A plot view that is never on a screen; who makes one deletes it."""

    def devicePixelRatioF(self) -> float:
        """A recording has no pixels: its lines have their logical widths on any screen."""
        return 1.0

    def paint(self, painter: QPainter, area: QRectF, figure: Figure, theme: Theme) -> None:
        """Paint a figure's plots in an area of whole pixels."""
        self.resize(int(area.width()), int(area.height()))
        self.show_figure(figure, theme)
        self.settle()
        painter.save()
        self.scene().render(painter, area, QRectF(0, 0, area.width(), area.height()))
        painter.restore()
