"""Live digits: a formula is typeset once with zeros, and its digits change in place.

That is quick, and it keeps still what must be still: every digit has the width of a zero, in
exponents too, where the font's own digits have widths of their own.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from itertools import pairwise
from typing import NamedTuple

from ceviz.plot.tex import Drawing, Glyph, Outline, drawn


class Slot(NamedTuple):
    """Where a digit stands among a formula's glyphs, and the glyph for each of the ten digits."""

    at: int
    choices: tuple[Glyph, ...]


def slots(blank: str, zeros: Drawing) -> tuple[Slot, ...] | None:
    r"""Find the digits of a formula.

    Args:
        blank: LaTeX in which every digit is a 0.
        zeros: What it looks like.

    Returns:
        A slot for each 0 of the LaTeX, in its order; None when some are not drawn as digits, as in
        ``\hspace{0em}``.
    """
    count = blank.count("0")
    # mathra draws an upper limit before the lower: numbering the digits tells which went where.
    numbers = [0] * len(zeros.glyphs)
    for power in range(len(str(max(count - 1, 0)))):
        try:
            numbered = drawn(_numbered(blank, 10**power))
        except ValueError:
            return None
        if len(numbered.glyphs) != len(numbers):
            return None
        for index, glyph in enumerate(numbered.glyphs):
            numbers[index] += 10**power * _digits().get(glyph.outline, 0)
    found = {
        numbers[index]: Slot(index, _choices(glyph))
        for index, glyph in enumerate(zeros.glyphs)
        if glyph.outline in _alphabets()
    }
    if sorted(found) != list(range(count)):
        return None
    return tuple(found[number] for number in range(count))


def _numbered(blank: str, unit: int) -> str:
    """Write one decimal place of each digit's number, the ``unit``'s, in its stead."""
    first, *rest = blank.split("0")
    return first + "".join(f"{k // unit % 10}{part}" for k, part in enumerate(rest))


def _choices(zero: Glyph) -> tuple[Glyph, ...]:
    alphabet = _alphabets()[zero.outline]
    return tuple(
        zero._replace(outline=outline, x=zero.x + (alphabet[0][1] - width) / 2 * zero.scale)
        for outline, width in alphabet
    )


@cache
def _digits() -> dict[Outline, int]:
    return {
        outline: digit
        for alphabet in _alphabets().values()
        for digit, (outline, _) in enumerate(alphabet)
    }


@cache
def _alphabets() -> dict[Outline, tuple[tuple[Outline, float], ...]]:
    """By its zero, each set of ten digits with their widths: the font has one for each size."""
    written = ("01234567890", "x_{01234567890}", "x_{x_{01234567890}}")
    alphabets = (tuple(_measured(latex)) for latex in written)
    return {alphabet[0][0]: alphabet for alphabet in alphabets}


def _measured(latex: str) -> Iterator[tuple[Outline, float]]:
    for glyph, following in pairwise(drawn(latex).glyphs[-11:]):
        yield glyph.outline, (following.x - glyph.x) / glyph.scale
