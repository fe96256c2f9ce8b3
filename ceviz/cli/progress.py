"""How far a long command is, on a terminal; in a pipe or a file nothing is said."""

from __future__ import annotations

import sys
from types import TracebackType

_CLEAR = "\r\x1b[K"


class Progress:
    """Counts steps on one line of the terminal, which is empty again at the end."""

    def __init__(self, total: int) -> None:
        self._total = total
        self._done = 0
        self._shown = total > 1 and sys.stderr.isatty()

    def __enter__(self) -> Progress:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._say("")

    def next(self, what: str) -> None:
        """Another step begins."""
        self._done += 1
        self._say(f"{self._done} of {self._total}: {what}")

    def _say(self, words: str) -> None:
        if self._shown:
            sys.stderr.write(_CLEAR + words)
            sys.stderr.flush()
