"""The control of a list of numbers, with the names and the marks that belong to it."""

from __future__ import annotations

from itertools import pairwise

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QVBoxLayout, QWidget

from ceviz.core.kinds import Field, Numbers, Words
from ceviz.core.params import Params
from ceviz.plot.theme import LIGHT, Theme
from ceviz.ui.controls.control import Control
from ceviz.ui.controls.mark_box import MarkBox
from ceviz.ui.controls.mark_dot import MarkDot
from ceviz.ui.controls.name_field import NameField
from ceviz.ui.controls.number_row import NumberRow
from ceviz.ui.controls.title import Title


class NumbersControl(Control):
    """A row for each number that counts now.

    ``renamed`` carries the whole tuple of names, ``marked`` the index of the marked element,
    ``checked`` the whole tuple of ones and zeros: the values of the fields that the declaration
    links to this one. Marks whose field has no say in the present state are hidden.
    """

    renamed = Signal(object)
    marked = Signal(int)
    checked = Signal(object)

    def __init__(
        self,
        numbers: Numbers,
        *,
        names: Field | None,
        mark: Field | None,
        checks: Field | None,
    ) -> None:
        super().__init__()
        assert names is None or isinstance(names, Words)
        self._numbers, self._names, self._mark, self._checks = numbers, names, mark, checks
        self._value: tuple[float, ...] = ()
        self._texts: tuple[str, ...] = ()
        self._marked = -1
        self._checked: tuple[float, ...] = ()
        self._theme = LIGHT
        self.rows: list[NumberRow] = []
        self._dots = QButtonGroup(self)
        self._dots.setExclusive(False)  # which one is marked is the state's affair
        self.setToolTip(numbers.help)
        self.title = Title(numbers.title)
        self._legend = Title("") if mark is not None or checks is not None else None
        self._head = QHBoxLayout()
        if self._legend is not None:
            self._head.addWidget(self._legend)
            self.title.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self._head.addWidget(self.title, 1)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.addLayout(self._head)
        self._add_row()  # now, as this fixes the list's place in the window's Tab order

    def display(self, value: object, params: Params) -> None:
        assert isinstance(value, tuple)
        self._value = value
        count = getattr(params, self._numbers.count) if self._numbers.count else len(value)
        self._texts = self._names_in(params)
        count = min(count, len(value), len(self._texts))
        marking = self._mark is not None and self._mark.shown(params)
        checking = self._checks is not None and self._checks.shown(params)
        marked = getattr(params, self._mark.name) if self._mark is not None and marking else -1
        self._checked = getattr(params, self._checks.name) if self._checks and checking else ()
        self._show_legend(marking=marking, checking=checking)
        while len(self.rows) < count:
            self._add_row()
        for index, row in enumerate(self.rows):
            if row.isHidden() == (index < count):
                row.setVisible(index < count)
            if index < count:
                checked = bool(self._checked[index]) if checking else False
                row.display(
                    value[index], self._texts[index], marked=index == marked, checked=checked
                )
                row.offer(mark=marking, box=checking)
        self._move_focus(marked)

    def set_theme(self, theme: Theme) -> None:
        self._theme = theme
        self._column.setSpacing(theme.text_px(2))
        self._head.setContentsMargins(0, 0, 0, theme.text_px(4))
        self.title.set_theme(theme)
        if self._legend is not None:
            self._legend.set_theme(theme)
        for row in self.rows:
            row.set_theme(theme)

    def row_of(self, widget: QWidget) -> int | None:
        """Which of the rows a widget is in."""
        return next((k for k, row in enumerate(self.rows) if row.isAncestorOf(widget)), None)

    def _add_row(self) -> None:
        row = NumberRow(
            len(self.rows),
            self._numbers.item,
            self,
            name=NameField(self._names.longest) if self._names else None,
            mark=MarkDot(self._mark.title) if self._mark else None,
            box=MarkBox(self._checks.title) if self._checks else None,
        )
        row.set_theme(self._theme)
        if row.mark is not None:
            self._dots.addButton(row.mark)
        row.edited.connect(self._edit)
        row.renamed.connect(self._rename)
        row.marked.connect(self._ask_mark)
        row.checked.connect(self._ask_check)
        row.refused.connect(self._show_problem)
        row.settled.connect(self.settled)
        self._column.addWidget(row)
        if self.rows:
            # A widget that comes later would be last in the window's Tab order.
            stops = [self.rows[-1].stops()[-1], *row.stops()]
            for before, after in pairwise(stops):
                self.setTabOrder(before, after)
        self.rows.append(row)

    def _names_in(self, params: Params) -> tuple[str, ...]:
        if self._names is not None:
            names: tuple[str, ...] = getattr(params, self._names.name)
            return names
        return self._numbers.labels or tuple(map(str, range(1, self._numbers.most + 1)))

    def _show_legend(self, *, marking: bool, checking: bool) -> None:
        """Say what the marks in front of the names are."""
        if self._legend is None:
            return
        text = f"● {self._mark.title}" if self._mark is not None and marking else ""
        if self._checks is not None and checking:
            text = f"■ {self._checks.title}"
        if text != self._legend.name:
            self._legend.rename(text)

    def _show_problem(self, sentence: str) -> None:
        """The sentence takes the whole head, so that it needs no second line."""
        if self._legend is not None:
            self._legend.setVisible(not sentence)
        self.title.show_problem(sentence)

    def _edit(self, index: int, value: float) -> None:
        self.edited.emit(_with(self._value, index, value))

    def _rename(self, index: int, name: str) -> None:
        self.renamed.emit(_with(self._texts, index, name))

    def _ask_mark(self, index: int) -> None:
        shown = sum(not row.isHidden() for row in self.rows)
        if 0 <= index < shown and index != self._marked:
            self.marked.emit(index)
            self.settled.emit()

    def _ask_check(self, index: int) -> None:
        self.checked.emit(_with(self._checked, index, 0.0 if self._checked[index] else 1.0))
        self.settled.emit()

    def _move_focus(self, marked: int) -> None:
        """Let the keyboard follow the mark, when it is on a mark."""
        moved, self._marked = marked != self._marked, marked
        dots = [row.mark for row in self.rows if row.mark is not None]
        if moved and any(dot.hasFocus() for dot in dots) and 0 <= marked < len(dots):
            dots[marked].setFocus()


def _with(values: tuple[object, ...], index: int, value: object) -> tuple[object, ...]:
    return (*values[:index], value, *values[index + 1 :])
