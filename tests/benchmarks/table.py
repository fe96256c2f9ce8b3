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


@dataclass(frozen=True, slots=True)
class Row:
    """One budget: a number of ceviz's beside what it is measured by, which ``limit`` bounds.

    ``ours`` and ``theirs`` are written as they are; ``found`` is their ratio, or what has no peer.
    """

    case: str
    ours: str
    against: str
    theirs: str
    found: float
    limit: float
    unit: str = "×"

    @property
    def verdict(self) -> str:
        return "ok" if self.found <= self.limit else "over"


def compared(case: str, ours: float, against: str, theirs: float, *, limit: float) -> Row:
    """A row of two times in seconds."""
    return Row(case, milliseconds(ours), against, milliseconds(theirs), ours / theirs, limit)


def milliseconds(seconds: float) -> str:
    """A time with three digits or so."""
    value = 1000 * seconds
    return f"{value:.{0 if value >= 100 else 1 if value >= 10 else 2 if value >= 1 else 3}f} ms"


def print_rows(name: str, rows: Iterable[Row]) -> None:
    """Print a benchmark's part of the table."""
    print(f"\n{name}")
    for row in rows:
        found, limit = (f"{number:.3g} {row.unit}" for number in (row.found, row.limit))
        print(
            f"  {row.case:<32} {row.ours:>10}  {row.against:<22} {row.theirs:>9}"
            f"  {found:>10}  <= {limit:<9} {row.verdict}",
            flush=True,
        )
