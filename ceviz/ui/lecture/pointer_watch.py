"""Where the pointer is in a window, whatever widget lies under it."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, Signal
from PySide6.QtGui import QMouseEvent, QWindow

_FAR = 5  # pixels after which a press has become a drag
NOWHERE = QPoint(-1, -1)


class PointerWatch(QObject):
    """Sees the mouse before the widgets do, and takes nothing from them.

    ``moved`` carries where it is, and whether a button is held; ``left`` comes when the pointer
    leaves the window, and ``dragged`` with the release that ends a drag.
    """

    moved = Signal(QPoint, bool)
    left = Signal()
    dragged = Signal()

    def __init__(self, window: QWindow) -> None:
        super().__init__(window)
        self.at = NOWHERE
        self._press: QPoint | None = None
        window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        kind = event.type()
        if kind == QEvent.Type.Leave:
            self.at = NOWHERE
            self.left.emit()
        elif isinstance(event, QMouseEvent):
            self.at = event.position().toPoint()
            if kind == QEvent.Type.MouseButtonPress:
                self._press = self.at
            elif kind == QEvent.Type.MouseButtonRelease and self._press is not None:
                far = (self.at - self._press).manhattanLength() >= _FAR
                self._press = None
                if far:
                    self.dragged.emit()
            self.moved.emit(self.at, event.buttons() != Qt.MouseButton.NoButton)
        return False
