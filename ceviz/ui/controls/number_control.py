"""The control of one number: its name, a field to type into, a slider, a button that plays it."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from ceviz.core.kinds import Number
from ceviz.core.params import Params
from ceviz.plot.theme import Theme
from ceviz.ui.controls.control import Control
from ceviz.ui.controls.number_field import NumberField
from ceviz.ui.controls.param_slider import ParamSlider
from ceviz.ui.controls.play_button import PlayButton
from ceviz.ui.controls.title import Title


class NumberControl(Control):
    """Name and field in one row, the slider and its button below them.

    ``played`` asks that the number be played, or paused.
    """

    played = Signal()

    def __init__(self, number: Number) -> None:
        super().__init__()
        self._number = number
        self.title = Title(number.title)
        self.field = NumberField(number)
        self.slider = ParamSlider(number)
        self.play = PlayButton(number.title)
        self.setToolTip(number.help)
        self._row = QHBoxLayout()
        self._row.addWidget(self.title, 1)
        self._row.addWidget(self.field)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.addLayout(self._row)
        self._sliding = QHBoxLayout()
        self._sliding.addWidget(self.slider, 1)
        self._sliding.addWidget(self.play)
        self._column.addLayout(self._sliding)

        self.field.entered.connect(self._send)
        self.field.settled.connect(self.settled)
        self.field.refused.connect(self.title.show_problem)
        self.slider.moved.connect(self._send)
        self.slider.settled.connect(self.settled)
        self.play.clicked.connect(self.played)

    def display(self, value: object, params: Params) -> None:
        assert isinstance(value, int | float)
        self.field.display(value)
        self.slider.display(value, highest=self._number.highest(params))

    def set_theme(self, theme: Theme) -> None:
        self._row.setSpacing(theme.text_px(8))
        self._sliding.setSpacing(theme.text_px(4))
        self._column.setSpacing(theme.text_px(3))
        for part in (self.title, self.field, self.slider, self.play):
            part.set_theme(theme)

    def _send(self, value: float) -> None:
        self.edited.emit(int(value) if self._number.integer else value)
