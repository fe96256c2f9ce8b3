"""The control of something that is shown or not: a switch beside its name."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPaintEvent, QPainter
from PySide6.QtWidgets import QCheckBox, QSizePolicy, QVBoxLayout

from ceviz.core.kinds import Toggle
from ceviz.core.params import Params
from ceviz.plot.theme import LIGHT, Theme
from ceviz.ui.controls.control import Control
from ceviz.ui.style import plate, ring

_HEIGHT, _WIDE, _TALL, _GAP = 28, 34, 20, 10


class ToggleControl(Control):
    """A switch; Space and a click anywhere on it ask for the other state."""

    def __init__(self, toggle: Toggle) -> None:
        super().__init__()
        self.switch = Switch(toggle.title)
        self.setToolTip(toggle.help)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.switch)
        self.switch.clicked.connect(self._clicked)

    def display(self, value: object, params: Params) -> None:
        self.switch.setChecked(bool(value))

    def set_theme(self, theme: Theme) -> None:
        self.switch.set_theme(theme)

    def _clicked(self) -> None:
        self.edited.emit(not self.switch.isChecked())
        self.settled.emit()


class Switch(QCheckBox):
    """A check box drawn as a switch: the knob's place says what is on, not only colour."""

    def __init__(self, label: str) -> None:
        super().__init__()
        self._label = label
        self._theme = LIGHT
        self.setAccessibleName(label)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def set_theme(self, theme: Theme) -> None:
        """Take another look or text size."""
        self._theme = theme
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        theme = self._theme
        text = QFontMetrics(theme.font()).horizontalAdvance(self._label)
        return QSize(theme.text_px(_WIDE + _GAP) + 6 + text, theme.text_px(_HEIGHT))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def hitButton(self, at: QPoint) -> bool:
        return self.rect().contains(at)

    def nextCheckState(self) -> None:
        """A click asks; the state's answer shows what is on."""

    def paintEvent(self, event: QPaintEvent) -> None:
        theme, on = self._theme, self.isChecked()
        wide, tall = theme.text_px(_WIDE), theme.text_px(_TALL)
        body = QRectF(3, (self.height() - tall) / 2, wide, tall)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self.hasFocus():
            ring(painter, body.adjusted(-3, -3, 3, 3), tall / 2 + 3, theme)
        plate(painter, body, tall / 2, theme.accent if on else theme.roles["muted"])
        radius = tall / 2 - 3
        at = QPointF(body.right() - tall / 2 if on else body.left() + tall / 2, body.center().y())
        painter.setBrush(QColor(theme.card))
        painter.drawEllipse(at, radius, radius)
        painter.setFont(theme.font())
        painter.setPen(QColor(theme.ink))
        text = QRectF(self.rect()).adjusted(wide + 3 + theme.text_px(_GAP), 0, 0, 0)
        align = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
        painter.drawText(text, align, self._label)
