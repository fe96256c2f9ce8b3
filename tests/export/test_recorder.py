from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QImage,
    QPainter,
    QPainterPath,
    QPen,
    QPicture,
    QPixmap,
    QPolygonF,
    QTextDocument,
)
from PySide6.QtWidgets import QApplication
import pytest

from ceviz.export.record import Recording, Shape, Words
from ceviz.export.recorder import recording
from ceviz.export.replay import paint
from ceviz.plot.theme import LIGHT
from tests.export.pictures import difference, from_image


def recorded(draw: Callable[[QPainter], None]) -> Recording:
    page = Recording(100, 80, QColor("white"))
    with recording(page) as painter:
        draw(painter)
    return page


def test_a_pen_in_data_units_is_scaled_and_a_cosmetic_one_is_not(qapp: QApplication):
    def draw(painter: QPainter) -> None:
        painter.scale(4, 4)
        painter.setPen(QPen(Qt.GlobalColor.black, 2))
        painter.drawLine(QLineF(1, 1, 5, 5))
        cosmetic = QPen(Qt.GlobalColor.black, 2)
        cosmetic.setCosmetic(True)
        painter.setPen(cosmetic)
        painter.drawLine(QLineF(1, 1, 5, 5))

    widths = [mark.pen.widthF() for mark in recorded(draw).marks]
    assert widths == [8, 2]


def test_clips_meet_and_end_as_the_painter_says(qapp: QApplication):
    def draw(painter: QPainter) -> None:
        dot = QRectF(0, 0, 1, 1)
        painter.drawRect(dot)
        painter.save()
        painter.translate(10, 10)
        painter.setClipRect(QRectF(0.25, 0, 50, 50))
        painter.drawRect(dot)
        painter.setClipRect(QRectF(20, 20, 100, 10), Qt.ClipOperation.IntersectClip)
        painter.drawRect(dot)
        painter.setClipping(False)
        painter.drawRect(dot)
        painter.restore()
        painter.drawRect(dot)

    clips = [mark.clip and mark.clip.boundingRect() for mark in recorded(draw).marks]
    assert clips == [
        None,
        QRectF(10.25, 10, 50, 50),
        QRectF(30, 30, 30.25, 10),
        None,
        None,
    ]


def test_equal_clips_are_one(qapp: QApplication):
    def draw(painter: QPainter) -> None:
        for _ in range(3):
            painter.save()
            painter.setClipRect(QRectF(1, 2, 3, 4))
            painter.drawRect(QRectF(0, 0, 9, 9))
            painter.restore()

    assert len(recorded(draw).clips()) == 1


def test_lines_that_follow_each_other_are_one(qapp: QApplication):
    lines = [QLineF(0, 0, 10, 10), QLineF(10, 10, 20, 0), QLineF(40, 0, 50, 10)]
    [shape] = recorded(lambda painter: painter.drawLines(lines)).marks
    kinds = [shape.path.elementAt(index).type for index in range(shape.path.elementCount())]
    moves = [kind for kind in kinds if kind == QPainterPath.ElementType.MoveToElement]
    assert (len(moves), len(kinds)) == (2, 5)
    assert shape.fill is None


def test_a_text_document_s_words_keep_their_font(qapp: QApplication):
    """An axis label is one; its font claims nothing, and would become that of the device."""
    document = QTextDocument("ŷ")
    document.setDefaultFont(LIGHT.font(2))
    [words] = recorded(document.drawContents).marks
    assert isinstance(words, Words)
    assert QFont(words.font).resolve(QFont("Serif", 5)).pixelSize() == 28


def test_opacity_becomes_the_colour_s(qapp: QApplication):
    def draw(painter: QPainter) -> None:
        painter.setOpacity(0.5)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(10, 20, 30, 102))
        painter.drawEllipse(QRectF(0, 0, 5, 5))

    [shape] = recorded(draw).marks
    assert shape.fill.alphaF() == pytest.approx(0.2, abs=0.01)
    assert shape.pen is None


def test_pixels_are_refused(qapp: QApplication):
    pixmap = QPixmap(2, 2)
    pixmap.fill(Qt.GlobalColor.red)
    with pytest.raises(NotImplementedError, match="no pixels"):
        recorded(lambda painter: painter.drawPixmap(QPointF(0, 0), pixmap))


def _everything(painter: QPainter) -> None:
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.translate(10.5, 5)
    painter.scale(1.5, 1.5)
    painter.setPen(QPen(QColor("navy"), 2))
    painter.setBrush(QColor("gold"))
    painter.drawRoundedRect(QRectF(1, 1, 30, 20), 4, 4)
    painter.drawPolygon(QPolygonF([QPointF(5, 30), QPointF(25, 30), QPointF(15, 45)]))
    painter.setPen(QPen(QColor("navy"), 2, Qt.PenStyle.DashLine))
    painter.drawPolyline(QPolygonF([QPointF(30, 30), QPointF(45, 50), QPointF(50, 30)]))
    painter.drawEllipse(QRectF(35, 5, 12, 12))
    painter.setFont(LIGHT.font())
    painter.drawText(QPointF(5, 28), "ŷ −0.7")
    picture = QPicture()
    inside = QPainter(picture)
    inside.drawRect(QRectF(48, 2, 6, 6))
    inside.end()
    painter.drawPicture(0, 0, picture)


def test_a_replay_is_what_was_painted(qapp: QApplication):
    def image(draw: Callable[[QPainter], None]) -> QImage:
        made = QImage(100, 80, QImage.Format.Format_RGB32)
        made.fill(Qt.GlobalColor.white)
        painter = QPainter(made)
        draw(painter)
        painter.end()
        return made

    page = recorded(_everything)
    assert all(isinstance(mark, Shape | Words) for mark in page.marks)
    replayed = image(lambda painter: paint(page, painter))
    painted = image(_everything)
    assert difference(from_image(replayed), from_image(painted)) <= 0.1
    assert from_image(painted).std() > 20
