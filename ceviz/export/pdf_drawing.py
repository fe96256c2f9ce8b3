"""A page's marks as PDF's drawing language."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QPainterPath, QPen, QTransform

from ceviz.export.outlines import Face, Glyph, glyphs
from ceviz.export.paths import number, steps
from ceviz.export.pdf_fonts import PdfFont
from ceviz.export.pdf_objects import Objects
from ceviz.export.record import Recording, Shape, Words

_OPERATORS = {"M": "m", "L": "l", "C": "c", "Z": "h"}
_CAPS = {Qt.PenCapStyle.FlatCap: 0, Qt.PenCapStyle.RoundCap: 1, Qt.PenCapStyle.SquareCap: 2}
_JOINS = {Qt.PenJoinStyle.RoundJoin: 1, Qt.PenJoinStyle.BevelJoin: 2}
_FILLED, _UNSEEN = 0, 3  # ways to draw text


def background(page: Recording) -> Iterator[str]:
    """The page filled with its background."""
    yield _colour(page.background, "rg")
    yield f"0 0 {number(page.width)} {number(page.height)} re f"


class Drawing:
    """Writes marks, and keeps the fonts and opacities that a document's pages use."""

    def __init__(self) -> None:
        self._fonts: dict[Face, PdfFont] = {}
        self._alphas: dict[str, int] = {}

    def resources(self, objects: Objects) -> str:
        """The dictionary that names fonts and opacities, once all marks are written."""
        fonts = " ".join(
            f"/F{index} {font.write(objects)} 0 R"
            for index, font in enumerate(self._fonts.values())
        )
        states = " ".join(
            f"/A{index} << /CA {alpha} /ca {alpha} >>" for alpha, index in self._alphas.items()
        )
        return f"<< /Font << {fonts} >> /ExtGState << {states} >> >>"

    def marks(self, page: Recording) -> Iterator[str]:
        """What a page shows, but for its background."""
        for _, group in groupby(page.marks, key=lambda mark: id(mark.clip)):
            marks = list(group)
            yield "q"
            if (clip := marks[0].clip) is not None:
                yield from _path(clip)
                yield "W* n" if clip.fillRule() == Qt.FillRule.OddEvenFill else "W n"
            for mark in marks:
                yield from self._shape(mark) if isinstance(mark, Shape) else self._words(mark)
            yield "Q"

    def _shape(self, shape: Shape) -> Iterator[str]:
        if shape.fill is not None:
            yield self._alpha(shape.fill) + _colour(shape.fill, "rg")
            yield from _path(shape.path)
            yield "f*" if shape.path.fillRule() == Qt.FillRule.OddEvenFill else "f"
        if shape.pen is not None:
            yield self._alpha(shape.pen.color()) + _stroke(shape.pen)
            yield from _path(shape.path)
            yield "S"

    def _words(self, words: Words) -> Iterator[str]:
        colour = words.colour if words.seen else QColor(0, 0, 0)
        yield self._alpha(colour) + _colour(colour, "rg")
        yield f"BT {_FILLED if words.seen else _UNSEEN} Tr"
        line = groupby(glyphs(words), key=lambda glyph: (glyph.face, glyph.size, glyph.y))
        for (face, size, _), run in line:
            font = self._font(face)
            yield from _run(font, f"F{list(self._fonts).index(face)}", size, list(run), words)
        yield "ET"

    def _font(self, face: Face) -> PdfFont:
        if face not in self._fonts:
            # Six letters mark a font of which only some glyphs are there, and tell two such apart.
            tag = "CEVIZ" + chr(ord("A") + len(self._fonts))
            self._fonts[face] = PdfFont(face, tag)
        return self._fonts[face]

    def _alpha(self, colour: QColor) -> str:
        index = self._alphas.setdefault(number(colour.alphaF()), len(self._alphas))
        return f"/A{index} gs "


def _run(font: PdfFont, name: str, size: float, run: list[Glyph], words: Words) -> Iterator[str]:
    """Glyphs on one baseline, each where Qt would have put it, to a thousandth of the em."""
    upright = QTransform(1, 0, 0, -1, run[0].x, run[0].y) * words.transform
    numbers = (
        upright.m11(), upright.m12(), upright.m21(), upright.m22(), upright.dx(), upright.dy(),
    )  # fmt: skip
    yield f"/{name} {number(size)} Tf {' '.join(number(value) for value in numbers)} Tm"
    shown, at = "", 0.0
    for glyph in run:
        cid = font.number(glyph)
        gap = round(at - (glyph.x - run[0].x) / size * 1000)
        if gap:
            shown += f" {gap} "
        shown += f"<{cid:04X}>"
        at += font.width(cid) - gap
    yield f"[{shown}] TJ"


def _path(path: QPainterPath) -> Iterator[str]:
    for step, places in steps(path):
        yield " ".join((*(number(value) for value in places), _OPERATORS[step]))


def _colour(colour: QColor, operator: str) -> str:
    parts = (colour.redF(), colour.greenF(), colour.blueF())
    return " ".join(number(part, 4) for part in parts) + f" {operator}"


def _stroke(pen: QPen) -> str:
    width = pen.widthF()
    dashes = "" if pen.style() == Qt.PenStyle.SolidLine else _dashes(pen, width)
    return (
        f"{_colour(pen.color(), 'RG')} {number(width)} w {_CAPS[pen.capStyle()]} J "
        f"{_JOINS.get(pen.joinStyle(), 0)} j [{dashes}] 0 d"
    )


def _dashes(pen: QPen, width: float) -> str:
    return " ".join(number(dash * width) for dash in pen.dashPattern())
