"""Start of the window: settings in, window up, settings out."""

from __future__ import annotations

from functools import partial
import gc
from pathlib import Path
import signal
import socket
import sys
from typing import TYPE_CHECKING

from PySide6.QtCore import QSocketNotifier, QStandardPaths, QTimer
from PySide6.QtWidgets import QApplication

from ceviz import __version__
from ceviz.core.params import Params
from ceviz.state import settings as settings_file
from ceviz.state.safe_file import clean_strays
from ceviz.state.settings import Settings
from ceviz.ui.main_window import MainWindow
from ceviz.ui.store import Store

if TYPE_CHECKING:  # a start without a lecture has no time for it
    from ceviz.state.lecture.lecture_file import LectureFile


def run(
    panel_id: str = "", params: Params | None = None, *, lecture: LectureFile | None = None
) -> int:
    """Open the window as the last session left it, and stay until it is closed.

    Args:
        panel_id: The panel to bring forward, if not the one that was in front.
        params: What that panel shows, if not what it showed last.
        lecture: The lecture to open at its first step, if not the one that was open.

    Returns:
        The exit status.
    """
    app = QApplication.instance() or QApplication(sys.argv[:1])
    assert isinstance(app, QApplication)
    name_application(app)
    path = settings_path()
    settings, problem = settings_file.load(path)
    if settings.export.folder:
        clean_strays(Path(settings.export.folder))  # of an export that was killed
    state = settings.state
    if params is not None:
        state = state.with_params(panel_id, params).with_active(panel_id)
    window = MainWindow(Store(state), settings)
    window.keep.connect(partial(_keep, path))
    if problem:
        window.notice.say(problem)
    if lecture is not None:
        window.desk.begin(lecture)
    else:
        window.desk.reopen(settings.lectures)
    window.show()
    gc.freeze()  # what the start has made stays, and is not searched again
    gc.enable()
    with _Signals(window):
        return app.exec()


def name_application(app: QApplication) -> None:
    """Say who this is to the desktop, and use a style that looks the same everywhere."""
    app.setApplicationName("ceviz")
    app.setApplicationDisplayName("ceviz")
    app.setApplicationVersion(__version__)
    app.setDesktopFileName("org.ceviz.Ceviz")
    app.setStyle("Fusion")


def settings_path() -> Path:
    """Where the settings lie on this system."""
    folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.AppConfigLocation)
    return Path(folder) / "settings.json"


def _keep(path: Path, settings: Settings) -> None:
    problem = settings_file.save(path, settings)
    if problem:
        sys.stderr.write(problem + "\n")


class _Signals:
    """Ctrl+C in the terminal, or a session that ends, closes the window as its cross does.

    Qt's loop runs no Python while it waits; the signal's byte on a socket wakes it.
    """

    def __init__(self, window: MainWindow) -> None:
        self._window = window
        self._wake, self._waker = socket.socketpair()
        self._waker.setblocking(False)
        self._notifier = QSocketNotifier(self._wake.fileno(), QSocketNotifier.Type.Read)

    def __enter__(self) -> None:
        self._notifier.activated.connect(self._woken)
        self._old_fd = signal.set_wakeup_fd(self._waker.fileno(), warn_on_full_buffer=False)
        self._old = {
            one: signal.signal(one, self._close) for one in (signal.SIGINT, signal.SIGTERM)
        }

    def __exit__(self, *_: object) -> None:
        for one, handler in self._old.items():
            signal.signal(one, handler)
        signal.set_wakeup_fd(self._old_fd)
        self._notifier.setEnabled(False)
        self._wake.close()
        self._waker.close()

    def _woken(self) -> None:
        self._wake.recv(4096)

    def _close(self, *_: object) -> None:
        # From the loop: the signal may have come in the middle of a paint.
        QTimer.singleShot(0, self._window.close)
