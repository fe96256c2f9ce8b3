"""The sentence that judges what is shown."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetrics,
    QPaintEvent,
    QPainter,
    QPen,
    QPolygonF,
    QResizeEvent,
    QStaticText,
    QTransform,
)
from PySide6.QtWidgets import QLabel, QSizePolicy

from ceviz.core.figure import Tone, Verdict
from ceviz.plot.theme import LIGHT, Theme
from ceviz.ui.style import plate

_LINES, _PADDING, _SIGN, _GAP = 3, 12, 20, 10
_SIZES = (1.0, 0.93, 0.86, 0.8)  # a sentence that is too long is written smaller, and the box stays


class VerdictBox(QLabel):
    """A tinted box, always three lines high, with a sign that tells the tone without colour.

    It is a label for what that tells a screen reader; its text is painted here, since a label would
    lay out the column anew at every sentence.
    """

    def __init__(self) -> None:
        super().__init__()
        self._theme = LIGHT
        self._verdict = Verdict(text="", tone="good")
        self._laid_out: tuple[QFont, QStaticText] | None = None
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def show_verdict(self, verdict: Verdict) -> None:
        """Show another sentence; the same one costs nothing."""
        if verdict != self._verdict:
            self._verdict = verdict
            self._laid_out = None
            self.setAccessibleName(verdict.text)
            self.update()

    def set_theme(self, theme: Theme) -> None:
        """Take another look or text size."""
        self._theme = theme
        self._laid_out = None
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        line = QFontMetrics(self._theme.font()).lineSpacing()
        return QSize(self._theme.text_px(200), _LINES * line + 2 * self._theme.text_px(_PADDING))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._laid_out = None

    def paintEvent(self, event: QPaintEvent) -> None:
        theme, rect = self._theme, QRectF(self.rect())
        background, ink = theme.tones[self._verdict.tone]
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        plate(painter, rect, 10, background)
        side = theme.text_px(_SIGN)
        sign = QRectF(theme.text_px(_PADDING), (rect.height() - side) / 2, side, side)
        paint_sign(painter, sign, self._verdict.tone, ink=ink, background=background)
        font, text = self._laid_out or self._lay_out()
        painter.setFont(font)
        painter.setPen(QColor(ink))
        left = theme.text_px(_PADDING + _SIGN + _GAP)
        painter.drawStaticText(QPointF(left, (rect.height() - text.size().height()) / 2), text)

    def _lay_out(self) -> tuple[QFont, QStaticText]:
        """Break the lines, once for each sentence, in the largest size in which it fits."""
        theme = self._theme
        width = self.width() - theme.text_px(2 * _PADDING + _SIGN + _GAP)
        together = self._verdict.text.replace(" %", "\u00a0%")  # never a line that begins with %
        text = QStaticText(together)
        text.setTextFormat(Qt.TextFormat.PlainText)
        text.setTextWidth(width)
        for font in map(theme.font, _SIZES):
            text.prepare(QTransform(), font)
            self._laid_out = font, text
            if text.size().height() <= self.height() - 8:
                break
        assert self._laid_out is not None
        return self._laid_out


# Polylines in a square from (−1, −1) to (1, 1), in a disc of radius 2.
_STROKES: dict[Tone, tuple[tuple[tuple[float, float], ...], ...]] = {
    "good": (((-0.9, 0.05), (-0.25, 0.7), (0.95, -0.65)),),
    "fair": (((-0.9, 0.3), (-0.45, -0.2), (0.0, 0.0), (0.45, 0.2), (0.9, -0.3)),),
    "poor": (((0.0, -1.05), (0.0, 0.2)), ((0.0, 0.95), (0.0, 1.0))),
    "bad": (((-0.7, -0.7), (0.7, 0.7)), ((-0.7, 0.7), (0.7, -0.7))),
}


def paint_sign(painter: QPainter, rect: QRectF, tone: Tone, *, ink: str, background: str) -> None:
    """A disc with a tick, a wave, an exclamation mark or a cross."""
    plate(painter, rect, rect.width() / 2, ink)
    unit = rect.width() / 4
    pen = QPen(QColor(background), 0.5 * unit)
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    painter.setPen(pen)
    for stroke in _STROKES[tone]:
        points = [rect.center() + QPointF(x * unit, y * unit) for x, y in stroke]
        painter.drawPolyline(QPolygonF(points))
