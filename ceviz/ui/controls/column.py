"""All controls of a panel, one below the other."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QToolButton, QVBoxLayout, QWidget

from ceviz.core.kinds import Choice, Field, Number, Numbers, Phrase, Tally, Toggle, Words
from ceviz.core.params import Params, absorbed, field, fields
from ceviz.plot.theme import Theme
from ceviz.ui.controls.choice_control import ChoiceControl
from ceviz.ui.controls.control import Control
from ceviz.ui.controls.menu_control import MOST_BUTTONS, MenuControl
from ceviz.ui.controls.number_control import NumberControl
from ceviz.ui.controls.numbers_control import NumbersControl
from ceviz.ui.controls.phrase_control import PhraseControl
from ceviz.ui.controls.tally_control import TallyControl
from ceviz.ui.controls.toggle_control import ToggleControl
from ceviz.ui.controls.words_control import WordsControl


def control_for(declared: Field, params: type[Params]) -> Control:
    """The control that shows a field of a record."""
    if isinstance(declared, Numbers):
        return NumbersControl(
            declared,
            names=field(params, declared.names) if declared.names else None,
            mark=field(params, declared.marks) if declared.marks else None,
            checks=field(params, declared.checks) if declared.checks else None,
        )
    if isinstance(declared, Choice) and len(declared.options) > MOST_BUTTONS:
        return MenuControl(declared)
    return _CONTROLS[type(declared)](declared)


_CONTROLS: dict[type[Field], Callable[[Any], Control]] = {
    Number: NumberControl,
    Choice: ChoiceControl,
    Toggle: ToggleControl,
    Words: WordsControl,
    Phrase: PhraseControl,
    Tally: TallyControl,
}


class ControlColumn(QWidget):
    """Shows a parameter record; ``edited`` carries a field's name and its new value.

    ``played`` carries the name of a number that is to be played, or paused.
    A field that has no say in the present state is hidden; one declared as folded is under "More".
    """

    edited = Signal(str, object)
    settled = Signal()
    played = Signal(str)

    def __init__(self, params: type[Params]) -> None:
        super().__init__()
        own = [one for one in fields(params) if one.name not in absorbed(params)]
        self._fields = {one.name: one for one in own}
        self.controls = {one.name: control_for(one, params) for one in own}
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        for one in own:
            if not one.folded:
                self._column.addWidget(self.controls[one.name])
        self.more = _More() if any(one.folded for one in own) else None
        if self.more is not None:
            self._column.addWidget(self.more)
            self.more.toggled.connect(self._refresh)
        for one in own:
            if one.folded:
                self._column.addWidget(self.controls[one.name])
        for one in own:
            self._connect(one)
        self._record: Params | None = None

    def show_params(self, params: Params) -> None:
        """Show a record; emits nothing."""
        self._record = params
        self._refresh()

    def show_playing(self, playing: str) -> None:
        """Show which number is played; none with an empty name."""
        for name, control in self.controls.items():
            if isinstance(control, NumberControl):
                control.play.show_playing(name == playing)

    def number_of(self, widget: QWidget) -> tuple[str, int | None] | None:
        """The number that a widget belongs to: its field's name, and its place if in a list."""
        for name, control in self.controls.items():
            if control.isAncestorOf(widget):
                if isinstance(control, NumberControl):
                    return name, None
                if isinstance(control, NumbersControl):
                    row = control.row_of(widget)
                    return None if row is None else (name, row)
        return None

    def set_theme(self, theme: Theme) -> None:
        """Take another look or text size."""
        self._column.setSpacing(theme.text_px(12))
        for control in self.controls.values():
            control.set_theme(theme)
        if self.more is not None:
            self.more.set_theme(theme)

    def _refresh(self) -> None:
        """Show the controls that have a say, and of the folded ones those that are unfolded."""
        if self._record is None:
            return
        opened = self.more is not None and self.more.isChecked()
        if self.more is not None:
            folded = (one for one in self._fields.values() if one.folded)
            self.more.setVisible(any(one.shown(self._record) for one in folded))
        for name, control in self.controls.items():
            declared = self._fields[name]
            shown = declared.shown(self._record) and (opened or not declared.folded)
            if shown:
                control.display(getattr(self._record, name), self._record)
            if control.isHidden() == shown:
                control.setVisible(shown)

    def _connect(self, declared: Field) -> None:
        control = self.controls[declared.name]
        control.edited.connect(partial(self.edited.emit, declared.name))
        control.settled.connect(self.settled)
        if isinstance(control, NumberControl):
            control.played.connect(partial(self.played.emit, declared.name))
        if isinstance(declared, Numbers) and isinstance(control, NumbersControl):
            control.renamed.connect(partial(self.edited.emit, declared.names))
            control.marked.connect(partial(self.edited.emit, declared.marks))
            control.checked.connect(partial(self.edited.emit, declared.checks))


class _More(QToolButton):
    """The heading that opens and closes what is folded away."""

    def __init__(self) -> None:
        super().__init__()
        self.setText("More")
        self.setObjectName("disclosure")
        self.setCheckable(True)
        self.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.setArrowType(Qt.ArrowType.RightArrow)
        self.toggled.connect(self._point)

    def set_theme(self, theme: Theme) -> None:
        self.setFont(theme.font())
        self.setIconSize(QSize(theme.text_px(10), theme.text_px(10)))

    def _point(self, opened: bool) -> None:
        self.setArrowType(Qt.ArrowType.DownArrow if opened else Qt.ArrowType.RightArrow)
