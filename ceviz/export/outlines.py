"""Words as the glyphs of a font: for files that hold outlines, or embed the font themselves."""

from __future__ import annotations

from bisect import bisect_right
from functools import cache
from typing import NamedTuple

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont, QPainterPath, QRawFont, QTextLayout, QTransform

from ceviz.export.record import Words

_ALL = QTextLayout.GlyphRunRetrievalFlag.RetrieveAll


class Face:
    """One font at one weight. Lengths are in em, y downwards from the baseline."""

    def __init__(self, name: str, raw: QRawFont) -> None:
        self.name = name
        self._em = raw.pixelSize()
        self._raw = raw
        self._outlines: dict[int, QPainterPath] = {}
        self.ascent = raw.ascent() / self._em
        self.descent = raw.descent() / self._em

    def outline(self, glyph: int) -> QPainterPath:
        """The shape of a glyph."""
        if glyph not in self._outlines:
            self._forget_shift(glyph)
            path = QTransform.fromScale(1 / self._em, 1 / self._em).map(
                self._raw.pathForGlyph(glyph)
            )
            path.setFillRule(Qt.FillRule.WindingFill)  # the parts of a letter may overlap
            self._outlines[glyph] = path
        return self._outlines[glyph]

    def _forget_shift(self, glyph: int) -> None:
        """Paint a glyph where a pixel begins.

        FreeType would shift the outline by the part of a pixel that the letter painted last had.
        """
        small = QRawFont(self._raw)
        small.setPixelSize(8)  # a font of its own, which has no glyph in store
        small.alphaMapForGlyph(glyph, QRawFont.AntialiasingType.PixelAntialiasing)

    def advance(self, glyph: int) -> float:
        """How far the next glyph stands from this one."""
        return self._raw.advancesForGlyphIndexes([glyph])[0].x() / self._em


class Glyph(NamedTuple):
    """One glyph in its place, in the coordinates of its words, and the letters it stands for."""

    face: Face
    code: int
    x: float
    y: float
    size: float
    letters: str


def glyphs(words: Words) -> list[Glyph]:
    """Lay words out as Qt paints them."""
    layout = QTextLayout(words.text, words.font)
    layout.beginLayout()
    line = layout.createLine()
    layout.endLayout()
    runs = layout.glyphRuns(-1, -1, _ALL)
    letters = _Letters(words.text, [run.stringIndexes() for run in runs])
    return [
        Glyph(
            face=_face(words.font, run.rawFont()),
            code=code,
            x=words.at.x() + at.x(),
            y=words.at.y() + at.y() - line.ascent(),
            size=run.rawFont().pixelSize(),
            letters=letters.at(start),
        )
        for run in runs
        for code, at, start in zip(
            run.glyphIndexes(), run.positions(), run.stringIndexes(), strict=True
        )
    ]


class _Letters:
    """Which letters a glyph stands for: those from where its own start to where the next do."""

    def __init__(self, text: str, starts: list[list[int]]) -> None:
        self._units = text.encode("utf-16-le")  # as Qt counts
        self._ends = sorted({start for run in starts for start in run} | {len(self._units) // 2})

    def at(self, start: int) -> str:
        end = self._ends[bisect_right(self._ends, start)]
        return self._units[2 * start : 2 * end].decode("utf-16-le", "ignore")


def outline(words: Words) -> QPainterPath:
    """All of the words as one shape, on the page."""
    path = QPainterPath()
    path.setFillRule(Qt.FillRule.WindingFill)
    for glyph in glyphs(words):
        scale = QTransform(glyph.size, 0, 0, glyph.size, glyph.x, glyph.y)
        path.addPath(scale.map(glyph.face.outline(glyph.code)))
    return words.transform.map(path)


def _face(font: QFont, raw: QRawFont) -> Face:
    axes = tuple(font.variableAxisValue(tag) for tag in font.variableAxisTags())
    key = (raw.familyName(), raw.styleName(), *axes)
    if key not in _faces():
        large = QRawFont(raw)
        large.setPixelSize(raw.unitsPerEm())
        weight = f"{axes[0]:g}" if axes else raw.styleName()
        _faces()[key] = Face(f"{raw.familyName()}-{weight}", large)
    return _faces()[key]


@cache
def _faces() -> dict[tuple[object, ...], Face]:
    return {}
