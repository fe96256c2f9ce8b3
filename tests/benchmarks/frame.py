"""A plot's axes, painted by hand, with the small things that are kept from one step to the next."""

from __future__ import annotations

from functools import cache, lru_cache

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QStaticText

from ceviz.core.figure import Plot
from ceviz.plot.theme import LIGHT as THEME


@cache
def colour(value: str) -> QColor:
    return QColor(value)


@cache
def metrics(relative: float, strong: bool = False) -> QFontMetricsF:
    return QFontMetricsF(THEME.font(relative, strong=strong))


@lru_cache(maxsize=1024)
def wide(text: str, relative: float, strong: bool = False) -> float:
    return metrics(relative, strong).horizontalAdvance(text)


@cache
def static(text: str) -> QStaticText:
    static = QStaticText(text)
    static.setTextFormat(Qt.TextFormat.PlainText)
    return static


class Frame:
    """A plot's axes, and the way from them to pixels. It is painted as it was made."""

    def __init__(self, plot: Plot, place: QRectF) -> None:
        self._x, self._y, self._place = plot.x.low, plot.y.low, place
        self._per_x = place.width() / (plot.x.high - plot.x.low)
        self._per_y = place.height() / (plot.y.high - plot.y.low)
        self._grid = [
            QLineF(self.at(tick.at, plot.y.low), self.at(tick.at, plot.y.high))
            for tick in (plot.x.ticks if plot.x.grid else ())
        ] + [
            QLineF(self.at(plot.x.low, tick.at), self.at(plot.x.high, tick.at))
            for tick in (plot.y.ticks if plot.y.grid else ())
        ]
        self._edges = [
            QLineF(place.topLeft(), place.bottomLeft()),
            QLineF(place.bottomLeft(), place.bottomRight()),
        ]
        self._numbers = [
            (self.at(tick.at, plot.y.low) + QPointF(-wide(tick.text, 0.93) / 2, 6), tick.text)
            for tick in plot.x.ticks
        ] + [
            (self.at(plot.x.low, tick.at) + QPointF(-wide(tick.text, 0.93) - 6, -8), tick.text)
            for tick in plot.y.ticks
        ]
        self._labels = plot.x.label, plot.y.label

    def across(self, x):
        return self._place.left() + (x - self._x) * self._per_x

    def down(self, y):
        return self._place.bottom() - (y - self._y) * self._per_y

    def at(self, x: float, y: float) -> QPointF:
        return QPointF(self.across(x), self.down(y))

    def paint(self, painter: QPainter) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
        painter.setPen(colour(THEME.grid))
        painter.drawLines(self._grid)
        painter.setPen(colour(THEME.axis))
        painter.drawLines(self._edges)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(THEME.font(0.93))
        painter.setPen(colour(THEME.soft_ink))
        for at, text in self._numbers:
            painter.drawStaticText(at, static(text))
        painter.setFont(THEME.font())
        painter.setPen(colour(THEME.ink))
        x_label, y_label = self._labels
        middle = self._place.center()
        left = middle.x() - wide(x_label, 1.0) / 2
        painter.drawStaticText(QPointF(left, self._place.bottom() + 38), static(x_label))
        painter.save()
        painter.translate(self._place.left(), middle.y())
        painter.rotate(-90)
        painter.drawStaticText(QPointF(-wide(y_label, 1.0) / 2, -62), static(y_label))
        painter.restore()
