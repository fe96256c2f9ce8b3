"""Lectures to make and to open, and the window that does it."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from ceviz.panels.gradients.params import GradientsParams
from ceviz.panels.loss_curve.params import LossCurveParams
from ceviz.state.lecture.lecture import Choose, Lecture, Step
from ceviz.state.lecture.lecture_file import LectureFile
from ceviz.state.lecture.toml_text import lecture_text
from ceviz.state.settings import Settings
from ceviz.ui.main_window import MainWindow
from ceviz.ui.store import Store

LOSS = "loss-curve"

FIRST = Step(
    panel=LOSS,
    params=LossCurveParams(prediction=0.8),
    caption="How wrong is 80 % cat?",
    notes="Let them guess.",
    question=Choose(ask="How large is the loss?", answers=("0.2 nats", "0.8 nats"), correct=1),
)
SECOND = Step(panel=LOSS, params=LossCurveParams(prediction=0.01), caption="Sure and wrong")
THIRD = Step(panel="gradients", params=GradientsParams(prediction=0.05), caption="Why MSE stalls")
LECTURE = Lecture(title="A talk", steps=(FIRST, SECOND, THIRD))


def written(path: Path, lecture: Lecture = LECTURE) -> Path:
    """A file that holds a lecture."""
    path.write_text(lecture_text(lecture), encoding="utf-8")
    return path


def window_with(
    qtbot: QtBot, lecture: Lecture | None = LECTURE, settings: Settings | None = None
) -> MainWindow:
    """The window, with a lecture that has no file yet and is as it was saved."""
    settings = settings or Settings(theme="light")
    window = MainWindow(Store(settings.state), settings)
    # What a test leaves unsaved is not asked about.
    qtbot.addWidget(window, before_close_func=lambda one: one.desk.lectures.close())
    window.resize(1280, 760)
    window.show()
    if lecture is not None:
        window.desk.begin(LectureFile(lecture=lecture))
    window.activateWindow()
    qtbot.waitActive(window)
    QApplication.processEvents()
    return window
