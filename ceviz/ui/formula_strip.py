"""The strip under the plot: the panel's formulas, typeset on a card."""

from __future__ import annotations

from itertools import zip_longest

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import (
    QAccessible,
    QColor,
    QFocusEvent,
    QPaintEvent,
    QPainter,
    QPen,
    QResizeEvent,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from ceviz.core.figure import Formula
from ceviz.plot.formula import spoken
from ceviz.plot.formula_layout import FormulaLayout, formula_size, lay_out
from ceviz.plot.theme import LIGHT, Theme

_ACROSS, _ABOVE = 24, 12  # from the card's edge to the formulas
_ROUND = 8.0
_LEAST_SHRUNK = 0.5


class FormulaStrip(QWidget):
    """Shows formulas. It takes the focus with Tab, so that a screen reader can read them out.

    Its height follows from the formulas' form and its width; a number that changes repaints the
    line that it stands in, and moves nothing. Where height is short (:meth:`set_room`) the formulas
    shrink, to half their size at the most.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._formulas: tuple[Formula, ...] = ()
        self._theme = LIGHT
        self._room = 10_000
        self._layout = self._laid_out(0)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setAccessibleName("Formula")

    def show_formulas(self, formulas: tuple[Formula, ...], theme: Theme) -> None:
        """Show the formulas of a figure; what is on screen already is left alone."""
        restyled = theme is not self._theme
        if formulas == self._formulas and not restyled:
            return
        self._formulas, self._theme = formulas, theme
        before, self._layout = self._layout, self._laid_out(self.width())
        if restyled or before.height != self._layout.height:
            self.updateGeometry()
            self.update()
        else:
            self._update_changed(before)
        if QAccessible.isActive():
            self._describe()
        elif self.accessibleDescription():
            self.setAccessibleDescription("")  # rather none than that of other numbers

    def set_room(self, height: int) -> None:
        """Say how much of the window's height the strip may take."""
        if height != self._room:
            self._room = height
            self._layout = self._laid_out(self.width())
            self.updateGeometry()
            self.update()

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return int(self._laid_out(width).height) + 2 * self._theme.px(_ABOVE)

    def sizeHint(self) -> QSize:
        width = max(self.width(), self.minimumSizeHint().width())
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        return QSize(self._theme.px(240), self._theme.px(2 * _ABOVE))

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._layout = self._laid_out(self.width())
        if event.size().width() != event.oldSize().width():
            self.updateGeometry()  # the height was asked for at the width of before
        super().resizeEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        self._describe()
        super().focusInEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        if self.rect().adjusted(10, 2, -10, -2).contains(event.rect()):  # neither edge nor corner
            painter.fillRect(event.rect(), QColor(self._theme.card))
        else:
            self._paint_card(painter)
        corner = self._corner()
        damaged = QRectF(event.rect()).translated(-corner)
        self._layout.paint(painter, corner.x(), corner.y(), theme=self._theme, damaged=damaged)
        painter.end()

    def _paint_card(self, painter: QPainter) -> None:
        thickness = 2.0 if self.hasFocus() else 1.0
        edge = self._theme.accent if self.hasFocus() else self._theme.border
        inside = thickness / 2
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(edge), thickness))
        painter.setBrush(QColor(self._theme.card))
        painter.drawRoundedRect(
            QRectF(self.rect()).adjusted(inside, inside, -inside, -inside), _ROUND, _ROUND
        )

    def _laid_out(self, width: int) -> FormulaLayout:
        across = max(width - 2 * self._theme.px(_ACROSS), 1)
        above = self._room - 2 * self._theme.px(_ABOVE)
        size = full = formula_size(self._theme)
        layout = lay_out(self._formulas, width=across, theme=self._theme)
        while layout.height > above and size > _LEAST_SHRUNK * full:
            size *= 0.9
            layout = lay_out(self._formulas, width=across, theme=self._theme, size=size)
        return layout

    def _corner(self) -> QPointF:
        """Where the formulas start: at the left, in the middle of the height."""
        above = (self.height() - self._layout.height) // 2
        return QPointF(self._theme.px(_ACROSS), above)

    def _update_changed(self, before: FormulaLayout) -> None:
        """Repaint one rectangle around what changed: a clip of several slows every outline."""
        changed = QRectF()
        resized = before.size != self._layout.size
        for was, now in zip_longest(before.pieces, self._layout.pieces):
            if resized or was != now:
                for layout, piece in ((before, was), (self._layout, now)):
                    changed |= layout.area(piece) if piece else QRectF()
        self.update(changed.translated(self._corner()).toAlignedRect())

    def _describe(self) -> None:
        self.setAccessibleDescription("; ".join(spoken(formula) for formula in self._formulas))
