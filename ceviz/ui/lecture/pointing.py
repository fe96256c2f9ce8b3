"""What follows the pointer in a talk: the laser's dot, the drawer, the slide under the lens."""

from __future__ import annotations

from PySide6.QtCore import QObject, QPoint, QRect, QTimer, Qt, Signal
from PySide6.QtGui import QWindow
from PySide6.QtWidgets import QWidget

from ceviz.ui.lecture.drawer import Drawer
from ceviz.ui.lecture.laser import Laser
from ceviz.ui.lecture.pointer_watch import NOWHERE, PointerWatch

_ZOOM = 2
_IDLE = 3000  # milliseconds after which the arrow goes


class Pointing(QObject):
    """Moves the slide, the drawer and the laser of a window; ``dragged`` comes when a drag ends.

    ``blank`` is to be set while nothing is seen.
    """

    dragged = Signal()

    def __init__(self, window: QWidget, stage: QWidget, drawer: Drawer) -> None:
        super().__init__(window)
        self._window, self._stage, self._drawer = window, stage, drawer
        self.laser = Laser(window)
        self.blank = False
        self.zoomed = False
        self._watch: PointerWatch | None = None
        self._idle = QTimer(self)
        self._idle.setSingleShot(True)
        self._idle.setInterval(_IDLE)
        self._idle.timeout.connect(lambda: window.setCursor(Qt.CursorShape.BlankCursor))

    def watch(self, window: QWindow) -> None:
        """Begin, once the window is there."""
        if self._watch is None:
            self._watch = PointerWatch(window)
            self._watch.moved.connect(self._follow)
            self._watch.left.connect(self.laser.leave)
            self._watch.dragged.connect(self.dragged)

    def toggle_laser(self) -> None:
        """Switch the laser on or off."""
        self.laser.toggle(self._at)

    def toggle_zoom(self) -> None:
        """Come nearer to where the pointer is, or go away again."""
        self.zoomed = not self.zoomed
        self.place_stage()

    def place_stage(self) -> None:
        """The slide fills the window; zoomed, it is larger, and its place under the pointer."""
        whole = self._window.rect()
        if self.zoomed:
            at = self._at if whole.contains(self._at) else whole.center()
            whole = QRect(at * (1 - _ZOOM), whole.size() * _ZOOM)
        self._stage.setGeometry(whole)

    def stop(self) -> None:
        """Give the arrow back."""
        self._idle.stop()
        self.laser.leave()

    @property
    def _at(self) -> QPoint:
        return NOWHERE if self._watch is None else self._watch.at

    def _follow(self, at: QPoint, held: bool) -> None:
        self._window.unsetCursor()
        self._idle.start()
        self.laser.follow(at)
        if held or self.blank:
            return
        self._drawer.follow(at)
        if self.zoomed and not self._drawer.isVisible():
            self.place_stage()
