"""The window: tabs above, one panel view below, and the commands that act on them."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QByteArray, Qt, Signal
from PySide6.QtGui import QCloseEvent, QGuiApplication, QIcon, QKeyEvent
from PySide6.QtWidgets import (
    QApplication,
    QMainWindow,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from ceviz.core.resources import resource
from ceviz.export.still import Still
from ceviz.panels import PANELS
from ceviz.plot.theme import THEMES, Theme
from ceviz.state.app_state import AppState
from ceviz.state.settings import Settings, ThemeName
from ceviz.ui import dialogs, style
from ceviz.ui.actions import Actions, Command
from ceviz.ui.export.drag_corner import DragCorner
from ceviz.ui.export.exporter import Exporter, as_seen
from ceviz.ui.notice import Notice
from ceviz.ui.panel_view import PanelView
from ceviz.ui.pins import pin_commands
from ceviz.ui.play import Player
from ceviz.ui.play_menu import play_commands, show_options
from ceviz.ui.store import PANEL_BY_ID, Store
from ceviz.ui.top_bar import TopBar

_THEMES: tuple[tuple[ThemeName, str], ...] = (
    ("system", "As the system"),
    ("light", "Light"),
    ("dark", "Dark"),
    ("projector", "Projector"),
)
_ON_THE_PLOT = ("copy plot", "export", "animate", "copy command", "copy", "reset")
_ZOOM_STEP, _LEAST_ZOOM, _MOST_ZOOM = 1.1, 0.7, 2.2


class MainWindow(QMainWindow):
    """Shows the store's state; ``keep`` carries the settings to keep for the next start.

    It comes when the window closes, and before anything is exported.
    """

    keep = Signal(Settings)

    def __init__(self, store: Store, settings: Settings) -> None:
        super().__init__()
        self._store = store
        self._theme_name = settings.theme
        self._zoom = settings.zoom
        self._views: dict[str, PanelView] = {}
        self._exporter = Exporter(settings.export, self)
        self.player = Player(store, self, speed=settings.speed, reduced=settings.reduce_motion)
        self.setWindowTitle("ceviz")
        self.setWindowIcon(QIcon(str(resource("icons", "ceviz.svg"))))
        self.setMinimumSize(800, 520)
        self.resize(1280, 760)
        if settings.geometry:
            self.restoreGeometry(QByteArray.fromBase64(settings.geometry.encode()))

        self.actions_by_name = Actions(self, self._commands())
        self._build()
        self._show_options()
        store.changed.connect(self._show)
        store.refused.connect(self.notice.say)
        self._exporter.said.connect(partial(self.notice.say, tone="fair"))
        self.player.changed.connect(self._show_playing)
        self.player.options_changed.connect(self._show_options)
        self._exporter.chosen.connect(lambda: self.keep.emit(self.settings()))
        QGuiApplication.styleHints().colorSchemeChanged.connect(self._restyle)
        self._restyle()
        self._show(store.state)

    @property
    def view(self) -> PanelView:
        """The panel view in front."""
        return self._views[self._store.state.active]

    @property
    def theme(self) -> Theme:
        """The look in force: the chosen one, or the one that fits the system's."""
        name = self._theme_name
        if name == "system":
            dark = QGuiApplication.styleHints().colorScheme() == Qt.ColorScheme.Dark
            name = "dark" if dark else "light"
        return THEMES[name].zoomed(self._zoom)

    def settings(self) -> Settings:
        """What the next start needs to come back as it is now."""
        geometry = bytes(self.saveGeometry().toBase64().data()).decode()
        return Settings(
            theme=self._theme_name,
            zoom=self._zoom,
            geometry=geometry,
            state=self._store.state,
            speed=self.player.speed,
            reduce_motion=self.player.reduced,
            export=self._exporter.choice,
        )

    def closeEvent(self, event: QCloseEvent) -> None:
        """Hand out the settings before going."""
        self.keep.emit(self.settings())
        super().closeEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """A key that nobody took may be a plain command's."""
        if not self.actions_by_name.press(event):
            super().keyPressEvent(event)

    def _commands(self) -> list[Command]:
        store = self._store
        panels = [
            Command(
                f"panel {panel.id}",
                panel.title,
                "View",
                partial(store.activate, panel.id),
                (f"Ctrl+{number}",),
            )
            for number, panel in enumerate(PANELS, start=1)
        ]
        themes = [
            Command(
                f"theme {name}", text, "View/Theme", partial(self._set_theme, name), checkable=True
            )
            for name, text in _THEMES
        ]
        return [
            Command("export", "Export…", "File", self._export, ("Ctrl+E",)),
            Command("animate", "Export animation…", "File", self._animate, ("Ctrl+Shift+E",)),
            Command("quit", "Quit", "File", self._quit, ("Ctrl+Q",), parted=True),
            Command("undo", "Undo", "Edit", store.undo, ("Ctrl+Z",)),
            Command("redo", "Redo", "Edit", store.redo, ("Ctrl+Shift+Z", "Ctrl+Y")),
            Command("reset", "Reset panel", "Edit", self._reset, ("Ctrl+R",), parted=True),
            *pin_commands(store),
            Command("copy plot", "Copy plot", "Edit", self._copy_plot, ("Ctrl+C",), parted=True),
            Command("copy", "Copy readouts", "Edit", self._copy, ("Ctrl+Shift+C",)),
            Command("copy command", "Copy command", "Edit", self._copy_command),
            *panels,
            Command(
                "next", "Next panel", "View", partial(self._step, 1), ("Ctrl+Tab",), parted=True
            ),
            Command(
                "previous", "Previous panel", "View", partial(self._step, -1), ("Ctrl+Shift+Tab",)
            ),
            *play_commands(self.player, self._play),
            *themes,
            Command(
                "larger",
                "Larger text",
                "View",
                partial(self._zoom_by, _ZOOM_STEP),
                ("Ctrl++", "Ctrl+="),
                parted=True,
            ),
            Command(
                "smaller",
                "Smaller text",
                "View",
                partial(self._zoom_by, 1 / _ZOOM_STEP),
                ("Ctrl+-",),
            ),
            Command("normal", "Normal text size", "View", partial(self._zoom_by, 0), ("Ctrl+0",)),
            Command(
                "full screen",
                "Full screen",
                "View",
                self._toggle_full_screen,
                ("F11",),
                checkable=True,
                parted=True,
            ),
            Command("keys", "Keyboard shortcuts", "Help", self._show_keys, ("F1",)),
            Command("about", "About ceviz", "Help", self._show_about),
        ]

    def _build(self) -> None:
        self._top = TopBar(self.actions_by_name)
        self.tabs, self.menus = self._top.tabs, self._top.menus
        self.tabs.currentChanged.connect(lambda index: self._store.activate(PANELS[index].id))
        self.stack = QStackedWidget()
        self.notice = Notice()

        centre = QWidget()
        rows = QVBoxLayout(centre)
        rows.setContentsMargins(16, 10, 16, 14)
        rows.setSpacing(10)
        rows.addWidget(self._top)
        rows.addWidget(self.stack, 1)
        rows.addWidget(self.notice)
        self.setCentralWidget(centre)
        centre.setFocus()  # no ring is drawn until the keyboard is used

    def _show(self, state: AppState) -> None:
        index = next(i for i, panel in enumerate(PANELS) if panel.id == state.active)
        self.tabs.setCurrentIndex(index)
        if state.active not in self._views:
            self._add_view(state.active)
        view = self._views[state.active]
        view.show_params(state.params[state.active], state.pins.get(state.active, ()))
        self.stack.setCurrentWidget(view)
        self.actions_by_name["undo"].setEnabled(self._store.can_undo)
        self.actions_by_name["redo"].setEnabled(self._store.can_redo)
        self.actions_by_name["remove pins"].setEnabled(state.active in state.pins)

    def _add_view(self, panel_id: str) -> None:
        view = PanelView(PANEL_BY_ID[panel_id], self._store, self.theme)
        view.set_plot_actions([self.actions_by_name[name] for name in _ON_THE_PLOT])
        view.reduced = self.player.reduced
        view.played.connect(self.player.toggle)
        DragCorner(view.plot.viewport(), self._seen)
        self._views[panel_id] = view
        self.stack.addWidget(view)

    def _restyle(self) -> None:
        theme = self.theme
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        app.setFont(theme.font())
        app.setPalette(style.palette(theme))
        self.setStyleSheet(style.stylesheet(theme))
        self._top.set_theme(theme)
        self.notice.set_theme(theme)
        for view in self._views.values():
            view.set_theme(theme)
        for name, _ in _THEMES:
            self.actions_by_name[f"theme {name}"].setChecked(name == self._theme_name)

    def _play(self) -> None:
        if self.player.playing:
            self.player.stop()
        elif number := self.view.playable():
            self.player.toggle(number)

    def _show_playing(self) -> None:
        for view in self._views.values():
            view.show_playing(self.player.playing)

    def _show_options(self) -> None:
        show_options(self.player, self.actions_by_name)
        for view in self._views.values():
            view.reduced = self.player.reduced

    def _set_theme(self, name: ThemeName) -> None:
        self._theme_name = name
        self._restyle()

    def _zoom_by(self, factor: float) -> None:
        self._zoom = min(max(self._zoom * factor, _LEAST_ZOOM), _MOST_ZOOM) if factor else 1.0
        self._restyle()

    def _quit(self) -> None:
        self.close()

    def _step(self, by: int) -> None:
        index = (self.tabs.currentIndex() + by) % len(PANELS)
        self._store.activate(PANELS[index].id)

    def _reset(self) -> None:
        self._store.reset(self._store.state.active)

    def _seen(self) -> Still:
        """The figure in front, as it is on the screen."""
        state = self._store.state
        still = Still(
            PANEL_BY_ID[state.active],
            state.params[state.active],
            self._exporter.choice.options,
            pins=state.pins.get(state.active, ()),
            compared=self.view.compared,
        )
        return as_seen(still, self.theme, self.view.plot.size())

    def _export(self) -> None:
        self._exporter.export(self._seen(), self.theme)

    def _animate(self) -> None:
        self._exporter.animate(self._seen(), self.theme)

    def _copy_plot(self) -> None:
        self._exporter.copy_plot(self._seen())

    def _copy_command(self) -> None:
        self._exporter.copy_command(self._seen())

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self.view.text())

    def _toggle_full_screen(self) -> None:
        self.setWindowState(self.windowState() ^ Qt.WindowState.WindowFullScreen)
        self.actions_by_name["full screen"].setChecked(self.isFullScreen())

    def _show_keys(self) -> None:
        dialogs.show_keys(self, self.theme, self.actions_by_name.keys())

    def _show_about(self) -> None:
        dialogs.show_about(self, self.theme)
