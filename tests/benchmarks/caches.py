"""The panels' caches, emptied, so that what is measured meets every state for the first time."""

from __future__ import annotations

from functools import _lru_cache_wrapper
import gc


def empty_caches() -> None:
    """Forget what panels have kept, as after the start of the program."""
    for one in gc.get_objects():
        if isinstance(one, _lru_cache_wrapper) and one.__module__.startswith("ceviz.panels."):
            one.cache_clear()
