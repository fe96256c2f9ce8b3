"""A lecture's text cut into its head, a block for each step, and its tail, comments and all."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import pairwise
import re
from typing import NamedTuple

# Whatever may hold a "#" or a bracket that is not one; the comment itself; brackets; line ends.
_TOKEN = re.compile(
    r'"""(?:\\[\s\S]|(?!""")[^\\])*"{3,5}'
    r"|'''[\s\S]*?'{3,5}"
    r'|"(?:\\.|[^"\\\n])*"'
    r"|'[^'\n]*'"
    r"|(?P<comment>#[^\r\n]*)"
    r"|(?P<open>[\[{])|(?P<close>[\]}])"
    r"|(?P<line>\n)"
)
_STEP = re.compile(r"""[ \t]*\[\[[ \t]*(?:step|"step"|'step')[ \t]*\]\]""")
_REMARK = re.compile(r"[ \t]*#")
_BLANK = re.compile(r"[ \t\r]*(?:\n|\Z)")


class Blocks(NamedTuple):
    """The parts of a text: put together again, they are that text.

    A step's block begins with the comments that stand above it; ``gaps`` holds the blank lines
    before each block.
    """

    head: str
    gaps: tuple[str, ...]
    steps: tuple[str, ...]
    tail: str


def blocks(text: str) -> Blocks:
    """Cut a text, which is known to be TOML, into its blocks."""
    lines = statements(text)
    places = [place for place, line in enumerate(lines) if _STEP.match(line)]
    if not places:
        return Blocks(text, (), (), "")
    ends = [
        _end_of_head(lines, places[0]),
        *(_end_of_step(lines, place) for place in places[1:]),
        _end_of_step(lines, len(lines)),
    ]
    gaps, steps = [], []
    for start, end in pairwise(ends):
        first = next(one for one in range(start, end) if not _BLANK.match(lines[one]))
        gaps.append("".join(lines[start:first]))
        steps.append("".join(lines[first:end]))
    return Blocks("".join(lines[: ends[0]]), tuple(gaps), tuple(steps), "".join(lines[ends[-1] :]))


def statements(text: str) -> list[str]:
    """A text's lines; those that a value of several lines is written on are one."""
    cuts, depth = [0], 0
    for token in _TOKEN.finditer(text):
        depth += bool(token["open"]) - bool(token["close"])
        if token["line"] and depth == 0:
            cuts.append(token.end())
    if cuts[-1] < len(text):
        cuts.append(len(text))
    return [text[start:end] for start, end in pairwise(cuts)]


def with_line(block: str, line: str) -> str:
    """A block with one line more, after the last that belongs to its first table."""
    lines = statements(block)
    place = 0
    for number, one in enumerate(lines):
        if one.lstrip().startswith("[") and not _STEP.match(one):
            break
        if not (_BLANK.match(one) or _REMARK.match(one)):
            place = number + 1
    return joined(["".join(lines[:place]), line, *lines[place:]])


def without_table(block: str) -> str:
    """What stands above a step's table in its block."""
    lines = statements(block)
    return "".join(lines[: next(place for place, one in enumerate(lines) if _STEP.match(one))])


def joined(parts: Iterable[str], newline: str = "\n") -> str:
    """Parts of a text put together, each on lines of its own."""
    text = ""
    for part in filter(None, parts):
        text += part if not text or text.endswith("\n") else newline + part
    return text


def comments(text: str) -> tuple[str, ...]:
    """The comments in a text that is known to be TOML, in their order."""
    found = (token["comment"] for token in _TOKEN.finditer(text))
    return tuple(one.rstrip() for one in found if one)


def _end_of_head(lines: list[str], place: int) -> int:
    """Where the head ends: before the comments that stand right above the first step."""
    while place and _REMARK.match(lines[place - 1]):
        place -= 1
    while place and _BLANK.match(lines[place - 1]):
        place -= 1
    return place


def _end_of_step(lines: list[str], place: int) -> int:
    """Where the step before a place ends: with what is written right under it."""
    start = place
    while _BLANK.match(lines[start - 1]) or _REMARK.match(lines[start - 1]):
        start -= 1
    blank = (one for one in range(start, place) if _BLANK.match(lines[one]))
    # Comments with no blank line on either side are of the step that comes, if one does.
    return next(blank, start if place < len(lines) else place)
