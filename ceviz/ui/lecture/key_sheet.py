"""The sheet of keys, over the slide."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QMouseEvent, QPaintEvent, QPainter
from PySide6.QtWidgets import QWidget

from ceviz.plot.theme import LIGHT, Theme
from ceviz.ui.lecture.keys import COMMANDS, FOCUSED
from ceviz.ui.style import plate

_LINES = tuple((command.written, command.text) for command in COMMANDS)
_HELD = tuple((written, text) for text, written in FOCUSED)
_WIDE, _HIGH = 0.66, 0.92  # of the screen
_KEYS = 0.42  # of the sheet's width, for the keys


class KeySheet(QWidget):
    """Paints the keys and what they do, in two columns; a click or key closes it."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = LIGHT
        self.setAccessibleName("Keys: " + "; ".join(f"{keys}, {text}" for keys, text in _all()))
        self.hide()

    def fit(self, width: int, height: int, theme: Theme) -> None:
        """Lie in the middle of a screen."""
        self._theme = theme
        wide, high = round(_WIDE * width), round(_HIGH * height)
        self.setGeometry((width - wide) // 2, (height - high) // 2, wide, high)

    def toggle(self) -> None:
        """Come above everything, or go."""
        self.setVisible(self.isHidden())
        self.raise_()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Read, and away."""
        self.hide()

    def paintEvent(self, event: QPaintEvent) -> None:
        theme = self._theme
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        plate(painter, QRectF(self.rect()), 16, theme.card, theme.axis)
        lines = [*_LINES, ("", ""), *_HELD]
        row = self.height() / (len(lines) + 2)
        small = theme.font(min(1.0, row * 0.62 / (theme.text * theme.zoom)))
        left, split = row, self.width() * _KEYS
        for number, (keys, text) in enumerate(lines, start=1):
            top = number * row
            painter.setFont(small)
            painter.setPen(QColor(theme.accent))
            painter.drawText(QRectF(left, top, split - left, row), _BY_LEFT, keys)
            painter.setPen(QColor(theme.ink))
            painter.drawText(QRectF(split, top, self.width() - split, row), _BY_LEFT, text)


_BY_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter


def _all() -> tuple[tuple[str, str], ...]:
    return (*_LINES, *_HELD)
