"""The time of day, and how long the talk has gone on."""

from __future__ import annotations

from collections.abc import Callable
from time import monotonic

from PySide6.QtCore import QTime, QTimer, Qt
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QGridLayout, QLabel, QPushButton, QWidget

from ceviz.plot.theme import Theme

_TICK = 250  # milliseconds: a second is never told late by more


class Stopwatch(QWidget):
    """A clock, and the time since the talk began or the button was pressed."""

    def __init__(self, since: float, *, clock: Callable[[], float] = monotonic) -> None:
        super().__init__()
        self._since, self._clock = since, clock
        self.gone, self.time = QLabel(), QLabel()
        self._titles = (QLabel("since the start"), QLabel("clock"))
        self.restart = QPushButton("Restart")
        self.restart.setToolTip("Count from zero again")
        self.restart.clicked.connect(self._restart)
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        for column, label in enumerate((self.gone, self.time)):
            grid.addWidget(label, 0, column)
            grid.addWidget(self._titles[column], 1, column)
        grid.addWidget(self.restart, 0, 2, Qt.AlignmentFlag.AlignRight)
        grid.setColumnStretch(2, 1)
        grid.setHorizontalSpacing(24)
        self._timer = QTimer(self)
        self._timer.setInterval(_TICK)
        self._timer.timeout.connect(self._tell)

    def set_theme(self, theme: Theme) -> None:
        """Take another look or text size."""
        for label in (self.gone, self.time):
            label.setFont(theme.font(2.0, strong=True))
        for title in self._titles:
            title.setFont(theme.font(0.9))
        self.restart.setFont(theme.font())

    def showEvent(self, event: QShowEvent) -> None:
        """It runs while it is seen."""
        self._tell()
        self._timer.start()
        super().showEvent(event)

    def hideEvent(self, event: QHideEvent) -> None:
        """Nobody looks."""
        self._timer.stop()
        super().hideEvent(event)

    def _restart(self) -> None:
        self._since = self._clock()
        self._tell()

    def _tell(self) -> None:
        self.gone.setText(written(self._clock() - self._since))
        self.time.setText(QTime.currentTime().toString("HH:mm"))


def written(seconds: float) -> str:
    """A time in minutes and seconds, and hours when there are any.

    >>> written(0), written(754.9), written(3661)
    ('0:00', '12:34', '1:01:01')
    """
    minutes, rest = divmod(int(seconds), 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02}:{rest:02}" if hours else f"{minutes}:{rest:02}"
