"""The buttons of a panel's actions, under its controls."""

from __future__ import annotations

from functools import partial
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QPushButton, QWidget

from ceviz.core.panel import PanelAction
from ceviz.core.params import Params
from ceviz.plot.theme import Theme

_COLUMNS = 2


class PanelActions(QWidget):
    """One button an action, those alone that have a say; ``chosen`` carries the action's id."""

    chosen = Signal(str)

    def __init__(self, actions: tuple[PanelAction[Any], ...]) -> None:
        super().__init__()
        self._actions = actions
        self.buttons = {action.id: QPushButton(action.title) for action in actions}
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        for index, action in enumerate(actions):
            button = self.buttons[action.id]
            button.setToolTip(action.help)
            button.clicked.connect(partial(self._choose, action.id))
            self._grid.addWidget(button, index // _COLUMNS, index % _COLUMNS)
        if not actions:
            self.hide()

    def show_params(self, params: Params) -> None:
        """Show the actions that have a say in a state."""
        for action in self._actions:
            self.buttons[action.id].setVisible(action.shown(params))

    def set_theme(self, theme: Theme) -> None:
        """Take another look or text size."""
        self._grid.setSpacing(theme.text_px(6))
        for button in self.buttons.values():
            button.setFont(theme.font())

    def _choose(self, action: str) -> None:
        self.chosen.emit(action)
