"""The nets of conftest.py catch what they are for: each planted fault fails its test."""

from __future__ import annotations

from pathlib import Path

import pytest

pytest_plugins = ["pytester"]

FAULTS = {
    "a window": """
        from PySide6.QtWidgets import QWidget
        def test_it(qapp):
            global kept
            kept = QWidget()
    """,
    "a timer": """
        from PySide6.QtCore import QTimer
        def test_it(qapp):
            global kept
            kept = QTimer()
            kept.start(1000)
    """,
    "a thread": """
        import threading
        def test_it():
            threading.Thread(target=threading.Event().wait, args=(3,), daemon=True).start()
    """,
    "a Qt warning": """
        from PySide6.QtCore import qWarning
        def test_it(qapp):
            qWarning("planted")
    """,
    "a Python warning": """
        import warnings
        def test_it():
            warnings.warn("planted")
    """,
    "an exception in a slot": """
        from PySide6.QtCore import QTimer
        def test_it(qapp, qtbot):
            QTimer.singleShot(0, lambda: 1 / 0)
            qtbot.wait(20)
    """,
}


def run(pytester: pytest.Pytester, source: str) -> dict[str, int]:
    here = Path(__file__).parent
    pytester.makeconftest((here / "conftest.py").read_text(encoding="utf-8"))
    pytester.makepyprojecttoml((here.parent / "pyproject.toml").read_text(encoding="utf-8"))
    test = pytester.makepyfile(source)
    return pytester.runpytest_subprocess("-p", "no:cacheprovider", test).parseoutcomes()


@pytest.mark.parametrize("fault", FAULTS)
def test_a_planted_fault_fails(fault: str, pytester: pytest.Pytester) -> None:
    outcome = run(pytester, FAULTS[fault])
    assert outcome.get("errors", 0) + outcome.get("failed", 0) >= 1


def test_a_clean_test_passes(pytester: pytest.Pytester) -> None:
    assert run(pytester, "def test_it(qapp):\n    pass\n") == {"passed": 1}
