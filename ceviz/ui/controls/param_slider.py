"""The slider of one number: a thin rail, filled up to a round knob."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QPaintEvent,
    QPainter,
    QWheelEvent,
)
from PySide6.QtWidgets import QAbstractSlider, QSizePolicy, QSlider, QWidget

from ceviz.core.kinds import Number
from ceviz.plot.theme import LIGHT, Theme

_HEIGHT, _KNOB, _RAIL = 26, 8, 4  # logical pixels; the knob by its radius
_FEW = 12  # up to so many steps each has its dot on the rail
_COARSE = {
    Qt.Key.Key_Right: QAbstractSlider.SliderAction.SliderPageStepAdd,
    Qt.Key.Key_Up: QAbstractSlider.SliderAction.SliderPageStepAdd,
    Qt.Key.Key_Left: QAbstractSlider.SliderAction.SliderPageStepSub,
    Qt.Key.Key_Down: QAbstractSlider.SliderAction.SliderPageStepSub,
}


class ParamSlider(QSlider):
    """Sends ``moved`` with the value the user asks for, and ``settled`` at the gesture's end.

    It stands where :meth:`display` puts it: a request that the state refuses leaves it there.

    A position counts units of the last decimal, for a screen reader reads it aloud: "700" for
    0.700, which the description says. (An accessible interface of one's own crashes PySide.)
    """

    moved = Signal(float)
    settled = Signal()

    def __init__(self, number: Number, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._theme = LIGHT
        self._number = number
        self._value = number.default
        self._scale = 1 if number.integer else 10**number.decimals
        self._from_centre: float | None = None  # how far off the knob's centre the pointer holds it
        self._moving = False
        self.setRange(self._position_of(number.low), self._position_of(number.high))
        self.setSingleStep(max(round(number.step * self._scale), 1))
        self.setPageStep(max(round(number.coarse * self._scale), 1))
        self.display(number.default)
        self.setAccessibleName(number.title)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.valueChanged.connect(self._asked)

    def display(self, value: float, *, highest: float | None = None) -> None:
        """Stand at the position nearest to a value; emits nothing.

        ``highest`` is where the rail ends from now on, if not where it did.
        """
        self._value = value
        end = self.maximum() if highest is None else self._position_of(highest)
        self.setMaximum(max(end, self.maximum()))  # no end comes before the knob has left its place
        self.setValue(self._position_of(value))
        if end != self.maximum():
            self.setMaximum(end)
        self.setAccessibleDescription(self._number.text(value))

    def set_theme(self, theme: Theme) -> None:
        """Take another look or text size."""
        self._theme = theme
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(self._theme.text_px(160), self._theme.text_px(_HEIGHT))

    def minimumSizeHint(self) -> QSize:
        return QSize(self._theme.text_px(60), self._theme.text_px(_HEIGHT))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """With Shift the arrows move coarsely; all else is as in any slider."""
        coarse = _COARSE.get(Qt.Key(event.key()))
        if coarse is not None and event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            self.triggerAction(coarse)
        else:
            super().keyPressEvent(event)

    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        """A burst of one key held down is one gesture."""
        super().keyReleaseEvent(event)
        if not event.isAutoRepeat():
            self._end()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Going elsewhere ends what the wheel or a key began."""
        super().focusOutEvent(event)
        self._end()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """The wheel moves the slider in hand; otherwise it scrolls the column.

        It goes on scrolling where that brings the slider under a pointer that has not moved.
        """
        if self.hasFocus() and self.underMouse():
            super().wheelEvent(event)
            event.accept()
        else:
            event.ignore()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """On the knob take hold of it as it is; on the rail bring it here first."""
        if event.button() != Qt.MouseButton.LeftButton:
            event.ignore()
            return
        off = event.position().x() - self._knob_at(self.value())
        self._from_centre = off if abs(off) <= self._theme.text_px(_KNOB) + 2 else 0.0
        self.setSliderDown(True)
        self._follow(event.position().x())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._from_centre is not None:
            self._follow(event.position().x())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton and self._from_centre is not None:
            self._from_centre = None
            self.setSliderDown(False)
            self._end()

    def paintEvent(self, event: QPaintEvent) -> None:
        theme = self._theme
        at = QPointF(self._knob_at(self.value()), self.height() / 2)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        self._paint_rail(painter, at)
        accent, card, knob = QColor(theme.accent), QColor(theme.card), theme.text_px(_KNOB)
        if self.hasFocus():
            painter.setBrush(accent)
            painter.drawEllipse(at, knob + 5, knob + 5)
        painter.setBrush(card)
        painter.drawEllipse(at, knob + 3, knob + 3)
        painter.setBrush(accent)
        grown = 1 if self.underMouse() or self.isSliderDown() else 0
        painter.drawEllipse(at, knob + grown, knob + grown)

    def _paint_rail(self, painter: QPainter, at: QPointF) -> None:
        """The rail, filled from its beginning to the knob, or from 0 where the range crosses it."""
        theme = self._theme
        knob, rail = theme.text_px(_KNOB), theme.text_px(_RAIL)
        end = knob + 3  # at either end the knob's ring covers the rail
        first, last = self._knob_at(self.minimum()) - end, self._knob_at(self.maximum()) + end
        crossed = self._number.low < 0 < self._number.high
        origin = self._knob_at(0) if crossed else first

        def piece(one: float, other: float, colour: str) -> None:
            left, right = sorted((one, other))
            painter.setBrush(QColor(colour))
            bar = QRectF(left, at.y() - rail / 2, right - left, rail)
            painter.drawRoundedRect(bar, rail / 2, rail / 2)

        piece(first, last, theme.border)
        if crossed:
            painter.setBrush(QColor(theme.axis))
            painter.drawRect(QRectF(origin - 0.75, at.y() - rail - 1, 1.5, 2 * rail + 2))
        piece(origin, at.x(), theme.accent)
        steps = (self.maximum() - self.minimum()) // self.singleStep()
        for step in range(steps + 1) if steps <= _FEW else ():
            x = self._knob_at(self.minimum() + step * self.singleStep())
            painter.setBrush(QColor(theme.card if x < at.x() else theme.axis))
            painter.drawEllipse(QPointF(x, at.y()), 1.5, 1.5)

    def _knob_at(self, position: int) -> float:
        margin, span = self._span()
        part = (position - self.minimum()) / max(self.maximum() - self.minimum(), 1)
        return margin + span * part

    def _span(self) -> tuple[float, float]:
        margin = self._theme.text_px(_KNOB) + 5.0  # room for the focus ring
        return margin, max(self.width() - 2 * margin, 1.0)

    def _position_of(self, value: float) -> int:
        return round(value * self._scale)

    def _value_at(self, position: int) -> float:
        """The value of the step that is nearest to a position."""
        return self._number.stepped(position / self._scale)

    def _follow(self, x: float) -> None:
        margin, span = self._span()
        part = min(max((x - (self._from_centre or 0.0) - margin) / span, 0.0), 1.0)
        self.setSliderPosition(self.minimum() + round(part * (self.maximum() - self.minimum())))

    def _asked(self, position: int) -> None:
        """Qt moved the slider: by the user, unless it is where the shown value puts it."""
        if position == self._position_of(self._value):
            return
        value = self._value_at(position)
        if value != self._value:
            self._moving = True
            self.moved.emit(value)
        self.display(self._value)
        if not (self.hasFocus() or self.isSliderDown()):
            self._end()  # a screen reader's request has no other end

    def _end(self) -> None:
        if self._moving:
            self._moving = False
            self.settled.emit()
