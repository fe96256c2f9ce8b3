"""A font file that holds just the glyphs of one page: a bare CFF, as PDF embeds it.

The Compact Font Format is Adobe's Technical Note 5176, its outlines are 5177's. Lengths are in
thousandths of the em, as everywhere in PDF, y upwards.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from PySide6.QtGui import QPainterPath

from ceviz.export.paths import steps

EM = 1000

# Operators of the outlines, and of the dictionaries (two numbers: an escape).
_RMOVETO, _RLINETO, _RRCURVETO, _ENDCHAR = 21, 5, 8, 14
_FONT_BBOX, _CHARSET, _CHAR_STRINGS, _PRIVATE = (5,), (15,), (17,), (18,)
_ROS, _CID_COUNT, _FD_ARRAY, _FD_SELECT = (12, 30), (12, 34), (12, 36), (12, 37)

_FIRST_OWN_STRING = 391  # before it are the standard's


class Letter(NamedTuple):
    """One glyph: its shape in em, y downwards, and how far the next stands from it, in em."""

    outline: QPainterPath
    advance: float


def font_file(name: str, letters: Sequence[Letter]) -> bytes:
    """Write glyphs as a CID-keyed CFF font.

    Args:
        name: The font's PostScript name.
        letters: The glyphs; the first must be the one for what is missing. The index of a glyph
            is its CID.

    Returns:
        The file.
    """
    header = bytes([1, 0, 4, 4])
    names = _index([name.encode("ascii")])
    strings = _index([b"Adobe", b"Identity"])
    no_subroutines = _index([])
    outlines = _index([_outline(letter) for letter in letters])
    charset = bytes([2]) + _card16(1) + _card16(max(len(letters) - 2, 0))
    fd_select = bytes([3]) + _card16(1) + _card16(0) + bytes([0]) + _card16(len(letters))

    top = _index([_top(letters, (0,) * 4)])
    at = len(header + names + top + strings + no_subroutines)
    places = [at]
    for part in (charset, fd_select, outlines):
        places.append(places[-1] + len(part))
    fonts = _index([_entry([0, 0], _PRIVATE)])  # an empty dictionary of hints
    top = _index([_top(letters, tuple(places))])
    return b"".join(
        (header, names, top, strings, no_subroutines, charset, fd_select, outlines, fonts)
    )


def _top(letters: Sequence[Letter], places: tuple[int, ...]) -> bytes:
    charset, fd_select, outlines, fonts = places
    return b"".join(
        (
            _entry([_FIRST_OWN_STRING, _FIRST_OWN_STRING + 1, 0], _ROS),
            _entry(bounding_box(letters), _FONT_BBOX),
            _entry([len(letters)], _CID_COUNT),
            _entry([charset], _CHARSET),
            _entry([fd_select], _FD_SELECT),
            _entry([outlines], _CHAR_STRINGS),
            _entry([fonts], _FD_ARRAY),
        )
    )


def bounding_box(letters: Iterable[Letter]) -> list[int]:
    """Left, bottom, right, top of all glyphs laid over each other."""
    boxes = [letter.outline.boundingRect() for letter in letters]
    return [
        round(min(box.left() for box in boxes) * EM),
        round(-max(box.bottom() for box in boxes) * EM),
        round(max(box.right() for box in boxes) * EM),
        round(-min(box.top() for box in boxes) * EM),
    ]


def _outline(letter: Letter) -> bytes:
    """A Type 2 charstring: the width, then every step relative to where the last one ended."""
    code = _number(round(letter.advance * EM))  # before the first operator stands the width
    x = y = 0
    for step, places in steps(letter.outline):
        if step == "Z":
            continue  # every part is closed
        moved = b""
        for to_x, to_y in zip(places[::2], places[1::2], strict=True):
            new_x, new_y = round(to_x * EM), round(-to_y * EM)
            moved += _number(new_x - x) + _number(new_y - y)
            x, y = new_x, new_y
        operator = {"M": _RMOVETO, "L": _RLINETO, "C": _RRCURVETO}[step]
        code += moved + bytes([operator])
    return code + bytes([_ENDCHAR])


def _number(value: int) -> bytes:
    """A number of a charstring or a dictionary, in the form that both read alike."""
    if -107 <= value <= 107:
        return bytes([value + 139])
    return bytes([28]) + value.to_bytes(2, "big", signed=True)


def _entry(values: Iterable[int], operator: tuple[int, ...]) -> bytes:
    """An entry of a dictionary; each number has five bytes, so that its size is known before."""
    numbers = b"".join(bytes([29]) + value.to_bytes(4, "big", signed=True) for value in values)
    return numbers + bytes(operator)


def _index(items: Sequence[bytes]) -> bytes:
    if not items:
        return _card16(0)
    ends = [1]
    for item in items:
        ends.append(ends[-1] + len(item))
    offsets = b"".join(end.to_bytes(4, "big") for end in ends)
    return _card16(len(items)) + bytes([4]) + offsets + b"".join(items)


def _card16(value: int) -> bytes:
    return value.to_bytes(2, "big")
