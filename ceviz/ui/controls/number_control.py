"""The control of one number: its name, a field to type into, a slider."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from ceviz.core.params import Number, Params
from ceviz.plot.theme import Theme
from ceviz.ui.controls.control import Control
from ceviz.ui.controls.number_field import NumberField
from ceviz.ui.controls.param_slider import ParamSlider
from ceviz.ui.controls.title import Title


class NumberControl(Control):
    """Name and field in one row, the slider below them."""

    def __init__(self, number: Number) -> None:
        super().__init__()
        self._number = number
        self.title = Title(number.title)
        self.field = NumberField(number)
        self.slider = ParamSlider(number)
        self.setToolTip(number.help)
        self._row = QHBoxLayout()
        self._row.addWidget(self.title, 1)
        self._row.addWidget(self.field)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.addLayout(self._row)
        self._column.addWidget(self.slider)

        self.field.entered.connect(self._send)
        self.field.settled.connect(self.settled)
        self.field.refused.connect(self.title.show_problem)
        self.slider.moved.connect(self._send)
        self.slider.settled.connect(self.settled)

    def display(self, value: object, params: Params) -> None:
        assert isinstance(value, int | float)
        self.field.display(value)
        self.slider.display(value, highest=self._number.highest(params))

    def set_theme(self, theme: Theme) -> None:
        self._row.setSpacing(theme.text_px(8))
        self._column.setSpacing(theme.text_px(3))
        for part in (self.title, self.field, self.slider):
            part.set_theme(theme)

    def _send(self, value: float) -> None:
        self.edited.emit(int(value) if self._number.integer else value)
