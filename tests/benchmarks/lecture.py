"""Opening a lecture of 200 steps, each of which has something looked up in its figure."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice
from time import perf_counter
import tomllib

from ceviz.panels import PANELS
from ceviz.state.lecture.lecture import Lecture, Step
from ceviz.state.lecture.lecture_file import dumps, read
from ceviz.state.lecture.presence import require_present
from tests.benchmarks.table import Row, Times
from tests.panels.states import states

_STEPS = 200
_LIMIT = 1000.0  # milliseconds


def run(*, full: bool) -> Iterator[Row]:
    """The opening, beside the reading of its TOML alone."""
    data = dumps(_lecture()).encode()
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
    yield Row(
        "200 steps", times, "its TOML alone", Times(parsed), 1000 * times.median, _LIMIT, "ms"
    )


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
