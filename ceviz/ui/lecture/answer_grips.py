"""Buttons over the answers of a choice: a click is one hand for an answer."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QObject, QRectF, Qt, Signal
from PySide6.QtGui import QMouseEvent, QPaintEvent, QPainter
from PySide6.QtWidgets import QAbstractButton, QWidget

from ceviz.plot.theme import LIGHT, Theme
from ceviz.ui.style import ring


class AnswerGrips(QObject):
    """One invisible button an answer; they are made once, and shown as they are needed.

    ``raised`` carries an answer's place, counted from 0, and by how many its hands change: one more
    by a click or Space, one less by a click with the right button.
    """

    raised = Signal(int, int)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._parent = parent
        self.grips: list[AnswerGrip] = []

    def show_answers(self, answers: Sequence[str], areas: Sequence[QRectF], theme: Theme) -> None:
        """Lie over the answers where they are now."""
        while len(self.grips) < len(answers):
            grip = AnswerGrip(self._parent)
            grip.raised.connect(partial(self.raised.emit, len(self.grips)))
            self.grips.append(grip)
        for grip, answer, area in zip(self.grips, answers, areas, strict=False):
            grip.show_answer(answer, area, theme)
        for grip in self.grips[len(answers) :]:
            grip.hide()

    def hide(self) -> None:
        """There is no choice to be made."""
        self.show_answers((), (), LIGHT)


class AnswerGrip(QAbstractButton):
    """The button over one answer; it paints a ring on focus and under the mouse."""

    raised = Signal(int)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = LIGHT
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.clicked.connect(lambda: self.raised.emit(1))

    def show_answer(self, answer: str, area: QRectF, theme: Theme) -> None:
        """Lie over an answer."""
        self._theme = theme
        self.setAccessibleName(f"One vote for: {answer}")
        self.setGeometry(area.toAlignedRect())
        self.show()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """The right button takes a hand back."""
        if event.button() == Qt.MouseButton.RightButton and self.rect().contains(
            event.position().toPoint()
        ):
            self.raised.emit(-1)
        super().mouseReleaseEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The answer itself belongs to the slide."""
        if not (self.hasFocus() or self.underMouse() or self.isDown()):
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self.isDown():
            painter.setOpacity(0.5)
        ring(painter, QRectF(self.rect()), 10, self._theme)
