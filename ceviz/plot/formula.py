"""Formulas, typeset and painted: LaTeX to outlines in the colours of a theme, at any scale.

A formula stays outlines up to the paint device, so that a PDF holds curves. See
:mod:`ceviz.plot.tex` for what typesets it and :mod:`ceviz.plot.digits` for how live digits are
quick and stand still.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache, lru_cache, reduce
from itertools import groupby
import logging
import re
from typing import NamedTuple, get_args

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPainterPath, QTransform
from msgspec import Struct
from msgspec.structs import replace

from ceviz.core.figure import Formula, Role
from ceviz.plot.digits import Slot, slots
from ceviz.plot.tex import Drawing, Glyph, Outline, drawn, said
from ceviz.plot.theme import LIGHT, Theme

_log = logging.getLogger(__name__)

_DIGIT = re.compile("[0-9]")
_INFINITY = r"\\infty(?![a-z])"
_NUMBER = re.compile(rf"0+(?:\{{,\}}000)*(\.0+)?( \\cdot 00\^\{{-?0+\}})?|{_INFINITY}")
_SIGN = re.compile(rf"(^|[=+({{\[]|\\cdot|\\times)(\s*)-(?=\s*(?:0|{_INFINITY}))")

_RISE, _DROP = 0.84, 0.32  # of every highlight on a line, at least: around a "(" and a "y"
_AXIS = -0.26  # where a minus sign and a fraction's bar stand
_PAD = 0.10  # between a highlight's edge and the ink
_ROUND = 0.12  # a highlight's corners
_SOURCE_SIZE = 0.62  # of the em, for LaTeX that is shown as it is

_WORDING = tuple(
    (re.compile(found), instead)
    for found, instead in (
        (r"\bnegative\b", "minus"),
        (r"\b(natural log of|log base|sum (?:from|over)|square root of)\b", r"the \1"),
        # Two factors side by side are a product, which the eye sees and the ear does not.
        (
            r"\b(hat|close paren|sub \w+|[A-Za-z]|[\d.]+) the natural log",
            r"\1 times the natural log",
        ),
    )
)


class Run(NamedTuple):
    """Neighbouring glyphs of one colour: ``glyphs[start:stop]`` of their formula."""

    role: Role
    kept: bool
    start: int
    stop: int


class Typeset(Struct, frozen=True, kw_only=True, eq=False):
    """A formula ready to be painted. Lengths are in em, y downwards from the baseline.

    ``still`` is the width it would have if each of its numbers were written in the fewest places:
    it stays the same when a number gains a digit or a sign, so a layout can rely on it. ``equals``
    is where the first "=" of the line stands. ``highlights`` lie behind the terms that are kept;
    they count in ``ascent`` and ``descent``.
    """

    glyphs: tuple[Glyph, ...]
    runs: tuple[Run, ...]
    highlights: tuple[QRectF, ...]
    width: float
    ascent: float
    descent: float
    still: float
    equals: float | None
    warnings: tuple[str, ...]


@lru_cache(maxsize=256)
def typeset(latex: str) -> Typeset:
    """Typeset one line of LaTeX.

    What cannot be typeset is shown as it is written, and logged once, whatever its digits.
    """
    blank, filled = _blank(_DIGIT.sub("0", latex))
    if filled is None:
        return _directly(latex)
    glyphs = list(blank.glyphs)
    for (at, choices), digit in zip(filled, _DIGIT.findall(latex), strict=True):
        glyphs[at] = choices[int(digit)]
    return replace(blank, glyphs=tuple(glyphs))


@lru_cache(maxsize=256)
def _blank(latex: str) -> tuple[Typeset, tuple[Slot, ...] | None]:
    """The formula with zeros for digits, and where its digits are, if that can be told."""
    try:
        drawing = drawn(latex)
        still = drawn(_in_fewest_places(latex)).width
    except ValueError as error:
        return _source(latex, str(error)), None
    return _composed(latex, drawing, still), slots(latex, drawing)


def _directly(latex: str) -> Typeset:
    """For a formula whose digits are not all drawn, or that cannot be typeset."""
    try:
        drawing = drawn(latex)
    except ValueError as error:
        _report(_DIGIT.sub("0", latex), str(error))
        return _source(latex, str(error))
    return _composed(_DIGIT.sub("0", latex), drawing, drawing.width)


@cache
def _report(latex: str, why: str) -> None:
    _log.warning("A formula cannot be typeset as it is: %s: %s", why, latex)


def _in_fewest_places(latex: str) -> str:
    unsigned = _SIGN.sub(r"\1\2", latex)
    return _NUMBER.sub(lambda n: _fewest(n[0], n[1] or "", n[2]), unsigned)


def _fewest(number: str, decimals: str, power: str | None) -> str:
    """A number that is infinite, or has a power or four decimals and more, has three elsewhere."""
    long = power or len(decimals) > len(".000") or number.startswith("\\")
    return "0.000" if long else f"0{decimals}"


def _composed(latex: str, drawing: Drawing, still: float) -> Typeset:
    for warning in drawing.warnings:
        _report(latex, warning)
    runs = tuple(_runs(drawing.fills))
    highlights = tuple(highlights_of(drawing.glyphs, runs))
    return Typeset(
        glyphs=drawing.glyphs,
        runs=runs,
        highlights=highlights,
        width=drawing.width,
        ascent=max(drawing.ascent, *(-box.top() for box in highlights), 0.0),
        descent=max(drawing.descent, *(box.bottom() for box in highlights), 0.0),
        still=still,
        equals=next((glyph.x for glyph in drawing.glyphs if _is_equals(glyph)), None),
        warnings=drawing.warnings,
    )


def _source(latex: str, why: str) -> Typeset:
    """LaTeX as it is written, in the font of the running text, as outlines too."""
    font = QFont(LIGHT.font())
    font.setPixelSize(100)
    path = QPainterPath()
    path.addText(0, 0, font, " ".join(latex.split()))
    path.setFillRule(Qt.FillRule.WindingFill)
    outline = Outline(QTransform.fromScale(_SOURCE_SIZE / 100, _SOURCE_SIZE / 100).map(path))
    width = outline.box.right()
    return Typeset(
        glyphs=(Glyph(outline, 0, 0, 1),),
        runs=(Run("text", False, 0, 1),),
        highlights=(),
        width=width,
        ascent=-outline.box.top(),
        descent=outline.box.bottom(),
        still=width,
        equals=None,
        warnings=(why,),
    )


def _runs(fills: tuple[str, ...]) -> Iterator[Run]:
    start = 0
    for fill, same in groupby(fills):
        stop = start + len(list(same))
        role, kept = _meaning(fill)
        yield Run(role, kept, start, stop)
        start = stop


@cache
def _meaning(fill: str) -> tuple[Role, bool]:
    """The role that a colour's name stands for, and whether its term is kept."""
    name = fill.removeprefix("kept")
    for role in get_args(Role):
        if role == name:
            return role, fill != name
    if fill:
        _log.warning("No role is called %s; what has this colour is painted as text", fill)
    return "text", False


