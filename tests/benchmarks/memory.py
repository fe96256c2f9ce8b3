"""Memory that the window takes for good, for each slider event and each change of tab.

What is told is the memory allocated in the process, which a few thousand events show to the byte;
beside it how much more of the process is in main memory, which needs many more to be told from
noise: ``--full`` sends 100,000.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
import json
import statistics
import sys
import tempfile

from tests.benchmarks.cases import CASES
from tests.benchmarks.fresh import PROGRAMS, run_python
from tests.benchmarks.table import Row

_PROGRAM = str(PROGRAMS / "ceviz_memory.py")
_SCALE = 100_000  # events
_SWEEPS, _ROUNDS = 40, 100  # of 100 slider steps, and of all tabs


def run(*, full: bool) -> Iterator[Row]:
    """The growth in KiB for 100,000 events, after the caches are full."""
    if sys.platform != "linux":
        print("  needs Linux")
        return
    many = _SCALE // 100 // _SWEEPS if full else 1
    with ThreadPoolExecutor(2) as processes:  # nothing is timed here
        rows = [
            processes.submit(_row, case.name, 64.0, _SWEEPS * many, "slider", str(number))
            for number, case in enumerate(CASES)
            if full or not case.changes
        ]
        rows.append(processes.submit(_row, "tab switches", 256.0, _ROUNDS * many, "tabs"))
        yield from (row.result() for row in rows)


def _row(case: str, limit: float, rounds: int, *arguments: str) -> Row:
    with tempfile.TemporaryDirectory() as home:
        command = [_PROGRAM, *arguments, str(rounds)]
        found = json.loads(run_python(command, home, PYTHONMALLOC="malloc"))
    sent = rounds * found["events"]
    return Row(
        case,
        f"{sent} events",
        "resident",
        f"{_growth(found['resident'], sent):.0f} KiB",
        _growth(found["allocated"], sent),
        limit,
        "KiB",
    )


def _growth(samples: Sequence[int], events: int) -> float:
    """KiB for 100,000 events, between the first and the last fifth of what was seen."""
    fifth = max(len(samples) // 5, 1)
    grown = statistics.median(samples[-fifth:]) - statistics.median(samples[:fifth])
    return grown / 1024 * _SCALE / (events * (len(samples) - fifth) / len(samples))
