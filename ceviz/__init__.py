"""ceviz: a desktop instrument for teaching cross-entropy loss."""

from __future__ import annotations

from importlib import import_module
from typing import Any

__version__ = "0.1.0"


def __getattr__(name: str) -> Any:
    """Give :func:`ceviz.notebook.figure` to who asks for it; nothing is loaded before."""
    if name == "figure":
        return import_module("ceviz.notebook").figure
    raise AttributeError(f"module 'ceviz' has no attribute {name!r}")
