"""A talk on show, driven as its speaker drives it: through the window, not through widgets."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QColor, QGuiApplication, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from msgspec.structs import replace
from pytestqt.qtbot import QtBot

from ceviz.panels import PANEL_BY_ID
from ceviz.plot.theme import PROJECTOR, Theme
from ceviz.state.lecture.lecture import Choose, Estimate, Lecture, Sketch, Step
from ceviz.ui.lecture.presenter import Presenter

NONE = Qt.KeyboardModifier.NoModifier
LEFT = Qt.MouseButton.LeftButton


def step(panel: str = "loss-curve", **more: object) -> Step:
    """A step with some of its panel's parameters, and some of its own fields."""
    params = PANEL_BY_ID[panel].params()
    own = {name: more.pop(name) for name in tuple(more) if name in Step.__struct_fields__}
    return Step(panel=panel, params=replace(params, **more), **own)


CHOICE = Choose(ask="Which grows?", answers=("one", "two", "three"), correct=3)
NUMBER = Estimate(ask="How many nats?", along="y", readout="loss")
DRAWING = Sketch(ask="Draw it.", curve="curve 1")

LECTURE = Lecture(
    title="A talk",
    steps=(
        step(caption="first", notes="Say hello.", prediction=0.8),
        step(caption="second", prediction=0.05),
        step(caption="drawn", question=DRAWING, prediction=0.2),
        step(caption="estimated", question=NUMBER, prediction=0.2),
        step(caption="chosen", question=CHOICE, prediction=0.1),
        step("gradients", caption="another panel", notes="Nearly there."),
        step("gradients", caption="last", hide=("controls", "readouts", "verdict", "formulas")),
    ),
)


class Hall:
    """The windows of a talk, and the hands of its speaker."""

    def __init__(
        self,
        qtbot: QtBot,
        lecture: Lecture = LECTURE,
        *,
        at: int = 0,
        reduced: bool = True,
        theme: Theme = PROJECTOR,
        size: tuple[int, int] = (1280, 720),
    ) -> None:
        self.ended: list[int] = []
        self.presenter = Presenter(lecture, theme, at=at, reduced=reduced)
        qtbot.addWidget(self.presenter)
        self.presenter.ended.connect(self.ended.append)
        self.presenter.resize(*size)
        self.presenter.show()
        self.presenter.activateWindow()
        qtbot.waitActive(self.presenter)
        self.presenter.setFocus()
        QApplication.processEvents()

    @property
    def place(self) -> tuple[int, bool]:
        return self.presenter.course.index, self.presenter.course.revealed

    def press(self, *keys: Qt.Key, modifiers: Qt.KeyboardModifier = NONE) -> None:
        """Press keys one after the other, in the window that has the keyboard."""
        for key in keys:
            window = QGuiApplication.focusWindow() or self.presenter.windowHandle()
            QTest.keyClick(window, key, modifiers)
            QApplication.processEvents()

    def type(self, text: str) -> None:
        for letter in text:
            self.press(Qt.Key(ord(letter.upper())))

    def move(self, *points: QPoint) -> None:
        for point in points:
            QTest.mouseMove(self.presenter.windowHandle(), point)
            QApplication.processEvents()

    def click(self, point: QPoint, button: Qt.MouseButton = LEFT) -> None:
        self.move(point)
        QTest.mouseClick(self.presenter.windowHandle(), button, NONE, point)
        QApplication.processEvents()

    def drag(self, *points: QPoint) -> None:
        """Press at the first point, go through the others, release at the last."""
        window = self.presenter.windowHandle()
        self.move(points[0])
        QTest.mousePress(window, LEFT, NONE, points[0])
        for point in points[1:]:
            QTest.mouseMove(window, point)
        QTest.mouseRelease(window, LEFT, NONE, points[-1])
        QApplication.processEvents()

    def at(self, x: float, y: float, plot: int = 0) -> QPoint:
        """Where a place of a plot's axes is in the window."""
        area = self.presenter.stage.area
        box = list(area.boxes.values())[plot]
        inside = box.pixels().to_pixels(x, y).toPoint()
        return area.mapTo(self.presenter, inside)

    def picture(self) -> QImage:
        QApplication.processEvents()
        return self.presenter.grab().toImage()


def colours(image: QImage) -> set[str]:
    """The colours of an image's pixels."""
    plain = image.convertToFormat(QImage.Format.Format_RGB32)
    found = set(memoryview(plain.constBits()).cast("I").tolist())
    return {QColor(value).name() for value in found}


def centre(widget: QWidget, presenter: QWidget) -> QPoint:
    return widget.mapTo(presenter, widget.rect().center())
