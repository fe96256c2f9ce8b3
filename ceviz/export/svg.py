"""SVG: paths and clip paths, text as outlines, and words that say what is seen."""

from __future__ import annotations

from itertools import groupby
from xml.sax.saxutils import escape

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QPainterPath, QPen

from ceviz.export.outlines import outline
from ceviz.export.paths import number, steps
from ceviz.export.record import Recording, Shape, Words

_CAPS = {Qt.PenCapStyle.SquareCap: "square", Qt.PenCapStyle.RoundCap: "round"}
_JOINS = {Qt.PenJoinStyle.BevelJoin: "bevel", Qt.PenJoinStyle.RoundJoin: "round"}


def svg(
    page: Recording,
    *,
    title: str,
    description: str,
    width: str,
    height: str,
    transparent: bool = False,
) -> str:
    """Write a page as SVG.

    Args:
        page: What to write.
        title: The document's ``<title>``, a browser's tooltip.
        description: Its ``<desc>``, what a screen reader says.
        width: How wide it is, with a unit: "89mm"; without one it is in pixels.
        height: How high it is.
        transparent: Whether to leave the background out.

    Returns:
        The document.
    """
    clips = {id(clip): f"clip{index}" for index, clip in enumerate(page.clips())}
    lines = [
        '<?xml version="1.0" encoding="UTF-8"?>',
        _root(page, width, height),
        f'<title id="title">{_text(title)}</title>',
        f'<desc id="desc">{_text(description)}</desc>',
        "<defs>",
        *(
            f'<clipPath id="{clips[id(clip)]}"><path d="{_data(clip)}"{_rule(clip)}/></clipPath>'
            for clip in page.clips()
        ),
        "</defs>",
    ]
    if not transparent:
        size = f'width="{number(page.width)}" height="{number(page.height)}"'
        lines.append(f"<rect {size}{_paint('fill', page.background)}/>")
    for clip, marks in groupby(page.marks, key=lambda mark: id(mark.clip) if mark.clip else 0):
        drawn = [element for mark in marks if (element := _element(mark))]
        lines += [f'<g clip-path="url(#{clips[clip]})">', *drawn, "</g>"] if clip else drawn
    return "\n".join([*lines, "</svg>", ""])


def _root(page: Recording, width: str, height: str) -> str:
    box = f"0 0 {number(page.width)} {number(page.height)}"
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{height}" '
        f'viewBox="{box}" role="img" aria-labelledby="title desc">'
    )


def _element(mark: Shape | Words) -> str:
    if isinstance(mark, Words):
        if not mark.seen:
            return ""
        return f'<path d="{_data(outline(mark))}"{_paint("fill", mark.colour)}/>'
    attributes = "" if mark.smooth else ' shape-rendering="crispEdges"'
    if mark.fill is None:
        attributes += ' fill="none"'
    else:
        attributes += _paint("fill", mark.fill) + _rule(mark.path, "fill-rule")
    if mark.pen is not None:
        attributes += _stroke(mark.pen)
    return f'<path d="{_data(mark.path)}"{attributes}/>'


def _data(path: QPainterPath) -> str:
    return "".join(
        step + " ".join(number(value) for value in places) for step, places in steps(path)
    )


def _rule(path: QPainterPath, attribute: str = "clip-rule") -> str:
    odd_even = path.fillRule() == Qt.FillRule.OddEvenFill
    # Without a part inside another one there is no difference.
    return f' {attribute}="evenodd"' if odd_even and path.elementCount() > 5 else ""


def _paint(what: str, colour: QColor) -> str:
    paint = f' {what}="{colour.name()}"'
    if colour.alpha() < 255:
        paint += f' {what}-opacity="{number(colour.alphaF())}"'
    return paint


def _stroke(pen: QPen) -> str:
    width = pen.widthF()
    stroke = _paint("stroke", pen.color()) + f' stroke-width="{number(width)}"'
    if pen.capStyle() in _CAPS:
        stroke += f' stroke-linecap="{_CAPS[pen.capStyle()]}"'
    if pen.joinStyle() in _JOINS:
        stroke += f' stroke-linejoin="{_JOINS[pen.joinStyle()]}"'
    if pen.style() != Qt.PenStyle.SolidLine:
        dashes = " ".join(number(dash * width) for dash in pen.dashPattern())
        stroke += f' stroke-dasharray="{dashes}"'
    return stroke


def _text(words: str) -> str:
    """Text for XML, without the characters that XML cannot hold."""
    return escape("".join(letter for letter in words if letter >= " "))
