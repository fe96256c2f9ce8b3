"""The slide that the audience sees, and what answers the hand on it."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from ceviz.core.params import Params
from ceviz.plot.answers import Answers
from ceviz.plot.slide import Slide
from ceviz.plot.slide_layout import blocks_beside
from ceviz.plot.theme import Theme
from ceviz.state.lecture.given import Given
from ceviz.state.lecture.hand import drawn
from ceviz.state.lecture.lecture import Choose, Estimate, Sketch
from ceviz.state.lecture.places import asked_plot
from ceviz.ui.lecture.answer_grips import AnswerGrips
from ceviz.ui.lecture.marker_pad import MarkerPad
from ceviz.ui.lecture.sketch_pad import SketchPad
from ceviz.ui.lecture.slide_view import SlideView
from ceviz.ui.plot_area import PlotArea


class Stage(SlideView):
    """A live slide. ``gave`` carries what the hand has said to the question that is asked.

    ``raised`` carries an answer's place and by how many its hands change.
    """

    gave = Signal(object)
    raised = Signal(int, int)

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        self.area = PlotArea()
        super().__init__(self.area, theme, parent)
        self.marker = MarkerPad(self)
        self.pad = SketchPad(self)
        self.answers = AnswerGrips(self)
        self._params: Params | None = None
        self._asked: tuple[int, bool] | None = None
        self.marker.hide()
        self.pad.hide()
        self.marker.moved.connect(lambda at: self._give(self.slide.given._replace(marker=at)))
        self.pad.drew.connect(self._drew)
        self.answers.raised.connect(self.raised)
        self.area.placed.connect(self._lay_pads)
        self.arranged.connect(self._lay_answers)

    def show_live(self, slide: Slide, params: Params) -> None:
        """Show a slide whose figure belongs to these parameters.

        A question's marker or axes can be used until it is answered.
        """
        self._params = params
        asked = (slide.number, slide.revealed)
        if asked != self._asked:
            self._asked = asked
            self.pad.lift()
        question = None if slide.revealed else slide.question
        self.show_slide(slide)
        self.marker.setVisible(isinstance(question, Estimate))
        self.pad.setVisible(isinstance(question, Sketch))

    def _show_plot(self) -> None:
        assert self._params is not None
        self.area.show_state(self.slide.figure, self._params, self.layout_of_slide.plot_theme)

    def _lay_pads(self) -> None:
        """Lie over the axes that the question is about; they were placed or show other things."""
        slide = self._slide
        if slide is None or slide.revealed or not isinstance(slide.question, Estimate | Sketch):
            return
        question = slide.question
        plot = asked_plot(slide.figure, question.plot)
        if plot.key not in self.area.boxes:
            return
        axes = self.area.boxes[plot.key].pixels().rect.translated(self.area.pos())
        if isinstance(question, Sketch):
            self.pad.show_axes(plot, axes, ask=question.ask, theme=self.theme)
            return
        axis = plot.x if question.along == "x" else plot.y
        marker = slide.given.marker
        at = (axis.low + axis.high) / 2 if marker is None else marker
        self.marker.show_marker(axis, question.along, at, axes, ask=question.ask, theme=self.theme)

    def _lay_answers(self) -> None:
        slide, layout = self.slide, self.layout_of_slide
        if isinstance(slide.question, Choose) and not slide.revealed:
            block = next(
                one for one in blocks_beside(slide, slide.figure) if isinstance(one, Answers)
            )
            areas = list(block.rows(layout.beside, layout.beside_theme))
            self.answers.show_answers(slide.question.answers, areas, self.theme)
        else:
            self.answers.hide()

    def _drew(self, start: tuple[float, float], end: tuple[float, float]) -> None:
        question = self.slide.question
        assert isinstance(question, Sketch)
        plot = asked_plot(self.slide.figure, question.plot)
        given = self.slide.given
        self._give(given._replace(sketch=drawn(given.sketch, start, end, x=plot.x, y=plot.y)))

    def _give(self, given: Given) -> None:
        self.gave.emit(given)
