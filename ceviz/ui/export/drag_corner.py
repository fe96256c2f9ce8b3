"""The corner of the plot that its picture is dragged from into another program."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QPointF, Qt
from PySide6.QtGui import QDrag, QMouseEvent, QPaintEvent, QPainter, QPen
from PySide6.QtWidgets import QApplication, QWidget

from ceviz.export.still import Still
from ceviz.ui.export.pictures import Files, picture

_SIDE, _LINES = 22, (6, 11, 16)


class DragCorner(QWidget):
    """Three slanted lines at the lower right; a drag that starts here carries the picture out.

    The same picture goes by Ctrl+C, which needs no mouse.
    """

    def __init__(self, parent: QWidget, still: Callable[[], Still]) -> None:
        super().__init__(parent)
        self._plot = parent
        self._still = still
        self._files = Files()
        self._pressed: QPointF | None = None
        self.setFixedSize(_SIDE, _SIDE)
        self.setCursor(Qt.CursorShape.OpenHandCursor)
        self.setToolTip("Drag the picture into another program")
        self.setAccessibleName("Drag the picture into another program")
        parent.installEventFilter(self)
        self._take_place()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Stay in the corner."""
        if event.type() == QEvent.Type.Resize:
            self._take_place()
        return False

    def _take_place(self) -> None:
        area = self._plot.rect()
        self.move(area.right() - _SIDE, area.bottom() - _SIDE)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(self.palette().dark().color(), 1.5))
        for length in _LINES:
            painter.drawLine(
                QPointF(_SIDE - 3, _SIDE - 3 - length), QPointF(_SIDE - 3 - length, _SIDE - 3)
            )

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._pressed = event.position()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self._pressed = None

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Once the pointer has clearly moved, the picture goes with it."""
        if self._pressed is None:
            return
        moved = event.position() - self._pressed
        if moved.manhattanLength() >= QApplication.startDragDistance():
            self._pressed = None
            self.drag().exec(Qt.DropAction.CopyAction)

    def drag(self) -> QDrag:
        """The drag with the picture in all its forms."""
        still = self._still()
        data = picture(still)
        self._files.add(still, data)
        drag = QDrag(self)
        drag.setMimeData(data)
        return drag
