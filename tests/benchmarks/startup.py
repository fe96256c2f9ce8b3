"""From the process's start to its first painted window, against a bare pyqtgraph window."""

from __future__ import annotations

from collections.abc import Iterator

from tests.benchmarks.fresh import PROGRAMS, alternating
from tests.benchmarks.table import Row, compared


def run(*, full: bool) -> Iterator[Row]:
    """The medians, of processes that are started in turn."""
    commands = ([str(PROGRAMS / f"{name}_window.py")] for name in ("ceviz", "pyqtgraph"))
    ours, theirs = alternating(*commands, times=30 if full else 12, told=True)
    yield compared("first painted window", ours, "bare pyqtgraph", theirs, limit=1.25)
