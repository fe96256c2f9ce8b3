"""One sentence to the user at the foot of the window, until it is closed."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton

from ceviz.core.figure import Tone
from ceviz.plot.theme import LIGHT, Theme
from ceviz.ui.announcing import announce


class Notice(QFrame):
    """A slim bar that says what was done or could not be; hidden when there is nothing to say."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("notice")
        self._text = QLabel()
        self._text.setTextFormat(Qt.TextFormat.PlainText)
        self._text.setWordWrap(True)
        self._close = QPushButton("Close")
        self._close.clicked.connect(self.hide)
        self._theme = LIGHT
        self._tone: Tone = "poor"
        self._passing = False
        row = QHBoxLayout(self)
        row.setContentsMargins(14, 6, 6, 6)
        row.addWidget(self._text, 1)
        row.addWidget(self._close)
        self.hide()

    def say(self, sentence: str, *, tone: Tone = "poor", passing: bool = False) -> None:
        """Show and speak a sentence; without a tone, it is about a fault.

        A passing one is about the present state, and goes with it (:meth:`let_pass`).
        """
        self._tone, self._passing = tone, passing
        self._text.setText(sentence)
        self.setAccessibleName(sentence)
        self.set_theme(self._theme)
        self.show()
        announce(self, sentence)

    def let_pass(self) -> None:
        """The state has changed: what was said about the one before is over."""
        if self._passing:
            self.hide()

    def set_theme(self, theme: Theme) -> None:
        """Take another look or text size."""
        self._theme = theme
        background, ink = theme.tones[self._tone]
        self.setStyleSheet(
            f"#notice {{ background: {background}; border-radius: 8px }}"
            f"#notice QLabel {{ color: {ink} }}"
        )
        self._text.setFont(theme.font())
        self._close.setFont(theme.font())
