"""The control of a list of names that belongs to no list of numbers."""

from __future__ import annotations

from PySide6.QtWidgets import QGridLayout

from ceviz.core.kinds import Words
from ceviz.core.params import Params
from ceviz.plot.theme import LIGHT, Theme
from ceviz.ui.controls.control import Control
from ceviz.ui.controls.name_field import NameField
from ceviz.ui.controls.title import Title

_COLUMNS = 2


class WordsControl(Control):
    """The names under their title, two to a row, each edited where it stands."""

    def __init__(self, words: Words) -> None:
        super().__init__()
        self._words = words
        self._value: tuple[str, ...] = ()
        self._theme = LIGHT
        self.setToolTip(words.help)
        self.fields: list[NameField] = []
        self._title = Title(words.title)
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.addWidget(self._title, 0, 0, 1, _COLUMNS)
        self._add_field()  # now, as this fixes the list's place in the window's Tab order

    def display(self, value: object, params: Params) -> None:
        assert isinstance(value, tuple)
        self._value = value
        count = getattr(params, self._words.count) if self._words.count else len(value)
        while len(self.fields) < count:
            self._add_field()
        for index, field in enumerate(self.fields):
            field.setVisible(index < count)
            if index < count:
                field.show_text(value[index])

    def set_theme(self, theme: Theme) -> None:
        self._theme = theme
        self._grid.setSpacing(theme.text_px(4))
        self._title.set_theme(theme)
        for field in self.fields:
            field.set_theme(theme)

    def _add_field(self) -> None:
        index = len(self.fields)
        field = NameField(self._words.longest, self)
        field.set_theme(self._theme)
        field.entered.connect(self._rename)
        field.settled.connect(self.settled)
        self._grid.addWidget(field, 1 + index // _COLUMNS, index % _COLUMNS)
        if self.fields:
            self.setTabOrder(self.fields[-1], field)
        self.fields.append(field)

    def _rename(self, name: str) -> None:
        index = self.fields.index(self.sender())  # type: ignore[arg-type]
        self.edited.emit((*self._value[:index], name, *self._value[index + 1 :]))
