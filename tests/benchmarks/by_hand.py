"""The peer written by hand: one widget that paints the picture of a panel with QPainter.

It is given the figures and the typeset formulas ready made, and the places from a ceviz window of
the same size, so that it has nothing to do but paint. What stays the same it keeps: paths, static
texts, colours.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import (
    QKeyEvent,
    QPaintEvent,
    QPainter,
    QPainterPath,
    QPen,
    QPolygonF,
)
from PySide6.QtWidgets import QWidget

from ceviz.core.figure import Bars, Curve, Figure, Guide, Handle, Plot, Points, Readout, Text, Tone
from ceviz.plot.formula_layout import FormulaLayout, lay_out
from ceviz.plot.theme import LIGHT as THEME
from ceviz.ui.main_window import MainWindow
from tests.benchmarks.cases import Moved, Step
from tests.benchmarks.frame import Frame, colour, metrics, static, wide
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
        self._frames: dict[str, Frame] = {}
        self._curves: dict[tuple[str, str], tuple[Curve, QPainterPath]] = {}

    def keyPressEvent(self, event: QKeyEvent) -> None:
        self._now = (self._now + 1) % len(self._steps)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        step, formulas = self._steps[self._now]
        figure = step.figure
        painter = QPainter(self)
        painter.fillRect(self.rect(), colour(THEME.window))
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
            self._frames[plot.key] = Frame(plot, place)
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

    def _paint_curve(self, painter: QPainter, plot: str, mark: Curve, frame: Frame) -> None:
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
        painter.setPen(colour(THEME.ink))
        left = field.right() - 10 - wide(step.text, 1.0)
        painter.drawText(QPointF(left, field.center().y() + 5), step.text)
        knob = QPointF(rail.left() + 13 + (rail.width() - 26) * step.part, rail.center().y())
        _plate(painter, QRectF(rail.left(), knob.y() - 2, rail.width(), 4), 2, THEME.border)
        filled = QRectF(rail.left(), knob.y() - 2, knob.x() - rail.left(), 4)
        _plate(painter, filled, 2, THEME.accent)
        painter.setPen(QPen(colour(THEME.card), 3))
        painter.drawEllipse(knob, 9.5, 9.5)


@cache
def _pen(role: str, weight: str = "normal", dash: str = "solid") -> QPen:
    pen = QPen(THEME.colour(role), THEME.widths[weight])
    pen.setCapStyle(Qt.PenCapStyle.FlatCap)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    if dash in _DASHES:
        pen.setDashPattern(_DASHES[dash])
    return pen


def _plate(painter: QPainter, place: QRectF, radius: float, fill: str, edge: str = "") -> None:
    painter.setBrush(colour(fill))
    painter.setPen(colour(edge) if edge else Qt.PenStyle.NoPen)
    painter.drawRoundedRect(place, radius, radius)


def _paint_bars(painter: QPainter, mark: Bars, frame: Frame) -> None:
    solid = mark.fill == "solid"
    painter.setBrush(THEME.colour(mark.role) if solid else Qt.BrushStyle.NoBrush)
    painter.setPen(Qt.PenStyle.NoPen if solid else _pen(mark.role))
    for left, base, width, height in mark.rectangles():
        corner = frame.at(left, base + height)
        painter.drawRect(QRectF(corner, frame.at(left + width, base)))


def _paint_text(painter: QPainter, mark: Text, at: QPointF) -> None:
    font = metrics(1.0, mark.strong)
    painter.setFont(THEME.font(strong=mark.strong))
    painter.setPen(THEME.colour(mark.role))
    left = at.x() - mark.anchor[0] * wide(mark.text, 1.0, mark.strong) + mark.offset[0]
    top = at.y() - mark.anchor[1] * font.height() + mark.offset[1]
    painter.drawText(QPointF(left, top + font.ascent()), mark.text)


def _paint_points(painter: QPainter, mark: Points, frame: Frame) -> None:
    painter.setPen(QPen(colour(THEME.card), 2))
    painter.setBrush(THEME.colour(mark.role))
    for x, y in zip(mark.x.tolist(), mark.y.tolist(), strict=True):
        painter.drawEllipse(frame.at(x, y), 7, 7)


def _paint_handle(painter: QPainter, mark: Handle, at: QPointF) -> None:
    painter.setPen(QPen(colour(THEME.card), 3))
    painter.setBrush(THEME.colour(mark.role))
    if mark.shape == "round":
        painter.drawEllipse(at, 9, 9)
    elif mark.shape == "bar":
        painter.drawRoundedRect(QRectF(at.x() - 17, at.y() - 4.5, 34, 9), 4.5, 4.5)
    else:
        painter.drawRoundedRect(QRectF(at.x() - 3, at.y() - 5, 6, 10), 3, 3)


def _paint_readout(painter: QPainter, readout: Readout, place: QRectF) -> None:
    right, baseline = place.right() - 15, place.bottom() - (11 if readout.lead else 8)
    painter.setPen(colour(THEME.soft_ink))
    painter.setFont(THEME.font(0.9))
    painter.drawStaticText(QPointF(right - 27, baseline - 14), static(readout.unit))
    painter.setFont(THEME.font())
    name_top = place.top() + 4 if readout.lead else baseline - 14
    painter.drawStaticText(QPointF(place.left() + 15, name_top), static(readout.name))
    size = 2.4 if readout.lead else 1.15
    painter.setFont(THEME.font(size))
    painter.setPen(THEME.colour(readout.role))
    left = place.left() + 13 if readout.lead else right - 33 - wide(readout.value, size)
    painter.drawText(QPointF(left, baseline), readout.value)


def _paint_verdict(painter: QPainter, text: str, tone: Tone, place: QRectF) -> None:
    background, ink = THEME.tones[tone]
    _plate(painter, place, 10, background)
    painter.setPen(colour(ink))
    painter.setFont(THEME.font())
    painter.drawText(place.adjusted(42, 4, -12, -4), _WRAPPED, text)
