"""Some builds of PySide6 drop a reference to None at every call, until the process aborts.

6.12.0 on Python 3.11 did: a plot that was redrawn died after 70 to 570 updates.
"""

from __future__ import annotations

import sys

from PySide6.QtCore import QObject, Signal
import pytest
from pytestqt.qtbot import QtBot

from ceviz.panels import PANELS
from ceviz.plot.plot_view import PlotView
from ceviz.plot.theme import THEMES

pytestmark = pytest.mark.skipif(
    sys.version_info >= (3, 12), reason="None and True are immortal from Python 3.12 on"
)


class Sender(QObject):
    sent = Signal(int)


def lost_while(run: object) -> int:
    before = sys.getrefcount(None), sys.getrefcount(True)
    run()
    after = sys.getrefcount(None), sys.getrefcount(True)
    return max(old - new for old, new in zip(before, after, strict=True))


def test_a_thousand_signals_lose_no_references(qapp: object) -> None:
    sender = Sender()
    sender.sent.connect(lambda _number: None)
    assert lost_while(lambda: [sender.sent.emit(number) for number in range(1000)]) < 500


def test_two_hundred_repaints_lose_no_references(qtbot: QtBot) -> None:
    view, panel = PlotView(), PANELS[0]
    qtbot.addWidget(view)
    view.resize(400, 300)

    def repaint() -> None:
        for step in range(200):
            params = panel.params(prediction=0.1 + step / 1000)
            view.show_figure(panel.figure(params), THEMES["light"])
            view.grab()

    assert lost_while(repaint) < 500
