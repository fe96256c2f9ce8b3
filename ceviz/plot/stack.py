"""Blocks below each other."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter

from ceviz.plot.blocks import Block
from ceviz.plot.theme import Theme

_GAP = 12
_SHRINKS = (1.0, 0.92, 0.85, 0.78, 0.71, 0.64, 0.57, 0.48)


@dataclass(frozen=True, slots=True)
class Stack:
    """A column of blocks with gaps between them."""

    blocks: Sequence[Block] = ()

    def __bool__(self) -> bool:
        return bool(self.blocks)

    def height(self, width: float, theme: Theme) -> float:
        """How high it is when it is so wide."""
        gaps = theme.px(_GAP) * max(len(self.blocks) - 1, 0)
        return gaps + sum(block.height(width, theme) for block in self.blocks)

    def fitting(self, width: float, height: float, theme: Theme) -> Theme | None:
        """The theme with its text as large as the room allows; None if nothing legible fits."""
        for shrink in _SHRINKS:
            smaller = theme.zoomed(theme.zoom * shrink)
            if self.height(width, smaller) <= height:
                return smaller
        return None

    def paint(self, painter: QPainter, area: QRectF, theme: Theme) -> None:
        """Paint from the top of an area."""
        top = area.top()
        for block in self.blocks:
            height = block.height(area.width(), theme)
            painter.save()
            block.paint(painter, QRectF(area.left(), top, area.width(), height), theme)
            painter.restore()
            top += height + theme.px(_GAP)
