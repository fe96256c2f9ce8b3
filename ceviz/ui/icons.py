"""Icons drawn from the SVG files in ``resources/icons`` in the theme's ink, sharp at any scale."""

from __future__ import annotations

from functools import cache

from PySide6.QtCore import QByteArray, QRectF, Qt
from PySide6.QtGui import QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from ceviz.core.resources import resource

_SIDE = 20


@cache
def icon(name: str, colour: str, disabled: str) -> QIcon:
    """An icon whose ``currentColor`` is replaced by a colour; dimmed where its action is off."""
    drawn = QIcon(_pixmap(name, colour))
    drawn.addPixmap(_pixmap(name, disabled), QIcon.Mode.Disabled)
    return drawn


def _pixmap(name: str, colour: str) -> QPixmap:
    source = resource("icons", f"{name}.svg").read_text(encoding="utf-8")
    renderer = QSvgRenderer(QByteArray(source.replace("currentColor", colour).encode()))
    pixmap = QPixmap(4 * _SIDE, 4 * _SIDE)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    renderer.render(painter, QRectF(pixmap.rect()))
    painter.end()
    pixmap.setDevicePixelRatio(4)
    return pixmap
