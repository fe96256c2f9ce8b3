"""The control of a choice: one button for each value, the chosen one filled."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QPoint, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFontMetrics, QKeyEvent, QPaintEvent, QPainter
from PySide6.QtWidgets import QGridLayout, QRadioButton, QSizePolicy, QVBoxLayout, QWidget

from ceviz.core.kinds import Choice, Value
from ceviz.core.params import Params
from ceviz.plot.theme import LIGHT, Theme
from ceviz.ui.controls.control import Control
from ceviz.ui.controls.title import Title
from ceviz.ui.style import RADIUS, plate, ring

_HEIGHT, _PADDING, _INSET, _PARTED = 28, 9, 3, 2
_COLUMN = 308  # the width, at a zoom of 1, that a row of buttons may take, its frame included
_STEPS = {
    Qt.Key.Key_Left: -1,
    Qt.Key.Key_Up: -1,
    Qt.Key.Key_Right: 1,
    Qt.Key.Key_Down: 1,
}


class ChoiceControl(Control):
    """Arrow keys move the choice; Tab comes in once, at the chosen value."""

    def __init__(self, choice: Choice) -> None:
        super().__init__()
        self._choice = choice
        self._shown: Value | None = None
        self._title = Title(choice.title)
        self.segments = [Segment(label, f"{choice.title}: {label}") for _, label in choice.options]
        self._track = _Track(self.segments)
        self.setToolTip(choice.help)
        self.setAccessibleName(choice.title)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.addWidget(self._title)
        self._column.addWidget(self._track)
        for segment in self.segments:
            segment.clicked.connect(self._clicked)
            segment.stepped.connect(self._step)

    def display(self, value: object, params: Params) -> None:
        if value == self._shown:
            return
        focused = any(segment.hasFocus() for segment in self.segments)
        for (option, _), segment in zip(self._choice.options, self.segments, strict=True):
            if option == value:
                self._shown = option
                segment.setChecked(True)  # Qt lets go of the one before
                if focused:
                    segment.setFocus()
        for segment in self.segments:
            tabbed = (
                Qt.FocusPolicy.StrongFocus if segment.isChecked() else Qt.FocusPolicy.ClickFocus
            )
            segment.setFocusPolicy(tabbed)

    def set_theme(self, theme: Theme) -> None:
        self._column.setSpacing(theme.text_px(6))
        self._title.set_theme(theme)
        self._track.set_theme(theme)

    def _clicked(self) -> None:
        self._send(self.segments.index(self.sender()))  # type: ignore[arg-type]

    def _step(self, by: int) -> None:
        now = next(i for i, (value, _) in enumerate(self._choice.options) if value == self._shown)
        self._send(min(max(now + by, 0), len(self.segments) - 1))

    def _send(self, index: int) -> None:
        value = self._choice.options[index][0]
        if value != self._shown:
            self.edited.emit(value)
            self.settled.emit()


class Segment(QRadioButton):
    """One value's button; ``stepped`` carries −1 or +1 when an arrow key asks for a neighbour."""

    stepped = Signal(int)

    def __init__(self, label: str, name: str) -> None:
        super().__init__()
        self.label = label
        self._theme = LIGHT
        self.setAccessibleName(name)
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def set_theme(self, theme: Theme) -> None:
        """Take another look or text size."""
        self._theme = theme
        self.setFont(theme.font(strong=self.isChecked()))
        self.updateGeometry()
        self.update()

    def needed(self) -> int:
        """The width in which the label fits, chosen or not."""
        widths = [
            QFontMetrics(self._theme.font(strong=strong)).horizontalAdvance(self.label)
            for strong in (False, True)
        ]
        return max(widths) + 2 * self._theme.text_px(_PADDING)

    def sizeHint(self) -> QSize:
        return QSize(self.needed(), self._theme.text_px(_HEIGHT))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def hitButton(self, at: QPoint) -> bool:
        return self.rect().contains(at)

    def nextCheckState(self) -> None:
        """A click asks; the state's answer shows what is chosen."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows choose a neighbour. Space, which would choose what is chosen, is the window's."""
        key = Qt.Key(event.key())
        if key in _STEPS:
            self.stepped.emit(_STEPS[key])
        elif key == Qt.Key.Key_Space and self.isChecked():
            event.ignore()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        theme, rect, chosen = self._theme, QRectF(self.rect()), self.isChecked()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        radius = RADIUS - _INSET + 1
        if chosen:
            plate(painter, rect, radius, theme.accent)
        elif self.underMouse():
            plate(painter, rect, radius, theme.hover)
        painter.setFont(theme.font(strong=chosen))
        painter.setPen(QColor(theme.on_accent if chosen else theme.soft_ink))
        painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, self.label)


class _Track(QWidget):
    """The frame around the buttons, in as many equal columns as their labels leave room for."""

    def __init__(self, segments: list[Segment]) -> None:
        super().__init__()
        self._segments = segments
        self._theme = LIGHT
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(_INSET, _INSET, _INSET, _INSET)
        self._grid.setSpacing(_PARTED)
        for segment in segments:
            segment.setParent(self)  # at once: this fixes their place in the window's Tab order
            segment.installEventFilter(self)

    def set_theme(self, theme: Theme) -> None:
        self._theme = theme
        for segment in self._segments:
            segment.set_theme(theme)
        columns = self._columns()
        for index, segment in enumerate(self._segments):
            self._grid.addWidget(segment, index // columns, index % columns)
        widest = max(segment.needed() for segment in self._segments)
        for column in range(columns):
            self._grid.setColumnStretch(column, 1)
            self._grid.setColumnMinimumWidth(column, widest)

    def _columns(self) -> int:
        """As many as fit in the column, the rows as equally filled as can be."""
        count = len(self._segments)
        widest = max(segment.needed() for segment in self._segments)
        room = self._theme.text_px(_COLUMN) - 2 * _INSET + _PARTED
        fitting = min(max(room // (widest + _PARTED), 1), count)
        rows = -(-count // fitting)
        return -(-count // rows)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The ring comes and goes with the focus of any of the buttons."""
        if event.type() in (QEvent.Type.FocusIn, QEvent.Type.FocusOut):
            self.update()
        return False

    def paintEvent(self, event: QPaintEvent) -> None:
        theme, rect = self._theme, QRectF(self.rect())
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        plate(painter, rect, RADIUS + 1, theme.card, theme.border)
        if any(segment.hasFocus() for segment in self._segments):
            ring(painter, rect, RADIUS + 1, theme)
