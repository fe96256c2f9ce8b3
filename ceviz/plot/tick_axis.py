"""An axis of a plot: its line, its label, and the ticks that the figure names."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter
import pyqtgraph as pg

from ceviz.core.figure import Axis
from ceviz.plot.look import Look

_WHOLE = Qt.TextFlag.TextDontClip
_BESIDE = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter | _WHOLE
_BELOW = Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop | _WHOLE
_WIDE = 200.0  # of the place for a text, which may be longer


class TickAxis(pg.AxisItem):
    """pyqtgraph's axis, to the left of a view box or below it.

    pyqtgraph measures all texts and leaves out those that could collide, which takes a millisecond
    where ticks move with a slider. Here the figure has chosen the ticks, and all are drawn.
    """

    def __init__(self, side: str, view: pg.ViewBox) -> None:
        super().__init__(side, linkView=view, maxTickLength=0)
        self.enableAutoSIPrefix(False)  # or probabilities would read "ŷ (x0.001)"
        self.setStyle(autoExpandTextSpace=False)

    def show_axis(self, axis: Axis, old: Axis | None, look: Look) -> None:
        """Show what is new since the ``old`` axis; all of it if there is none in this look."""
        theme = look.theme
        if old is None:
            self.setStyle(tickFont=theme.font(0.93), tickTextOffset=theme.px(6))
            # How far a tick's text may reach beyond the axis's ends: that much is painted anew.
            self.setStyle(hideOverlappingLabels=theme.text_px(20))
            self.setPen(look.cosmetic(theme.axis, theme.hairline))
            self.setTextPen(theme.ink if theme.name == "projector" else theme.soft_ink)
            self.label.setFont(theme.font())
        if old is None or (old.ticks, old.picks) != (axis.ticks, axis.picks):
            self.setTicks([[(tick.at, "" if axis.picks else tick.text) for tick in axis.ticks]])
        if old is None or old.label != axis.label:
            self.setLabel(axis.label, color=theme.ink)

    def generateDrawSpecs(self, p: QPainter) -> tuple[Any, list[Any], list[Any]]:
        """The line along the axis, no strokes at the ticks, and the texts."""
        bounds = self.mapRectFromParent(self.geometry())
        if self.orientation == "left":
            line = bounds.topRight() - QPointF(1, 1), bounds.bottomRight() + QPointF(-1, 1)
            right = bounds.right() - self.style["tickTextOffset"][0]
            texts = [
                (QRectF(right - _WIDE, bounds.bottom() - along - 10, _WIDE, 20), _BESIDE, text)
                for along, text in self._texts(bounds.height())
            ]
        else:
            line = bounds.topLeft() + QPointF(-1, 1), bounds.topRight() + QPointF(1, 1)
            top = bounds.top() + self.style["tickTextOffset"][1]
            texts = [
                (QRectF(bounds.left() + along - _WIDE / 2, top, _WIDE, 20), _BELOW, text)
                for along, text in self._texts(bounds.width())
            ]
        return (self.pen(), *line), [], texts

    def _texts(self, length: float) -> Iterator[tuple[float, str]]:
        """Each tick's text, and how far along the axis it stands."""
        low, high = self.range
        scale = length / (high - low or 1.0)
        for at, text in self._tickLevels[0]:
            if text and low <= at <= high:
                yield (at - low) * scale, text
