"""The way from one state of a panel to another, seen on the screen."""

from __future__ import annotations

from collections.abc import Callable
import math
from time import monotonic
from typing import Any

from PySide6.QtCore import QObject, QTimer, Qt, Signal

from ceviz.core.panel import Panel
from ceviz.core.params import Params
from ceviz.state.lecture.between import between

SECONDS = 0.6
"""How long it takes, unless a step says otherwise."""

_TICK = 16  # milliseconds: one frame of a usual display


class Movement(QObject):
    """Walks from one parameter record to another, slow at both ends; one at a time.

    Where it is follows from the time that has passed, so that slow drawing makes it less smooth but
    not slower. ``moved`` carries the record to show; the last one is the end itself.
    """

    moved = Signal(object)

    def __init__(self, parent: QObject, *, clock: Callable[[], float] = monotonic) -> None:
        super().__init__(parent)
        self._clock = clock
        self._timer = QTimer(self)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.setInterval(_TICK)
        self._timer.timeout.connect(self._tick)

    @property
    def active(self) -> bool:
        """Whether it is on its way."""
        return self._timer.isActive()

    def start(self, panel: Panel[Any], start: Params, end: Params, seconds: float) -> None:
        """Set out; a movement before that is given up."""
        self._panel, self._start, self._end = panel, start, end
        self._since, self._seconds = self._clock(), seconds
        self._timer.start()

    def stop(self) -> None:
        """Give it up, and emit nothing more."""
        self._timer.stop()

    def finish(self) -> None:
        """Be at the end at once."""
        if self.active:
            self.stop()
            self.moved.emit(self._end)

    def _tick(self) -> None:
        gone = (self._clock() - self._since) / self._seconds
        if gone >= 1:
            self.finish()
        else:
            eased = (1 - math.cos(math.pi * gone)) / 2
            self.moved.emit(between(self._panel, self._start, self._end, eased))
