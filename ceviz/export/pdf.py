"""PDF: one page of an exact size, with fonts embedded, text that can be searched, and no pixels."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QPainterPath, QPen, QTransform

from ceviz import __version__
from ceviz.export.outlines import Face, Glyph, glyphs
from ceviz.export.paths import number, steps
from ceviz.export.pdf_fonts import PdfFont
from ceviz.export.pdf_objects import Objects, text
from ceviz.export.record import Recording, Shape, Words

POINTS = 72 / 25.4
"""PDF's units in a millimetre."""

_OPERATORS = {"M": "m", "L": "l", "C": "c", "Z": "h"}
_CAPS = {Qt.PenCapStyle.FlatCap: 0, Qt.PenCapStyle.RoundCap: 1, Qt.PenCapStyle.SquareCap: 2}
_JOINS = {Qt.PenJoinStyle.RoundJoin: 1, Qt.PenJoinStyle.BevelJoin: 2}
_FILLED, _UNSEEN = 0, 3  # ways to draw text


def pdf(
    page: Recording,
    *,
    title: str,
    description: str,
    width_mm: float,
    height_mm: float,
    transparent: bool = False,
) -> bytes:
    """Write a page as PDF.

    Args:
        page: What to write.
        title: The document's title.
        description: What is seen, for those who cannot see it.
        width_mm: The page's exact width.
        height_mm: Its exact height.
        transparent: Whether to leave the background out.

    Returns:
        The file: the same page gives the same bytes.
    """
    objects = Objects()
    catalog, pages, leaf = objects.reserve(), objects.reserve(), objects.reserve()
    content = _Content(page)
    width, height = number(width_mm * POINTS, 4), number(height_mm * POINTS, 4)
    across = number(width_mm * POINTS / page.width, 6)
    down = number(-height_mm * POINTS / page.height, 6)  # PDF counts upwards
    drawing = "\n".join(
        (
            "/Figure << /MCID 0 >> BDC",
            f"q {across} 0 0 {down} 0 {height} cm",
            *content.background(transparent=transparent),
            *content.marks(),
            "Q",
            "EMC",
        )
    )
    stream = objects.stream("", drawing.encode("ascii"))
    fonts = " ".join(
        f"/F{index} {font.write(objects)} 0 R" for index, font in enumerate(content.fonts.values())
    )
    states = " ".join(
        f"/A{index} << /CA {alpha} /ca {alpha} >>" for alpha, index in content.alphas.items()
    )
    objects.add(
        f"<< /Type /Page /Parent {pages} 0 R /MediaBox [0 0 {width} {height}] "
        f"/Resources << /Font << {fonts} >> /ExtGState << {states} >> >> "
        f"/Contents {stream} 0 R /StructParents 0 >>",
        leaf,
    )
    objects.add(f"<< /Type /Pages /Kids [{leaf} 0 R] /Count 1 >>", pages)
    objects.add(
        f"<< /Type /Catalog /Pages {pages} 0 R /Lang (en) /MarkInfo << /Marked true >> "
        f"/ViewerPreferences << /DisplayDocTitle true >> "
        f"/StructTreeRoot {_tree(objects, leaf, description)} 0 R >>",
        catalog,
    )
    info = objects.add(
        f"<< /Title {text(title)} /Subject {text(description)} /Creator (ceviz {__version__}) >>"
    )
    return objects.file(root=catalog, info=info)


def _tree(objects: Objects, leaf: int, description: str) -> int:
    """The document's one element: a figure with its alternative text."""
    root, figure = objects.reserve(), objects.reserve()
    objects.add(
        f"<< /Type /StructElem /S /Figure /P {root} 0 R /Pg {leaf} 0 R /K 0 "
        f"/Alt {text(description)} >>",
        figure,
    )
    objects.add(
        f"<< /Type /StructTreeRoot /K {figure} 0 R /ParentTree << /Nums [0 [{figure} 0 R]] >> >>",
        root,
    )
    return root


class _Content:
    """The page's marks as PDF's drawing language, and the fonts and opacities that they use."""

    def __init__(self, page: Recording) -> None:
        self._page = page
        self.fonts: dict[Face, PdfFont] = {}
        self.alphas: dict[str, int] = {}

    def background(self, *, transparent: bool) -> Iterator[str]:
        if not transparent:
            yield _colour(self._page.background, "rg")
            yield f"0 0 {number(self._page.width)} {number(self._page.height)} re f"

    def marks(self) -> Iterator[str]:
        for _, group in groupby(self._page.marks, key=lambda mark: id(mark.clip)):
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
            yield from _run(font, f"F{list(self.fonts).index(face)}", size, list(run), words)
        yield "ET"

    def _font(self, face: Face) -> PdfFont:
        if face not in self.fonts:
            # Six letters mark a font of which only some glyphs are there, and tell two such apart.
            tag = "CEVIZ" + chr(ord("A") + len(self.fonts))
            self.fonts[face] = PdfFont(face, tag)
        return self.fonts[face]

    def _alpha(self, colour: QColor) -> str:
        index = self.alphas.setdefault(number(colour.alphaF()), len(self.alphas))
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
