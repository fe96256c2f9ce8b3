"""Words that wrap: how much room they take, and how they are painted."""

from __future__ import annotations

from functools import lru_cache

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter

_WRAPPED = int(Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
_WRAPPED_ANYWHERE = int(_WRAPPED | Qt.TextFlag.TextWrapAnywhere)


@lru_cache(maxsize=512)  # a slider asks again at every step
def wrapped_height(text: str, font: QFont, width: float) -> float:
    """How high words are that wrap at a width."""
    room = QRectF(0, 0, width, 1e5)
    flags = _wrapping(text, font, width)
    return QFontMetricsF(font).boundingRect(room, flags, _together(text)).height()


def paint_wrapped(
    painter: QPainter, area: QRectF, text: str, font: QFont, *, in_the_middle: bool = False
) -> None:
    """Paint words that wrap, at the top of an area or in the middle of its height."""
    flags = _wrapping(text, font, area.width())
    if in_the_middle:
        flags = flags & ~Qt.AlignmentFlag.AlignTop.value | Qt.AlignmentFlag.AlignVCenter.value
    painter.setFont(font)
    painter.drawText(area, flags, _together(text))


def _together(text: str) -> str:
    """No line begins with "%"."""
    return text.replace(" %", "\u00a0%")


def _wrapping(text: str, font: QFont, width: float) -> int:
    """Between words, and within one only if it is longer than the line."""
    longest = max(text.split(), key=len, default="")
    return _WRAPPED_ANYWHERE if advance(longest, font) > width else _WRAPPED


def advance(text: str, font: QFont) -> float:
    """How wide words are on one line."""
    return QFontMetricsF(font).horizontalAdvance(text)
