"""The command as its users run it: a process of its own, without a display."""

from __future__ import annotations

import os
from pathlib import Path
import subprocess
import sys
from typing import Any

ROOT = Path(__file__).resolve().parents[2]


def environment(**more: str) -> dict[str, str]:
    """This process's, without a display and without the platform that the tests chose."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("QT_")}
    for name in ("DISPLAY", "WAYLAND_DISPLAY"):
        kept.pop(name, None)
    return {**kept, "PYTHONPATH": str(ROOT), **more}


def python(*words: str, **options: Any) -> subprocess.CompletedProcess[str]:
    """Run Python to its end; what it prints is read as UTF-8 unless taken elsewhere."""
    options.setdefault("env", environment())
    options.setdefault("stdout", subprocess.PIPE)
    return subprocess.run(
        [sys.executable, *words], stderr=subprocess.PIPE, encoding="utf-8", check=False, **options
    )


def ceviz(*words: str, **options: Any) -> subprocess.CompletedProcess[str]:
    """Run ``python -m ceviz``."""
    return python("-m", "ceviz", *words, **options)
