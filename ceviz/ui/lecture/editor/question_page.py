"""The page of the step editor for what the audience is asked."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget
from msgspec.structs import replace

from ceviz.core.figure import Figure
from ceviz.panels import PANEL_BY_ID
from ceviz.state.lecture.lecture import (
    LONGEST_LINE,
    Choose,
    Estimate,
    Question,
    Sketch,
    Step,
)
from ceviz.ui.controls.line_field import LineField
from ceviz.ui.lecture.editor.answer_forms import ChooseForm, Form, SketchForm
from ceviz.ui.lecture.editor.estimate_form import EstimateForm, begun_estimate
from ceviz.ui.lecture.editor.fields import Options
from ceviz.ui.lecture.editor.page import Page
from ceviz.ui.lecture.editor.step_parts import curves, whole_figure

_KINDS: dict[object, str] = {
    None: "None",
    Choose: "Choose an answer",
    Estimate: "Estimate a number",
    Sketch: "Sketch a curve",
}


class QuestionPage(Page):
    """The kind of question, what is asked, and the fields of that kind."""

    def __init__(self) -> None:
        super().__init__()
        self._step: Step | None = None
        self.kind = Options("Kind of question")
        self.ask = LineField("Question", LONGEST_LINE)
        self.forms: dict[object, Form] = {
            Choose: ChooseForm(),
            Estimate: EstimateForm(),
            Sketch: SketchForm(),
        }
        self._add("Before the answer, ask to", self.kind)
        self._ask_title = self._add("Question", self.ask)
        for form in self.forms.values():
            self._parts.append(form)
            self._column.addWidget(form)
            form.edited.connect(self._put)
            form.settled.connect(self.settled)
        self._column.addStretch(1)
        self.kind.chosen.connect(self._take_kind)
        self.ask.entered.connect(self._set_ask)

    def show_step(self, step: Step) -> None:
        self._step = step
        question = step.question
        kind = None if question is None else type(question)
        figure = whole_figure(step)
        self.kind.offer(_kinds(figure), kind)
        asked: list[QWidget] = [self._ask_title, self.ask]
        for part in asked:
            part.setVisible(question is not None)
        for one, form in self.forms.items():
            form.setVisible(one is kind)
        if question is not None:
            self.ask.show_text(question.ask)
            self.forms[kind].show_question(step, figure)

    def _take_kind(self, kind: object) -> None:
        if self._step is None or kind is (self._step.question and type(self._step.question)):
            return
        self._put(None if kind is None else _begun(kind, self._step))

    def _set_ask(self, text: str) -> None:
        if self._step is not None and self._step.question is not None:
            self._put(replace(self._step.question, ask=text))

    def _put(self, question: Question | None, merge: object = None) -> None:
        if self._step is not None:
            self.edited.emit(replace(self._step, question=question), merge)


def _kinds(figure: Figure) -> dict[object, str]:
    """The kinds that a figure is fit for; a curve can be sketched only where there is one."""
    fit = dict(_KINDS)
    if not curves(figure):
        del fit[Sketch]
    return fit


def _begun(kind: object, step: Step) -> Question:
    """A question to start from, which asks the same as the one before it."""
    figure = whole_figure(step)
    ask = step.question.ask if step.question else step.caption or PANEL_BY_ID[step.panel].question
    if kind is Choose:
        return Choose(ask=ask, answers=("First answer", "Second answer"), correct=1)
    if kind is Sketch:
        plot, curve = list(curves(figure))[-1]
        return Sketch(ask=ask, curve=curve, plot=plot)
    return begun_estimate(ask, figure)
