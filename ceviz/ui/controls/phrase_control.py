"""The control of a line of text, which takes effect letter by letter."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout

from ceviz.core.kinds import Phrase
from ceviz.core.params import Params
from ceviz.plot.theme import Theme
from ceviz.ui.controls.control import Control
from ceviz.ui.controls.live_text import LiveLine
from ceviz.ui.controls.title import Title

_HEIGHT = 32


class PhraseControl(Control):
    """A field that sends at every key. Enter or leaving it ends the gesture: what counts stays."""

    def __init__(self, phrase: Phrase) -> None:
        super().__init__()
        self.setToolTip(phrase.help)
        self._title = Title(phrase.title)
        self.field = LiveLine()
        self.field.setMaxLength(phrase.longest)
        self.field.setAccessibleName(phrase.title)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.addWidget(self._title)
        self._column.addWidget(self.field)
        self.field.textEdited.connect(self.edited.emit)
        self.field.editingFinished.connect(self._finish)
        self._shown = ""

    def display(self, value: object, params: Params) -> None:
        self._shown = str(value)
        self.field.display(self._shown)

    def set_theme(self, theme: Theme) -> None:
        self._column.setSpacing(theme.text_px(4))
        self._title.set_theme(theme)
        self.field.setFont(theme.font())
        self.field.setFixedHeight(theme.text_px(_HEIGHT))

    def _finish(self) -> None:
        self.field.display(self._shown)
        self.settled.emit()
