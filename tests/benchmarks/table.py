"""What a benchmark finds, and how it is printed: a line for each budget."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
import statistics


@dataclass(frozen=True, slots=True)
class Times:
    """What many runs of one thing took, in seconds."""

    all: Sequence[float]

    @property
    def median(self) -> float:
        return statistics.median(self.all)

    @property
    def p99(self) -> float:
        """What only one run in a hundred exceeds; of fewer runs, the slowest."""
        return sorted(self.all)[min(len(self.all) * 99 // 100, len(self.all) - 1)]

    def __str__(self) -> str:
        """Median and p99 in milliseconds, with three digits or so."""
        return f"{_milliseconds(self.median)} {_milliseconds(self.p99)}"


@dataclass(frozen=True, slots=True)
class Row:
    """One budget: what was ``found`` must not exceed the ``limit``.

    ``ours`` and ``theirs`` are what it was found from: ceviz's times, and those of what ceviz is
    measured ``against``.
    """

    case: str
    ours: Times | str
    against: str
    theirs: Times | str
    found: float
    limit: float
    unit: str = "×"

    @property
    def verdict(self) -> str:
        return "ok" if self.found <= self.limit else "over"


def compared(case: str, ours: Times, against: str, theirs: Times, *, limit: float) -> Row:
    """The ratio of two medians."""
    return Row(case, ours, against, theirs, ours.median / theirs.median, limit)


def print_heading() -> None:
    """Name the columns."""
    print(_line("", "ceviz: p50 p99", "against", "p50 p99", "found", "budget", ""))


def print_rows(name: str, rows: Iterable[Row]) -> None:
    """Print a benchmark's part of the table, each line as soon as it is there."""
    print(f"\n{name}")
    for row in rows:
        found, limit = (f"{number:.3g} {row.unit}" for number in (row.found, row.limit))
        cells = (row.case, str(row.ours), row.against, str(row.theirs), found, limit, row.verdict)
        print(_line(*cells), flush=True)


def _line(*cells: str) -> str:
    case, ours, against, theirs, found, limit, verdict = cells
    return (
        f"  {case:<26} {ours:>12}  {against:<14} {theirs:>12}  {found:>8} {limit:>8}  {verdict}"
    ).rstrip()


def _milliseconds(seconds: float) -> str:
    value = 1000 * seconds
    return f"{value:.{0 if value >= 100 else 1 if value >= 10 else 2}f}"
