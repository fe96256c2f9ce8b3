"""A theme applied to one device: the pens and brushes that marks are drawn with."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

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

    def pen(self, role: Role, weight: Weight = "normal") -> QPen:
        """A cosmetic pen for lines inside the axes."""
        return self.cosmetic(self.theme.roles[role], self.theme.widths[weight])

    def cosmetic(self, colour: str, width: float) -> QPen:
        """A pen whose width is in logical pixels whatever the axes' scale."""
        return _pen(colour, width * self.ratio, "solid", cosmetic=True)

    def dashes(self, weight: Weight, dash: Dash) -> tuple[float, ...]:
        """The lengths of dash and gap in logical pixels; none of a solid line."""
        return tuple(part * self.theme.widths[weight] for part in DASHES.get(dash, ()))

    def line(self, role: Role, weight: Weight = "normal", dash: Dash = "solid") -> QPen:
        """A pen for lines in the scene's pixels."""
        return _pen(self.theme.roles[role], self.theme.widths[weight], dash, cosmetic=False)

    def ring(self, width: float) -> QPen:
        """The outline, in the card's colour, that parts a marker from the lines beneath it."""
        return _pen(self.theme.card, width, "solid", cosmetic=False)

    def outline(self, role: Role) -> QPen:
        """The outline of a hollow marker."""
        return self.line(role)

    def brush(self, role: Role, opacity: float = 1.0) -> QBrush:
        """A fill in a role's colour."""
        return _brush(self.theme.roles[role], opacity)


# Kept, for a step of a slider asks for the same ones again.
@cache
def _pen(colour: str, width: float, dash: Dash, *, cosmetic: bool) -> QPen:
    pen = QPen(QColor(colour), width)
    pen.setCosmetic(cosmetic)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    pen.setCapStyle(Qt.PenCapStyle.FlatCap)
    if dash in DASHES:
        pen.setDashPattern(DASHES[dash])
    return pen


@cache
def _brush(colour: str, opacity: float) -> QBrush:
    filling = QColor(colour)
    filling.setAlphaF(opacity)
    return QBrush(filling)
