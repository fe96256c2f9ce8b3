"""A list to choose one value from."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import Signal

from ceviz.plot.theme import Theme
from ceviz.ui.controls.menu_control import Menu


class Choice(Menu):
    """Values by their texts; ``chosen`` carries the value that the user takes."""

    chosen = Signal(object)

    def __init__(self, texts: Mapping[Any, str], name: str, theme: Theme) -> None:
        super().__init__(list(texts.values()))
        self._values = list(texts)
        self.setAccessibleName(name)
        self.set_theme(theme)
        self.activated.connect(lambda index: self.chosen.emit(self._values[index]))

    @property
    def value(self) -> Any:
        """What is shown."""
        return self._values[self.currentIndex()]

    def display(self, value: Any) -> None:
        """Show a value; emits nothing."""
        self.setCurrentIndex(self._values.index(value))
