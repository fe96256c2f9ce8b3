"""A page, recorded once and replayed anywhere: what is painted, in logical pixels, as plain values.

Every shape lies in the page's coordinates with its pen's width resolved and the clip in force, so
that a replay at any scale, on any device or as text in a file draws the same page.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from PySide6.QtCore import QPointF
from PySide6.QtGui import QColor, QFont, QPainterPath, QPen, QTransform


@dataclass(frozen=True, slots=True)
class Shape:
    """An outline that is filled, stroked or both; ``smooth`` is whether its edges are.

    The pen's width is in the page's units; Qt draws a cosmetic one a little differently.
    """

    path: QPainterPath
    pen: QPen | None
    fill: QColor | None
    smooth: bool
    clip: QPainterPath | None


@dataclass(frozen=True, slots=True)
class Words:
    """One run of text with its baseline starting at ``at``, before ``transform``.

    Words without a colour are not seen: they are there to be searched for.
    """

    text: str
    at: QPointF
    font: QFont
    transform: QTransform
    colour: QColor
    clip: QPainterPath | None

    @property
    def seen(self) -> bool:
        """Whether they have a colour."""
        return self.colour.alpha() > 0


@dataclass(slots=True)
class Recording:
    """All that a page shows, in the order of painting. Equal clips are one and the same object."""

    width: float
    height: float
    background: QColor
    marks: list[Shape | Words] = field(default_factory=list)

    def clips(self) -> list[QPainterPath]:
        """Every clip that is used, once."""
        found: dict[int, QPainterPath] = {}
        for mark in self.marks:
            if mark.clip is not None:
                found.setdefault(id(mark.clip), mark.clip)
        return list(found.values())
