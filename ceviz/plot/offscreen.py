"""Drawing without a window: the Qt application that any drawing needs."""

from __future__ import annotations

import os

from PySide6.QtWidgets import QApplication

_kept: list[QApplication] = []  # Qt drops an application that nobody holds


def ensure_application() -> QApplication:
    """The running application, or a new one that needs no display and opens no window.

    A platform that the user chose by ``QT_QPA_PLATFORM`` is left as chosen.
    """
    running = QApplication.instance()
    if isinstance(running, QApplication):
        return running
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    _kept.append(QApplication(["ceviz"]))
    return _kept[-1]
