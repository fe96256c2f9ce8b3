"""The panel function alone: from parameters to the figure, without any drawing."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice
from time import perf_counter

import numpy as np

from tests.benchmarks.cases import CASES, Case
from tests.benchmarks.table import Row, Times, milliseconds

_LIMIT = 0.2  # milliseconds
_STEPS = 1000
_POINTS = np.linspace(0.001, 0.999, 241)


def run(*, full: bool) -> Iterator[Row]:
    """The median of each face, in milliseconds, beside what a few lines of NumPy take here."""
    for case in CASES:
        figure, floor = _measured(case, steps=_STEPS * (5 if full else 1))
        yield Row(
            case.name,
            milliseconds(figure.median),
            "ten NumPy curves",
            milliseconds(floor.median),
            1000 * figure.median,
            _LIMIT,
            "ms",
        )


def _measured(case: Case, *, steps: int) -> tuple[Times, Times]:
    figures, floors = [], []
    for _, params in islice(case.way(), steps):
        started = perf_counter()
        case.panel.figure(params)
        made = perf_counter()
        _ten_curves()
        figures.append(made - started)
        floors.append(perf_counter() - made)
    return Times(figures), Times(floors)


def _ten_curves() -> None:
    """What tells a slow machine from a slow panel."""
    for _ in range(10):
        -np.log(_POINTS)
