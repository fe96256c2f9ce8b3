"""Where the axes' units and the scene's pixels meet."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF

from ceviz.core.figure import Plot


@dataclass(frozen=True, slots=True)
class PixelMap:
    """From axis units to the scene's pixels and back, for one plot as it lies now."""

    rect: QRectF
    x_low: float
    x_high: float
    y_low: float
    y_high: float

    @classmethod
    def of(cls, plot: Plot, rect: QRectF) -> PixelMap:
        """The map for a plot whose axes fill ``rect``."""
        return cls(rect, plot.x.low, plot.x.high, plot.y.low, plot.y.high)

    def to_pixels(self, x: float, y: float) -> QPointF:
        """Where a place on the axes lies in the scene."""
        across = (x - self.x_low) / (self.x_high - self.x_low)
        up = (y - self.y_low) / (self.y_high - self.y_low)
        return QPointF(
            self.rect.left() + across * self.rect.width(),
            self.rect.bottom() - up * self.rect.height(),
        )

    def scale(self) -> tuple[float, float]:
        """Pixels for each unit of x and of y."""
        return (
            self.rect.width() / (self.x_high - self.x_low),
            self.rect.height() / (self.y_high - self.y_low),
        )

    def to_axes(self, point: QPointF) -> tuple[float, float]:
        """Which place on the axes a point of the scene stands for."""
        across = (point.x() - self.rect.left()) / max(self.rect.width(), 1.0)
        up = (self.rect.bottom() - point.y()) / max(self.rect.height(), 1.0)
        return (
            self.x_low + across * (self.x_high - self.x_low),
            self.y_low + up * (self.y_high - self.y_low),
        )
