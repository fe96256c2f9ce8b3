from __future__ import annotations

import io

from PySide6.QtGui import QPainterPath
from PySide6.QtWidgets import QApplication
from fontTools.cffLib import CFFFontSet
from fontTools.pens.boundsPen import BoundsPen
from fontTools.pens.recordingPen import RecordingPen

from ceviz.export.font_file import Letter, font_file
from ceviz.export.outlines import glyphs
from ceviz.export.record import Words
from tests.export.pictures import still

NOTHING = Letter(QPainterPath(), 0.5)


def read(data: bytes):
    fonts = CFFFontSet()
    fonts.decompile(io.BytesIO(data), None)
    return fonts.fontNames[0], fonts[0]


def test_another_program_reads_the_outlines_back():
    path = QPainterPath()
    path.moveTo(0.1, 0)
    path.lineTo(0.5, -0.7)
    path.cubicTo(0.6, -0.8, 0.7, -0.2, 0.9, 0.2)
    path.closeSubpath()
    name, font = read(font_file("Some-Name", [NOTHING, Letter(path, 1.05)]))
    pen = RecordingPen()
    glyph = font.CharStrings["cid00001"]
    glyph.draw(pen)
    assert name == "Some-Name"
    assert glyph.width == 1050
    assert pen.value == [
        ("moveTo", ((100, 0),)),
        ("lineTo", ((500, 700),)),
        ("curveTo", ((600, 800), (700, 200), (900, -200))),
        ("closePath", ()),
    ]
    assert font.FontBBox == [0, -200, 900, 711]  # a curve may rise above its ends


def test_letters_of_the_page_have_the_size_that_qt_gives_them(qapp: QApplication):
    words = next(mark for mark in still("gradients").page.marks if isinstance(mark, Words))
    letters = [
        Letter(one.face.outline(one.code), 0.6) for one in glyphs(words) if one.letters.strip()
    ]
    _, font = read(font_file("Inter", [NOTHING, *letters]))
    for number, letter in enumerate(letters, start=1):
        pen = BoundsPen(None)
        font.CharStrings[f"cid{number:05}"].draw(pen)
        box = letter.outline.boundingRect()
        expected = [box.left(), -box.bottom(), box.right(), -box.top()]
        assert [round(1000 * length) for length in expected] == [round(x) for x in pen.bounds]


def test_a_font_may_hold_more_letters_than_a_byte_counts():
    path = QPainterPath()
    path.addRect(0, -0.5, 0.25, 0.5)
    _, font = read(font_file("Many", [NOTHING, *[Letter(path, 0.3)] * 700]))
    assert len(font.CharStrings) == 701
    assert font.charset[-1] == "cid00700"
