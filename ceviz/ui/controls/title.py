"""The small heading over a control, which also says what is wrong with what was typed."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QLabel

from ceviz.plot.theme import LIGHT, Theme
from ceviz.ui.announcing import announce


class Title(QLabel):
    """The name of a field in soft ink; a problem takes its place, so that nothing moves."""

    def __init__(self, text: str) -> None:
        super().__init__(text)
        self.name = text
        self._theme = LIGHT
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(True)

    def rename(self, text: str) -> None:
        """Take another name."""
        self.name = text
        self.show_problem("")

    def show_problem(self, sentence: str) -> None:
        """Say a problem, aloud too; with no words, show the name again."""
        self.setText(sentence or self.name)
        self._colour()
        announce(self, sentence)

    def set_theme(self, theme: Theme) -> None:
        """Take another look or text size."""
        self._theme = theme
        self.setFont(theme.font(0.9))
        self._colour()

    def _colour(self) -> None:
        named = self.text() == self.name
        shown = self._theme.soft_ink if named else self._theme.roles["wrong"]
        colours = self.palette()
        colours.setColor(QPalette.ColorRole.WindowText, QColor(shown))
        self.setPalette(colours)
