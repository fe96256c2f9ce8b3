"""The fonts of a PDF: every glyph of the page embedded, with the letters it stands for."""

from __future__ import annotations

from PySide6.QtGui import QPainterPath

from ceviz.export.font_file import EM, Letter, bounding_box, font_file
from ceviz.export.outlines import Face, Glyph
from ceviz.export.pdf_objects import Objects

_MISSING = Letter(QPainterPath(), 0.5)
_UPRIGHT_SYMBOLS = 4  # flags of a font with its own numbering of glyphs
_STEM = 80  # thousandths of the em; for viewers that would replace the font


class PdfFont:
    """One font at one weight; glyphs are numbered in the order in which the page needs them."""

    def __init__(self, face: Face, tag: str) -> None:
        self.face = face
        self.name = f"{tag}+{''.join(c for c in face.name if c.isalnum() or c == '-')}"
        self._numbers: dict[tuple[int, str], int] = {}
        self._letters = [_MISSING]

    def number(self, glyph: Glyph) -> int:
        """The glyph's number. One shape that stands for different letters has several."""
        key = (glyph.code, glyph.letters)
        if key not in self._numbers:
            self._numbers[key] = len(self._letters)
            letter = Letter(self.face.outline(glyph.code), self.face.advance(glyph.code))
            self._letters.append(letter)
        return self._numbers[key]

    def width(self, number: int) -> int:
        """How far the next glyph stands, in thousandths of the em."""
        return round(self._letters[number].advance * EM)

    def write(self, objects: Objects) -> int:
        """Add the font to a document.

        Returns:
            The number of its object.
        """
        program = objects.stream("/Subtype /CIDFontType0C", font_file(self.name, self._letters))
        box = " ".join(str(value) for value in bounding_box(self._letters))
        ascent, descent = round(self.face.ascent * EM), round(-self.face.descent * EM)
        descriptor = objects.add(
            f"<< /Type /FontDescriptor /FontName /{self.name} /Flags {_UPRIGHT_SYMBOLS} "
            f"/FontBBox [{box}] /ItalicAngle 0 /Ascent {ascent} /Descent {descent} "
            f"/CapHeight {ascent} /StemV {_STEM} /FontFile3 {program} 0 R >>"
        )
        widths = " ".join(str(self.width(number)) for number in range(len(self._letters)))
        descendant = objects.add(
            f"<< /Type /Font /Subtype /CIDFontType0 /BaseFont /{self.name} "
            "/CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> "
            f"/FontDescriptor {descriptor} 0 R /W [0 [{widths}]] >>"
        )
        meaning = objects.stream("", self._to_unicode().encode("ascii"))
        return objects.add(
            f"<< /Type /Font /Subtype /Type0 /BaseFont /{self.name}-Identity-H "
            f"/Encoding /Identity-H /DescendantFonts [{descendant} 0 R] "
            f"/ToUnicode {meaning} 0 R >>"
        )

    def _to_unicode(self) -> str:
        lines = [
            f"<{number:04X}> <{letters.encode('utf-16-be').hex().upper()}>"
            for (_, letters), number in self._numbers.items()
            if letters
        ]
        blocks = [lines[start : start + 100] for start in range(0, len(lines), 100)]
        listed = "\n".join(
            f"{len(block)} beginbfchar\n" + "\n".join(block) + "\nendbfchar" for block in blocks
        )
        return (
            "/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n"
            "/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def\n"
            "/CMapName /Adobe-Identity-UCS def\n/CMapType 2 def\n"
            "1 begincodespacerange\n<0000> <FFFF>\nendcodespacerange\n"
            f"{listed}\nendcmap\n"
            "CMapName currentdict /CMap defineresource pop\nend\nend\n"
        )
