"""One step of a lecture on paper: its words, its figure and its formulas below each other."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import cached_property

from PySide6.QtCore import QRectF

from ceviz.core.figure import Figure
from ceviz.export.pdf import Part
from ceviz.export.record import Recording
from ceviz.export.recorder import recording
from ceviz.export.sheet import Sheet
from ceviz.plot.answers import Answers
from ceviz.plot.blocks import Block, Formulas, Paragraph
from ceviz.plot.formula_layout import formula_size
from ceviz.plot.plot_room import fitted_theme
from ceviz.plot.stack import Stack
from ceviz.plot.theme import Theme
from ceviz.state.lecture.lecture import Choose, Step
from ceviz.state.lecture.seen import step_figure

_HEADING = 1.25  # to the running text
_GAP = 8
_FORMULA = 0.8  # to its usual size beside running text
_PLOT_TEXT, _LEAST_PLOT_TEXT = 0.84, 0.6  # to the running text
# The height of a figure's plots: for the figure, and for each of them.
_LEAST, _MOST = (120, 85), (280, 60)


class HandoutStep:
    """Lays one step out in a column of so many logical pixels.

    With ``answered``, its question is answered; else it is as asked, for the reader to answer.
    """

    def __init__(
        self, step: Step, number: int, *, answered: bool, theme: Theme, width: float
    ) -> None:
        self._step, self._number, self._answered = step, number, answered
        self._theme, self._width = theme, width

    @property
    def least(self) -> float:
        """How high it is with its plots as low as they may be."""
        return self._around + self._plots(_LEAST)

    @property
    def most(self) -> float:
        """How high it is with its plots as high as is of use."""
        return self._around + self._plots(_MOST)

    def parts(self, blank: Callable[[], Recording], area: QRectF, sheet: Sheet) -> Iterator[Part]:
        """What is read one after another.

        Args:
            blank: Makes an empty page; each part is recorded on one of its own.
            area: Where it goes.
            sheet: To paint the plots with.
        """
        gap = self._theme.px(_GAP)
        yield Part(self._painted(blank(), self._heading, area, area.top()), "H2")
        top = area.top() + self._height(self._heading)
        if self._question:
            yield Part(self._painted(blank(), self._question, area, top), "P")
            top += self._height(self._question)
        plots = QRectF(area.left(), round(top), self._width, int(area.height() - self._around))
        with recording(page := blank()) as painter:
            sheet.paint(painter, plots, self._figure, self._plot_theme(plots))
        yield Part(page, "Figure", self._figure.description)
        if self._formulas:
            top = plots.bottom() + gap
            yield Part(self._painted(blank(), self._formulas, area, top), "P")

    def _painted(self, page: Recording, stack: Stack, area: QRectF, top: float) -> Recording:
        with recording(page) as painter:
            high = stack.height(self._width, self._theme)
            stack.paint(painter, QRectF(area.left(), top, self._width, high), self._theme)
        return page

    def _plot_theme(self, plots: QRectF) -> Theme:
        theme = self._theme.zoomed(self._theme.zoom * _PLOT_TEXT)
        least = _LEAST_PLOT_TEXT * self._theme.zoom * self._theme.text
        return fitted_theme(self._figure, theme, plots, least=least)

    @cached_property
    def _figure(self) -> Figure:
        return step_figure(self._step, revealed=self._answered, on_paper=True)

    @property
    def _heading(self) -> Stack:
        """The caption, or the question where the caption would answer it."""
        question, words = self._step.question, self._step.caption
        if question is not None and not (self._answered and words):
            words = question.ask
        return Stack([Paragraph(f"{self._number}\u2002{words}", size=_HEADING, strong=True)])

    @cached_property
    def _question(self) -> Stack:
        question = self._step.question
        blocks: list[Block] = []
        if question is not None and self._answered and self._step.caption:
            blocks.append(Paragraph(question.ask))
        if isinstance(question, Choose):
            answers, correct = question.answers, question.correct
            blocks.append(Answers(answers, correct, revealed=self._answered, voting=False))
        return Stack(blocks)

    @cached_property
    def _formulas(self) -> Stack:
        formulas = self._figure.formulas
        em = _FORMULA * formula_size(self._theme)
        return Stack([Formulas(formulas, em)] if formulas else [])

    @cached_property
    def _around(self) -> float:
        """How high all but the plots is."""
        return sum(map(self._height, (self._heading, self._question, self._formulas)))

    def _height(self, stack: Stack) -> float:
        """How high something is with the gap that parts it from the plots."""
        return stack.height(self._width, self._theme) + self._theme.px(_GAP) if stack else 0.0

    def _plots(self, sizes: tuple[int, int]) -> float:
        figure, each = sizes
        return figure + each * len(self._figure.plots)
