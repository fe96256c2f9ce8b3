"""A slide on a screen: painted words around a plot."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QColor, QPaintEvent, QPainter, QResizeEvent
from PySide6.QtWidgets import QWidget
from msgspec.structs import replace

from ceviz.core.params import Params
from ceviz.plot.plot_view import PlotView
from ceviz.plot.slide import (
    Slide,
    SlideLayout,
    lay_out_slide,
    paint_slide,
    slide_of,
    slide_theme,
)
from ceviz.plot.theme import Theme
from ceviz.state.lecture.course import Course


def slide_at(course: Course, params: Params | None = None) -> Slide:
    """The slide at which a talk stands, with other parameters if they are on their way."""
    return slide_of(
        course.step if params is None else replace(course.step, params=params),
        number=course.index + 1,
        count=len(course.lecture.steps),
        given=course.said,
        revealed=not course.asking,
    )


class SlideView(QWidget):
    """Shows one slide at its own size, text and lines growing with it.

    ``arranged`` says that the slide was laid out anew.
    """

    arranged = Signal()

    def __init__(self, plot: PlotView, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.plot = plot
        plot.setParent(self)
        self._base = theme
        self._height = -1
        self._slide: Slide | None = None
        self._layout: SlideLayout | None = None
        self.theme = slide_theme(theme, self.height())
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)

    @property
    def slide(self) -> Slide:
        """The slide that is shown."""
        assert self._slide is not None
        return self._slide

    @property
    def layout_of_slide(self) -> SlideLayout:
        """Where everything is."""
        assert self._layout is not None
        return self._layout

    def show_slide(self, slide: Slide) -> None:
        """Show a slide."""
        before, self._slide = self._slide, slide
        arranged = self._arrange()
        self._show_plot()
        if arranged or before is None or _words(before) != _words(slide):
            self.update()
        else:
            self._update_numbers()
        self.setAccessibleName(slide.heading)
        self.setAccessibleDescription(slide.figure.description)
        self.arranged.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Everything keeps its share of the screen."""
        if self.height() != self._height:
            self._height = self.height()
            self.theme = slide_theme(self._base, self._height)
        if self._slide is not None:
            self._arrange()
            self._show_plot()
            self.arranged.emit()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(event.rect(), QColor(self.theme.card))
        if self._slide is not None and self._layout is not None:
            paint_slide(painter, self._layout, self._slide, self.theme, searched=False)

    def _arrange(self) -> bool:
        """Lay the slide out; whether that is new."""
        assert self._slide is not None
        layout = lay_out_slide(self._slide, self.theme, self.width(), self.height())
        if layout == self._layout:
            return False
        self._layout = layout
        self.plot.setGeometry(layout.plot.toRect())
        return True

    def _show_plot(self) -> None:
        """Show the slide's figure in the place that is laid out for it."""
        self.plot.show_figure(self.slide.figure, self.layout_of_slide.plot_theme)

    def _update_numbers(self) -> None:
        """Paint what follows the parameters, and leave the caption alone."""
        layout = self.layout_of_slide
        for area in (layout.formulas, layout.beside):
            self.update(area.adjusted(-4, -4, 4, 4).toAlignedRect())


def _words(slide: Slide) -> tuple[object, ...]:
    return slide.heading, slide.number, slide.count, slide.question, slide.revealed
