"""The short text that says why, under a heading that folds it away."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QToolButton, QVBoxLayout, QWidget

from ceviz.plot.theme import Theme


class Why(QWidget):
    """A heading that opens and closes, and the panel's two to four sentences."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self._heading = QToolButton()
        self._heading.setText("Why?")
        self._heading.setCheckable(True)
        self._heading.setChecked(True)
        self._heading.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self._heading.setAutoRaise(True)
        self._heading.setObjectName("disclosure")
        self._heading.toggled.connect(self._fold)
        self._text = QLabel(text)
        self._text.setTextFormat(Qt.TextFormat.PlainText)
        self._text.setWordWrap(True)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(2)
        layout.addWidget(self._heading)
        layout.addWidget(self._text)
        self._fold(True)

    def set_theme(self, theme: Theme) -> None:
        """Take another look or text size."""
        self._heading.setFont(theme.font(strong=True))
        self._text.setFont(theme.font(0.93))
        self._text.setStyleSheet(f"color: {theme.soft_ink}")

    def _fold(self, opened: bool) -> None:
        self._text.setVisible(opened)
        self._heading.setArrowType(Qt.ArrowType.DownArrow if opened else Qt.ArrowType.RightArrow)
