"""The pins of a panel, over its plot: which there are, which one the numbers are compared with."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QWidget

from ceviz.plot.theme import LIGHT, Theme
from ceviz.state.pins import Pins
from ceviz.ui.actions import Command
from ceviz.ui.pin_chip import PinChip
from ceviz.ui.store import Store

_HEIGHT = 34


class PinRow(QWidget):
    """A chip for each pin, hidden when there is none.

    ``chosen`` carries the place of the pin to compare with, ``renamed`` also a name, ``removed``
    the place of one to take away.
    """

    chosen = Signal(int)
    renamed = Signal(int, str)
    removed = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self._theme = LIGHT
        self.chips: list[PinChip] = []
        self._label = QLabel("Compare with")
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self._row = QHBoxLayout(self)
        self._row.addWidget(self._label)
        self._row.addStretch(1)
        self.hide()

    def show_pins(self, pins: Pins, compared: int) -> None:
        """Show pins, with the one marked that the numbers are compared with; emits nothing."""
        focused = next((k for k, chip in enumerate(self.chips) if chip.holds_focus()), None)
        while len(self.chips) < len(pins):
            self._add_chip()
        while len(self.chips) > len(pins):
            self.chips.pop().deleteLater()
        for index, (chip, pin) in enumerate(zip(self.chips, pins, strict=True)):
            chip.show_pin(pin.name, chosen=index == compared % len(pins))
        self.setVisible(bool(pins))
        if pins and focused is not None and focused >= len(pins):
            self.chips[-1].setFocus()  # the next Delete takes the next one

    def set_theme(self, theme: Theme) -> None:
        """Take another look or text size."""
        self._theme = theme
        self.setFixedHeight(theme.text_px(_HEIGHT))
        self._label.setFont(theme.font(0.9))
        self._label.setStyleSheet(f"color: {theme.soft_ink}")
        side = theme.text_px(3)
        self._row.setContentsMargins(theme.text_px(12), side, theme.text_px(8), side)
        self._row.setSpacing(theme.text_px(6))
        for chip in self.chips:
            chip.set_theme(theme)

    def _add_chip(self) -> None:
        index = len(self.chips)
        chip = PinChip(index, self)
        chip.set_theme(self._theme)
        chip.clicked.connect(partial(self._choose, index))
        chip.renamed.connect(partial(self.renamed.emit, index))
        chip.removed.connect(partial(self.removed.emit, index))
        self._row.insertWidget(index + 1, chip)
        self.chips.append(chip)

    def _choose(self, index: int) -> None:
        self.chosen.emit(index)


def pin_commands(store: Store) -> list[Command]:
    """What the Edit menu offers for the pins of the panel in front."""
    return [
        Command(
            "pin",
            "Pin this state",
            "Edit",
            lambda: store.pin(store.state.active),
            ("P",),
            parted=True,
            plain=True,
        ),
        Command(
            "remove pins", "Remove all pins", "Edit", lambda: store.remove_pins(store.state.active)
        ),
    ]
