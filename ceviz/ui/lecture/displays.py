"""The windows of a talk on the screens there are, whichever are plugged in or out."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer
from PySide6.QtGui import QGuiApplication, QScreen
from PySide6.QtWidgets import QWidget

from ceviz.ui.lecture.screens import placed


class Displays(QObject):
    """Puts the audience's window on the screen that is not the speaker's.

    With two screens the speaker's window comes by itself; with one, only when it is asked for.
    """

    def __init__(self, audience: QWidget, speaker: QWidget, home: QScreen) -> None:
        super().__init__(audience)
        self._audience, self._speaker, self._home = audience, speaker, home
        self._apart = False
        app = QGuiApplication.instance()
        assert isinstance(app, QGuiApplication)
        app.screenAdded.connect(self._later)
        app.screenRemoved.connect(self._later)
        app.primaryScreenChanged.connect(self._later)

    def place(self) -> None:
        """Put both windows where they belong; what they show stays as it is."""
        places = placed(QGuiApplication.screens(), self._home)
        _fill(self._audience, places.audience)
        if places.apart:
            _fill(self._speaker, places.speaker, whole=False)
        elif self._apart:
            self._speaker.hide()  # it would now lie over the slide; S brings it
        self._apart = places.apart
        self._audience.activateWindow()

    def _later(self) -> None:
        """Qt first moves the windows of a screen that is gone."""
        QTimer.singleShot(0, self, self.place)


def _fill(window: QWidget, screen: QScreen, *, whole: bool = True) -> None:
    """Take a whole screen, or all of it that the desktop leaves to windows."""
    if window.isVisible():
        if window.screen() is screen and window.isFullScreen() == whole:
            return
        window.showNormal()  # window managers move no window that fills its screen
    window.setScreen(screen)
    if whole:
        window.setGeometry(screen.geometry())
        window.showFullScreen()
    else:
        window.setGeometry(screen.availableGeometry())
        window.showMaximized()
