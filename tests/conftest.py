"""What fails a test beside its assertions: Qt's warnings, exceptions in slots, and leaks."""

from __future__ import annotations

from collections.abc import Iterator
import gc
import os
from pathlib import Path
import sys
import threading
from types import TracebackType

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QCoreApplication, QEvent, QThread, QTimer
from PySide6.QtWidgets import QApplication, QWidget
import pytest
from shiboken6 import isValid


@pytest.fixture(autouse=True, scope="module")
def nothing_searched_twice() -> None:
    """Tests, their reports and caches stay: what is there by now is not searched for leaks."""
    gc.collect()
    gc.freeze()


@pytest.fixture(autouse=True)
def no_exception_in_a_slot(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """PySide hands an exception in a slot or an event handler to the hook, and goes on."""
    caught: list[BaseException] = []

    def remember(
        kind: type[BaseException], error: BaseException, trace: TracebackType | None
    ) -> None:
        caught.append(error)
        sys.__excepthook__(kind, error, trace)

    monkeypatch.setattr(sys, "excepthook", remember)
    yield
    if caught:
        raise AssertionError("an exception was raised inside Qt") from caught[0]


@pytest.fixture(autouse=True)
def no_leak(request: pytest.FixtureRequest) -> Iterator[None]:
    """Windows, running timers and threads that a test leaves behind fail it."""
    threads = set(threading.enumerate())
    yield
    left = [repr(thread) for thread in threading.enumerate() if thread not in threads]
    if QApplication.instance() and _may_use_qt(request):
        left += _left_in_qt()
    assert not left, f"left behind: {left}"


def _may_use_qt(request: pytest.FixtureRequest) -> bool:
    """Looking through all objects takes a while, and below ``ceviz.plot`` there is no Qt."""
    folder = request.path.relative_to(Path(__file__).parent).parts[0]
    return "qapp" in request.fixturenames or folder not in _NO_QT


_NO_QT = {"core", "model", "panels", "state"}


def _left_in_qt() -> list[str]:
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    kept = [one for one in gc.get_objects() if type(one) in (QTimer, QThread) and isValid(one)]
    return (
        [repr(window) for window in _windows()]
        + [repr(one) for one in kept if isinstance(one, QTimer) and one.isActive()]
        + [repr(one) for one in kept if isinstance(one, QThread) and one.isRunning()]
    )


def _windows() -> list[QWidget]:
    """Top-level widgets, without those that Qt itself keeps or that belong to another one."""
    return [widget for widget in QApplication.topLevelWidgets() if widget.parent() is None]
