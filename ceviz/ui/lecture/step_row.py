"""One row of the list of steps: its number, its caption and its signs."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QLineEdit,
    QListView,
    QStyle,
    QStyleOptionViewItem,
    QStyledItemDelegate,
    QWidget,
)

from ceviz.plot.theme import LIGHT, Theme
from ceviz.state.lecture.lecture import LONGEST_LINE
from ceviz.ui.controls.window_keys import asks_for_window
from ceviz.ui.icons import icon
from ceviz.ui.lecture.step_model import SIGNS
from ceviz.ui.style import plate, ring

_HEIGHT, _NUMBER, _SIGN, _SIDE = 32, 30, 17, 8

_Index = QModelIndex | QPersistentModelIndex


class StepRow(QStyledItemDelegate):
    """Paints a row; the marked one has a plate, a bar at its left and heavier letters."""

    def __init__(self, view: QListView) -> None:
        super().__init__(view)
        self._view = view
        self._theme = LIGHT

    def set_theme(self, theme: Theme) -> None:
        """Take another look or text size."""
        self._theme = theme

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        return QSize(0, self._theme.text_px(_HEIGHT))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        theme = self._theme
        rect: QRect = option.rect
        state: QStyle.StateFlag = option.state
        marked = index.row() == self._view.currentIndex().row()
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_back(painter, QRectF(rect), marked, bool(state & _OVER))
        signs: tuple[str, ...] = index.data(SIGNS)
        right = self._paint_signs(painter, rect, signs)
        painter.setFont(theme.font(0.93, strong=marked))
        painter.setPen(QColor(theme.ink if marked else theme.soft_ink))
        middle = Qt.AlignmentFlag.AlignVCenter
        number = QRect(rect.left(), rect.top(), theme.text_px(_NUMBER), rect.height())
        painter.drawText(number, middle | Qt.AlignmentFlag.AlignRight, str(index.row() + 1))
        painter.setPen(QColor(theme.ink))
        words = self._words(rect)
        words.setRight(right)
        metrics = QFontMetrics(painter.font())
        text = metrics.elidedText(index.data(), Qt.TextElideMode.ElideRight, words.width())
        painter.drawText(words, middle | Qt.AlignmentFlag.AlignLeft, text)
        painter.restore()

    def createEditor(
        self, parent: QWidget, option: QStyleOptionViewItem, index: _Index
    ) -> QLineEdit:
        editor = _CaptionEditor(parent)
        editor.setFont(self._theme.font(0.93))
        editor.setMaxLength(LONGEST_LINE)
        editor.setAccessibleName(f"Caption of step {index.row() + 1}")
        return editor

    def updateEditorGeometry(
        self, editor: QWidget, option: QStyleOptionViewItem, index: _Index
    ) -> None:
        rect: QRect = option.rect
        editor.setGeometry(self._words(rect).adjusted(-self._theme.text_px(_SIDE), 1, 0, -1))

    def _words(self, rect: QRect) -> QRect:
        px = self._theme.text_px
        return rect.adjusted(px(_NUMBER + 10), 0, -px(_SIDE), 0)

    def _paint_back(self, painter: QPainter, rect: QRectF, marked: bool, over: bool) -> None:
        theme = self._theme
        inside = rect.adjusted(1, 1, -1, -1)
        if marked or over:
            plate(painter, inside, 6, theme.hover)
        if marked:
            bar = QRectF(inside.left(), inside.top() + 5, 4, inside.height() - 10)
            plate(painter, bar, 2, theme.accent)
            if self._view.hasFocus():
                ring(painter, inside, 6, theme)

    def _paint_signs(self, painter: QPainter, rect: QRect, signs: tuple[str, ...]) -> int:
        """Paint the signs from the right; returns where the caption has to end."""
        theme = self._theme
        side, right = theme.text_px(_SIGN), rect.right() - theme.text_px(_SIDE)
        for name in reversed(signs):
            at = QRect(right - side, rect.center().y() - side // 2, side, side)
            icon(name, theme.soft_ink, theme.soft_ink).paint(painter, at)
            right -= side + theme.text_px(3)
        return right - theme.text_px(3)


_OVER = QStyle.StateFlag.State_MouseOver


class _CaptionEditor(QLineEdit):
    """Enter ends here; the list below would go to the step."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        super().keyPressEvent(event)
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            event.accept()

    def event(self, event: QEvent) -> bool:
        return not asks_for_window(event) and super().event(event)
