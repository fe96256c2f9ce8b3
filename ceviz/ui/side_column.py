"""The column at the left of a panel, which scrolls when the window is low."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from ceviz.plot.theme import Theme

_WIDTH = 316


class SideColumn(QScrollArea):
    """Holds parts below each other."""

    def __init__(self, parts: Sequence[QWidget]) -> None:
        super().__init__()
        inner = QWidget()
        self._parts = parts
        self._rows = QVBoxLayout(inner)
        self._rows.setContentsMargins(4, 0, 12, 4)
        self._rows.setSpacing(10)
        for part in parts:
            self._rows.addWidget(part)
        self._rows.addStretch(1)
        self.setWidget(inner)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    def set_theme(self, theme: Theme) -> None:
        """Take another text size."""
        self.setFixedWidth(theme.text_px(_WIDTH))

    def lay_out(self) -> None:
        """Give every part its new height at once; Qt would first paint them squeezed."""
        for part in self._parts:
            layout = part.layout()
            if layout is not None:
                layout.activate()
        self._rows.activate()
        QCoreApplication.sendEvent(self, QEvent(QEvent.Type.LayoutRequest))
