"""What surrounds the plot on a page: words, numbers, the verdict, formulas.

Each block says how high it is for a width, and paints itself there.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
import math
from typing import Protocol

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPen

from ceviz.core.figure import Formula, Readout, Verdict
from ceviz.plot.formula import spoken
from ceviz.plot.formula_layout import FormulaLayout, lay_out
from ceviz.plot.theme import Theme
from ceviz.plot.wrapping import advance, paint_wrapped, wrapped_height

_ROW, _LEAD_ROW, _LEAD_NAME, _LEAD_VALUE = 27, 62, 14, 52  # heights and baselines in a row
_PADDING, _RADIUS = 12, 10
_COLUMN, _GUTTER = 230, 28
_USUAL = "−0.0000"
_COMPARED, _COMPARED_BASELINE, _RATIO = 17, 17, 96  # a number's second line, and its last column


class Block(Protocol):
    """A part of a page; all lengths follow the theme's text zoom."""

    def height(self, width: float, theme: Theme) -> float:
        """How high it is when it is so wide."""

    def paint(self, painter: QPainter, area: QRectF, theme: Theme) -> None:
        """Paint it in an area of that width and height."""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Words that wrap."""

    text: str
    size: float = 1.0
    strong: bool = False
    soft: bool = False

    def height(self, width: float, theme: Theme) -> float:
        return wrapped_height(self.text, self._font(theme), width)

    def paint(self, painter: QPainter, area: QRectF, theme: Theme) -> None:
        painter.setPen(QColor(theme.soft_ink if self.soft else theme.ink))
        paint_wrapped(painter, area, self.text, self._font(theme))

    def _font(self, theme: Theme) -> QFont:
        return theme.font(self.size, strong=self.strong)


@dataclass(frozen=True, slots=True)
class VerdictBox:
    """The sentence that judges, in its tone's colours."""

    verdict: Verdict

    def height(self, width: float, theme: Theme) -> float:
        padding = theme.px(_PADDING)
        return wrapped_height(self.verdict.text, theme.font(), width - 2 * padding) + 2 * padding

    def paint(self, painter: QPainter, area: QRectF, theme: Theme) -> None:
        background, ink = theme.tones[self.verdict.tone]
        painter.setBrush(QColor(background))
        on_page = background == theme.card
        painter.setPen(QPen(QColor(ink), 1) if on_page else Qt.PenStyle.NoPen)
        radius = theme.px(_RADIUS)
        painter.drawRoundedRect(area.adjusted(0.5, 0.5, -0.5, -0.5), radius, radius)
        padding = theme.px(_PADDING)
        painter.setPen(QColor(ink))
        inside = area.adjusted(padding, padding, -padding, -padding)
        paint_wrapped(painter, inside, self.verdict.text, theme.font())


