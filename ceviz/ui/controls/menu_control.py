"""The control of a choice among many: a menu that shows the chosen value."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QSize, Qt
from PySide6.QtGui import QColor, QPaintEvent, QPainter, QPen, QPolygonF, QWheelEvent
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QSizePolicy

from ceviz.core.kinds import Choice
from ceviz.core.params import Params
from ceviz.plot.theme import LIGHT, Theme
from ceviz.ui.controls.control import Control
from ceviz.ui.controls.title import Title

MOST_BUTTONS = 6
"""Up to so many values, each has a button of its own; more make a menu."""

_HEIGHT, _TITLE = 32, 104


class MenuControl(Control):
    """A choice with more values than there is room for buttons."""

    def __init__(self, choice: Choice) -> None:
        super().__init__()
        self._choice = choice
        self._title = Title(choice.title)
        self.menu = Menu([label for _, label in choice.options])
        self.menu.setAccessibleName(choice.title)
        self.setToolTip(choice.help)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.addWidget(self._title)
        self._row.addWidget(self.menu, 1)
        self.menu.activated.connect(self._send)
        self._shown = 0

    def display(self, value: object, params: Params) -> None:
        values = [option for option, _ in self._choice.options]
        self._shown = values.index(value)  # type: ignore[arg-type]
        if self.menu.currentIndex() != self._shown:
            self.menu.setCurrentIndex(self._shown)

    def set_theme(self, theme: Theme) -> None:
        self._row.setSpacing(theme.text_px(8))
        self._title.set_theme(theme)
        self._title.setFixedWidth(theme.text_px(_TITLE))
        self.menu.set_theme(theme)

    def _send(self, index: int) -> None:
        """The user chose; the menu goes back to what is shown until the state agrees."""
        asked = index != self._shown
        self.menu.setCurrentIndex(self._shown)
        if asked:
            self.edited.emit(self._choice.options[index][0])
            self.settled.emit()


class Menu(QComboBox):
    """A list of texts, of which one is shown; its arrow follows the theme."""

    def __init__(self, labels: list[str]) -> None:
        super().__init__()
        self._theme = LIGHT
        self.addItems(labels)
        self.setMaxVisibleItems(len(labels))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def set_theme(self, theme: Theme) -> None:
        self._theme = theme
        for part in (self, self.view()):
            part.setFont(theme.font())
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        return QSize(self._theme.text_px(160), self._theme.text_px(_HEIGHT))

    def minimumSizeHint(self) -> QSize:
        return QSize(self._theme.text_px(80), self._theme.text_px(_HEIGHT))

    def paintEvent(self, event: QPaintEvent) -> None:
        """The style sheet's frame has no arrow that follows the theme."""
        super().paintEvent(event)
        px = self._theme.text_px
        centre = QPointF(self.width() - px(16), self.height() / 2)
        half = px(4)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(self._theme.soft_ink), 1.6))
        painter.drawPolyline(
            QPolygonF(
                [
                    centre + QPointF(-half, -half / 2),
                    centre + QPointF(0, half / 2),
                    centre + QPointF(half, -half / 2),
                ]
            )
        )

    def wheelEvent(self, event: QWheelEvent) -> None:
        """The wheel scrolls the column; it must not change a choice on its way."""
        event.ignore()
