"""Each step of a lecture on a page, as it is presented."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import PurePath
from typing import TYPE_CHECKING

from msgspec.structs import replace

from ceviz.core.figure import Figure
from ceviz.export.names import file_name
from ceviz.export.still import PICTURES
from ceviz.state.lecture.lecture import Lecture, Step
from ceviz.state.page_options import PageOptions

if TYPE_CHECKING:
    from ceviz.export.record import Recording
    from ceviz.plot.slide import Slide
    from ceviz.plot.theme import Theme

_FLAT = 9 / 16


@dataclass
class SlideStill:
    """A step on its way to files, a :class:`~ceviz.export.still.Picture`.

    Of the options, those count that say how large the page is and in which theme.
    """

    step: Step
    number: int
    count: int
    revealed: bool
    options: PageOptions

    @cached_property
    def figure(self) -> Figure:
        """What is drawn, under the words that stand on the slide."""
        figure = self._slide.figure
        return replace(figure, title=self._slide.heading or figure.title)

    @cached_property
    def page(self) -> Recording:
        """The slide."""
        from ceviz.plot.theme import PAGE_THEMES

        width = self.options.logical(self.options.width)
        height = width * _FLAT
        if self.options.height is not None:
            height = self.options.logical(self.options.height)
        return slide_recording(self._slide, PAGE_THEMES[self.options.theme], width, height)

    def content(self, name: str) -> bytes:
        """What a file of that name holds; it ends in one of :data:`PICTURES`."""
        return PICTURES[PurePath(name).suffix](self, name)

    @cached_property
    def _slide(self) -> Slide:
        from ceviz.plot.slide import slide_of

        return slide_of(self.step, number=self.number, count=self.count, revealed=self.revealed)


def slide_stills(lecture: Lecture, options: PageOptions) -> Iterator[tuple[str, SlideStill]]:
    """All slides of a lecture, each with a name for its file, without an ending.

    A step with a question makes two: asked and revealed.
    """
    count = len(lecture.steps)
    for number, step in enumerate(lecture.steps, start=1):
        asked = [] if step.question is None else [False]
        for revealed in (*asked, True):
            name = _name(step, number, count, revealed=revealed)
            yield name, SlideStill(step, number, count, revealed, options)


def _name(step: Step, number: int, count: int, *, revealed: bool) -> str:
    """Number and caption: names in their order are slides in theirs."""
    ask = "" if step.question is None else step.question.ask
    digits = max(len(str(count)), 2)
    name = file_name(f"{number:0{digits}d} {step.caption or ask or step.panel}", "")
    if step.question is None:
        return name
    return f"{name}-revealed" if revealed else f"{name}-asked"


def slide_recording(slide: Slide, theme: Theme, width: float, height: float) -> Recording:
    """One slide on its page.

    Args:
        slide: What is on it.
        theme: One of those for pages, as it is.
        width: The page's, in logical pixels.
        height: The page's.
    """
    from PySide6.QtGui import QColor

    from ceviz.export.record import Recording
    from ceviz.export.recorder import recording
    from ceviz.export.sheet import sheet
    from ceviz.plot.slide import lay_out_slide, paint_slide, slide_theme

    theme = slide_theme(theme, height)
    page = Recording(width, height, QColor(theme.card))
    with sheet() as plots, recording(page) as painter:
        layout = lay_out_slide(slide, theme, width, height)
        plots.paint(painter, layout.plot, slide.figure, layout.plot_theme)
        paint_slide(painter, layout, slide, theme)
    return page
