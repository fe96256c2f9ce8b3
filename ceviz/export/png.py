"""PNG: a page in so many pixels."""

from __future__ import annotations

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, Qt
from PySide6.QtGui import QImage, QImageWriter, QPainter

from ceviz.export.record import Recording
from ceviz.export.replay import paint

_INCH = 0.0254  # metres


def png(
    page: Recording,
    *,
    width: int,
    height: int,
    title: str,
    description: str,
    dpi: float | None = None,
    transparent: bool = False,
) -> bytes:
    """Write a page as PNG.

    Args:
        page: What to write.
        width: How many pixels wide.
        height: How many pixels high.
        title: Kept in the file under "Title".
        description: Kept under "Description".
        dpi: How many of its pixels make an inch, which says how large it is on paper.
        transparent: Whether to leave the background out.

    Returns:
        The file.
    """
    image = pixels(page, width=width, height=height, transparent=transparent)
    if dpi is not None:
        image.setDotsPerMeterX(round(dpi / _INCH))
        image.setDotsPerMeterY(round(dpi / _INCH))
    image.setText("Title", title)
    image.setText("Description", description)
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    QImageWriter(buffer, QByteArray(b"PNG")).write(image)
    return bytes(buffer.data().data())


def pixels(page: Recording, *, width: int, height: int, transparent: bool = False) -> QImage:
    """A page as an image; only a transparent one has an alpha channel."""
    image = QImage(width, height, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    painter.scale(width / page.width, height / page.height)
    paint(page, painter, transparent=transparent)
    painter.end()
    return image if transparent else image.convertToFormat(QImage.Format.Format_RGB32)
