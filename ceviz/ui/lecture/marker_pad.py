"""The axes along which a marker is dragged to where the audience thinks that a number lies."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPaintEvent, QPainter, QWheelEvent
from PySide6.QtWidgets import QSlider, QWidget

from ceviz.core.figure import Axis
from ceviz.core.numerals import fixed
from ceviz.plot.theme import LIGHT, Theme
from ceviz.ui.style import ring

_STEPS, _COARSE = 200, 10
_WIDE = 1.6  # the ring around the marker's line, in the size of a marker


class MarkerPad(QSlider):
    """Lies over a plot's axes; a press anywhere brings the marker there.

    ``moved`` carries its new place, in the axis's unit. The marker itself belongs to the figure;
    this paints the ring of the focus. Nothing listens to ``valueChanged``: the value is there to be
    read aloud.
    """

    moved = Signal(float)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._axis: Axis | None = None
        self._theme = LIGHT
        self._at = 0.0
        self._held = False
        self.setRange(0, _STEPS)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)  # a press leaves the keys with the talk

    def show_marker(
        self, axis: Axis, along: str, at: float, area: QRectF, *, ask: str, theme: Theme
    ) -> None:
        """Lie over the axes, with the marker where it is; showing never emits."""
        self._axis, self._at, self._theme = axis, at, theme
        upright = along == "y"
        self.setOrientation(Qt.Orientation.Vertical if upright else Qt.Orientation.Horizontal)
        self.setCursor(Qt.CursorShape.SizeVerCursor if upright else Qt.CursorShape.SizeHorCursor)
        self.setGeometry(area.toAlignedRect())
        self.setValue(round(_STEPS * (at - axis.low) / (axis.high - axis.low)))
        self.setAccessibleName(f"{ask} {axis.label}: {fixed(at, _decimals(axis))}")
        self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows step, with Shift coarsely, Home and End go to the ends."""
        assert self._axis is not None
        axis, key = self._axis, Qt.Key(event.key())
        shifted = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        step = (axis.high - axis.low) / _STEPS * (_COARSE if shifted else 1)
        targets = {
            Qt.Key.Key_Right: self._at + step,
            Qt.Key.Key_Up: self._at + step,
            Qt.Key.Key_Left: self._at - step,
            Qt.Key.Key_Down: self._at - step,
            Qt.Key.Key_Home: axis.low,
            Qt.Key.Key_End: axis.high,
        }
        if key in targets:
            self._go(targets[key])
        else:
            event.ignore()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """The wheel moves nothing by accident."""
        event.ignore()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Bring the marker here."""
        if event.button() == Qt.MouseButton.LeftButton:
            self._held = True
            self._go_to(event.position())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """It follows."""
        if self._held:
            self._go_to(event.position())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Let go."""
        self._held = False

    def paintEvent(self, event: QPaintEvent) -> None:
        """Only the ring of the focus, along the marker's line."""
        if not self.hasFocus() or self._axis is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        part = (self._at - self._axis.low) / (self._axis.high - self._axis.low)
        half = _WIDE * self._theme.marker
        area = QRectF(self.rect())
        if self.orientation() == Qt.Orientation.Horizontal:
            area.setLeft(part * self.width() - half)
            area.setWidth(2 * half)
        else:
            area.setTop((1 - part) * self.height() - half)
            area.setHeight(2 * half)
        ring(painter, area & QRectF(self.rect()), 8, self._theme)

    def _go_to(self, point: QPointF) -> None:
        assert self._axis is not None
        if self.orientation() == Qt.Orientation.Horizontal:
            part = point.x() / self.width()
        else:
            part = 1 - point.y() / self.height()
        self._go(self._axis.low + part * (self._axis.high - self._axis.low))

    def _go(self, to: float) -> None:
        assert self._axis is not None
        inside = min(max(to, self._axis.low), self._axis.high)
        self.moved.emit(round(inside, _decimals(self._axis)) + 0.0)


def _decimals(axis: Axis) -> int:
    """As many as tell one step from the next."""
    step, decimals = (axis.high - axis.low) / _STEPS, 0
    while step < 1 and decimals < 6:
        step *= 10
        decimals += 1
    return decimals
