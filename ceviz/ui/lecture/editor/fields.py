"""The small fields of the step editor."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import Signal

from ceviz.core.kinds import Number
from ceviz.state.lecture.lecture import FURTHEST_TRUTH, LONGEST_SWEEP
from ceviz.ui.controls.menu_control import Menu

SWEEP = Number(
    name="sweep",
    title="Sweep (seconds)",
    low=0,
    high=LONGEST_SWEEP,
    default=0,
    step=0.5,
    coarse=5,
    decimals=2,
    places=1,
)
TRUTH = Number(
    name="truth",
    title="True number",
    low=-FURTHEST_TRUTH,
    high=FURTHEST_TRUTH,
    default=0,
    step=0.1,
    coarse=1,
    decimals=6,
    places=1,
)


class Options(Menu):
    """A menu whose values come and go; ``chosen`` carries the one that the user takes."""

    chosen = Signal(object)

    def __init__(self, name: str) -> None:
        super().__init__([])
        self._values: list[Any] = []
        self._offered: dict[Any, str] = {}
        self.setAccessibleName(name)
        self._shown = 0
        self.activated.connect(self._send)

    def offer(self, texts: Mapping[Any, str], value: Any) -> None:
        """Offer values by their texts, and show one, also if it is none of them. Emits nothing."""
        wanted = dict(texts)
        if value not in wanted:
            name = value if isinstance(value, str) else value[-1]
            wanted[value] = f"{name} (not there now)"
        if wanted != self._offered:
            self._offered, self._values = wanted, list(wanted)
            self.clear()
            self.addItems(list(wanted.values()))
            self.setMaxVisibleItems(max(len(wanted), 1))
            self.view().setMinimumWidth(self.view().sizeHintForColumn(0) + 24)
        self._shown = self._values.index(value)
        self.setCurrentIndex(self._shown)

    def _send(self, index: int) -> None:
        """The user chose; the menu goes back to what is shown until the lecture agrees."""
        asked = index != self._shown
        self.setCurrentIndex(self._shown)
        if asked:
            self.chosen.emit(self._values[index])
