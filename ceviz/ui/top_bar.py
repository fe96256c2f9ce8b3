"""The window's top row: a tab for each panel, a few buttons, the menus."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QAction, QColor
from PySide6.QtWidgets import QHBoxLayout, QMenu, QMenuBar, QTabBar, QToolButton, QWidget

from ceviz.panels import PANELS
from ceviz.plot.theme import Theme
from ceviz.ui.actions import Actions
from ceviz.ui.icons import icon

_BUTTONS = ("pin", "undo", "redo", "reset")
_ICON = 20


class TopBar(QWidget):
    """Holds what is pressed there; what it does is the window's affair."""

    def __init__(self, actions: Actions) -> None:
        super().__init__()
        self._actions = actions
        self.tabs = QTabBar()
        self.tabs.setDrawBase(False)
        self.tabs.setExpanding(False)
        self.tabs.setAccessibleName("Panels")
        for panel in PANELS:
            self.tabs.addTab(panel.title.replace("&", "&&"))
        self._buttons = {name: self._button(name) for name in _BUTTONS}
        self.menus = QMenuBar()
        actions.fill(self.menus)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(2)
        row.addWidget(self.tabs)
        row.addStretch(1)
        for button in self._buttons.values():
            row.addWidget(button)
        row.addSpacing(8)
        row.addWidget(self.menus)

    def set_theme(self, theme: Theme) -> None:
        """Take another look or text size."""
        dimmed = QColor(theme.soft_ink)
        dimmed.setAlphaF(0.4)
        tint = dimmed.name(QColor.NameFormat.HexRgb)
        for name, button in self._buttons.items():
            self._actions[name].setIcon(icon(name, theme.ink, tint))
            button.setIconSize(QSize(theme.px(_ICON), theme.px(_ICON)))
            button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonIconOnly)
        for part in (self.tabs, self.menus):
            part.setFont(theme.font())
        for menu in self.menus.findChildren(QMenu):
            menu.setFont(theme.font())

    def _button(self, name: str) -> QToolButton:
        action = self._actions[name]
        button = QToolButton()
        button.setAutoRaise(True)
        # As its default action it would run before the button has painted itself at once, and what
        # the plot is to paint next would be forgotten.
        button.clicked.connect(action.trigger)
        action.changed.connect(lambda: self._show(button, action))
        self._show(button, action)
        button.setAccessibleName(action.text())
        button.setToolTip(f"{action.text()} ({action.shortcut().toString()})")
        return button

    @staticmethod
    def _show(button: QToolButton, action: QAction) -> None:
        button.setEnabled(action.isEnabled())
        button.setIcon(action.icon())
