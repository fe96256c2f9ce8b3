"""One pin: the shape of its markers, its name, and a cross that removes it."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFocusEvent,
    QFontMetricsF,
    QKeyEvent,
    QMouseEvent,
    QPaintEvent,
    QPainter,
    QPen,
    QResizeEvent,
    QTransform,
)
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from ceviz.core.pins import symbol
from ceviz.plot.marks_above import SYMBOLS
from ceviz.plot.theme import LIGHT, Theme
from ceviz.state.pins import LONGEST_PIN_NAME
from ceviz.ui.controls.name_field import NameField
from ceviz.ui.style import plate, ring
from ceviz.ui.tips import set_tip

_HEIGHT, _MARKER, _EDGE, _GAP, _CROSS, _LEAST = 28, 5, 12, 9, 22, 64


class PinChip(QAbstractButton):
    """A click chooses the pin; a double click or F2 edits its name, Delete or the cross removes it.

    ``renamed`` carries another name, ``removed`` nothing.
    """

    renamed = Signal(str)
    removed = Signal()

    def __init__(self, index: int, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = LIGHT
        self._symbol = SYMBOLS[symbol(index)]
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self._cross = _Cross(self)
        self._cross.clicked.connect(self.removed)
        self._field = _NameEditor(self)
        self._field.entered.connect(self.renamed)
        self._field.finished.connect(self._stop_editing)
        self._field.hide()

    def show_pin(self, name: str, *, chosen: bool) -> None:
        """Show a name, and whether the numbers are compared with this pin; emits nothing."""
        if name != self.text():
            self.setText(name)
            self._field.show_text(name)
            self.updateGeometry()
        self.setChecked(chosen)
        self.setAccessibleName(f"Compare with pin {name}")
        set_tip(self, f"{name}: click to compare with it, double-click to rename it")
        self._cross.setAccessibleName(f"Remove pin {name}")
        set_tip(self._cross, f"Remove pin {name}")

    def holds_focus(self) -> bool:
        """Whether the keyboard is on the chip or on its cross."""
        return self.hasFocus() or self._cross.hasFocus()

    def edit(self) -> None:
        """Let the name be edited where it stands."""
        self._field.setGeometry(self.rect().adjusted(0, 0, -self._theme.text_px(_CROSS), 0))
        self._field.show()
        self._field.setFocus(Qt.FocusReason.OtherFocusReason)
        self._field.selectAll()

    def set_theme(self, theme: Theme) -> None:
        """Take another look or text size."""
        self._theme = theme
        self.setFont(theme.font(0.93))
        self._cross.set_theme(theme)
        self._field.set_theme(theme)
        self._field.setFixedHeight(theme.text_px(_HEIGHT))
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        theme = self._theme
        name = QFontMetricsF(theme.font(0.93)).horizontalAdvance(self.text())
        width = self._name_left() + name + theme.text_px(4 + _CROSS)
        return QSize(max(round(width), theme.text_px(_LEAST)), theme.text_px(_HEIGHT))

    def minimumSizeHint(self) -> QSize:
        return QSize(self._theme.text_px(_LEAST), self._theme.text_px(_HEIGHT))

    def nextCheckState(self) -> None:
        """A click asks; the answer shows which one is chosen."""

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        side = self._theme.text_px(_CROSS)
        self._cross.setGeometry(self.width() - side - 2, (self.height() - side) // 2, side, side)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        self.edit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter chooses as Space does; F2 edits the name; Delete removes the pin."""
        match event.key():
            case Qt.Key.Key_Return | Qt.Key.Key_Enter:
                self.click()
            case Qt.Key.Key_F2:
                self.edit()
            case Qt.Key.Key_Delete | Qt.Key.Key_Backspace:
                self.removed.emit()
            case _:
                super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        theme, rect = self._theme, QRectF(self.rect())
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        radius = rect.height() / 2
        lit = self.isChecked() or self.underMouse()
        border = theme.axis if self.isChecked() else theme.border
        plate(painter, rect, radius, theme.hover if lit else theme.card, border)
        if self.hasFocus():
            ring(painter, rect, radius, theme)
        self._paint_marker(painter)
        painter.setFont(self.font())
        painter.setPen(QColor(theme.ink if self.isChecked() else theme.soft_ink))
        left, right = self._name_left(), self.width() - theme.text_px(_CROSS) - 2
        metrics = QFontMetricsF(self.font())
        name = metrics.elidedText(self.text(), Qt.TextElideMode.ElideRight, right - left)
        painter.drawText(QPointF(left, (rect.height() + metrics.capHeight()) / 2), name)

    def _paint_marker(self, painter: QPainter) -> None:
        theme = self._theme
        size = theme.text_px(_MARKER)
        painter.setPen(QPen(theme.colour("muted"), theme.widths["normal"] * 0.75))
        painter.setBrush(QColor(theme.card))
        at = QTransform(size, 0, 0, size, theme.text_px(_EDGE) + size / 2, self.height() / 2)
        painter.drawPath(at.map(self._symbol))

    def _name_left(self) -> int:
        return self._theme.text_px(_EDGE + _MARKER + _GAP)

    def _stop_editing(self) -> None:
        had_focus = self._field.hasFocus()
        self._field.hide()
        if had_focus:
            self.setFocus(Qt.FocusReason.OtherFocusReason)


class _NameEditor(NameField):
    """A field over the chip; ``finished`` when it is left, or done with Enter or Escape."""

    finished = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(LONGEST_PIN_NAME, parent)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        super().keyPressEvent(event)
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Escape):
            self.restore()
            self.finished.emit()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() not in (
            Qt.FocusReason.PopupFocusReason,
            Qt.FocusReason.ActiveWindowFocusReason,
        ):
            self.finished.emit()


class _Cross(QAbstractButton):
    """A small cross."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = LIGHT
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)

    def set_theme(self, theme: Theme) -> None:
        self._theme = theme
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        theme, rect = self._theme, QRectF(self.rect())
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self.hasFocus():
            ring(painter, rect, rect.height() / 2, theme)
        pen = QPen(QColor(theme.ink if self.underMouse() else theme.soft_ink), 1.5)
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        painter.setPen(pen)
        arm = rect.height() * 0.17
        for x, y in ((arm, arm), (arm, -arm)):
            painter.drawLine(rect.center() - QPointF(x, y), rect.center() + QPointF(x, y))
