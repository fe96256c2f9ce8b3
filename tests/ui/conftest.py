"""What tests of widgets share."""

from __future__ import annotations

from types import SimpleNamespace

import pytest
from pytestqt.qtbot import QtBot

from ceviz.state.settings import Settings
from ceviz.ui import announcing
from ceviz.ui.main_window import MainWindow
from ceviz.ui.store import Store
from tests.ui.clock import Clock


@pytest.fixture
def spoken(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The sentences that a screen reader has been given to speak."""
    said: list[str] = []
    reader = SimpleNamespace(
        isActive=lambda: True, updateAccessibility=lambda event: said.append(event.message())
    )
    monkeypatch.setattr(announcing, "QAccessible", reader)
    return said


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def playing_window(qtbot: QtBot, clock: Clock) -> MainWindow:
    """A window whose player goes by the test's clock."""
    settings = Settings(theme="light")
    window = MainWindow(Store(settings.state), settings)
    window.player._clock = clock
    qtbot.addWidget(window)
    window.resize(1280, 760)
    window.show()
    return window
