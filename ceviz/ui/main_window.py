"""The window: tabs above, one panel view below, and the commands that act on them."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QByteArray, QTimer, Qt, Signal
from PySide6.QtGui import (
    QCloseEvent,
    QDragEnterEvent,
    QDropEvent,
    QGuiApplication,
    QIcon,
    QKeyEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import (
    QApplication,
    QHBoxLayout,
    QMainWindow,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from ceviz.core.resources import resource
from ceviz.export.still import Still
from ceviz.panels import PANELS, PANEL_BY_ID
from ceviz.plot.theme import Theme
from ceviz.state.app_state import AppState
from ceviz.state.settings import Settings
from ceviz.ui import dialogs, style
from ceviz.ui.actions import Actions, Command
from ceviz.ui.export.drag_corner import DragCorner
from ceviz.ui.export.export_menu import copy_commands, export_commands
from ceviz.ui.export.exporter import Exporter, as_seen
from ceviz.ui.lecture.desk import LectureDesk
from ceviz.ui.lecture.drops import dropped_lecture
from ceviz.ui.lecture.lecture_menu import (
    file_commands,
    handout_command,
    show_lecture,
    step_command,
    talk_commands,
)
from ceviz.ui.look import ChosenLook, look_commands, show_look
from ceviz.ui.notice import Notice
from ceviz.ui.panel_menu import panel_commands
from ceviz.ui.panel_view import PanelView
from ceviz.ui.pins import pin_commands
from ceviz.ui.play import Player
from ceviz.ui.play_menu import play_commands, show_options
from ceviz.ui.store import Store
from ceviz.ui.top_bar import TopBar

_ON_THE_PLOT = ("copy plot", "export", "animate", "copy command", "copy", "reset")


class MainWindow(QMainWindow):
    """Shows the store's state; ``keep`` carries the settings to keep for the next start.

    It comes when the window closes, and before anything is exported.
    """

    keep = Signal(Settings)

    def __init__(self, store: Store, settings: Settings) -> None:
        super().__init__()
        self._store = store
        self.look = ChosenLook(settings, self)
        self._views: dict[str, PanelView] = {}
        self._exporter = Exporter(settings.export, self)
        self.player = Player(store, self, speed=settings.speed, reduced=settings.reduce_motion)
        self.setWindowTitle("ceviz")
        self.setWindowIcon(QIcon(str(resource("icons", "ceviz.svg"))))
        self.setMinimumSize(800, 520)
        self.resize(1280, 760)
        if settings.geometry:
            self.restoreGeometry(QByteArray.fromBase64(settings.geometry.encode()))

        self._middle = QHBoxLayout()
        self.desk = LectureDesk(
            store,
            settings.lectures,
            look=self.look,
            player=self.player,
            row=self._middle,
            window=self,
        )
        self.setAcceptDrops(True)
        self.actions_by_name = Actions(self, self._commands())
        self._build()
        self._show_options()
        self._show_lecture()
        store.changed.connect(self._show)
        store.changed.connect(self.notice.let_pass)
        store.refused.connect(partial(self.notice.say, passing=True))
        self._exporter.said.connect(partial(self.notice.say, tone="fair"))
        self.player.changed.connect(self._show_playing)
        self.player.options_changed.connect(self._show_options)
        self._exporter.chosen.connect(lambda: self.keep.emit(self.settings()))
        self.look.changed.connect(self._restyle)
        self.desk.changed.connect(self._show_lecture)
        self.desk.said.connect(partial(self.notice.say, tone="fair"))
        self.desk.failed.connect(self.notice.say)
        self._restyle()
        self._show(store.state)

    @property
    def view(self) -> PanelView:
        """The panel view in front."""
        return self._views[self._store.state.active]

    @property
    def theme(self) -> Theme:
        """The look in force."""
        return self.look.theme

    def settings(self) -> Settings:
        """What the next start needs to come back as it is now."""
        geometry = bytes(self.saveGeometry().toBase64().data()).decode()
        return Settings(
            theme=self.look.name,
            zoom=self.look.zoom,
            geometry=geometry,
            state=self._store.state,
            speed=self.player.speed,
            reduce_motion=self.player.reduced,
            export=self._exporter.choice,
            lectures=self.desk.remembered(),
        )

    def closeEvent(self, event: QCloseEvent) -> None:
        """Ask about a lecture that was not saved; hand out the settings before going."""
        if not self.desk.may_close():
            event.ignore()
            return
        self.desk.end_talk()
        self.keep.emit(self.settings())
        super().closeEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """A key that nobody took may be a plain command's."""
        if not self.actions_by_name.press(event):
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.desk.fit()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """A lecture's file may be dropped anywhere on the window."""
        if dropped_lecture(event.mimeData()) is not None:
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        path = dropped_lecture(event.mimeData())
        if path is not None:
            event.acceptProposedAction()
            # Later, for what the user may be asked would hold up where the file comes from.
            QTimer.singleShot(0, self, partial(self.desk.drop, path))

    def _commands(self) -> list[Command]:
        desk, store = self.desk, self._store
        return [
            *file_commands(desk),
            *export_commands(self._exporter, self._seen, lambda: self.theme),
            handout_command(desk),
            Command("quit", "Quit", "File", self._quit, ("Ctrl+Q",), parted=True),
            Command("undo", "Undo", "Edit", store.undo, ("Ctrl+Z",)),
            Command("redo", "Redo", "Edit", store.redo, ("Ctrl+Shift+Z", "Ctrl+Y")),
            Command("reset", "Reset panel", "Edit", self._reset, ("Ctrl+R",), parted=True),
            *pin_commands(store),
            step_command(desk),
            *copy_commands(self._exporter, self._seen, self._copy),
            *panel_commands(store),
            *talk_commands(desk),
            *play_commands(self.player, self._play),
            *look_commands(self.look),
            Command(
                "full screen",
                "Full screen",
                "View",
                self._toggle_full_screen,
                ("F11",),
                checkable=True,
                parted=True,
            ),
            Command("sample", "Sample lecture", "Help", desk.open_sample),
            Command("keys", "Keyboard shortcuts", "Help", self._show_keys, ("F1",), parted=True),
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
        self._middle.setSpacing(12)
        self._middle.addWidget(self.stack, 1)
        rows.addLayout(self._middle, 1)
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
        view.plot.reduced = self.player.reduced
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
        self.desk.set_theme(theme)
        show_look(self.look, self.actions_by_name)

    def _play(self) -> None:
        if self.player.playing:
            self.player.stop()
        elif number := self.view.playable():
            self.player.toggle(number)

    def _show_playing(self) -> None:
        for view in self._views.values():
            view.show_playing(self.player.playing)

    def _show_lecture(self) -> None:
        show_lecture(self.desk, self.actions_by_name)

    def _show_options(self) -> None:
        show_options(self.player, self.actions_by_name)
        for view in self._views.values():
            view.plot.reduced = self.player.reduced

    def _quit(self) -> None:
        self.close()

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

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self.view.text())

    def _toggle_full_screen(self) -> None:
        self.setWindowState(self.windowState() ^ Qt.WindowState.WindowFullScreen)
        self.actions_by_name["full screen"].setChecked(self.isFullScreen())

    def _show_keys(self) -> None:
        dialogs.show_keys(self, self.theme, self.actions_by_name.keys())

    def _show_about(self) -> None:
        dialogs.show_about(self, self.theme)
