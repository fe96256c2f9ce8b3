"""A recorded page painted by Qt, at any scale."""

from __future__ import annotations

import math

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPainterPath, QPen

from ceviz.export.outlines import outline
from ceviz.export.record import Recording, Shape, Words


def paint(page: Recording, painter: QPainter, *, transparent: bool = False) -> None:
    """Paint a page in the painter's coordinates, which may be scaled.

    Unscaled, text is set by Qt, pixel for pixel as on the screen. Scaled, it is painted as its
    outlines, since Qt would put every baseline on a whole pixel.
    """
    painter.save()
    if not transparent:
        painter.fillRect(QRectF(0, 0, page.width, page.height), page.background)
    scale = math.sqrt(abs(painter.combinedTransform().determinant()))
    clip: QPainterPath | None = None
    for mark in page.marks:
        if mark.clip is not clip:
            clip = mark.clip
            _set_clip(painter, clip)
        if isinstance(mark, Shape):
            _paint_shape(painter, mark, scale)
        elif mark.seen and scale == 1:
            _paint_words(painter, mark)
        elif mark.seen:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.fillPath(outline(mark), mark.colour)
    painter.restore()


def _set_clip(painter: QPainter, clip: QPainterPath | None) -> None:
    if clip is None:
        painter.setClipping(False)
    else:
        painter.setClipPath(clip)


def _paint_shape(painter: QPainter, shape: Shape, scale: float) -> None:
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, shape.smooth)
    painter.setPen(Qt.PenStyle.NoPen if shape.pen is None else _scaled(shape.pen, scale))
    painter.setBrush(Qt.BrushStyle.NoBrush if shape.fill is None else shape.fill)
    painter.drawPath(shape.path)


def _scaled(pen: QPen, scale: float) -> QPen:
    """A cosmetic pen is measured in the device's pixels."""
    if pen.isCosmetic() and scale != 1:
        pen = QPen(pen)
        pen.setWidthF(pen.widthF() * scale)
    return pen


def _paint_words(painter: QPainter, words: Words) -> None:
    page = painter.transform()
    painter.setTransform(words.transform, combine=True)
    painter.setFont(words.font)
    painter.setPen(words.colour)
    painter.drawText(words.at, words.text)
    painter.setTransform(page)
