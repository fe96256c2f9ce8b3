"""Formulas in rows: the three lines of each side by side, or below each other where width is short.

Every place follows from widths that do not change with the numbers (see :class:`Typeset`), so that
nothing moves sideways while a slider does. The same layout serves the window and an export.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
import math
from typing import NamedTuple

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter
from msgspec import Struct

from ceviz.core.figure import Formula
from ceviz.plot.formula import Typeset, paint, typeset
from ceviz.plot.line_breaks import broken
from ceviz.plot.theme import Theme

SMALLEST = 0.75
"""How far formulas may shrink, beside their full size, before they take more rows."""

_SQUEEZED = 0.55  # how far where only numbers of many places need it, so that no row jumps

_RELATIVE = 11 / 7  # to the running text: mathematics is fine-drawn, and it is the subject
_GAP = 1.7  # between two lines side by side; a number may take up to _ROOM of it when it grows
_ROOM = 1.5  # a minus sign and a digit, or three more decimals
_LAST_ROOM = 2.25  # of the result: a digit more than that
_RISE, _DROP = 0.88, 0.32  # of a row with nothing taller in it than an exponent
_LEADING, _PARTING = 0.35, 0.75  # between rows, and between formulas of several rows or tall ones
_OVERHANG = 0.3  # of a letter or a highlight beyond its line's ends
_INDENT = 1.0  # of a line that goes on


class Piece(Struct, frozen=True):
    """One line of a formula in its place: where it starts, and where its baseline runs."""

    line: Typeset
    x: float
    baseline: float


class FormulaLayout(Struct, frozen=True, kw_only=True):
    """Formulas in their places, in logical pixels from the top left, for an em of ``size``."""

    pieces: tuple[Piece, ...]
    size: float
    width: float
    height: float

    def paint(
        self,
        painter: QPainter,
        x: float,
        y: float,
        *,
        theme: Theme,
        damaged: QRectF | None = None,
    ) -> None:
        """Paint with the layout's top left at (x, y): all, or what touches the damaged part."""
        for piece in self.pieces:
            if damaged is None or self.area(piece).intersects(damaged):
                paint(painter, piece.line, x + piece.x, y + piece.baseline, self.size, theme)

    def area(self, piece: Piece) -> QRectF:
        """All that a piece may paint, its highlights and overhanging letters included."""
        line, size = piece.line, self.size
        return QRectF(
            piece.x - _OVERHANG * size,
            piece.baseline - line.ascent * size,
            (line.width + 2 * _OVERHANG) * size,
            (line.ascent + line.descent) * size,
        )


def formula_size(theme: Theme) -> float:
    """The em of a formula beside a theme's running text."""
    return theme.text * theme.zoom * _RELATIVE


def lay_out(
    formulas: Sequence[Formula], *, width: float, theme: Theme, size: float | None = None
) -> FormulaLayout:
    """Place formulas in a strip.

    The three lines of a formula stand in one row, as columns that all formulas share, shrunk to
    :data:`SMALLEST` of their size if need be. Where that is too wide, the second and third line go
    below the first, or each below the other, aligned at their "=". What is too wide even so is
    broken at a plus or minus sign.

    Args:
        formulas: From a figure.
        width: What there is, in logical pixels.
        theme: Gives the size of the text.
        size: The em, unless it is to be that of :func:`formula_size`.

    Returns:
        The pieces. Rows and height depend on the formulas' form and not on their numbers; numbers
        of many places, as at the end of a slider, take a smaller size in the same rows.
    """
    full = formula_size(theme) if size is None else size
    table = [
        (typeset(one.symbolic), typeset(one.substituted), typeset(one.result)) for one in formulas
    ]
    grid: list[list[_Row]] = []
    for arrangement in _ARRANGEMENTS:
        grid = [*_arranged(table, arrangement)]
        fitting = resting = _fitting(grid, width / full)
        if fitting < 1:
            resting = _fitting([*_arranged(table, arrangement, _at_rest)], width / full)
        if resting >= SMALLEST and fitting >= _SQUEEZED:
            return _squeezed(grid, full * fitting, into=full * resting)
    smallest = _quartered(full * SMALLEST)
    return _placed([_cut(rows, width / smallest) for rows in grid], smallest)


_ARRANGEMENTS = (((0, 1, 2),), ((0,), (1, 2)), ((0,), (1,), (2,)))
"""In each, its rows, and in each row the lines: 0 symbolic, 1 substituted, 2 result."""

_Lines = tuple[Typeset, Typeset, Typeset]