def _is_equals(glyph: Glyph) -> bool:
    return glyph.outline is _equals_sign() and glyph.y == 0 and glyph.scale == 1


@cache
def _equals_sign() -> Outline:
    return drawn("=").glyphs[0].outline


def highlights_of(glyphs: tuple[Glyph, ...], runs: tuple[Run, ...]) -> list[QRectF]:
    """A box behind each stretch of kept glyphs; those on the line are all of one height."""
    raised: list[QRectF] = []
    level: list[QRectF] = []
    for kept, stretch in groupby(runs, key=lambda run: run.kept):
        if kept:
            together = list(stretch)
            inside = glyphs[together[0].start : together[-1].stop]
            box = reduce(QRectF.united, (glyph.ink() for glyph in inside))
            on_line = box.top() < _AXIS < box.bottom()
            (level if on_line else raised).append(box.adjusted(-_PAD, -_PAD, _PAD, _PAD))
    top = min([-_RISE, *(box.top() for box in level)])
    bottom = max([_DROP, *(box.bottom() for box in level)])
    return raised + [QRectF(box.left(), top, box.width(), bottom - top) for box in level]


def paint(  # noqa: PLR0917 (the order of QPainter.drawText, and two words on how)
    painter: QPainter, formula: Typeset, x: float, baseline_y: float, size_px: float, theme: Theme
) -> None:
    """Paint a typeset formula as filled outlines.

    Args:
        painter: Left as it was found.
        formula: What to paint.
        x: Where it starts.
        baseline_y: Where its baseline runs.
        size_px: The em, in the painter's units.
        theme: Gives the roles and the highlights their colours.
    """
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.translate(x, baseline_y)
    if formula.highlights:
        painter.setBrush(QColor(theme.highlight))
        for box in formula.highlights:
            scaled = QRectF(box.topLeft() * size_px, box.size() * size_px)
            painter.drawRoundedRect(scaled, _ROUND * size_px, _ROUND * size_px)
    at_x = at_y = 0.0
    for role, _, start, stop in formula.runs:
        painter.setBrush(theme.colour(role))
        for outline, left, down, scale in formula.glyphs[start:stop]:
            to_x, to_y = left * size_px, down * size_px
            painter.translate(to_x - at_x, to_y - at_y)
            painter.drawPath(outline.at(size_px * scale))
            at_x, at_y = to_x, to_y
    painter.restore()


@lru_cache(maxsize=64)
def spoken(formula: Formula) -> str:
    """How a formula is read out: "L equals minus the natural log of 0.7 equals 0.357"."""
    latex = " ".join((formula.symbolic, formula.substituted, formula.result))
    try:
        reading = said(latex.replace("{,}", ""))  # between thousands, which is not read out
    except ValueError as error:
        _report(latex, str(error))
        return latex
    for found, instead in _WORDING:
        reading = found.sub(instead, reading)
    return reading
