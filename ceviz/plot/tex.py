"""LaTeX as outlines and as speech, by way of mathra. Nothing else in ceviz knows that library.

mathra answers with an SVG: glyph outlines of STIX Two Math under ``<defs>``, then one ``<use>`` for
each glyph, one ``<rect>`` for each bar and one ``<line>`` for each cancelling stroke. It is read
back here: Qt's own SVG renderer costs four times as much and warns on every drawing.
"""

from __future__ import annotations

from functools import cache
import re
from typing import NamedTuple

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainterPath, QPainterPathStroker, QTransform
import mathra

_UNITS = 1000.0  # of mathra's SVG, to the em
_MISSING_GLYPH = "E-REC-8"
"""The one recovery that still shows the mathematics: a box for a letter that the font lacks."""

_VIEW = re.compile(r'viewBox="(\S+) (\S+) (\S+) (\S+)"')
_OUTLINE = re.compile(r'<path id="[^"]*-(g\d+)" d="([^"]*)"')
_STEP = re.compile(r"([MLCQZ])([^MLCQZ]*)")
_ELEMENT = re.compile(r"<(\w+) ([^>]*)/>")
_ATTRIBUTE = re.compile(r'([\w-]+)="([^"]*)"')
_PLACED = re.compile(r"translate\((\S+) (\S+)\) scale\((\S+)\)")


class Outline:
    """A shape with its origin on the baseline, in em, y downwards. Kept also at sizes in use."""

    __slots__ = ("_path", "_sized", "box")

    def __init__(self, path: QPainterPath) -> None:
        self.box: QRectF = path.boundingRect()
        self._path = path
        self._sized: dict[float, QPainterPath] = {}

    def at(self, size: float) -> QPainterPath:
        """The shape for an em of ``size``; a painter that scales costs three times as much."""
        sized = self._sized.get(size)
        if sized is None:
            if len(self._sized) >= 8:  # a window that is being resized asks for many sizes
                self._sized.clear()
            sized = self._sized[size] = QTransform.fromScale(size, size).map(self._path)
        return sized


class Glyph(NamedTuple):
    """An outline at a place, in em, y downwards; ``scale`` is 0.7 in a subscript."""

    outline: Outline
    x: float
    y: float
    scale: float

    def ink(self) -> QRectF:
        """The box around what is painted."""
        box, scale = self.outline.box, self.scale
        left, top = self.x + box.x() * scale, self.y + box.y() * scale
        return QRectF(left, top, box.width() * scale, box.height() * scale)


class Drawing(NamedTuple):
    """A typeset formula: glyphs with the name of each one's colour ("" is ink), sizes in em."""

    glyphs: tuple[Glyph, ...]
    fills: tuple[str, ...]
    width: float
    ascent: float
    descent: float
    warnings: tuple[str, ...] = ()


def drawn(latex: str) -> Drawing:
    """Typeset LaTeX in display style.

    Raises:
        ValueError: It is not LaTeX that can be typeset whole; the message says where and why.
    """
    try:
        return _read(mathra.tex_to_svg(latex, strict=True))
    except ValueError as error:
        # mathra mends almost anything, but half a formula is a wrong one.
        mended = mathra.render(latex)
        if {warning["rule"] for warning in mended["warnings"]} != {_MISSING_GLYPH}:
            raise
        return _read(mended["svg"])._replace(warnings=(str(error),))


def said(latex: str) -> str:
    """LaTeX as English words. Raises ValueError when it cannot be read."""
    return mathra.render(latex, strict=True)["speech"]


def _read(svg: str) -> Drawing:
    view = _VIEW.search(svg)
    assert view is not None
    _, top, width, height = (float(part) / _UNITS for part in view.groups())
    outlines = {name: _outline(shape) for name, shape in _OUTLINE.findall(svg)}
    glyphs, fills = [], []
    for kind, written in _ELEMENT.findall(svg, svg.index("<g "), svg.index("</g>")):
        attributes = dict(_ATTRIBUTE.findall(written))
        glyphs.append(_glyph(kind, attributes, outlines))
        fill = attributes.get("fill") or attributes.get("stroke", "")
        fills.append("" if fill == "currentColor" else fill)
    return Drawing(tuple(glyphs), tuple(fills), width, -top, height + top)


def _glyph(kind: str, attributes: dict[str, str], outlines: dict[str, Outline]) -> Glyph:
    """One element of the SVG, in which y runs upwards."""

    def em(name: str) -> float:
        return float(attributes[name]) / _UNITS

    if kind == "rect":
        return Glyph(_bar(em("width"), em("height")), em("x"), -em("y"), 1)
    if kind == "line":
        stroke = _stroke(em("x2") - em("x1"), em("y1") - em("y2"), em("stroke-width"))
        return Glyph(stroke, em("x1"), -em("y1"), 1)
    if kind != "use":
        raise ValueError(f"mathra drew a <{kind}>, which ceviz does not know.")
    outline = outlines[attributes["href"].rpartition("-")[2]]
    if placed := _PLACED.match(attributes.get("transform", "")):
        x, y, scale = map(float, placed.groups())
        return Glyph(outline, x / _UNITS, -y / _UNITS, scale)
    return Glyph(outline, em("x"), -em("y"), 1)


@cache  # bounded by the font; glyphs of one shape are one object, by which digits are known
def _outline(shape: str) -> Outline:
    path = QPainterPath()
    path.setFillRule(Qt.FillRule.WindingFill)
    for step, numbers in _STEP.findall(shape):
        to = [float(n) / (-_UNITS if i % 2 else _UNITS) for i, n in enumerate(numbers.split())]
        match step:
            case "M":
                path.moveTo(*to)
            case "L":
                path.lineTo(*to)
            case "C":
                path.cubicTo(*to)
            case "Q":
                path.quadTo(*to)
            case _:
                path.closeSubpath()
    return Outline(path)


def _bar(width: float, height: float) -> Outline:
    path = QPainterPath()
    path.addRect(0, -height, width, height)
    return Outline(path)


def _stroke(right: float, down: float, thickness: float) -> Outline:
    line = QPainterPath()
    line.lineTo(right, down)
    stroker = QPainterPathStroker()
    stroker.setWidth(thickness)
    stroker.setCapStyle(Qt.PenCapStyle.RoundCap)
    stroker.setCurveThreshold(0.001)
    return Outline(stroker.createStroke(line))
