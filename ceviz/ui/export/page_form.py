"""The fields that make a page's options: what is on it, its look and its size."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QFormLayout, QHBoxLayout, QLabel, QWidget
from msgspec.structs import replace

from ceviz.core.kinds import Number
from ceviz.plot.theme import Theme
from ceviz.state.page_options import INCLUDED, PRESETS, PageOptions, PageTheme, Preset, Unit
from ceviz.ui.controls.number_field import NumberField
from ceviz.ui.export.choice import Choice

_THEMES: dict[PageTheme, str] = {
    "light": "Light",
    "dark": "Dark",
    "projector": "Projector: strong lines",
    "paper": "Paper: black on white, fine lines",
}
_UNITS: dict[Unit, str] = {"px": "pixels", "mm": "millimetres"}
_CUSTOM = "Another size"
_DPI = 96


class PageForm(QWidget):
    """Shows options; ``edited`` carries new ones when the user changes a field."""

    edited = Signal(PageOptions)

    def __init__(self, options: PageOptions, theme: Theme, *, screen: Preset) -> None:
        super().__init__()
        self.options = options
        self._presets = (screen, *PRESETS)
        texts = [*(preset.text for preset in self._presets), _CUSTOM]
        self.include = Choice(INCLUDED, "On the page", theme)
        self.theme = Choice(_THEMES, "Look", theme)
        self.preset = Choice(dict(enumerate(texts)), "For", theme)
        self.unit = Choice(_UNITS, "Unit", theme)
        self.width_field = number_field("Width", 10, 20_000, theme)
        self.height_field = number_field("Height", 10, 20_000, theme)
        self._times = QLabel("×")
        self.natural = QCheckBox("As high as it needs")
        self.dpi = number_field("Dots per inch", 10, 2400, theme)
        self.magnify = number_field("Everything larger by", 0.1, 25, theme, decimals=2)
        self.zoom = number_field("Text larger by", 0.3, 4, theme, decimals=2)
        self.transparent = QCheckBox("Transparent background")
        self._lay_out()
        self._connect()
        self._show()

    def take(self, options: PageOptions) -> None:
        """Take over options that the user asked for, and say so."""
        self.options = options
        self._show()
        self.edited.emit(options)

    def _lay_out(self) -> None:
        size = QHBoxLayout()
        size.setSpacing(8)
        for part in (self.width_field, self._times, self.height_field, self.unit):
            size.addWidget(part)
        form = QFormLayout(self)
        form.setContentsMargins(0, 0, 0, 0)
        form.setVerticalSpacing(8)
        form.setLabelAlignment(Qt.AlignmentFlag.AlignVCenter)
        form.addRow("On the page", self.include)
        form.addRow("Look", self.theme)
        form.addRow("For", self.preset)
        form.addRow("Size", size)
        form.addRow("", self.natural)
        form.addRow("Dots per inch", self.dpi)
        form.addRow("Everything larger by", self.magnify)
        form.addRow("Text larger by", self.zoom)
        form.addRow("", self.transparent)

    def _connect(self) -> None:
        self.include.chosen.connect(lambda value: self._change(include=value))
        self.theme.chosen.connect(lambda value: self._change(theme=value))
        self.unit.chosen.connect(lambda value: self._change(unit=value))
        self.preset.chosen.connect(self._take_preset)
        self.width_field.entered.connect(lambda value: self._change(width=value))
        self.height_field.entered.connect(lambda value: self._change(height=value))
        self.natural.clicked.connect(self._take_natural)
        self.dpi.entered.connect(lambda value: self._change(scale=value / _DPI))
        self.magnify.entered.connect(lambda value: self._change(magnify=value))
        self.zoom.entered.connect(lambda value: self._change(zoom=value))
        self.transparent.clicked.connect(lambda on: self._change(transparent=on))

    def _show(self) -> None:
        options = self.options
        self.include.display(options.include)
        self.theme.display(options.theme)
        self.unit.display(options.unit)
        self.width_field.display(options.width)
        if options.height is not None:
            self.height_field.display(options.height)
        for part in (self._times, self.height_field):
            part.setHidden(options.height is None)
        self.natural.setChecked(options.height is None)
        self.dpi.display(options.dpi)
        self.magnify.display(options.magnify)
        self.zoom.display(options.zoom)
        self.transparent.setChecked(options.transparent)
        fitting = [preset.applied(options) == options for preset in self._presets]
        self.preset.display([*fitting, True].index(True))

    def _change(self, **changes: object) -> None:
        self.take(replace(self.options, **changes))

    def _take_preset(self, index: int) -> None:
        if index < len(self._presets):
            self.take(self._presets[index].applied(self.options))

    def _take_natural(self, natural: bool) -> None:
        self._change(height=None if natural else round(self.options.width * 0.625))


def number_field(
    title: str, low: float, high: float, theme: Theme, *, decimals: int = 0
) -> NumberField:
    """A field for one number of a dialog, in steps of its last digit."""
    number = Number(
        name=title,
        title=title,
        low=low,
        high=high,
        default=low,
        step=10**-decimals,
        coarse=10 ** (1 - decimals),
        decimals=decimals,
        places=decimals,
    )
    field = NumberField(number)
    field.set_theme(theme)
    return field
