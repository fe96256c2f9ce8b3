"""The steps of a lecture in their order: one goes to them, moves them and renames them here."""

from __future__ import annotations

from PySide6.QtCore import (
    QEvent,
    QItemSelectionModel,
    QModelIndex,
    QPoint,
    QTimer,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor, QFocusEvent, QKeyEvent, QMouseEvent, QPaintEvent, QPainter, QPen
from PySide6.QtWidgets import QApplication, QListView

from ceviz.plot.theme import LIGHT, Theme
from ceviz.state.lecture.lecture import Step
from ceviz.ui.lecture.step_model import StepModel
from ceviz.ui.lecture.step_row import StepRow

_PAGE = 8
_EDGE, _SCROLL_EVERY = 18, 60  # pixels, milliseconds


class StepList(QListView):
    """Shows steps; the marked one is where the lecture stands.

    A click, Enter and the arrow keys go to a step: ``chosen`` carries its place. Dragging one, and
    Alt+Up and Alt+Down, move it: ``moved`` carries two places. F2 and a double click edit a
    caption: ``renamed`` carries place and text. Delete takes the marked one away: ``removed``.
    """

    chosen = Signal(int)
    moved = Signal(int, int)
    renamed = Signal(int, str)
    removed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._theme = LIGHT
        self._steps = StepModel(self)
        self._steps.renamed.connect(self.renamed)
        self._row = StepRow(self)
        self._pressed: int | None = None
        self._from = QPoint()
        self._gap: int | None = None
        self._scroller = QTimer(self, interval=_SCROLL_EVERY)
        self._scroller.timeout.connect(self._scroll)
        self.setModel(self._steps)
        self.setItemDelegate(self._row)
        self.setObjectName("steps")
        self.setAccessibleName("Steps")
        self.setUniformItemSizes(True)
        self.setMouseTracking(True)
        self.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)

    def show_steps(self, steps: tuple[Step, ...], at: int) -> None:
        """Show steps and mark one; emits nothing."""
        self._steps.show(steps)
        index = self._steps.index(at) if steps else QModelIndex()
        if index != self.currentIndex():
            flag = QItemSelectionModel.SelectionFlag.ClearAndSelect
            self.selectionModel().setCurrentIndex(index, flag)

    def set_theme(self, theme: Theme) -> None:
        """Take another look or text size."""
        self._theme = theme
        self.setFont(theme.font())
        self._row.set_theme(theme)
        self.scheduleDelayedItemsLayout()

    def rename(self) -> None:
        """Let the marked step's caption be edited where it stands."""
        if self.currentIndex().isValid():
            self.edit(self.currentIndex())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Keys that mean nothing here are left to the window."""
        at, last = self.currentIndex().row(), self._steps.rowCount() - 1
        moving = event.modifiers() == Qt.KeyboardModifier.AltModifier
        by = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}.get(Qt.Key(event.key()))
        if last < 0:
            event.ignore()
        elif moving and by is not None:
            if 0 <= at + by <= last:
                self.moved.emit(at, at + by)
        elif (to := _led_to(Qt.Key(event.key()), at, last)) is not None:
            self.chosen.emit(to)
        elif event.key() == Qt.Key.Key_F2:
            self.rename()
        elif event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.removed.emit()
        elif event.key() == Qt.Key.Key_Escape and self._gap is not None:
            self._let_go()
        else:
            event.ignore()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A step is taken; what becomes of it shows when it is let go."""
        index = self.indexAt(event.position().toPoint())
        if event.button() == Qt.MouseButton.LeftButton and index.isValid():
            self._pressed, self._from = index.row(), event.position().toPoint()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        at = event.position().toPoint()
        if self._pressed is None:
            super().mouseMoveEvent(event)  # the row below the pointer lights up
            return
        far = (at - self._from).manhattanLength() >= QApplication.startDragDistance()
        if far or self._gap is not None:
            self._point(at)
            if not self._scroller.isActive():  # which a start would set back
                self._scroller.start()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        pressed, gap = self._pressed, self._gap
        self._let_go()
        if pressed is None or event.button() != Qt.MouseButton.LeftButton:
            return
        if gap is None:
            self.chosen.emit(pressed)
        elif (to := gap - (gap > pressed)) != pressed:
            self.moved.emit(pressed, to)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        self._pressed = None
        if self.indexAt(event.position().toPoint()).isValid():
            self.rename()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._let_go()

    def viewportEvent(self, event: QEvent) -> bool:
        """A press that is taken away, by a menu for instance, moves nothing."""
        if event.type() == QEvent.Type.UngrabMouse:
            self._let_go()
        return super().viewportEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Rows, and a line where a step that is dragged would come to lie."""
        super().paintEvent(event)
        if self._gap is not None:
            painter = QPainter(self.viewport())
            painter.setPen(QPen(QColor(self._theme.accent), 3))
            y = min(max(self._gap_y(self._gap), 2), self.viewport().height() - 2)
            painter.drawLine(4, y, self.viewport().width() - 4, y)

    def _point(self, at: QPoint) -> None:
        """Find the gap between two steps that is nearest to the pointer."""
        index = self.indexAt(QPoint(4, at.y()))
        if index.isValid():
            below = at.y() > self.visualRect(index).center().y()
            self._gap = index.row() + below
        else:
            self._gap = 0 if at.y() < 0 else self._steps.rowCount()
        self.viewport().update()

    def _gap_y(self, gap: int) -> int:
        if gap < self._steps.rowCount():
            return self.visualRect(self._steps.index(gap)).top()
        return self.visualRect(self._steps.index(gap - 1)).bottom()

    def _scroll(self) -> None:
        """A step that is held at an edge gets to places out of sight."""
        at = self.viewport().mapFromGlobal(self.cursor().pos())
        bar = self.verticalScrollBar()
        step = self.sizeHintForRow(0)
        if at.y() < _EDGE:
            bar.setValue(bar.value() - step)
        elif at.y() > self.viewport().height() - _EDGE:
            bar.setValue(bar.value() + step)
        else:
            return
        self._point(at)

    def _let_go(self) -> None:
        self._pressed = None
        self._scroller.stop()
        if self._gap is not None:
            self._gap = None
            self.viewport().update()


def _led_to(key: Qt.Key, at: int, last: int) -> int | None:
    """The place that a key goes to; None for a key that goes nowhere."""
    places = {
        Qt.Key.Key_Up: at - 1,
        Qt.Key.Key_Down: at + 1,
        Qt.Key.Key_PageUp: at - _PAGE,
        Qt.Key.Key_PageDown: at + _PAGE,
        Qt.Key.Key_Home: 0,
        Qt.Key.Key_End: last,
        Qt.Key.Key_Return: at,
        Qt.Key.Key_Enter: at,
    }
    to = places.get(key)
    return None if to is None else min(max(to, 0), last)
