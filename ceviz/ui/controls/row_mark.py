"""What the dot and the box have in common that mark an element of a list."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QSize, Qt
from PySide6.QtWidgets import QSizePolicy, QWidget

from ceviz.plot.theme import LIGHT, Theme
from ceviz.ui.tips import set_tip

if TYPE_CHECKING:  # Qt's class comes in by the other base, since Qt allows one alone
    from PySide6.QtWidgets import QAbstractButton as _Button
else:
    _Button = object

_WIDTH = 20


class RowMark(_Button):
    """A button in front of a row, which the state checks; a click asks for another state."""

    def __init__(self, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._title = title
        self._theme = LIGHT
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Expanding)

    def display(self, name: str, *, marked: bool) -> None:
        """Show whether the element of that name is marked."""
        self.setAccessibleName(f"{self._title}: {name}")
        set_tip(self, self.accessibleName())
        self.setChecked(marked)

    def set_theme(self, theme: Theme) -> None:
        """Take another look or text size."""
        self._theme = theme
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(self._theme.text_px(_WIDTH), self._theme.text_px(_WIDTH))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def hitButton(self, at: QPoint) -> bool:
        return self.rect().contains(at)

    def nextCheckState(self) -> None:
        """A click asks; the state's answer shows what is marked."""
