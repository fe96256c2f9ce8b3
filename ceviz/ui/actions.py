"""Every command of the window, declared once: menu, shortcut and sheet of keys come from here."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QMenu, QMenuBar, QWidget


@dataclass(frozen=True, slots=True)
class Command:
    """One thing the window can do. ``menu`` may name a submenu: "View/Theme".

    A ``plain`` one has a key that belongs to whatever has the focus, and comes here only if it is
    not wanted there: a letter is typed into a field, Space presses a button.
    """

    name: str
    text: str
    menu: str
    run: Callable[[], None]
    keys: tuple[str, ...] = ()
    checkable: bool = False
    parted: bool = False
    plain: bool = False


class Actions:
    """The window's commands as Qt actions, by name."""

    def __init__(self, window: QWidget, commands: list[Command]) -> None:
        self.commands = commands
        self._menus: dict[str, QMenu] = {}
        self._actions = {command.name: _action(window, command) for command in commands}
        window.addActions(list(self._actions.values()))

    def __getitem__(self, name: str) -> QAction:
        return self._actions[name]

    def fill(self, bar: QMenuBar) -> None:
        """Put every command into its menu; Alt and a menu's first letter open it."""
        for command in self.commands:
            menu = _menu(bar, self._menus, command.menu)
            if command.parted:
                menu.addSeparator()
            menu.addAction(self._actions[command.name])

    def menu(self, path: str) -> QMenu:
        """One of the menus that were filled: "View/Theme"."""
        return self._menus[path]

    def press(self, event: QKeyEvent) -> bool:
        """Run the plain command whose key this is; returns whether there is one."""
        pressed = QKeySequence(event.keyCombination())
        for command in self.commands:
            if command.plain and pressed in self._actions[command.name].shortcuts():
                if not event.isAutoRepeat():
                    command.run()
                return True
        return False

    def keys(self) -> list[tuple[str, str, str]]:
        """The sheet of keys: menu, what it does, keys as this system writes them."""
        return [
            (command.menu.partition("/")[0], command.text, _written(command.keys))
            for command in self.commands
            if command.keys
        ]


def _action(window: QWidget, command: Command) -> QAction:
    action = QAction(command.text.replace("&", "&&"), window)  # no letter is underlined
    action.setShortcuts([QKeySequence(key) for key in command.keys])
    action.setCheckable(command.checkable)
    if command.plain:  # for the menu to tell; the window passes on the key when nobody took it
        action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
    action.triggered.connect(lambda _checked=False: command.run())
    return action


def _menu(bar: QMenuBar, menus: dict[str, QMenu], path: str) -> QMenu:
    if path not in menus:
        parent, _, name = path.rpartition("/")
        menus[path] = _menu(bar, menus, parent).addMenu(name) if parent else bar.addMenu(f"&{name}")
    return menus[path]


def _written(keys: tuple[str, ...]) -> str:
    native = QKeySequence.SequenceFormat.NativeText
    return " or ".join(QKeySequence(key).toString(native) for key in keys)
