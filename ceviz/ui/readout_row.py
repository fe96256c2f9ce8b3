"""One number to read off, in one painted widget."""

from __future__ import annotations

import math

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFontMetricsF,
    QKeyEvent,
    QPaintEvent,
    QPainter,
    QResizeEvent,
)
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from ceviz.core.figure import Readout
from ceviz.plot.theme import LIGHT, Theme
from ceviz.ui.row_fonts import RowFonts
from ceviz.ui.style import plate, ring

_HEIGHT, _LEAD_HEIGHT, _EDGE, _GAP = 27, 66, 15, 6
_LEAD_NAME_BASELINE, _LEAD_NAME_BOTTOM, _LEAD_BASELINE = 17, 22, 55
# The second line, which is there only beside pins: its height, its baseline from the first one's,
# and how wide its last column is.
_COMPARED, _COMPARED_BASELINE, _RATIO = 17, 17, 96


class ReadoutRow(QAbstractButton):
    """A name, a number and its unit. A new number repaints its own place and lays out nothing.

    ``opened`` carries the readout's key, when there is an explanation to open.
    """

    opened = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = LIGHT
        self._fonts = RowFonts.of(LIGHT)
        self._readout = Readout(key="", name="", value="")
        self._unit_width = 0.0
        self._value_width = 0.0
        self._value_room = 0.0  # how wide a number may be before the name is cut short
        self._value_place = QRect()
        self._comparison_place = QRect()
        self._explained = False
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.clicked.connect(self._open)

    def show_readout(self, readout: Readout, *, explained: bool = False) -> None:
        """Show another readout; the same one costs nothing."""
        if explained != self._explained:
            self._explained = explained
            focus = Qt.FocusPolicy.StrongFocus if explained else Qt.FocusPolicy.NoFocus
            self.setFocusPolicy(focus)
            shape = Qt.CursorShape.PointingHandCursor if explained else Qt.CursorShape.ArrowCursor
            self.setCursor(shape)
        old, self._readout = self._readout, readout
        if readout == old:
            return
        self.setAccessibleName(_spoken(readout))
        if (readout.lead, bool(readout.comparison)) != (old.lead, bool(old.comparison)):
            self.updateGeometry()
        was_crowded = self._crowded
        self._value_width = self._fonts.value_metrics.horizontalAdvance(readout.value)
        if (readout.name, readout.unit, readout.lead) != (old.name, old.unit, old.lead):
            self._measure()
        elif was_crowded or self._crowded:
            self.update()
        else:
            self.update(self._value_place)
        if readout.comparison != old.comparison:
            self.update(self._comparison_place)

    def set_theme(self, theme: Theme, fonts: RowFonts) -> None:
        """Take another look or text size."""
        self._theme, self._fonts = theme, fonts
        self._value_width = fonts.value_metrics.horizontalAdvance(self._readout.value)
        self.updateGeometry()
        self._measure()

    def set_unit_width(self, width: float) -> None:
        """How wide the column is in which the unit stands."""
        if width != self._unit_width:
            self._unit_width = width
            self._measure()

    def sizeHint(self) -> QSize:
        below = self._theme.text_px(_COMPARED) if self._readout.comparison else 0
        return QSize(self._theme.text_px(200), self._first_line + below)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._measure()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter opens, as Space does."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        if self._explained and (self.underMouse() or self.hasFocus()):
            self._paint_attention(painter)
        if not self._value_place.contains(event.rect()):
            self._paint_name(painter)
            self._paint_unit(painter)
        # Its letters reach up to where the number's may reach down: neither goes without the other.
        self._paint_comparison(painter)
        self._paint_value(painter)

    def _paint_attention(self, painter: QPainter) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        rect = QRectF(self.rect()).adjusted(5, 0, -5, 0)
        plate(painter, rect, 6, self._theme.hover)
        if self.hasFocus():
            ring(painter, rect, 6, self._theme)

    def _paint_name(self, painter: QPainter) -> None:
        fonts, name, edge = self._fonts, self._readout.name, self._theme.text_px(_EDGE)
        painter.setPen(QColor(self._theme.soft_ink))
        if self._readout.lead:
            painter.setFont(fonts.lead_name)
            painter.drawText(QPointF(edge, self._theme.text_px(_LEAD_NAME_BASELINE)), name)
            return
        font = fonts.name
        if self._crowded:
            room = self._value_left() - edge - self._theme.text_px(_GAP)
            font = fonts.lead_name
            name = QFontMetricsF(font).elidedText(name, Qt.TextElideMode.ElideRight, room)
        painter.setFont(font)
        painter.drawText(QPointF(edge, self._baseline()), name)

    def _paint_unit(self, painter: QPainter) -> None:
        if self._readout.unit:
            painter.setFont(self._fonts.unit)
            painter.setPen(QColor(self._theme.soft_ink))
            painter.drawText(QPointF(self._unit_left(), self._baseline()), self._readout.unit)

    def _paint_comparison(self, painter: QPainter) -> None:
        """Difference and ratio under the number, in columns; whose they are is said once."""
        comparison = self._readout.comparison
        if comparison is None:
            return
        font, metrics = self._fonts.unit, self._fonts.unit_metrics
        painter.setFont(font)
        painter.setPen(QColor(self._theme.soft_ink))
        baseline = self._compared_baseline
        left = right = self._unit_left() - self._gap
        for text in (comparison.ratio, comparison.difference):
            left = right - metrics.horizontalAdvance(text)
            painter.drawText(QPointF(left, baseline), text)
            right = min(right - self._theme.text_px(_RATIO), left - self._gap)
        if self._readout.lead:
            edge = self._theme.text_px(_EDGE)
            room = left - edge - self._gap
            name = f"vs {comparison.pin}"
            name = metrics.elidedText(name, Qt.TextElideMode.ElideRight, room)
            painter.drawText(QPointF(edge, baseline), name)

    def _paint_value(self, painter: QPainter) -> None:
        lead, role = self._readout.lead, self._readout.role
        painter.setFont(self._fonts.lead_value if lead else self._fonts.value)
        # What does not count now is in soft ink, for the colour of "muted" is too pale for text.
        muted = role == "muted"
        painter.setPen(QColor(self._theme.soft_ink) if muted else self._theme.colour(role))
        left = self._theme.text_px(_EDGE) - 2 if lead else self._value_left()
        painter.drawText(QPointF(left, self._baseline()), self._readout.value)

    def _baseline(self) -> int:
        if self._readout.lead:
            return self._theme.text_px(_LEAD_BASELINE)
        return round((self._first_line + self._fonts.value_metrics.capHeight()) / 2)

    @property
    def _compared_baseline(self) -> int:
        return self._baseline() + self._theme.text_px(_COMPARED_BASELINE)

    @property
    def _first_line(self) -> int:
        return self._theme.text_px(_LEAD_HEIGHT if self._readout.lead else _HEIGHT)

    @property
    def _gap(self) -> int:
        """Between the number and its unit, if the column for units is there."""
        return self._theme.text_px(_GAP) if self._unit_width else 0

    def _unit_left(self) -> float:
        return self.width() - self._theme.text_px(_EDGE) - self._unit_width

    def _value_left(self) -> float:
        return self._unit_left() - self._gap - self._value_width

    @property
    def _crowded(self) -> bool:
        return self._value_width > self._value_room and not self._readout.lead

    def _measure(self) -> None:
        """Find where only the number is: between name and unit, or under the name of the lead."""
        theme = self._theme
        right = math.floor(self._unit_left()) - 1 if self._unit_width else self.width()
        if self._readout.lead:
            top = theme.text_px(_LEAD_NAME_BOTTOM)
            self._value_place = QRect(0, top, right, self._first_line - top)
        else:
            name = self._fonts.name_metrics.horizontalAdvance(self._readout.name)
            left = math.ceil(theme.text_px(_EDGE) + name) + 1
            self._value_place = QRect(left, 0, right - left, self._first_line)
            self._value_room = right - left - 2 * theme.text_px(_GAP)
        top = self._compared_baseline - math.ceil(self._fonts.unit_metrics.ascent())
        self._comparison_place = QRect(0, top, self.width(), self.height() - top)
        self.update()

    def _open(self) -> None:
        if self._explained:
            self.opened.emit(self._readout.key)


def _spoken(readout: Readout) -> str:
    text = f"{readout.name} {readout.value} {readout.unit}".rstrip()
    if readout.comparison is None:
        return text
    difference = readout.comparison.difference.replace("Δ", "difference")
    ratio = readout.comparison.ratio.replace("×", "ratio")
    found = ", ".join(filter(None, (difference, ratio)))
    return f"{text}; {found}, compared with {readout.comparison.pin}"
