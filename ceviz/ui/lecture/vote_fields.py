"""A field for each answer, in which the speaker enters a show of hands."""

from __future__ import annotations

from string import ascii_uppercase

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QGridLayout, QLabel, QSpinBox, QWidget

from ceviz.plot.theme import LIGHT, Theme
from ceviz.state.lecture.lecture import MOST_ANSWERS, Choose
from ceviz.state.lecture.votes import MOST_VOTES

_WORDS = 260  # how wide an answer may be, for text of 14 px


class VoteFields(QWidget):
    """Shows counts; ``entered`` carries all of them after each change by hand."""

    entered = Signal(tuple)

    def __init__(self) -> None:
        super().__init__()
        self._theme = LIGHT
        self._answers: tuple[str, ...] = ()
        self.fields = [QSpinBox() for _ in range(MOST_ANSWERS)]
        self._labels = [QLabel() for _ in range(MOST_ANSWERS)]
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        for row, (label, field) in enumerate(zip(self._labels, self.fields, strict=True)):
            grid.addWidget(field, row, 0)
            grid.addWidget(label, row, 1)
            field.setMaximum(MOST_VOTES)
            field.setButtonSymbols(QSpinBox.ButtonSymbols.NoButtons)
            field.setAlignment(Qt.AlignmentFlag.AlignRight)
            field.valueChanged.connect(self._enter)
        grid.setColumnStretch(1, 1)
        grid.setHorizontalSpacing(12)

    def show_votes(self, question: Choose, votes: tuple[int, ...]) -> None:
        """Show the counts of a question; showing never emits."""
        self._answers = question.answers
        for place, (label, field) in enumerate(zip(self._labels, self.fields, strict=True)):
            there = place < len(question.answers)
            label.setVisible(there)
            field.setVisible(there)
            if there:
                self._write(place)
                value = votes[place] if place < len(votes) else 0
                if value != field.value():
                    with QSignalBlocker(field):
                        field.setValue(value)

    def set_theme(self, theme: Theme) -> None:
        """Take another look or text size."""
        self._theme = theme
        for label, field in zip(self._labels, self.fields, strict=True):
            label.setFont(theme.font())
            field.setFont(theme.font())

    def take_focus(self) -> None:
        """Be ready for the first count."""
        self.fields[0].setFocus()
        self.fields[0].selectAll()

    def _write(self, place: int) -> None:
        answer = f"{ascii_uppercase[place]}  {self._answers[place]}"
        theme = self._theme
        metrics = QFontMetrics(theme.font())
        label = self._labels[place]
        label.setText(
            metrics.elidedText(answer, Qt.TextElideMode.ElideRight, theme.text_px(_WORDS))
        )
        self.fields[place].setAccessibleName(f"Votes for {answer}")

    def _enter(self) -> None:
        shown = self.fields[: len(self._answers)]
        self.entered.emit(tuple(field.value() for field in shown))
