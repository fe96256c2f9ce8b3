"""One row of a list of numbers: a mark or a box, a name, a slider, a field."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from ceviz.core.kinds import Number
from ceviz.plot.theme import Theme
from ceviz.ui.controls.mark_box import MarkBox
from ceviz.ui.controls.mark_dot import MarkDot
from ceviz.ui.controls.name_field import NameField
from ceviz.ui.controls.number_field import NumberField
from ceviz.ui.controls.param_slider import ParamSlider
from ceviz.ui.controls.title import Title

_NAME_WIDTH, _LABEL_WIDTH = 84, 44


class NumberRow(QWidget):
    """Sends what happens to its element, with the element's index."""

    edited = Signal(int, float)
    renamed = Signal(int, str)
    marked = Signal(int)
    checked = Signal(int)
    refused = Signal(str)
    settled = Signal()

    def __init__(
        self,
        index: int,
        number: Number,
        parent: QWidget,
        *,
        name: NameField | None,
        mark: MarkDot | None,
        box: MarkBox | None,
    ) -> None:
        super().__init__(parent)
        self._index = index
        self._title = number.title
        self.name, self.mark, self.box = name, mark, box
        self.label = Title("") if name is None else name
        self.slider = ParamSlider(number)
        self.field = NumberField(number)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._labelled = ("", False, False)
        if mark is not None:
            self._row.addWidget(mark)
            mark.clicked.connect(self._click_mark)
            mark.stepped.connect(self._step_mark)
        if box is not None:
            self._row.addWidget(box)
            box.clicked.connect(self._click_box)
        self._row.addWidget(self.label)
        self._row.addWidget(self.slider, 1)
        self._row.addWidget(self.field)
        self.slider.moved.connect(self._edit)
        self.field.entered.connect(self._edit)
        self.field.refused.connect(self.refused)
        for part in (self.slider, self.field):
            part.settled.connect(self.settled)
        if name is not None:
            name.entered.connect(self._rename)
            name.settled.connect(self.settled)

    def display(self, value: float, name: str, *, marked: bool, checked: bool = False) -> None:
        """Show the element's number and name, whether the mark is on it, and whether it is ticked.

        A mark or a box that has no say now is hidden by :meth:`offer`.
        """
        self.slider.display(value)
        self.field.display(value)
        if (name, marked, checked) != self._labelled:
            self._labelled = name, marked, checked
            self._display_label(name, marked=marked, checked=checked)

    def offer(self, *, mark: bool, box: bool) -> None:
        """Show the mark, the box, or neither."""
        for part, wanted in ((self.mark, mark), (self.box, box)):
            if part is not None and part.isHidden() == wanted:
                part.setVisible(wanted)

    def _display_label(self, name: str, *, marked: bool, checked: bool) -> None:
        for part in (self.slider, self.field):
            part.setAccessibleName(f"{self._title}: {name}")
        if isinstance(self.label, NameField):
            self.label.show_text(name)
            self.label.set_strong(marked or checked)
        else:
            self.label.rename(name)
        if self.mark is not None:
            self.mark.display(name, marked=marked)
        if self.box is not None:
            self.box.display(name, marked=checked)

    def stops(self) -> list[QWidget]:
        """The parts that Tab goes through, in order."""
        parts = (self.mark, self.box, self.name, self.slider, self.field)
        return [part for part in parts if part is not None]

    def set_theme(self, theme: Theme) -> None:
        """Take another look or text size."""
        self._row.setSpacing(theme.text_px(5))
        for part in (self.mark, self.box, self.label, self.slider, self.field):
            if part is not None:
                part.set_theme(theme)
        width = _LABEL_WIDTH if self.name is None else _NAME_WIDTH
        self.label.setFixedWidth(theme.text_px(width))

    def _edit(self, value: float) -> None:
        self.edited.emit(self._index, value)

    def _rename(self, name: str) -> None:
        self.renamed.emit(self._index, name)

    def _click_mark(self) -> None:
        self.marked.emit(self._index)

    def _click_box(self) -> None:
        self.checked.emit(self._index)

    def _step_mark(self, by: int) -> None:
        self.marked.emit(self._index + by)
