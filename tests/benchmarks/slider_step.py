"""One slider step, from the key to the painted window, against QPainter and matplotlib."""

from __future__ import annotations

from collections.abc import Callable, Iterator
import gc

from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QWidget

from ceviz.app import name_application
from ceviz.state.app_state import default_state
from ceviz.state.settings import Settings
from ceviz.ui.main_window import MainWindow
from ceviz.ui.store import Store
from tests.benchmarks.by_hand import HandPainted
from tests.benchmarks.caches import empty_caches
from tests.benchmarks.cases import CASES, Case
from tests.benchmarks.in_matplotlib import InMatplotlib
from tests.benchmarks.painted import Stopwatch
from tests.benchmarks.places import moved_slider
from tests.benchmarks.table import Row, Times, compared

_BLOCK = 25  # steps of one contestant before the next has its turn, so that drift cancels
_COLD = 5  # of these, the first ones are not counted
_SLOW = 5  # of these, matplotlib makes fewer, since it is not near
_SIZE = 1280, 720


def run(*, full: bool) -> Iterator[Row]:
    """Three rows for each panel in each of its faces."""
    app = QApplication.instance() or QApplication([])
    name_application(app)
    for case in CASES:
        yield from _measured(case, rounds=60 if full else 20)


def _measured(case: Case, *, rounds: int) -> Iterator[Row]:
    steps = case.steps(rounds * _BLOCK)
    window, moved = opened(case), case.moved()
    by_hand = HandPainted(window, moved, steps)
    in_matplotlib = InMatplotlib(window, moved, steps)
    slider = moved_slider(window, moved)
    way = iter([step.by for step in steps])
    contestants = (
        _Contestant(window, lambda: press(slider, next(way)), _BLOCK),
        _Contestant(by_hand, lambda: press(by_hand, 1), _BLOCK),
        _Contestant(in_matplotlib, lambda: press(in_matplotlib.slider, 1), _BLOCK // _SLOW),
    )
    empty_caches()  # to make the steps was to visit every state
    for _ in range(rounds):
        for one in contestants:
            one.take_turn()
    ours, painter, matplotlib = (Times(one.times) for one in contestants)
    assert window.view.figure is not None
    assert window.view.figure.description == steps[-1].figure.description
    yield compared(case.name, ours, "QPainter", painter, limit=2)
    yield Row("  p99 / p50", ours, "QPainter", painter, ours.p99 / painter.median, 4)
    yield compared("", ours, "matplotlib", matplotlib, limit=0.2)
    for one in contestants:
        one.close()


def opened(case: Case) -> MainWindow:
    state = default_state().with_active(case.panel.id).with_params(case.panel.id, case.start())
    window = MainWindow(Store(state), Settings(theme="light"))
    window.resize(*_SIZE)
    window.show()
    QCoreApplication.processEvents()
    gc.freeze()  # as the program does when its window is there
    return window


def press(widget: QWidget, by: int) -> None:
    key = Qt.Key.Key_Right if by > 0 else Qt.Key.Key_Left
    event = QKeyEvent(QEvent.Type.KeyPress, key, Qt.KeyboardModifier.NoModifier)
    QCoreApplication.postEvent(widget, event)


class _Contestant:
    def __init__(self, window: QWidget, step: Callable[[], None], block: int) -> None:
        self._window, self._step, self._block = window, step, block
        self._stopwatch = Stopwatch(window)
        self.times: list[float] = []
        window.show()

    def take_turn(self) -> None:
        self._window.raise_()
        self._stopwatch.seconds(self._window.update)
        times = [self._stopwatch.seconds(self._step) for _ in range(self._block)]
        self.times += times[min(_COLD, self._block - 2) :]

    def close(self) -> None:
        self._window.close()
        self._window.deleteLater()
