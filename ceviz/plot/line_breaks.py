"""Where a formula that is wider than its strip goes on in the next row: before a plus or minus."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from msgspec.structs import replace

from ceviz.plot.formula import Run, Typeset, highlights_of
from ceviz.plot.tex import Outline, drawn

_SPACED = 0.15  # before a sign that joins two terms; one that belongs to a number stands closer

_JOINING = ("=", r"\cdot", r"\times")  # a sign behind one of these belongs to its number


def broken(line: Typeset, first: float, following: float) -> list[Typeset]:
    """Break a line in parts.

    Args:
        line: A typeset formula.
        first: The width that its first part may have, in em.
        following: The width that each other part may have.

    Returns:
        Its parts, each starting at 0. A part that offers no place to break may be too wide.
    """
    parts: list[Typeset] = []
    start, room = 0, first
    ends = [*_places(line), len(line.glyphs)]
    for k, end in enumerate(ends):
        further = ends[k + 1] if k + 1 < len(ends) else None
        if further is None or _x(line, further) - _x(line, start) > room:
            parts.append(_part(line, start, end))
            start, room = end, following
    return parts


def _x(line: Typeset, index: int) -> float:
    """Where a glyph starts, or where the line ends."""
    return line.glyphs[index].x if index < len(line.glyphs) else line.width


def _part(line: Typeset, start: int, stop: int) -> Typeset:
    if (start, stop) == (0, len(line.glyphs)):
        return line
    left, right = (_x(line, start) if start else 0.0), _x(line, stop)
    glyphs = tuple(glyph._replace(x=glyph.x - left) for glyph in line.glyphs[start:stop])
    runs = tuple(
        Run(role, kept, max(begin, start) - start, min(end, stop) - start)
        for role, kept, begin, end in line.runs
        if begin < stop and end > start
    )
    return replace(
        line,
        glyphs=glyphs,
        runs=runs,
        highlights=tuple(highlights_of(glyphs, runs)),
        width=right - left,
        still=right - left,
        equals=line.equals if start == 0 else None,
    )


def _places(line: Typeset) -> Iterator[int]:
    """Each glyph before which the line may break: a sign between two terms, not in parentheses."""
    depth = 0
    reach = float("-inf")  # of the ink so far: no sign under a root or in a fraction
    for index, glyph in enumerate(line.glyphs):
        kind = _kinds().get(glyph.outline, "")
        depth += (kind == "(") - (kind == ")")
        ink = glyph.ink()
        if (
            kind in ("+", "-")
            and (glyph.y, glyph.scale, depth) == (0, 1, 0)
            and glyph.x - reach > _SPACED
            and _kinds().get(line.glyphs[index - 1].outline) not in _JOINING
            and all(later.ink().left() > glyph.x for later in line.glyphs[index:])
        ):
            yield index
        reach = max(reach, ink.right())


@cache
def _kinds() -> dict[Outline, str]:
    signs = ("+", "-", "(", ")", *_JOINING)
    return {drawn(sign).glyphs[0].outline: sign for sign in signs}
