"""The peer written by hand: one widget that paints the picture of a panel with QPainter.

It is given the figures and the typeset formulas ready made, and the places from a ceviz window of
the same size, so that it has nothing to do but paint. What stays the same it keeps: paths, static
texts, colours.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache, lru_cache

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import (
    QColor,
    QFontMetricsF,
    QKeyEvent,
    QPaintEvent,
    QPainter,
    QPainterPath,
    QPen,
    QPolygonF,
    QStaticText,
)
from PySide6.QtWidgets import QWidget

from ceviz.core.figure import Bars, Curve, Figure, Guide, Handle, Plot, Points, Readout, Text, Tone
from ceviz.plot.formula_layout import FormulaLayout, lay_out
from ceviz.plot.theme import LIGHT as THEME
from ceviz.ui.main_window import MainWindow
from tests.benchmarks.cases import Moved, Step
from tests.benchmarks.places import Places

_DASHES = {"dash": [4.0, 2.5], "dot": [1.5, 2.0]}
_WRAPPED = int(Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignVCenter)


class HandPainted(QWidget):
    """Each arrow key shows the next figure."""

    def __init__(self, window: MainWindow, moved: Moved, steps: Sequence[Step]) -> None:
        super().__init__()
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.resize(window.size())
        self._places = Places.of(window, moved)
        self._steps = [(step, self._typeset(step.figure)) for step in steps]
        self._now = 0
        self._frames: dict[str, _Frame] = {}
        self._curves: dict[tuple[str, str], tuple[Curve, QPainterPath]] = {}

    def keyPressEvent(self, event: QKeyEvent) -> None:
        self._now = (self._now + 1) % len(self._steps)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        step, formulas = self._steps[self._now]
        figure = step.figure
        painter = QPainter(self)
        painter.fillRect(self.rect(), _colour(THEME.window))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for card in self._places.cards:
            _plate(painter, card, 12, THEME.card, THEME.border)
        for plot in figure.plots:
            self._paint_plot(painter, plot, self._places.plots[plot.key])
        corner = self._places.formulas.topLeft()
        formulas.paint(painter, corner.x(), corner.y(), theme=THEME)
        for readout, place in zip(figure.readouts, self._places.readouts, strict=True):
            _paint_readout(painter, readout, place)
        _paint_verdict(painter, figure.verdict.text, figure.verdict.tone, self._places.verdict)
        if not self._places.slider.isEmpty():
            self._paint_control(painter, step)

    def _typeset(self, figure: Figure) -> FormulaLayout:
        return lay_out(figure.formulas, width=self._places.formulas.width(), theme=THEME)

    def _paint_plot(self, painter: QPainter, plot: Plot, place: QRectF) -> None:
        if plot.key not in self._frames:
            self._frames[plot.key] = _Frame(plot, place)
        frame = self._frames[plot.key]
        frame.paint(painter)
        painter.save()
        painter.setClipRect(place)
        for mark in plot.marks:
            if isinstance(mark, Curve):
                self._paint_curve(painter, plot.key, mark, frame)
            elif isinstance(mark, Guide):
                painter.setPen(_pen(mark.role, "light", mark.dash))
                painter.drawLine(QLineF(frame.at(*mark.start), frame.at(*mark.end)))
            elif isinstance(mark, Bars):
                _paint_bars(painter, mark, frame)
        painter.restore()
        for mark in plot.marks:
            if isinstance(mark, Text):
                _paint_text(painter, mark, frame.at(*mark.at))
            elif isinstance(mark, Points):
                _paint_points(painter, mark, frame)
            elif isinstance(mark, Handle):
                _paint_handle(painter, mark, frame.at(*mark.at))

    def _paint_curve(self, painter: QPainter, plot: str, mark: Curve, frame: _Frame) -> None:
        kept, path = self._curves.get((plot, mark.key), (None, None))
        if kept is None or kept.x is not mark.x or kept.y is not mark.y:
            path = QPainterPath()
            xs, ys = frame.across(mark.x).tolist(), frame.down(mark.y).tolist()
            path.addPolygon(QPolygonF([QPointF(x, y) for x, y in zip(xs, ys, strict=True)]))
            self._curves[plot, mark.key] = mark, path
        painter.setPen(_pen(mark.role, mark.weight, mark.dash))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawPath(path)

    def _paint_control(self, painter: QPainter, step: Step) -> None:
        """The slider, and the field that shows its number."""
        field, rail = self._places.field, self._places.slider
        _plate(painter, field, 7, THEME.field, THEME.border)
        painter.setFont(THEME.font())
        painter.setPen(_colour(THEME.ink))
        left = field.right() - 10 - _wide(step.text, 1.0)
        painter.drawText(QPointF(left, field.center().y() + 5), step.text)
        knob = QPointF(rail.left() + 13 + (rail.width() - 26) * step.part, rail.center().y())
        _plate(painter, QRectF(rail.left(), knob.y() - 2, rail.width(), 4), 2, THEME.border)
        filled = QRectF(rail.left(), knob.y() - 2, knob.x() - rail.left(), 4)
        _plate(painter, filled, 2, THEME.accent)
        painter.setPen(QPen(_colour(THEME.card), 3))
        painter.drawEllipse(knob, 9.5, 9.5)


class _Frame:
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
            (self.at(tick.at, plot.y.low) + QPointF(-_wide(tick.text, 0.93) / 2, 6), tick.text)
            for tick in plot.x.ticks
        ] + [
            (self.at(plot.x.low, tick.at) + QPointF(-_wide(tick.text, 0.93) - 6, -8), tick.text)
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
        painter.setPen(_colour(THEME.grid))
        painter.drawLines(self._grid)
        painter.setPen(_colour(THEME.axis))
        painter.drawLines(self._edges)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(THEME.font(0.93))
        painter.setPen(_colour(THEME.soft_ink))
        for at, text in self._numbers:
            painter.drawStaticText(at, _static(text))
        painter.setFont(THEME.font())
        painter.setPen(_colour(THEME.ink))
        x_label, y_label = self._labels
        middle = self._place.center()
        left = middle.x() - _wide(x_label, 1.0) / 2
        painter.drawStaticText(QPointF(left, self._place.bottom() + 38), _static(x_label))
        painter.save()
        painter.translate(self._place.left(), middle.y())
        painter.rotate(-90)
        painter.drawStaticText(QPointF(-_wide(y_label, 1.0) / 2, -62), _static(y_label))
        painter.restore()


@cache
def _colour(value: str) -> QColor:
    return QColor(value)


@cache
def _pen(role: str, weight: str = "normal", dash: str = "solid") -> QPen:
    pen = QPen(THEME.colour(role), THEME.widths[weight])
    pen.setCapStyle(Qt.PenCapStyle.FlatCap)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    if dash in _DASHES:
        pen.setDashPattern(_DASHES[dash])
    return pen


@cache
def _metrics(relative: float, strong: bool = False) -> QFontMetricsF:
    return QFontMetricsF(THEME.font(relative, strong=strong))


@lru_cache(maxsize=1024)
def _wide(text: str, relative: float, strong: bool = False) -> float:
    return _metrics(relative, strong).horizontalAdvance(text)


@cache
def _static(text: str) -> QStaticText:
    static = QStaticText(text)
    static.setTextFormat(Qt.TextFormat.PlainText)
    return static


def _plate(painter: QPainter, place: QRectF, radius: float, fill: str, edge: str = "") -> None:
    painter.setBrush(_colour(fill))
    painter.setPen(_colour(edge) if edge else Qt.PenStyle.NoPen)
    painter.drawRoundedRect(place, radius, radius)


def _paint_bars(painter: QPainter, mark: Bars, frame: _Frame) -> None:
    solid = mark.fill == "solid"
    painter.setBrush(THEME.colour(mark.role) if solid else Qt.BrushStyle.NoBrush)
    painter.setPen(Qt.PenStyle.NoPen if solid else _pen(mark.role))
    for left, base, width, height in mark.rectangles():
        corner = frame.at(left, base + height)
        painter.drawRect(QRectF(corner, frame.at(left + width, base)))


def _paint_text(painter: QPainter, mark: Text, at: QPointF) -> None:
    metrics = _metrics(1.0, mark.strong)
    painter.setFont(THEME.font(strong=mark.strong))
    painter.setPen(THEME.colour(mark.role))
    left = at.x() - mark.anchor[0] * _wide(mark.text, 1.0, mark.strong) + mark.offset[0]
    top = at.y() - mark.anchor[1] * metrics.height() + mark.offset[1]
    painter.drawText(QPointF(left, top + metrics.ascent()), mark.text)


def _paint_points(painter: QPainter, mark: Points, frame: _Frame) -> None:
    painter.setPen(QPen(_colour(THEME.card), 2))
    painter.setBrush(THEME.colour(mark.role))
    for x, y in zip(mark.x.tolist(), mark.y.tolist(), strict=True):
        painter.drawEllipse(frame.at(x, y), 7, 7)


def _paint_handle(painter: QPainter, mark: Handle, at: QPointF) -> None:
    painter.setPen(QPen(_colour(THEME.card), 3))
    painter.setBrush(THEME.colour(mark.role))
    if mark.shape == "round":
        painter.drawEllipse(at, 9, 9)
    elif mark.shape == "bar":
        painter.drawRoundedRect(QRectF(at.x() - 17, at.y() - 4.5, 34, 9), 4.5, 4.5)
    else:
        painter.drawRoundedRect(QRectF(at.x() - 3, at.y() - 5, 6, 10), 3, 3)


def _paint_readout(painter: QPainter, readout: Readout, place: QRectF) -> None:
    right, baseline = place.right() - 15, place.bottom() - (11 if readout.lead else 8)
    painter.setPen(_colour(THEME.soft_ink))
    painter.setFont(THEME.font(0.9))
    painter.drawStaticText(QPointF(right - 27, baseline - 14), _static(readout.unit))
    painter.setFont(THEME.font())
    name_top = place.top() + 4 if readout.lead else baseline - 14
    painter.drawStaticText(QPointF(place.left() + 15, name_top), _static(readout.name))
    size = 2.4 if readout.lead else 1.15
    painter.setFont(THEME.font(size))
    painter.setPen(THEME.colour(readout.role))
    left = place.left() + 13 if readout.lead else right - 33 - _wide(readout.value, size)
    painter.drawText(QPointF(left, baseline), readout.value)


def _paint_verdict(painter: QPainter, text: str, tone: Tone, place: QRectF) -> None:
    background, ink = THEME.tones[tone]
    _plate(painter, place, 10, background)
    painter.setPen(_colour(ink))
    painter.setFont(THEME.font())
    painter.drawText(place.adjusted(42, 4, -12, -4), _WRAPPED, text)
