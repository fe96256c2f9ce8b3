"""Programs started in processes of their own, one after the other in turn."""

from __future__ import annotations

from collections.abc import Sequence
import os
from pathlib import Path
import subprocess
import sys
import tempfile
import time

from tests.benchmarks.table import Times

ROOT = Path(__file__).resolve().parents[2]
PROGRAMS = Path(__file__).parent / "programs"


def alternating(
    *commands: Sequence[str], times: int, printed: bool, env: dict[str, str] | None = None
) -> list[Times]:
    """Run commands of Python in turn, each so many times after a first one that is not counted.

    Args:
        commands: What follows ``python``.
        times: How often each is run.
        printed: Whether a program prints the moment that counts, by the clock that
            :func:`time.monotonic` reads, rather than its end.
        env: More environment variables.
    """
    taken: list[list[float]] = [[] for _ in commands]
    with tempfile.TemporaryDirectory() as home:
        for turn in range(times + 1):
            for command, kept in zip(commands, taken, strict=True):
                seconds = _seconds(command, home, printed=printed, env=env or {})
                if turn:
                    kept.append(seconds)
    return [Times(kept) for kept in taken]


def _seconds(command: Sequence[str], home: str, *, printed: bool, env: dict[str, str]) -> float:
    # A home of its own: no settings are read that the user has, and none are written.
    homes = {"HOME": home, "XDG_CONFIG_HOME": home, "XDG_CACHE_HOME": home, "MPLCONFIGDIR": home}
    started = time.monotonic()
    ended = subprocess.run(
        [sys.executable, *command],
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": str(ROOT), **homes, **env},
        stdout=subprocess.PIPE,
        text=True,
        check=True,
    )
    return (float(ended.stdout) if printed else time.monotonic()) - started
