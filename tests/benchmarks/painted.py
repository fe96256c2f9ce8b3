"""From an input event to the window painted: the one stopwatch of all that is on a screen."""

from __future__ import annotations

from collections.abc import Callable
from time import perf_counter

from PySide6.QtCore import QCoreApplication, QEvent, QObject
from PySide6.QtWidgets import QWidget

_QUIET = 2  # rounds of the event loop without painting, after which nothing more is to come


class Stopwatch(QObject):
    """Times a window. Qt paints a window, and hands it to the screen, in answer to one event."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._painting = False
        window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.UpdateRequest:
            self._painting = True
        return False

    def seconds(self, send: Callable[[], None]) -> float:
        """How long it takes from sending an input event to the end of the last painting."""
        started = finished = perf_counter()
        send()
        quiet = 0
        while quiet < _QUIET:
            self._painting = False
            QCoreApplication.processEvents()
            if self._painting:
                finished, quiet = perf_counter(), 0
            else:
                quiet += 1
        return finished - started
