"""The caches, emptied, so that what is measured meets every state for the first time."""

from __future__ import annotations

from functools import _lru_cache_wrapper
import gc


def empty_caches() -> None:
    """Forget what panels and core have kept, as after the start of the program.

    The declarations of parameters stay read.
    """
    for one in gc.get_objects():
        if not isinstance(one, _lru_cache_wrapper) or one.__module__ == "ceviz.core.params":
            continue
        if one.__module__.startswith(("ceviz.panels.", "ceviz.core.")):
            one.cache_clear()
