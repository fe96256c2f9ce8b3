"""The page of the step editor for what is said: caption, notes, and how the step comes in."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QSizePolicy
from msgspec.structs import replace

from ceviz.plot.theme import Theme
from ceviz.state.lecture.lecture import LONGEST_LINE, LONGEST_NOTES, Step
from ceviz.ui.controls.live_text import LiveLine, LiveText
from ceviz.ui.controls.number_field import NumberField
from ceviz.ui.controls.title import Title
from ceviz.ui.lecture.editor.fields import SWEEP
from ceviz.ui.lecture.editor.page import Page

_LINE_BREAKS = str.maketrans(dict.fromkeys("\r\n\u2028\u2029", " "))


class WordsPage(Page):
    """Every key takes effect at once; a word is a step that undo takes back."""

    def __init__(self) -> None:
        super().__init__()
        self._step: Step | None = None
        self.caption = LiveLine()
        self.caption.setMaxLength(LONGEST_LINE)
        self.caption.setAccessibleName("Caption")
        self.notes = LiveText()
        self.notes.setAccessibleName("Speaker notes")
        self.notes.setObjectName("notes")
        self.notes.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Ignored)
        self.sweep = NumberField(SWEEP)
        self._add("Caption", self.caption)
        self._add("Speaker notes", self.notes, stretch=1)
        self._sweep_title = Title(SWEEP.title)
        self.sweep.setToolTip(
            "For how long the way from the step before is seen; 0 for the usual moment"
        )
        self._titles.append(self._sweep_title)
        self._parts.append(self.sweep)
        row = QHBoxLayout()
        row.addWidget(self._sweep_title, 1)
        row.addWidget(self.sweep)
        self._column.addLayout(row)
        self.caption.textEdited.connect(self._write_caption)
        self.caption.editingFinished.connect(self.settled)
        self.notes.edited.connect(self._write_notes)
        self.notes.settled.connect(self.settled)
        self.sweep.entered.connect(self._set_sweep)
        self.sweep.settled.connect(self.settled)
        self.sweep.refused.connect(self._sweep_title.show_problem)

    def show_step(self, step: Step) -> None:
        self._step = step
        self.caption.display(step.caption)
        self.notes.display(step.notes)
        self.sweep.display(step.sweep)

    def set_theme(self, theme: Theme) -> None:
        super().set_theme(theme)
        self.caption.setFixedHeight(theme.text_px(32))
        self.notes.setMinimumHeight(theme.text_px(62))

    def _write_caption(self, text: str) -> None:
        if self._step is not None:
            caption = text.translate(_LINE_BREAKS)
            self.edited.emit(replace(self._step, caption=caption), "caption")
            self._end_word(text, self.caption.cursorPosition())

    def _write_notes(self, text: str) -> None:
        if self._step is not None:
            at = self.notes.textCursor().position()
            self.edited.emit(replace(self._step, notes=text[:LONGEST_NOTES]), "notes")
            self._end_word(text, at)

    def _end_word(self, text: str, at: int) -> None:
        if text[:at][-1:].isspace():
            self.settled.emit()

    def _set_sweep(self, seconds: float) -> None:
        if self._step is not None:
            self.edited.emit(replace(self._step, sweep=seconds), "sweep")