@dataclass(frozen=True, slots=True)
class Numbers:
    """The readouts: the leading one large, the others in as many columns as there is room for."""

    readouts: Sequence[Readout]

    def height(self, width: float, theme: Theme) -> float:
        lead, others = self._parts()
        rows = math.ceil(len(others) / self._columns(width, theme))
        lead_row, row = self._rows(theme)
        return len(lead) * lead_row + rows * row

    def paint(self, painter: QPainter, area: QRectF, theme: Theme) -> None:
        lead, others = self._parts()
        columns = self._columns(area.width(), theme)
        rows = math.ceil(len(others) / columns)
        gutter = theme.px(_GUTTER)
        column = (area.width() + gutter) / columns
        lead_row, row_height = self._rows(theme)
        top = area.top()
        for readout in lead:
            _paint_lead(painter, QPointF(area.left(), top), column - gutter, readout, theme)
            top += lead_row
        unit = max((advance(one.unit, _unit_font(theme)) for one in others), default=0.0)
        for index, readout in enumerate(others):
            at = QPointF(area.left() + index // rows * column, top + index % rows * row_height)
            row = QRectF(at.x(), at.y(), column - gutter, row_height)
            _paint_line(painter, row, readout, unit=unit, theme=theme)

    def least_width(self, theme: Theme) -> float:
        """In which no name is cut beside a number of usual length, whatever the number is."""
        _, others = self._parts()
        value = advance(_USUAL, theme.font(1.15)) + theme.px(18)
        unit = max((advance(one.unit, _unit_font(theme)) for one in others), default=0.0)
        name = max((advance(one.name, theme.font()) for one in others), default=0.0)
        return name + value + unit

    def _rows(self, theme: Theme) -> tuple[int, int]:
        """The heights of a leading row and of any other: higher when numbers are compared."""
        compared = any(one.comparison for one in self.readouts)
        below = theme.px(_COMPARED) if compared else 0
        return theme.px(_LEAD_ROW) + below, theme.px(_ROW) + below

    def _parts(self) -> tuple[list[Readout], list[Readout]]:
        return (
            [one for one in self.readouts if one.lead],
            [one for one in self.readouts if not one.lead],
        )

    def _columns(self, width: float, theme: Theme) -> int:
        gutter = theme.px(_GUTTER)
        return max(int((width + gutter) / (theme.px(_COLUMN) + gutter)), 1)


def _paint_lead(
    painter: QPainter, at: QPointF, width: float, readout: Readout, theme: Theme
) -> None:
    painter.setFont(theme.font(0.9))
    painter.setPen(QColor(theme.soft_ink))
    painter.drawText(at + QPointF(0, theme.px(_LEAD_NAME)), readout.name)
    baseline = at + QPointF(0, theme.px(_LEAD_VALUE))
    painter.drawText(
        baseline + QPointF(width - advance(readout.unit, painter.font()), 0), readout.unit
    )
    right = at.x() + width - advance(readout.unit, painter.font()) - theme.px(6)
    _paint_comparison(painter, QPointF(right, baseline.y()), at.x(), readout, theme)
    painter.setFont(theme.font(2.4))
    painter.setPen(theme.colour(readout.role))
    painter.drawText(baseline, readout.value)


def _paint_line(
    painter: QPainter, row: QRectF, readout: Readout, *, unit: float, theme: Theme
) -> None:
    value_font = theme.font(1.15)
    line = row.top() + theme.px(_ROW) / 2  # its first one
    baseline = line + QFontMetricsF(value_font).capHeight() / 2
    right = row.right()
    end = right - unit - (theme.px(6) if unit else 0)
    left = end - advance(readout.value, value_font)
    room = left - row.left() - theme.px(6)
    name = QFontMetricsF(theme.font()).elidedText(readout.name, Qt.TextElideMode.ElideRight, room)
    painter.setPen(QColor(theme.soft_ink))
    painter.setFont(theme.font())
    painter.drawText(QPointF(row.left(), baseline), name)
    painter.setFont(_unit_font(theme))
    painter.drawText(QPointF(right - unit, baseline), readout.unit)
    _paint_comparison(painter, QPointF(end, baseline), row.left(), readout, theme)
    painter.setFont(value_font)
    muted = readout.role == "muted"  # too pale for text
    painter.setPen(QColor(theme.soft_ink) if muted else theme.colour(readout.role))
    painter.drawText(QPointF(left, baseline), readout.value)


def _paint_comparison(
    painter: QPainter, at: QPointF, left: float, readout: Readout, theme: Theme
) -> None:
    """Difference and ratio under a number whose column ends at ``at``; the lead says to what."""
    comparison = readout.comparison
    if comparison is None:
        return
    font = _unit_font(theme)
    start = right = at.x()
    baseline = at.y() + theme.px(_COMPARED_BASELINE)
    painter.save()
    painter.setFont(font)
    painter.setPen(QColor(theme.soft_ink))
    for text in (comparison.ratio, comparison.difference):
        start = right - advance(text, font)
        painter.drawText(QPointF(start, baseline), text)
        right = min(right - theme.px(_RATIO), start - theme.px(6))
    if readout.lead:
        name = f"vs {comparison.pin}"
        room = start - left - theme.px(6)
        name = QFontMetricsF(font).elidedText(name, Qt.TextElideMode.ElideRight, room)
        painter.drawText(QPointF(left, baseline), name)
    painter.restore()


def _unit_font(theme: Theme) -> QFont:
    return theme.font(0.9)


@dataclass(frozen=True, slots=True)
class Formulas:
    """The formulas, typeset; under them, unseen, the words that a search finds.

    A screen, where nobody searches, does without these words.
    """

    formulas: Sequence[Formula]
    em: float | None = None
    searched: bool = True

    def height(self, width: float, theme: Theme) -> float:
        return self._layout(width, theme).height

    def paint(self, painter: QPainter, area: QRectF, theme: Theme) -> None:
        step = area.height() / max(len(self.formulas), 1)
        for index, formula in enumerate(self.formulas if self.searched else ()):
            place = QPointF(area.left(), area.top() + (index + 0.6) * step)
            _paint_unseen(painter, place, area.width(), spoken(formula), theme.font(0.5))
        layout = self._layout(area.width(), theme)
        layout.paint(painter, area.left(), area.top(), theme=theme)

    def _layout(self, width: float, theme: Theme) -> FormulaLayout:
        return lay_out(self.formulas, width=width, theme=theme, size=self.em)


def _paint_unseen(painter: QPainter, at: QPointF, width: float, text: str, font: QFont) -> None:
    painter.save()
    painter.translate(at)
    fitting = min(width / max(advance(text, font), 1), 1)
    painter.scale(fitting, fitting)
    painter.setFont(font)
    painter.setPen(QColor(0, 0, 0, 0))
    painter.drawText(QPointF(0, 0), text)
    painter.restore()
