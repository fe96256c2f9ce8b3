"""The empty axes that a curve is drawn on by hand."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QPaintEvent,
    QPainter,
    QPen,
    QTabletEvent,
)
from PySide6.QtWidgets import QWidget

from ceviz.core.figure import Axis, Plot
from ceviz.core.numerals import fixed
from ceviz.plot.pixel_map import PixelMap
from ceviz.plot.theme import LIGHT, Theme
from ceviz.ui.style import ring

_STEP, _COARSE = 0.01, 0.05  # of an axis, of a key press; with Shift
_ARROWS = {
    Qt.Key.Key_Left: (-1, 0),
    Qt.Key.Key_Right: (1, 0),
    Qt.Key.Key_Up: (0, 1),
    Qt.Key.Key_Down: (0, -1),
    Qt.Key.Key_Home: (-1000, 0),
    Qt.Key.Key_End: (1000, 0),
}

_Point = tuple[float, float]


class SketchPad(QWidget):
    """Lies over a plot's axes; ``drew`` carries one straight piece of a stroke, in axis units.

    By mouse, pen or finger the stroke is free. By the keys a pen is moved: Space puts it down or
    lifts it, and while it is down it draws a line from its place before, whose end goes up and down
    until the pen moves on.
    """

    drew = Signal(tuple, tuple)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = LIGHT
        self._plot: Plot | None = None
        self._last: QPointF | None = None
        self._pen: _Point | None = None
        self._anchor: _Point = (0.0, 0.0)
        self._down = False
        self._keys_used = False
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)  # a press leaves the keys with the talk
        self.setCursor(Qt.CursorShape.CrossCursor)

    def show_axes(self, plot: Plot, area: QRectF, *, ask: str, theme: Theme) -> None:
        """Lie over the axes of a plot, where they are now."""
        self._plot, self._theme = plot, theme
        self.setGeometry(area.toAlignedRect())
        self.setAccessibleName(f"Sketch: {ask}")

    def lift(self) -> None:
        """Forget where the pen of the keys is, as for another question."""
        self._pen, self._down, self._last = None, False, None

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A stroke begins; a finger arrives here as a mouse."""
        if event.button() == Qt.MouseButton.LeftButton:
            self._begin(event.position())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """It goes on, outside the axes too."""
        self._draw_to(event.position())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """It ends."""
        self._last = None

    def tabletEvent(self, event: QTabletEvent) -> None:
        """A pen draws with its full resolution."""
        if event.type() == QEvent.Type.TabletPress:
            self._begin(event.position())
        elif event.type() == QEvent.Type.TabletMove:
            self._draw_to(event.position())
        else:
            self._last = None
        event.accept()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The arrows move the pen, and Space puts it down or lifts it."""
        key = Qt.Key(event.key())
        if key == Qt.Key.Key_Space:
            if not event.isAutoRepeat():
                self._put_down()
        elif key in _ARROWS:
            shifted = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
            self._move_pen(*_ARROWS[key], _COARSE if shifted else _STEP)
        else:
            event.ignore()
            return
        self._keys_used = True
        self._tell()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """The pen of the keys is seen when it was they that came here."""
        self._keys_used = event.reason() in (
            Qt.FocusReason.TabFocusReason,
            Qt.FocusReason.BacktabFocusReason,
        )
        if self._keys_used:
            self._tell()
        super().focusInEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """A pen that is left is lifted."""
        self._down = False
        super().focusOutEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Only the pen of the keys and its ring; the sketch itself belongs to the figure."""
        if not (self.hasFocus() and self._keys_used) or self._plot is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        ring(painter, QRectF(self.rect()), 6, self._theme)
        at, size = self._pixels().to_pixels(*self._pen_at()), float(self._theme.marker)
        painter.setPen(QPen(QColor(self._theme.roles["other"]), 3))
        if self._down:
            painter.setBrush(QColor(self._theme.roles["other"]))
        painter.drawEllipse(at, size, size)

    def _begin(self, at: QPointF) -> None:
        self._last = at
        self._keys_used = False
        self._draw_to(at)

    def _draw_to(self, at: QPointF) -> None:
        if self._last is not None:
            pixels = self._pixels()
            self.drew.emit(pixels.to_axes(self._last), pixels.to_axes(at))
            self._last = at

    def _put_down(self) -> None:
        self._down = not self._down
        self._anchor = self._pen_at()
        if self._down:
            self.drew.emit(self._anchor, self._anchor)

    def _move_pen(self, across: int, up: int, part: float) -> None:
        assert self._plot is not None
        x, y = self._pen_at()
        if across:
            self._anchor = x, y
        self._pen = (
            _moved(x, across * part, self._plot.x),
            _moved(y, up * part, self._plot.y),
        )
        if self._down:
            self.drew.emit(self._anchor, self._pen)

    def _tell(self) -> None:
        """Say to a screen reader where the pen is."""
        assert self._plot is not None
        x, y = self._pen_at()
        state = "drawing" if self._down else "pen up"
        places = (f"{self._plot.x.label} {fixed(x, 2)}", f"{self._plot.y.label} {fixed(y, 2)}")
        self.setAccessibleDescription(f"{', '.join(places)}, {state}")
        self.update()

    def _pen_at(self) -> _Point:
        """The pen's place; at first the left end, half-way up."""
        assert self._plot is not None
        x, y = self._plot.x, self._plot.y
        return self._pen or (x.low, (y.low + y.high) / 2)

    def _pixels(self) -> PixelMap:
        assert self._plot is not None
        return PixelMap.of(self._plot, QRectF(self.rect()))


def _moved(value: float, part: float, axis: Axis) -> float:
    return min(max(value + part * (axis.high - axis.low), axis.low), axis.high)
