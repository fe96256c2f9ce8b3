"""The fields that make a sweep: which number, from where to where, for how long."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFormLayout, QHBoxLayout, QStackedWidget, QWidget

from ceviz.core.kinds import Number, Numbers, Words
from ceviz.core.panel import Panel
from ceviz.core.params import Params, fields
from ceviz.export.sweep import Sweep, sweepable
from ceviz.plot.theme import Theme
from ceviz.ui.controls.number_field import NumberField
from ceviz.ui.export.choice import Choice
from ceviz.ui.export.page_form import number_field

_SECONDS = 4.0


class SweepForm(QWidget):
    """Holds a sweep of one of a panel's numbers; at first, over its whole range."""

    def __init__(self, panel: Panel[Any], params: Params, theme: Theme) -> None:
        super().__init__()
        numbers = sweepable(panel, params)
        self.param = Choice(_titles(panel, params, list(numbers)), "What moves", theme)
        self.ends = {name: _Ends(number, theme) for name, number in numbers.items()}
        self._stack = QStackedWidget()
        for ends in self.ends.values():
            self._stack.addWidget(ends)
        self._seconds = _SECONDS
        self.seconds = number_field("Seconds", 0.1, 60, theme, decimals=1)
        self.seconds.display(_SECONDS)
        self.seconds.entered.connect(self._take_seconds)
        self.param.chosen.connect(lambda name: self._stack.setCurrentWidget(self.ends[name]))
        self._form = QFormLayout(self)
        self._form.setContentsMargins(0, 0, 0, 0)
        self._form.setVerticalSpacing(8)
        self._form.setLabelAlignment(Qt.AlignmentFlag.AlignVCenter)
        self.add_row("What moves", self.param)
        self.add_row("From, to", self._stack)
        self.add_row("Seconds", self.seconds)

    @property
    def sweep(self) -> Sweep:
        """What the fields say."""
        ends = self.ends[self.param.value]
        return Sweep(self.param.value, ends.start, ends.stop, seconds=self._seconds)

    def add_row(self, name: str, field: QWidget) -> None:
        """Put a further field below, in line with the others."""
        self._form.addRow(name, field)

    def _take_seconds(self, seconds: float) -> None:
        self._seconds = seconds
        self.seconds.display(seconds)


class _Ends(QWidget):
    """Where one number starts and where it stops."""

    def __init__(self, number: Number, theme: Theme) -> None:
        super().__init__()
        self.start, self.stop = number.low, number.high
        self.start_field, self.stop_field = NumberField(number), NumberField(number)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        for name, field in (("From", self.start_field), ("To", self.stop_field)):
            field.set_theme(theme)
            field.setAccessibleName(name)
            row.addWidget(field)
        row.addStretch(1)
        self.start_field.entered.connect(self._take_start)
        self.stop_field.entered.connect(self._take_stop)
        self._take_start(self.start)
        self._take_stop(self.stop)

    def _take_start(self, value: float) -> None:
        self.start = value
        self.start_field.display(value)

    def _take_stop(self, value: float) -> None:
        self.stop = value
        self.stop_field.display(value)


def _titles(panel: Panel[Any], params: Params, names: list[str]) -> dict[str, str]:
    """A number's name for the user: its title, and in a list what it stands for."""
    declared = {one.name: one for one in fields(panel.params)}
    titles = {}
    for name in names:
        field_name, _, place = name.partition(".")
        one = declared[field_name]
        title = one.title
        if place and isinstance(one, Numbers):
            words = declared.get(one.names)
            known = getattr(params, words.name) if isinstance(words, Words) else ()
            title += f": {known[int(place)] if known else int(place) + 1}"
        titles[name] = title
    return titles
