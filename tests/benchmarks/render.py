"""``ceviz render`` of one figure, the whole process, against a minimal matplotlib script."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
import tempfile

from tests.benchmarks.fresh import PROGRAMS, alternating
from tests.benchmarks.table import Row, compared


def run(*, full: bool) -> Iterator[Row]:
    """The medians, of processes that are started in turn."""
    with tempfile.TemporaryDirectory() as folder:
        ours, theirs = alternating(
            ["-m", "ceviz", "render", "loss-curve", "--force", "-o", str(Path(folder, "a.png"))],
            [str(PROGRAMS / "matplotlib_file.py"), str(Path(folder, "b.png"))],
            times=30 if full else 12,
            told=False,
        )
    yield compared("loss-curve to PNG", ours, "matplotlib", theirs, limit=1)
