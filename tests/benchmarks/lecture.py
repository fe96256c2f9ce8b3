"""Opening a lecture of 200 steps, each of which has something looked up in its figure, and going
through it on a screen."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice
from time import perf_counter
import tomllib

from PySide6.QtWidgets import QApplication

from ceviz.app import name_application
from ceviz.panels import PANELS
from ceviz.plot.theme import LIGHT
from ceviz.state.lecture.lecture import Lecture, Step
from ceviz.state.lecture.lecture_file import read
from ceviz.state.lecture.presence import require_present
from ceviz.state.lecture.toml_text import lecture_text
from ceviz.ui.lecture.presenter import Presenter
from tests.benchmarks.cases import CASES
from tests.benchmarks.painted import Stopwatch
from tests.benchmarks.places import moved_slider
from tests.benchmarks.slider_step import opened, press
from tests.benchmarks.table import Row, Times, compared
from tests.panels.states import states

_STEPS = 200
_LIMIT = 1000.0  # milliseconds


def run(*, full: bool) -> Iterator[Row]:
    """The opening, beside the reading of its TOML alone; and the steps, beside a slider's."""
    yield _opened(full=full)
    yield _presented(full=full)


def _opened(*, full: bool) -> Row:
    data = lecture_text(_lecture()).encode()
    opened, parsed = [], []
    for _ in range(25 if full else 5):
        require_present.cache_clear()
        started = perf_counter()
        read(data, "talk.ceviz.toml")
        made = perf_counter()
        tomllib.loads(data.decode())
        parsed.append(perf_counter() - made)
        opened.append(made - started)
    times = Times(opened)
    return Row(
        "200 steps", times, "its TOML alone", Times(parsed), 1000 * times.median, _LIMIT, "ms"
    )


def _presented(*, full: bool) -> Row:
    """From the key to the painted slide, of the loss curve, against a slider step of the window."""
    app = QApplication.instance() or QApplication([])
    name_application(app)
    panel, case = PANELS[0], CASES[0]
    steps = tuple(
        Step(panel=panel.id, params=panel.params(prediction=0.1 + 0.004 * number), caption="Step")
        for number in range(_STEPS)
    )
    talk = Presenter(Lecture(title="Long", steps=steps), LIGHT, reduced=True)
    talk.resize(1280, 720)
    talk.show()
    window = opened(case)
    slider = moved_slider(window, case.moved())
    watches = Stopwatch(talk), Stopwatch(window)
    ours: list[float] = []
    theirs: list[float] = []
    for number in range(_STEPS - 1 if full else _STEPS // 2):
        talk.raise_()
        ours.append(watches[0].seconds(lambda: press(talk, 1)))
        window.raise_()
        by = 1 if number % 40 < 20 else -1
        theirs.append(watches[1].seconds(lambda by=by: press(slider, by)))
    talk.close()
    window.close()
    return compared("a step on the screen", Times(ours), "a slider step", Times(theirs), limit=2)


def _lecture() -> Lecture:
    each = _STEPS // len(PANELS)
    steps = []
    for panel in PANELS:
        several = list(islice(states(panel), each))
        for number in range(each):
            params = several[number % len(several)]
            readout = panel.figure(params).readouts[0].key
            steps.append(
                Step(
                    panel=panel.id,
                    params=params,
                    caption=f"Step {number}",
                    notes="What the speaker says.\n" * 5,
                    hide=("verdict", f"readout {readout}"),
                )
            )
    return Lecture(title="Long", steps=tuple(steps))
