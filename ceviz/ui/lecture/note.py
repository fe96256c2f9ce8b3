"""A few words at the foot of the slide: the digits that are typed, what was not possible."""

from __future__ import annotations

from PySide6.QtCore import QTimer, Qt
from PySide6.QtGui import QColor, QPaintEvent, QPainter
from PySide6.QtWidgets import QLabel, QWidget

from ceviz.plot.theme import LIGHT, Theme
from ceviz.ui.announcing import announce
from ceviz.ui.style import plate

_SECONDS = 3.0


class Note(QLabel):
    """Words on a plate, in the middle of the slide's foot."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._parent, self._theme = parent, LIGHT
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.hide)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.hide()

    def set_theme(self, theme: Theme) -> None:
        """Take the text size of another screen."""
        self._theme = theme
        self.setFont(theme.font())
        palette = self.palette()
        palette.setColor(self.foregroundRole(), QColor(theme.card))
        self.setPalette(palette)
        self._place()

    @property
    def kept(self) -> bool:
        """Whether it shows something that is to be taken away."""
        return self.isVisible() and not self._timer.isActive()

    def say(self, words: str) -> None:
        """Say it for some seconds, and aloud though it was said before."""
        self._show(words)
        announce(self, words)
        self._timer.start(round(1000 * _SECONDS))

    def keep(self, words: str) -> None:
        """Show it until there is something else, or nothing, to show."""
        new = self.isHidden() or words != self.text()
        self._show(words)
        if new:  # and not at each step of a movement
            announce(self, words)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        plate(painter, self.rect().toRectF(), self.height() / 4, self._theme.ink)
        painter.end()
        super().paintEvent(event)

    def _show(self, words: str) -> None:
        self._timer.stop()
        self.setText(words)
        self.setAccessibleName(words)
        self._place()
        self.setVisible(bool(words))
        self.raise_()

    def _place(self) -> None:
        self.adjustSize()
        space, parent = self._theme.text_px(10), self._parent
        self.resize(self.width() + 3 * space, self.height() + space)
        self.move((parent.width() - self.width()) // 2, parent.height() - self.height() - 2 * space)
