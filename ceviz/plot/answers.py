"""The answers to choose from: a list, and once it is out the right one, with the votes as bars."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from string import ascii_uppercase

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPen, QPolygonF

from ceviz.plot.theme import Theme
from ceviz.plot.wrapping import advance, paint_wrapped, wrapped_height

# In the size of the text.
_BADGE, _GAP, _PADDING, _PARTING, _ROUND = 1.7, 0.6, 0.45, 0.35, 0.5
_BAR, _ABOVE_BAR, _COUNT = 0.55, 0.4, 0.5
_TICK = ((-0.42, 0.03), (-0.12, 0.33), (0.45, -0.3))
_LINE = 0.09


@dataclass(frozen=True, slots=True)
class Answers:
    """Answers under the letters A, B, C, ...; a :class:`~ceviz.plot.blocks.Block`.

    Before it is ``revealed``, neither the ``correct`` one (counted from 1) nor the votes are seen,
    but there is room for them, unless nobody is going to vote. Without a vote there are no bars.
    """

    answers: Sequence[str]
    correct: int
    votes: Sequence[int] = ()
    revealed: bool = False
    voting: bool = True

    def height(self, width: float, theme: Theme) -> float:
        parting = _em(theme) * _PARTING * (len(self.answers) - 1)
        return parting + sum(self._row_height(text, width, theme) for text in self.answers)

    def rows(self, area: QRectF, theme: Theme) -> Iterator[QRectF]:
        """Where each answer is."""
        top = area.top()
        for text in self.answers:
            high = self._row_height(text, area.width(), theme)
            row = QRectF(area.left(), top, area.width(), high)
            yield row
            top = row.bottom() + _em(theme) * _PARTING

    def paint(self, painter: QPainter, area: QRectF, theme: Theme) -> None:
        most = max(self._votes()) if self.revealed else 0
        rows = zip(self.answers, self._votes(), self.rows(area, theme), strict=True)
        for index, (text, votes, row) in enumerate(rows):
            one = _Row(painter, row, theme, right=self.revealed and index + 1 == self.correct)
            one.paint_badge(ascii_uppercase[index])
            one.paint_text(text, soft=self.revealed)
            if most:
                one.paint_votes(votes, most)

    def _row_height(self, text: str, width: float, theme: Theme) -> float:
        em = _em(theme)
        area = _text_area(QRectF(0, 0, width, 0), em)
        words = max(wrapped_height(text, _font(theme), area.width()), _BADGE * em)
        return 2 * _PADDING * em + words + (_ABOVE_BAR + _BAR) * em * self.voting

    def _votes(self) -> list[int]:
        """As many as there are answers."""
        count = len(self.answers)
        return [*self.votes[:count], *[0] * (count - len(self.votes))]


class _Row:
    """One answer's place; the right one has a box around it and a tick at its end."""

    def __init__(self, painter: QPainter, row: QRectF, theme: Theme, *, right: bool) -> None:
        self._painter, self._row, self._theme, self._right = painter, row, theme, right
        self._em = _em(theme)
        self._text = _text_area(row, self._em)
        if right:
            self._paint_box()

    def _paint_box(self) -> None:
        line, painter = _LINE * self._em, self._painter
        painter.setBrush(QColor(self._theme.tones["good"][0]))
        painter.setPen(QPen(self._theme.colour("correct"), line))
        inside = self._row.adjusted(line / 2, line / 2, -line / 2, -line / 2)
        painter.drawRoundedRect(inside, _ROUND * self._em, _ROUND * self._em)
        side = _BADGE * self._em
        centre = QPointF(self._row.right() - _PADDING * self._em - side / 2, self._badge_y)
        pen = QPen(self._theme.colour("correct"), 2 * line)
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
        painter.setPen(pen)
        painter.drawPolyline(QPolygonF([centre + QPointF(x, y) * side for x, y in _TICK]))

    @property
    def _badge_y(self) -> float:
        return self._row.top() + (_PADDING + _BADGE / 2) * self._em

    def paint_badge(self, letter: str) -> None:
        """The letter in a ring, which is a disc for the right answer."""
        theme, painter = self._theme, self._painter
        side = _BADGE * self._em
        centre = QPointF(self._row.left() + _PADDING * self._em + side / 2, self._badge_y)
        colour = theme.colour("correct") if self._right else QColor(theme.ink)
        painter.setBrush(colour if self._right else Qt.BrushStyle.NoBrush)
        line = _LINE * self._em
        painter.setPen(QPen(colour, line))
        painter.drawEllipse(centre, (side - line) / 2, (side - line) / 2)
        painter.setPen(QColor(theme.on_accent if self._right else theme.ink))
        painter.setFont(theme.font(strong=True))
        disc = QRectF(centre.x() - side / 2, centre.y() - side / 2, side, side)
        painter.drawText(disc, int(Qt.AlignmentFlag.AlignCenter), letter)

    def paint_text(self, text: str, *, soft: bool) -> None:
        theme = self._theme
        self._painter.setPen(QColor(theme.soft_ink if soft and not self._right else theme.ink))
        area = QRectF(self._text)
        high = wrapped_height(text, _font(theme), area.width())
        area.setHeight(max(high, _BADGE * self._em))  # in the middle of its badge's height
        paint_wrapped(self._painter, area, text, _font(theme), in_the_middle=True)

    def paint_votes(self, votes: int, most: int) -> None:
        """A bar whose length is the votes', with their number at its end."""
        theme, painter, em = self._theme, self._painter, self._em
        font = theme.font(strong=True)
        room = self._text.width() - advance(str(most), font) - _COUNT * em
        bottom = self._row.bottom() - _PADDING * em
        bar = QRectF(self._text.left(), bottom - _BAR * em, room * votes / most, _BAR * em)
        painter.setBrush(theme.colour("correct" if self._right else "muted"))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.drawRect(bar)
        painter.setFont(font)
        painter.setPen(QColor(theme.ink))
        count = QRectF(bar.right() + (_COUNT * em if votes else 0), bar.top() - em, 4 * em, 0)
        count.setBottom(bar.bottom() + em)
        painter.drawText(count, int(Qt.AlignmentFlag.AlignVCenter), str(votes))


def _text_area(row: QRectF, em: float) -> QRectF:
    """Between the badge and the tick."""
    beside = (_PADDING + _BADGE + _GAP) * em
    return QRectF(
        row.left() + beside,
        row.top() + _PADDING * em,
        row.width() - 2 * beside + _GAP * em,
        row.height() - 2 * _PADDING * em,
    )


def _em(theme: Theme) -> float:
    return theme.text * theme.zoom


def _font(theme: Theme) -> QFont:
    return theme.font(1.1)