class _Cell(NamedTuple):
    line: Typeset
    x: float
    right: float  # where it ends at the most


_Row = list[_Cell]
_Measure = Callable[[Typeset, float], float]


def _as_is(line: Typeset, room: float) -> float:
    """How wide a line is; it stays while a number takes up the room that it has."""
    return max(line.still, line.width - room)


def _at_rest(line: Typeset, room: float) -> float:
    """How wide it is while its numbers are short."""
    return line.still


def _fitting(grid: list[list[_Row]], width: float) -> float:
    """By how much a grid must shrink to be of a width, in em."""
    needed = max((cell.right for rows in grid for row in rows for cell in row), default=0.0)
    return min(width / needed, 1.0) if needed else 1.0


def _arranged(
    table: list[_Lines], arrangement: tuple[tuple[int, ...], ...], wide: _Measure = _as_is
) -> Iterator[list[_Row]]:
    """The rows of each formula, with the lines in columns; lines with nothing in them left out."""
    equals = max((_lead(lines) for lines in table), default=0.0)
    starts = {}
    for numbers in arrangement:
        at = equals
        for number in numbers:
            starts[number] = at
            at += max((_step(lines, number, wide) for lines in table), default=0.0)
    for lines in table:
        rows = (
            [
                _cell(lines, number, starts[number], wide)
                for number in numbers
                if lines[number].glyphs
            ]
            for numbers in arrangement
        )
        yield [row for row in rows if row]


def _lead(lines: _Lines) -> float:
    """What stands before the first "=", where the substituted line goes on."""
    return lines[0].equals or 0.0


def _step(lines: _Lines, number: int, wide: _Measure) -> float:
    """From a column's "=" to that of the next."""
    line = lines[number]
    if not line.glyphs:
        return 0.0
    return wide(line, _ROOM) + _GAP - (0 if number else _lead(lines))


def _cell(lines: _Lines, number: int, at: float, wide: _Measure) -> _Cell:
    line = lines[number]
    if number == 0:  # it has no numbers that could grow
        return _Cell(line, at - _lead(lines), at - _lead(lines) + line.width)
    room = _LAST_ROOM if number == len(lines) - 1 else _ROOM
    return _Cell(line, at, at + wide(line, room) + room)


def _cut(rows: list[_Row], width: float) -> list[_Row]:
    """Break each line that does not fit; what goes on stands a little to the right."""
    cut: list[_Row] = []
    for [cell] in rows:
        first, *more = broken(cell.line, width - cell.x, width - cell.x - _INDENT)
        cut.append([_Cell(first, cell.x, width)])
        cut += [[_Cell(part, cell.x + _INDENT, width)] for part in more]
    return cut


def _squeezed(grid: list[list[_Row]], size: float, *, into: float) -> FormulaLayout:
    """Formulas of a size in the middle of the height that they have in another."""
    layout, resting = _placed(grid, _quartered(size)), _quartered(into)
    if layout.size == resting:
        return layout
    height = _placed(grid, resting).height
    down = (height - layout.height) // 2
    pieces = tuple(Piece(piece.line, piece.x, piece.baseline + down) for piece in layout.pieces)
    return FormulaLayout(pieces=pieces, size=layout.size, width=layout.width, height=height)


def _placed(grid: list[list[_Row]], size: float) -> FormulaLayout:
    pieces: list[Piece] = []
    bottom = right = 0.0
    parting = _LEADING if all(_is_flat(rows) for rows in grid) else _PARTING
    for rows in filter(None, grid):
        top = bottom + parting if pieces else 0.0
        for row in rows:
            rise = max(_RISE, *(cell.line.ascent for cell in row))
            drop = max(_DROP, *(cell.line.descent for cell in row))
            baseline = round((top + rise) * size)
            pieces += [Piece(cell.line, cell.x * size, baseline) for cell in row]
            right = max(right, *(cell.right for cell in row))
            bottom = baseline / size + drop
            top = bottom + _LEADING
    return FormulaLayout(
        pieces=tuple(pieces), size=size, width=right * size, height=math.ceil(bottom * size)
    )


def _is_flat(rows: list[_Row]) -> bool:
    """Whether a formula is no more than one row with nothing tall in it."""
    lines = [cell.line for row in rows for cell in row]
    return len(rows) < 2 and all(line.ascent < 1.1 and line.descent < 0.5 for line in lines)


def _quartered(size: float) -> float:
    """Down to a quarter of a pixel, so that a window being resized asks for few sizes."""
    return math.floor(size * 4) / 4
