"""A name that is edited where it stands."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QPaintEvent, QPainter
from PySide6.QtWidgets import QStyle, QStyleOptionFrame, QWidget

from ceviz.plot.theme import LIGHT, Theme
from ceviz.ui.controls.line_field import LineField
from ceviz.ui.tips import set_tip

_HEIGHT = 30


class NameField(LineField):
    """Looks like a label until the pointer or the keyboard is on it.

    It is itself called by what it shows, unless what it names has a ``title``.
    """

    def __init__(
        self,
        longest: int,
        parent: QWidget | None = None,
        *,
        title: str = "",
        may_be_empty: bool = False,
    ) -> None:
        super().__init__(title, longest, parent, may_be_empty=may_be_empty)
        self._title = title
        self._theme = LIGHT
        self._strong = False
        if title:
            set_tip(self, f"{title}: click to change it")

    def show_text(self, text: str) -> None:
        super().show_text(text)
        if not self._title:
            self.setAccessibleName(f"Name of {text}")
            set_tip(self, f"{text}: click to rename")

    def set_theme(self, theme: Theme) -> None:
        """Take another look or text size."""
        self._theme = theme
        self.set_strong(self._strong)
        self.setFixedHeight(theme.text_px(_HEIGHT))

    def set_strong(self, strong: bool) -> None:
        """Write the name in a heavier weight, or as usual."""
        self._strong = strong
        self.setFont(self._theme.font(strong=strong))

    def paintEvent(self, event: QPaintEvent) -> None:
        """A name that is too long ends in "…" until one edits it."""
        option = QStyleOptionFrame()
        self.initStyleOption(option)
        inside = (
            self.style()
            .subElementRect(QStyle.SubElement.SE_LineEditContents, option, self)
            .adjusted(2, 0, -2, 0)
        )
        metrics = self.fontMetrics()
        if self.hasFocus() or metrics.horizontalAdvance(self.text()) <= inside.width():
            super().paintEvent(event)
            return
        painter = QPainter(self)
        self.style().drawPrimitive(QStyle.PrimitiveElement.PE_PanelLineEdit, option, painter, self)
        painter.setPen(self.palette().text().color())
        shown = metrics.elidedText(self.text(), Qt.TextElideMode.ElideRight, inside.width())
        painter.drawText(inside, Qt.AlignmentFlag.AlignVCenter, shown)
