"""A theme applied to one device: the pens and brushes that marks are drawn with."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtGui import QBrush, QColor, QPen

from ceviz.core.figure import Dash, Role, Weight
from ceviz.plot.theme import Theme

DASHES: dict[Dash, list[float]] = {"dash": [4.0, 2.5], "dot": [1.5, 2.0]}


@dataclass(frozen=True, slots=True)
class Look:
    """A theme and the device's pixel ratio.

    Pens inside the axes are cosmetic, which Qt measures in device pixels; without the ratio a line
    would be thinner on a sharper screen.
    """

    theme: Theme
    ratio: float = 1.0

    def pen(self, role: Role, weight: Weight = "normal", dash: Dash = "solid") -> QPen:
        """A cosmetic pen for lines inside the axes."""
        return self.cosmetic(self.theme.colour(role), self.theme.widths[weight], dash)

    def cosmetic(self, colour: QColor, width: float, dash: Dash = "solid") -> QPen:
        """A pen whose width is in logical pixels whatever the axes' scale."""
        pen = QPen(colour, width * self.ratio)
        pen.setCosmetic(True)
        pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
        pen.setCapStyle(Qt.PenCapStyle.FlatCap)
        if dash in DASHES:
            pen.setDashPattern(DASHES[dash])
        return pen

    def ring(self, width: float) -> QPen:
        """The outline, in the card's colour, that parts a marker from the lines beneath it."""
        return QPen(QColor(self.theme.card), width)

    def outline(self, role: Role) -> QPen:
        """The outline of a hollow marker."""
        return QPen(self.theme.colour(role), self.theme.widths["normal"])

    def brush(self, role: Role, opacity: float = 1.0) -> QBrush:
        """A fill in a role's colour."""
        colour = QColor(self.theme.colour(role))
        colour.setAlphaF(opacity)
        return QBrush(colour)
