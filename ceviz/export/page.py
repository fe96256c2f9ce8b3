"""A page: the plot, and as much around it as is asked for, laid out and recorded."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QPainter
from shiboken6 import delete

from ceviz.core.figure import Figure
from ceviz.core.panel import Panel
from ceviz.export.record import Recording
from ceviz.export.recorder import recording
from ceviz.export.sheet import Sheet
from ceviz.plot.blocks import Block, Formulas, Numbers, Paragraph, VerdictBox
from ceviz.plot.offscreen import ensure_application
from ceviz.plot.stack import Stack
from ceviz.plot.theme import PAGE_THEMES, Theme
from ceviz.state.page_options import INCLUDED, PageError, PageOptions

_MARGIN, _GAP = 18, 12
_STRIP = 20  # from the plot's left edge to what stands above and below it
# In the size of the text: the column beside the plot, from which width on there is one, and the
# smallest plot.
_COLUMN, _WIDE, _SMALLEST = 21.5, 44, (14, 8)
_FLAT = 0.62  # of its width is the height of a plot that may choose
_LEAST_WITH_FORMULAS, _LEAST = 0.55, 0.35  # of the page's height is the plot's
_NOTHING = Stack()


@dataclass(frozen=True, slots=True)
class _Parts:
    """What stands around the plot."""

    above: Stack = _NOTHING
    beside: Stack = _NOTHING
    below: Stack = _NOTHING


class Page:
    """Records figures of one panel on pages of one kind; it keeps what consecutive ones share.

    A context manager: the plot view, which is a widget that nobody shows, goes with it.
    """

    def __init__(self, panel: Panel[Any], options: PageOptions) -> None:
        ensure_application()
        self._why = panel.why
        self._include = options.include
        theme = PAGE_THEMES[options.theme]
        self._theme = theme.zoomed(theme.zoom * options.zoom)
        self._width = options.logical(options.width)
        self._height = None if options.height is None else options.logical(options.height)
        self._view = Sheet()

    def __enter__(self) -> Page:
        return self

    def __exit__(self, *_: object) -> None:
        delete(self._view)

    def record(self, figure: Figure) -> Recording:
        """One figure on its page.

        Raises:
            PageError: The page is too small for what is to be on it.
        """
        parts = self._parts(figure)
        if self._height is None:
            self._height = self._natural_height(parts, len(figure.plots))
        page = Recording(self._width, self._height, QColor(self._theme.card))
        with recording(page) as painter:
            area = QRectF(0, 0, self._width, self._height)
            area = self._paint_around(painter, area, parts)
            self._paint_plot(painter, area, figure)
        return page

    def _parts(self, figure: Figure) -> _Parts:
        wide = self._width >= self._letter * _WIDE
        title: list[Block] = [Paragraph(figure.title, size=1.5, strong=True)]
        formulas: list[Block] = [Formulas(figure.formulas)] if figure.formulas else []
        numbers: list[Block] = [Numbers(figure.readouts)] if figure.readouts else []
        words: list[Block] = [
            VerdictBox(figure.verdict),
            Paragraph(self._why, size=0.93, soft=True),
        ]
        match self._include:
            case "plot":
                return _Parts()
            case "formulas":
                return _Parts(below=Stack(formulas))
            case "readouts" if wide:
                return _Parts(beside=Stack(numbers), below=Stack(formulas))
            case "readouts":
                return _Parts(below=Stack(formulas + numbers))
            case "panel" if wide:
                return _Parts(beside=Stack([*title, *numbers, *words]), below=Stack(formulas))
        return _Parts(above=Stack(title), below=Stack([*formulas, *numbers, *words]))

    def _natural_height(self, parts: _Parts, plots: int) -> float:
        theme, px = self._theme, self._theme.px
        beside = px(_MARGIN + _GAP) + self._column if parts.beside else 0
        inner = self._width - beside - px(_STRIP + _MARGIN)
        height = (self._width - beside) * _FLAT * (plots + 1) / 2
        for stack in (parts.above, parts.below):
            if stack:
                height += stack.height(inner, theme) + px(_MARGIN + _GAP)
        column = parts.beside.height(self._column, theme) + 2 * px(_MARGIN)
        return max(height, column if parts.beside else 0)

    def _paint_around(self, painter: QPainter, area: QRectF, parts: _Parts) -> QRectF:
        """Paint everything but the plot; returns the area that is left for it."""
        theme, px = self._theme, self._theme.px
        if parts.beside:
            margin = px(_MARGIN)
            column = QRectF(margin, margin, self._column, area.height() - 2 * margin)
            fitting = self._fitting(parts.beside, column.width(), column.height())
            parts.beside.paint(painter, column, fitting)
            area = area.adjusted(column.right() + px(_GAP), 0, 0, 0)
        inner = area.adjusted(px(_STRIP), 0, -px(_MARGIN), -px(_MARGIN))
        if parts.above:
            inner.setTop(px(_MARGIN))
            parts.above.paint(painter, inner, theme)
            area.setTop(inner.top() + parts.above.height(inner.width(), theme))
        if parts.below:
            least = _LEAST if len(parts.below.blocks) > 1 else _LEAST_WITH_FORMULAS
            bottom = area.top() + area.height() * least + px(_GAP)
            fitting = self._fitting(parts.below, inner.width(), inner.bottom() - bottom)
            inner.setTop(inner.bottom() - parts.below.height(inner.width(), fitting))
            parts.below.paint(painter, inner, fitting)
            area.setBottom(inner.top() - px(_GAP))
        return area

    @property
    def _letter(self) -> float:
        """The size of the text."""
        return self._theme.text * self._theme.zoom

    @property
    def _column(self) -> float:
        return round(self._letter * _COLUMN)

    def _fitting(self, stack: Stack, width: float, height: float) -> Theme:
        theme = stack.fitting(width, height, self._theme)
        if theme is None:
            raise self._too_small()
        return theme

    def _too_small(self) -> PageError:
        what = INCLUDED[self._include].lower()
        return PageError(f"The page is too small for this: {what}.")

    def _paint_plot(self, painter: QPainter, area: QRectF, figure: Figure) -> None:
        width, height = int(area.width()), int(area.height())
        least_width, least_height = (self._letter * letters for letters in _SMALLEST)
        if width < least_width or height < least_height:
            raise self._too_small()
        self._view.paint(
            painter, QRectF(area.left(), area.top(), width, height), figure, self._theme
        )
