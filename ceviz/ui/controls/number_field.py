"""The field that a number is read from and typed into."""

from __future__ import annotations

import re

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QFontMetrics, QKeyEvent
from PySide6.QtWidgets import QWidget

from ceviz.core.kinds import Number
from ceviz.core.numerals import MINUS
from ceviz.plot.theme import Theme
from ceviz.ui.controls.draft_field import DraftField

_BEGINNING = re.compile(r"[+-]?\d*\.?\d*(e[+-]?\d*)?")
_LETTERS = frozenset("0123456789.,+-eE" + MINUS)
_HEIGHT, _LEAST_WIDTH = 32, 68


class NumberField(DraftField):
    """Shows a number with as few decimals as tell all; takes a point or a comma, "-" or "−".

    ``entered`` carries an allowed number that the user typed or stepped to. ``refused`` carries a
    sentence when the text cannot stand, and "" when that is over.
    """

    entered = Signal(float)
    refused = Signal(str)

    def __init__(self, number: Number, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._number = number
        self._value = number.default
        self._problem = ""
        self._stepping = False
        self.setAlignment(Qt.AlignmentFlag.AlignRight)
        self.setAccessibleName(number.title)

    @property
    def problem(self) -> str:
        """What is wrong with the text, in one sentence; empty when nothing is."""
        return self._problem

    def display(self, value: float) -> None:
        """Show a value; a draft gives way only to a value that is another one. Emits nothing."""
        self._value = value
        self.show_text(self._number.text(value))

    def set_theme(self, theme: Theme) -> None:
        """Take another look or text size; the widest number of the range fits."""
        self.setFont(theme.font())
        number, metrics = self._number, QFontMetrics(theme.font())
        ends = (number.text(end) for end in (number.low, number.high))
        widest = max(metrics.horizontalAdvance(text) for text in ends)
        self.setFixedSize(max(widest + 24, theme.text_px(_LEAST_WIDTH)), theme.text_px(_HEIGHT))

    def restore(self) -> None:
        super().restore()
        self._say("")

    def typed(self, text: str) -> None:
        """While typing, only what no further key can mend is called a problem."""
        plain = _plain(text)
        value = _read(plain)
        beyond = value is not None and (value > self._number.high >= 0)
        below = value is not None and (value < self._number.low <= 0)
        hopeless = beyond or below or not _BEGINNING.fullmatch(plain)
        self._say(self._wanted() if hopeless else "")

    def send(self) -> None:
        value = self._allowed(self.text())
        if value is None:
            self._say(self._wanted())
        else:
            self._enter(value)
            self.settled.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Up and Down step, with Shift or by page coarsely.

        A key that no number has is the window's, as P and the space bar, unless one is typing.
        """
        letter = event.text()  # none for arrows and the like
        if not self.drafting and letter and letter.isprintable() and letter not in _LETTERS:
            event.ignore()
            return
        number = self._number
        shifted = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        step = number.coarse if shifted else number.step
        by = {
            Qt.Key.Key_Up: step,
            Qt.Key.Key_Down: -step,
            Qt.Key.Key_PageUp: number.coarse,
            Qt.Key.Key_PageDown: -number.coarse,
        }.get(Qt.Key(event.key()))
        if by is None:
            super().keyPressEvent(event)
            return
        typed = self._allowed(self.text()) if self.drafting else None
        self._stepping = True
        self._enter(number.clamp((self._value if typed is None else typed) + by))

    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        """A burst of one key held down is one gesture."""
        super().keyReleaseEvent(event)
        if not event.isAutoRepeat():
            self._end_steps()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._end_steps()

    def _end_steps(self) -> None:
        if self._stepping:
            self._stepping = False
            self.settled.emit()

    def _enter(self, value: float) -> None:
        self.restore()  # what the state makes of it comes back by display()
        if value != self._number.clamp(self._value):  # what is shown may be rounded
            self.entered.emit(value)

    def _allowed(self, text: str) -> float | None:
        """The number in a text, if the field's declaration allows it."""
        value = _read(_plain(text))
        if value is None or not self._number.low <= value <= self._number.high:
            return None
        if self._number.integer and value != int(value):
            return None
        return self._number.clamp(value)

    def _wanted(self) -> str:
        return f"Use {self._number.allowed().replace('-', MINUS)}."

    def _say(self, problem: str) -> None:
        if problem == self._problem:
            return
        self._problem = problem
        self.setAccessibleDescription(problem)
        self.setProperty("refused", bool(problem))
        self.style().polish(self)  # the style sheet's border for it
        self.refused.emit(problem)


def _plain(text: str) -> str:
    """What was typed, written as Python writes numbers."""
    return text.strip().lower().replace(MINUS, "-").replace(",", ".")


def _read(plain: str) -> float | None:
    try:
        return float(plain) if _BEGINNING.fullmatch(plain) else None
    except ValueError:
        return None
