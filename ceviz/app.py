"""Start of the window: settings in, window up, settings out."""

from __future__ import annotations

from functools import partial
from pathlib import Path
import sys

from PySide6.QtCore import QStandardPaths
from PySide6.QtWidgets import QApplication

from ceviz import __version__
from ceviz.state import settings as settings_file
from ceviz.state.app_state import AppState
from ceviz.state.settings import Settings
from ceviz.ui.main_window import MainWindow
from ceviz.ui.store import Store


def run(state: AppState | None) -> int:
    """Open the window and stay until it is closed.

    Args:
        state: What to show; None for what the last session showed.

    Returns:
        The exit status.
    """
    app = QApplication.instance() or QApplication(sys.argv[:1])
    assert isinstance(app, QApplication)
    name_application(app)
    path = settings_path()
    settings, problem = settings_file.load(path)
    window = MainWindow(Store(state or settings.state), settings)
    window.closed.connect(partial(_keep, path))
    if problem:
        window.notice.say(problem)
    window.show()
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
