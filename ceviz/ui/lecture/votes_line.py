"""The line in which a show of hands is entered by the keys alone."""

from __future__ import annotations

from string import ascii_uppercase

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPaintEvent, QPainter
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QWidget

from ceviz.plot.theme import LIGHT, Theme
from ceviz.state.lecture.votes import VotesError, read_votes
from ceviz.ui.announcing import announce
from ceviz.ui.lecture.talk_style import talk_stylesheet
from ceviz.ui.style import plate


class VotesLine(QWidget):
    """Takes a count for each answer, parted by spaces or Enter.

    ``entered`` carries the counts: at Enter once all are there, or at Enter after nothing.
    """

    entered = Signal(tuple)
    closed = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = LIGHT
        self._answers = 0
        self._label = QLabel()
        self._label.setTextFormat(Qt.TextFormat.PlainText)
        self.line = _Line(self)
        self.line.setMaxLength(60)
        self.line.setAccessibleName("Votes")
        self.line.enter.connect(self._enter)
        self.line.textEdited.connect(self._ask)
        self._row = QHBoxLayout(self)
        self._row.addWidget(self._label)
        self._row.addWidget(self.line, 1)
        self.hide()

    def open(self, answers: int) -> None:
        """Ask for the votes for so many answers."""
        self._answers = answers
        self.line.clear()
        self._ask()
        self.show()
        self.raise_()
        self.line.setFocus()

    def fit(self, width: int, height: int, theme: Theme) -> None:
        """Lie at the foot of a screen."""
        self._theme = theme
        self.setStyleSheet(talk_stylesheet(theme))
        space = theme.text_px(8)
        self._row.setContentsMargins(2 * space, space, 2 * space, space)
        for part in (self._label, self.line):
            part.setFont(theme.font())
        wide, high = round(0.7 * width), round(2.2 * theme.text * theme.zoom) + 2 * space
        self.setGeometry((width - wide) // 2, height - high - 2 * space, wide, high)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        plate(painter, QRectF(self.rect()), 12, self._theme.card, self._theme.axis)

    def _ask(self) -> None:
        letters = " ".join(ascii_uppercase[: self._answers])
        self._label.setText(f"Votes for {letters}:")

    def _enter(self) -> None:
        text = self.line.text()
        try:
            votes = read_votes(text, self._answers)
        except VotesError as error:
            self._label.setText(str(error))
            announce(self, str(error))
            return
        if votes and len(votes) < self._answers and not text.endswith(" "):
            self.line.setText(f"{text} ")
            return
        if votes:
            self.entered.emit(votes)
        self.closed.emit()


class _Line(QLineEdit):
    enter = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.enter.emit()
        else:
            super().keyPressEvent(event)
