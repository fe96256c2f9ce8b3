"""The control of a line of text, which takes effect letter by letter."""

from __future__ import annotations

from PySide6.QtCore import QEvent
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QLineEdit, QVBoxLayout

from ceviz.core.params import Params, Phrase
from ceviz.plot.theme import Theme
from ceviz.ui.controls.control import Control
from ceviz.ui.controls.title import Title

_HEIGHT = 32


class PhraseControl(Control):
    """A field that sends at every key; leaving it or Enter ends the gesture."""

    def __init__(self, phrase: Phrase) -> None:
        super().__init__()
        self.setToolTip(phrase.help)
        self._title = Title(phrase.title)
        self.field = _Line()
        self.field.setMaxLength(phrase.longest)
        self.field.setAccessibleName(phrase.title)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.addWidget(self._title)
        self._column.addWidget(self.field)
        self.field.textEdited.connect(self.edited.emit)
        self.field.editingFinished.connect(self.settled)

    def display(self, value: object, params: Params) -> None:
        text = str(value)
        if text != self.field.text():
            at = self.field.cursorPosition()
            self.field.setText(text)
            self.field.setCursorPosition(min(at, len(text)) if self.field.hasFocus() else 0)

    def set_theme(self, theme: Theme) -> None:
        self._column.setSpacing(theme.text_px(4))
        self._title.set_theme(theme)
        self.field.setFont(theme.font())
        self.field.setFixedHeight(theme.text_px(_HEIGHT))


class _Line(QLineEdit):
    """Every key is a step of the panel's own history, so the window undoes and redoes."""

    def event(self, event: QEvent) -> bool:
        if (
            isinstance(event, QKeyEvent)
            and event.type() == QEvent.Type.ShortcutOverride
            and (
                event.matches(QKeySequence.StandardKey.Undo)
                or event.matches(QKeySequence.StandardKey.Redo)
            )
        ):
            return False
        return super().event(event)
