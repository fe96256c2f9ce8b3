"""The card that the numbers are read off from."""

from __future__ import annotations

from collections.abc import Collection

from PySide6.QtCore import QRectF, Signal
from PySide6.QtGui import QFontMetricsF, QPaintEvent, QPainter
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from ceviz.core.figure import Readout
from ceviz.plot.theme import LIGHT, Theme
from ceviz.ui.readout_row import ReadoutRow
from ceviz.ui.row_fonts import RowFonts
from ceviz.ui.style import plate


class Readouts(QWidget):
    """One row a readout; ``opened`` carries the key of the one whose explanation is asked for."""

    opened = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._theme = LIGHT
        self._fonts = RowFonts.of(LIGHT)
        self._units: tuple[str, ...] = ()
        self.rows: list[ReadoutRow] = []
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(1, 9, 1, 9)
        self._column.setSpacing(0)

    def show_readouts(
        self, readouts: tuple[Readout, ...], *, explained: Collection[str] = ()
    ) -> None:
        """Show numbers; those whose keys are ``explained`` can be opened, by mouse or keyboard."""
        while len(self.rows) < len(readouts):
            self._add_row()
        for row in self.rows[len(readouts) :]:
            row.hide()
        for row, readout in zip(self.rows, readouts, strict=False):
            row.show_readout(readout, explained=readout.key in explained)
            if row.isHidden():
                row.show()
        units = tuple(readout.unit for readout in readouts)
        if units != self._units:
            self._units = units
            self._measure_units()

    def set_theme(self, theme: Theme) -> None:
        """Take another look or text size."""
        self._theme = theme
        self._fonts = RowFonts.of(theme)
        for row in self.rows:
            row.set_theme(theme, self._fonts)
        self._measure_units()
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        plate(painter, QRectF(self.rect()), 12, self._theme.card, self._theme.border)

    def _add_row(self) -> None:
        row = ReadoutRow(self)
        row.set_theme(self._theme, self._fonts)
        row.opened.connect(self.opened)
        self._column.addWidget(row)
        self.rows.append(row)

    def _measure_units(self) -> None:
        """Give all rows one column for units, as wide as the widest; so numbers stand still."""
        metrics = QFontMetricsF(self._fonts.unit)
        widest = max((metrics.horizontalAdvance(unit) for unit in self._units), default=0.0)
        for row in self.rows:
            row.set_unit_width(widest)
