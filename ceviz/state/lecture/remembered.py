"""What the next start needs to know of lectures: which was open, where, and which were before."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

from msgspec import Meta, Struct
from msgspec.structs import replace

from ceviz.state.lecture.lecture import MOST_STEPS

MOST_RECENT = 8

PathText = Annotated[str, Meta(max_length=4096)]


class Remembered(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The lecture that was open (empty for none), the step it was at, and the last ones opened.

    ``at`` counts from 0; ``recent`` has the latest first; ``listed`` is whether the list of steps
    was there to be seen.
    """

    open: PathText = ""
    at: Annotated[int, Meta(ge=0, lt=MOST_STEPS)] = 0
    recent: Annotated[tuple[PathText, ...], Meta(max_length=MOST_RECENT)] = ()
    listed: bool = True

    def with_recent(self, path: Path) -> Remembered:
        """The same with a lecture as the latest; what no longer fits is forgotten."""
        first = path_text(path)
        if not first:
            return self
        others = (one for one in self.recent if one != first)
        return replace(self, recent=(first, *others)[:MOST_RECENT])

    def without_recent(self, path: Path) -> Remembered:
        """The same without a lecture that is not there any more."""
        return replace(self, recent=tuple(one for one in self.recent if one != str(path)))


def path_text(path: Path) -> str:
    """A whole path as the settings hold it; nothing for one whose bytes are no UTF-8."""
    text = str(path.absolute())
    try:
        text.encode()
    except UnicodeEncodeError:
        return ""
    return text
