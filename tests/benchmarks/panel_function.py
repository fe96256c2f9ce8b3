"""The panel function alone: from parameters to the figure, without any drawing."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice
from time import perf_counter

import numpy as np

from tests.benchmarks.cases import CASES, Case
from tests.benchmarks.table import Row, Times

_LIMIT = 0.2  # milliseconds
_STEPS = 1000
_POINTS = np.linspace(0.001, 0.999, 241)


def run(*, full: bool) -> Iterator[Row]:
    """The median of each face, beside what a few lines of NumPy take on this machine now."""
    for case in CASES:
        figure, floor = _measured(case, steps=_STEPS * (5 if full else 1))
        yield Row(case.name, figure, "ten NumPy logs", floor, 1000 * figure.median, _LIMIT, "ms")


def _measured(case: Case, *, steps: int) -> tuple[Times, Times]:
    figures, floors = [], []
    for _, params in islice(case.way(), steps):
        started = perf_counter()
        case.panel.figure(params)
        made = perf_counter()
        for _ in range(10):
            -np.log(_POINTS)
        floors.append(perf_counter() - made)
        figures.append(made - started)
    return Times(figures), Times(floors)
