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
_PATIENCE = 3600  # seconds
_UNCOMPILED = "PYTHONDONTWRITEBYTECODE"  # an installed ceviz is compiled, as its peers are


def alternating(*commands: Sequence[str], times: int, told: bool) -> list[Times]:
    """Run commands of Python in turn, each so many times after a first one that is not counted.

    Args:
        commands: What follows ``python``.
        times: How often each is run.
        told: Whether a program prints the moment that counts, by :func:`time.monotonic`; if not, it
            is the program's end.
    """
    taken: list[list[float]] = [[] for _ in commands]
    with tempfile.TemporaryDirectory() as home:
        for turn in range(times + 1):
            for command, kept in zip(commands, taken, strict=True):
                seconds = _seconds(command, home, told=told)
                if turn:
                    kept.append(seconds)
    return [Times(kept) for kept in taken]


def _seconds(command: Sequence[str], home: str, *, told: bool) -> float:
    started = time.monotonic()
    output = run_python(command, home)
    return (float(output) if told else time.monotonic()) - started


def run_python(command: Sequence[str], home: str, **more: str) -> str:
    """What a command of Python prints; ``more`` is set in its environment.

    The user's settings are neither read nor written.
    """
    kept = {name: value for name, value in os.environ.items() if name != _UNCOMPILED}
    homes = {"HOME": home, "XDG_CONFIG_HOME": home, "XDG_CACHE_HOME": home, "MPLCONFIGDIR": home}
    ended = subprocess.run(
        [sys.executable, *command],
        cwd=ROOT,
        env={**kept, "PYTHONPATH": str(ROOT), **homes, **more},
        stdout=subprocess.PIPE,
        text=True,
        check=True,
        timeout=_PATIENCE,
    )
    return ended.stdout
