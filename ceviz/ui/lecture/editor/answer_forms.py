"""The fields of questions: the answers to choose from, the curve to sketch."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QRadioButton
from msgspec.structs import replace

from ceviz.core.figure import Figure
from ceviz.state.lecture.lecture import LONGEST_ANSWER, MOST_ANSWERS, Choose, Sketch, Step
from ceviz.ui.controls.line_field import LineField
from ceviz.ui.lecture.editor.fields import Options
from ceviz.ui.lecture.editor.page import Fields
from ceviz.ui.lecture.editor.step_parts import curves


class Form(Fields):
    """Shows a question; ``edited`` carries it as the user wants it, and the gesture's name."""

    edited = Signal(object, object)

    def show_question(self, step: Step, figure: Figure) -> None:
        """Show a step's question, which is of the form's kind; emits nothing."""
        raise NotImplementedError


class ChooseForm(Form):
    """A line for each answer, and an empty one for one more; a dot says which one is right."""

    def __init__(self) -> None:
        super().__init__()
        self._question: Choose | None = None
        self.dots: list[QRadioButton] = []
        self.answers: list[LineField] = []
        self._group = QButtonGroup(self)
        self._rows: list[QHBoxLayout] = []
        self._group.idClicked.connect(self._set_correct)
        for number in range(1, MOST_ANSWERS + 1):
            dot = QRadioButton()
            dot.setAccessibleName(f"Answer {number} is right")
            dot.setToolTip("This answer is right")
            answer = LineField(f"Answer {number}", LONGEST_ANSWER, may_be_empty=True)
            answer.entered.connect(partial(self._set_answer, number - 1))
            self._group.addButton(dot, number)
            row = QHBoxLayout()
            row.setSpacing(4)
            row.addWidget(dot)
            row.addWidget(answer, 1)
            self._column.addLayout(row)
            self.dots.append(dot)
            self.answers.append(answer)
            self._parts += [dot, answer]

    def show_question(self, step: Step, figure: Figure) -> None:
        question = step.question
        assert isinstance(question, Choose)
        self._question = question
        count = len(question.answers)
        for place, (dot, field) in enumerate(zip(self.dots, self.answers, strict=True)):
            field.show_text(question.answers[place] if place < count else "")
            field.setPlaceholderText("Add an answer")
            field.setVisible(place <= count)
            dot.setVisible(place <= count)
            dot.setEnabled(place < count)
        self.dots[question.correct - 1].setChecked(True)

    def _set_answer(self, place: int, text: str) -> None:
        """Another text; an empty one takes the answer away, as long as two are left."""
        if self._question is None:
            return
        answers, correct = list(self._question.answers), self._question.correct
        if text:
            answers[place : place + 1] = [text]
        elif len(answers) > 2 and place < len(answers):
            del answers[place]
            correct -= place < correct - 1
            correct = min(correct, len(answers))
        self.edited.emit(replace(self._question, answers=tuple(answers), correct=correct), None)

    def _set_correct(self, number: int) -> None:
        if self._question is not None:
            self.edited.emit(replace(self._question, correct=number), None)


class SketchForm(Form):
    """The curve that is to be sketched."""

    def __init__(self) -> None:
        super().__init__()
        self._question: Sketch | None = None
        self.curve = Options("Curve")
        self._add("Curve", self.curve)
        self.curve.chosen.connect(self._set_curve)

    def show_question(self, step: Step, figure: Figure) -> None:
        question = step.question
        assert isinstance(question, Sketch)
        self._question = question
        plot = question.plot or figure.plots[0].key
        self.curve.offer(curves(figure), (plot, question.curve))

    def _set_curve(self, place: tuple[str, str]) -> None:
        if self._question is not None:
            plot, curve = place
            self.edited.emit(replace(self._question, plot=plot, curve=curve), None)
