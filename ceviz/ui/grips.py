"""What makes marks on a plot as easy to move as sliders: invisible widgets laid over them.

A graphics item has no keyboard focus order, no touch and no accessibility; a widget has all three.
So each handle gets a slider that paints nothing but its focus ring, and each text that one picks
from gets a radio button.
"""

from __future__ import annotations

from PySide6.QtCore import QPoint, QPointF, QRect, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPaintEvent, QPainter, QPen, QWheelEvent
from PySide6.QtWidgets import QRadioButton, QSlider, QWidget

from ceviz.core.figure import Handle
from ceviz.core.kinds import Number

# Half of a handle's width and height, in the size of a marker.
_HALVES = {"round": (1.0, 1.0), "bar": (2.0, 1.0), "edge": (0.4, 0.6)}
_BESIDE = 10.0  # pixels of a grip over a text that lie beside it
_SURE = 5  # pixels of movement after which a free drag has shown its direction


class HandleGrip(QSlider):
    """The grip over one :class:`~ceviz.core.figure.Handle`.

    Nothing listens to ``valueChanged``: the value is there to be read aloud. ``stepped(value)``
    comes from the keys, in the parameter's unit; ``pulled(point, along)`` from the mouse, in the
    viewport's pixels; ``settled`` ends either gesture.
    """

    stepped = Signal(float)
    pulled = Signal(QPointF, str)
    settled = Signal()

    _number: Number

    def __init__(self, parent: QWidget) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._along = ""
        self._ring = ""
        self._press: QPointF | None = None
        self._from_centre = QPointF()
        self._locked = ""
        self._stepping = False
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def show_handle(
        self, handle: Handle, number: Number, value: float, at: QPointF, *, size: int, ring: str
    ) -> None:
        """Lie over the handle where it is now; showing never emits.

        The number that it moves may become another one, as that of another axis.
        """
        if handle.along != self._along:
            self._along = handle.along
            self.setCursor(_CURSORS[handle.along])
        self._ring = ring
        self._number = number
        self.setRange(round(number.low / number.step), round(number.high / number.step))
        self.setValue(round(value / number.step))
        name = f"{handle.label}: {number.text(value)}"
        if name != self.accessibleName():
            self.setAccessibleName(name)
        wide, high = _HALVES[handle.shape]
        half = QPoint(round(wide * size) + 4, round(high * size) + 4)
        self.setGeometry(QRect(at.toPoint() - half, at.toPoint() + half))

    def value_in_unit(self) -> float:
        """The value under the grip, in the parameter's unit."""
        return self._number.stepped(self.value() * self._number.step)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Only the focus ring; the handle itself belongs to the figure."""
        if not self.hasFocus():
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(self._ring), 2))
        area = QRectF(self.rect()).adjusted(2, 2, -2, -2)
        radius = area.height() / 2
        painter.drawRoundedRect(area, radius, radius)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows step, with Shift or by page coarsely, Home and End go to the ends."""
        number, value = self._number, self.value_in_unit()
        shifted = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        step = number.coarse if shifted else number.step
        targets = {
            Qt.Key.Key_Right: value + step,
            Qt.Key.Key_Up: value + step,
            Qt.Key.Key_Left: value - step,
            Qt.Key.Key_Down: value - step,
            Qt.Key.Key_PageUp: value + number.coarse,
            Qt.Key.Key_PageDown: value - number.coarse,
            Qt.Key.Key_Home: number.low,
            Qt.Key.Key_End: number.high,
        }
        target = targets.get(Qt.Key(event.key()))
        if target is None:
            event.ignore()
        else:
            self._stepping = True
            self.stepped.emit(number.stepped(target))

    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        """A burst of one key held down is one gesture."""
        if self._stepping and not event.isAutoRepeat():
            self._stepping = False
            self.settled.emit()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """The wheel belongs to what lies below."""
        event.ignore()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Take hold without a jump, wherever on the grip the pointer is."""
        if event.button() == Qt.MouseButton.LeftButton:
            self._press = self.mapToParent(event.position())
            self.setSliderDown(True)
            self._from_centre = self._press - QPointF(self.geometry().center())
            self._locked = "" if self._along == "both" else self._along
        else:
            event.ignore()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Follow the pointer along the handle's way, or the way the drag first went."""
        if self._press is None:
            return
        here = self.mapToParent(event.position())
        moved = here - self._press
        if not self._locked and max(abs(moved.x()), abs(moved.y())) >= _SURE:
            self._locked = "x" if abs(moved.x()) >= abs(moved.y()) else "y"
        if self._locked:
            self.pulled.emit(here - self._from_centre, self._locked)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Let go."""
        if self._press is not None and event.button() == Qt.MouseButton.LeftButton:
            self._press = None
            self.setSliderDown(False)
            self.settled.emit()


_CURSORS = {
    "x": Qt.CursorShape.SizeHorCursor,
    "y": Qt.CursorShape.SizeVerCursor,
    "both": Qt.CursorShape.SizeAllCursor,
}


class PickGrip(QRadioButton):
    """The button over a text that one picks from; it paints a ring on focus and under the mouse."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._ring = ""
        self.setAutoExclusive(False)  # which one is picked is the state's affair
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def show_pick(
        self, name: str, rect: QRectF, *, picked: bool, ring: str, beside: float = _BESIDE
    ) -> None:
        """Lie over the text where it is now, and ``beside`` it as far as there is room."""
        self._ring = ring
        self.setChecked(picked)
        if name != self.accessibleName():
            self.setAccessibleName(name)
        beside = min(beside, _BESIDE)
        self.setGeometry(rect.adjusted(-beside, -4, beside, 4).toRect())

    def hitButton(self, at: QPoint) -> bool:
        """All of the text can be clicked, not only a radio button's dot."""
        return self.rect().contains(at)

    def nextCheckState(self) -> None:
        """A click asks; the state's answer shows what is picked."""

    def paintEvent(self, event: QPaintEvent) -> None:
        """A ring when it has the focus or the pointer."""
        if not (self.hasFocus() or self.underMouse()):
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(self._ring), 2 if self.hasFocus() else 1))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 6, 6)
