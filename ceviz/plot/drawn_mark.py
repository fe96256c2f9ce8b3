"""What every kind of mark on screen can do."""

from __future__ import annotations

from typing import Generic, TypeVar

from PySide6.QtWidgets import QGraphicsItem

from ceviz.core.figure import Mark
from ceviz.plot.look import Look
from ceviz.plot.pixel_map import PixelMap

M = TypeVar("M", bound=Mark)


class DrawnMark(Generic[M]):
    """One mark on screen. ``inside`` says whether it lives in the axes or above them.

    ``clipped`` says whether what lives above them ends at their edges all the same.
    """

    inside = True
    clipped = False
    item: QGraphicsItem

    def show(self, mark: M, look: Look) -> None:
        """Take over a mark's content."""
        raise NotImplementedError

    def place(self, pixels: PixelMap) -> None:
        """Take a new position after the axes moved; what lives inside them moves by itself."""
