"""Two screens, in a process of their own: Qt learns of screens when it starts."""

from __future__ import annotations

import json
import os
from pathlib import Path
import subprocess
import sys

import pytest

PROGRAM = '''
import sys
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
app = QApplication([])
from ceviz.plot.theme import PROJECTOR
from ceviz.ui.lecture import displays
from ceviz.ui.lecture.presenter import Presenter
from tests.ui.lecture.hall import LECTURE

class Screens:
    """The screens that are plugged in now."""
    def __init__(self):
        self.all = sorted(app.screens(), key=lambda one: one.name() == "beamer")
        self.now = self.all[: int(sys.argv[1])]
    def set(self, count):
        self.now = self.all[:count]
        presenter._displays.place()
        settle()

def settle():
    for _ in range(5):
        app.processEvents()

def tell():
    print(
        presenter.screen().name(),
        presenter.isFullScreen(),
        presenter.speaker.isVisible() and presenter.speaker.screen().name(),
        presenter.course.index,
        presenter.course.revealed,
    )

screens = Screens()
displays.QGuiApplication.screens = lambda: screens.now
presenter = Presenter(LECTURE, PROJECTOR, at=1, reduced=True)
presenter.present(screens.all[0])
settle()
tell()
for _ in range(2):
    QTest.keyClick(presenter.windowHandle(), Qt.Key.Key_PageDown)
for count in (3 - screens.now.__len__(), screens.now.__len__()):
    screens.set(count)
    tell()
presenter.close()
settle()
'''

SCREENS = [
    {"name": "desk", "x": 0, "y": 0, "width": 1280, "height": 800},
    {"name": "beamer", "x": 1280, "y": 0, "width": 1920, "height": 1080},
]


def told(folder: Path, count: int) -> list[str]:
    """What becomes of a talk that begins with so many screens, has one more or less, and back."""
    config = folder / "screens.json"
    more = {"logicalDpi": 96, "logicalBaseDpi": 96, "dpr": 1}
    config.write_text(json.dumps({"screens": [one | more for one in SCREENS]}))
    ran = subprocess.run(
        [sys.executable, "-c", PROGRAM, str(count)],
        env={**os.environ, "QT_QPA_PLATFORM": f"offscreen:configfile={config}"},
        cwd=Path(__file__).parents[3],
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert ran.returncode == 0, ran.stderr
    assert "Traceback" not in ran.stderr, ran.stderr
    return ran.stdout.splitlines()


@pytest.mark.parametrize("count", [1, 2])
def test_screens_come_and_go_and_the_talk_keeps_its_place(tmp_path: Path, count: int) -> None:
    apart, alone = "beamer True desk", "desk True False"
    first, then = (alone, apart) if count == 1 else (apart, alone)
    assert told(tmp_path, count) == [f"{first} 1 False", f"{then} 2 True", f"{first} 2 True"]
