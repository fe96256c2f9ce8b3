"""How the window looks: the chosen theme, or the one that fits the system's, and the text zoom."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QGuiApplication

from ceviz.plot.theme import THEMES, Theme
from ceviz.state.settings import Settings, ThemeName
from ceviz.ui.actions import Actions, Command

_THEMES: tuple[tuple[ThemeName, str], ...] = (
    ("system", "As the system"),
    ("light", "Light"),
    ("dark", "Dark"),
    ("projector", "Projector"),
)
_ZOOM_STEP, _LEAST_ZOOM, _MOST_ZOOM = 1.1, 0.7, 2.2


class ChosenLook(QObject):
    """Remembers what the user chose; ``changed`` when anything is to be drawn anew."""

    changed = Signal()

    def __init__(self, settings: Settings, parent: QObject) -> None:
        super().__init__(parent)
        self.name: ThemeName = settings.theme
        self.zoom = settings.zoom
        QGuiApplication.styleHints().colorSchemeChanged.connect(self.changed)

    @property
    def theme(self) -> Theme:
        """The look in force."""
        name = self.name
        if name == "system":
            dark = QGuiApplication.styleHints().colorScheme() == Qt.ColorScheme.Dark
            name = "dark" if dark else "light"
        return THEMES[name].zoomed(self.zoom)

    @property
    def on_a_wall(self) -> Theme:
        """The look of a lecture: the chosen one; that for projectors where none was chosen."""
        return THEMES["projector" if self.name == "system" else self.name]

    def choose(self, name: ThemeName) -> None:
        """Take a theme, or the system's."""
        self.name = name
        self.changed.emit()

    def zoom_by(self, factor: float) -> None:
        """Make all text larger or smaller, within reason; 0 brings it back to its normal size."""
        self.zoom = min(max(self.zoom * factor, _LEAST_ZOOM), _MOST_ZOOM) if factor else 1.0
        self.changed.emit()


def look_commands(look: ChosenLook) -> list[Command]:
    """What the View menu offers for themes and text."""
    themes = [
        Command(f"theme {name}", text, "View/Theme", partial(look.choose, name), checkable=True)
        for name, text in _THEMES
    ]
    larger, smaller = (partial(look.zoom_by, factor) for factor in (_ZOOM_STEP, 1 / _ZOOM_STEP))
    return [
        *themes,
        Command("larger", "Larger text", "View", larger, ("Ctrl++", "Ctrl+="), parted=True),
        Command("smaller", "Smaller text", "View", smaller, ("Ctrl+-",)),
        Command("normal", "Normal text size", "View", partial(look.zoom_by, 0), ("Ctrl+0",)),
    ]


def show_look(look: ChosenLook, actions: Actions) -> None:
    """Check the theme that is chosen."""
    for name, _ in _THEMES:
        actions[f"theme {name}"].setChecked(name == look.name)
