from __future__ import annotations

from itertools import pairwise

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor, QFont, QImage, QPainter, QTransform
from PySide6.QtWidgets import QApplication
import pytest

from ceviz.export import outlines
from ceviz.export.outlines import glyphs, outline
from ceviz.export.record import Words
from ceviz.plot.theme import LIGHT
from tests.export.pictures import difference, from_image


def words(text: str, font: QFont, *, at: tuple[float, float] = (10, 40)) -> Words:
    return Words(text, QPointF(*at), font, QTransform(), QColor("black"), None)


@pytest.mark.parametrize("strong", [False, True])
def test_outlines_lie_where_qt_paints_the_letters(qapp: QApplication, strong: bool):
    """At a size at which a pixel's row is little beside a letter."""
    one = words("−ln ŷ 0.357 (fi)", LIGHT.font(4, strong=strong), at=(10, 60))

    def painted(draw) -> QImage:
        image = QImage(560, 90, QImage.Format.Format_RGB32)
        image.fill(Qt.GlobalColor.white)
        painter = QPainter(image)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        draw(painter)
        painter.end()
        return image

    def by_qt(painter: QPainter) -> None:
        painter.setFont(one.font)
        painter.drawText(one.at, one.text)

    as_text = from_image(painted(by_qt))
    as_path = from_image(painted(lambda painter: painter.fillPath(outline(one), one.colour)))
    assert as_text.std() > 30
    assert difference(as_text, as_path) <= 2


def test_each_glyph_knows_its_letters(qapp: QApplication):
    found = glyphs(words("0.7 ŷ猫é", LIGHT.font()))
    in_line = sorted(found, key=lambda glyph: glyph.x)
    assert "".join(glyph.letters for glyph in in_line) == "0.7 ŷ猫é"


def test_digits_all_take_the_same_room(qapp: QApplication):
    found = glyphs(words("0123456789", LIGHT.font()))
    steps = {round(two.x - one.x, 3) for one, two in pairwise(found)}
    assert len(steps) == 1


def test_an_outline_does_not_depend_on_what_was_painted_before(
    qapp: QApplication, monkeypatch: pytest.MonkeyPatch
):
    one = words("fm−", LIGHT.font())
    shapes = []
    for part in (0.0, 0.25, 0.5, 0.75):
        image = QImage(300, 60, QImage.Format.Format_RGB32)
        painter = QPainter(image)
        painter.setFont(LIGHT.font(1.5 + part))
        painter.drawText(QPointF(10 + part, 30), "abcdefghijkm−")
        painter.end()
        outlines._faces().clear()  # a face in store would not be asked again
        shapes.append(outline(one))
    assert shapes == shapes[:1] * 4
