"""The page as it will be, as large as there is room."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPaintEvent, QPainter
from PySide6.QtWidgets import QSizePolicy, QWidget

from ceviz.export.record import Recording
from ceviz.export.replay import paint
from ceviz.plot.theme import Theme

_EDGE, _SQUARE = 12, 8


class Preview(QWidget):
    """Shows a recorded page, or the sentence that says why there is none."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._page: Recording | None = None
        self._transparent = False
        self._sentence = ""
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setAccessibleName("Preview")

    def show_page(self, page: Recording, *, transparent: bool, description: str) -> None:
        """Show a page; a transparent one lies on squares."""
        self._page, self._transparent, self._sentence = page, transparent, ""
        self.setAccessibleDescription(description)
        self.update()

    def show_sentence(self, sentence: str) -> None:
        """Say why there is no page."""
        self._page, self._sentence = None, sentence
        self.setAccessibleDescription(sentence)
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(640, 460)

    def minimumSizeHint(self) -> QSize:
        return QSize(280, 200)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor(self._theme.hover))
        if self._page is None:
            painter.setFont(self._theme.font())
            painter.setPen(QColor(self._theme.ink))
            room = QRectF(self.rect()).adjusted(_EDGE, _EDGE, -_EDGE, -_EDGE)
            centred = int(Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap)
            painter.drawText(room, centred, self._sentence)
            return
        self._paint_page(painter, self._page)

    def _paint_page(self, painter: QPainter, page: Recording) -> None:
        scale = min(
            (self.width() - 2 * _EDGE) / page.width, (self.height() - 2 * _EDGE) / page.height
        )
        left = (self.width() - page.width * scale) / 2
        top = (self.height() - page.height * scale) / 2
        sheet = QRectF(left, top, page.width * scale, page.height * scale)
        painter.setPen(QColor(self._theme.border))
        painter.drawRect(sheet.adjusted(-0.5, -0.5, 0.5, 0.5))
        painter.setClipRect(sheet)
        if self._transparent:
            _paint_squares(painter, sheet)
        painter.translate(left, top)
        painter.scale(scale, scale)
        paint(page, painter, transparent=self._transparent)


def _paint_squares(painter: QPainter, area: QRectF) -> None:
    painter.fillRect(area, QColor("#ffffff"))
    for row in range(int(area.height() / _SQUARE) + 1):
        for column in range(row % 2, int(area.width() / _SQUARE) + 1, 2):
            painter.fillRect(
                QRectF(
                    area.left() + column * _SQUARE, area.top() + row * _SQUARE, _SQUARE, _SQUARE
                ),
                QColor("#dddddd"),
            )
