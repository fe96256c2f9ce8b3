"""The keys of a talk, wherever in its windows the focus is."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QWidget
from shiboken6 import isValid

from ceviz.ui.lecture.keys import command_of, keeps


class TalkKeys(QObject):
    """Has the first word on the keys of whatever has the focus, but for those that it needs.

    ``pressed`` carries the name of a key's command, or the digit that it types.
    """

    pressed = Signal(str)

    def __init__(self, windows: Sequence[QWidget], parent: QObject) -> None:
        super().__init__(parent)
        self._windows = tuple(windows)
        self._watched: QWidget | None = None
        for window in windows:
            window.installEventFilter(self)
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        app.focusChanged.connect(self._focus_moved)

    @property
    def held(self) -> bool:
        """Whether something in the windows has the focus, beside the windows themselves."""
        focus = QApplication.focusWidget()
        return focus is not None and focus not in self._windows and self._is_ours(focus)

    def press(self, event: QKeyEvent) -> bool:
        """Do what a key says, unless it is needed where the focus is; whether it is done."""
        focus = QApplication.focusWidget()
        command = command_of(event)
        if not command or (focus is not None and keeps(focus, event)):
            return False
        if not event.isAutoRepeat():  # a key held down by accident would run through the talk
            self.pressed.emit(command)
        return True

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if not isinstance(event, QKeyEvent) or event.type() != QEvent.Type.KeyPress:
            return False
        return self.press(event)

    def _is_ours(self, widget: QWidget) -> bool:
        return widget.window() in self._windows

    def _focus_moved(self, _old: QWidget | None, new: QWidget | None) -> None:
        if self._watched is not None and isValid(self._watched):
            self._watched.removeEventFilter(self)
        self._watched = None
        if new is not None and new not in self._windows and self._is_ours(new):
            self._watched = new
            new.installEventFilter(self)
