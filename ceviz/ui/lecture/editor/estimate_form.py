"""The fields of a question for a number: along which axis, and which number is right."""

from __future__ import annotations

from msgspec.structs import replace

from ceviz.core.figure import Figure
from ceviz.state.lecture.lecture import Estimate, Step
from ceviz.ui.controls.number_field import NumberField
from ceviz.ui.lecture.editor.answer_forms import Form
from ceviz.ui.lecture.editor.fields import TRUTH, Options
from ceviz.ui.lecture.editor.step_parts import (
    Place,
    axes,
    lies_on,
    middle,
    number_of,
    numbers,
)


class EstimateForm(Form):
    """The true number always lies on the axis: where one changes, the other may follow."""

    def __init__(self) -> None:
        super().__init__()
        self._question: Estimate | None = None
        self._figure: Figure | None = None
        self.axis = Options("The marker moves along")
        self.readout = Options("The true number is")
        self.truth = NumberField(TRUTH)
        self._add("The marker moves along", self.axis)
        self._add("The true number is", self.readout)
        self._truth_title = self._add(TRUTH.title, self.truth)
        self.axis.chosen.connect(self._set_axis)
        self.readout.chosen.connect(self._set_readout)
        self.truth.entered.connect(self._set_truth)
        self.truth.settled.connect(self.settled)
        self.truth.refused.connect(self._truth_title.show_problem)

    def show_question(self, step: Step, figure: Figure) -> None:
        question = step.question
        assert isinstance(question, Estimate)
        self._question, self._figure = question, figure
        self.axis.offer(axes(figure), (question.plot or figure.plots[0].key, question.along))
        known = {
            one.name: f"the figure's: {one.words}"
            for one in numbers(figure)
            if any(lies_on(figure, place, number_of(figure, one.name)) for place in axes(figure))
        }
        self.readout.offer({**known, "": "a number of my own"}, question.readout)
        for part in (self._truth_title, self.truth):
            part.setVisible(question.truth is not None)
        if question.truth is not None:
            self.truth.display(question.truth)

    def _set_axis(self, place: Place) -> None:
        """Along another axis the number stays, if it lies there, or is one that does."""
        question, figure = self._question, self._figure
        if question is None or figure is None:
            return
        changed = _along(question, place)
        if not lies_on(figure, place, _number(question, figure)):
            changed = _asking(changed, place, figure)
        self.edited.emit(changed, None)

    def _set_readout(self, key: str) -> None:
        """For another number the axis stays, if it lies there, or is one on which it does."""
        question, figure = self._question, self._figure
        if question is None or figure is None:
            return
        here = (question.plot or figure.plots[0].key, question.along)
        if not key:
            present = _number(question, figure)
            truth = middle(figure, here) if present is None else present
            self.edited.emit(replace(question, readout="", truth=TRUTH.clamp(truth)), None)
            return
        number = number_of(figure, key)
        fitting = [place for place in (here, *axes(figure)) if lies_on(figure, place, number)]
        changed = replace(question, readout=key, truth=None)
        self.edited.emit(_along(changed, fitting[0]) if fitting else changed, None)

    def _set_truth(self, number: float) -> None:
        if self._question is not None and self._question.truth is not None:
            self.edited.emit(replace(self._question, truth=number), "truth")


def begun_estimate(ask: str, figure: Figure) -> Estimate:
    """A question for the first number of a figure that lies on one of its axes."""
    first = next(iter(axes(figure)))
    begun = Estimate(ask=ask, truth=middle(figure, first))
    for one in numbers(figure):
        fitting = [
            place for place in axes(figure) if lies_on(figure, place, number_of(figure, one.name))
        ]
        if fitting:
            place = next((it for it in fitting if _same_unit(figure, it, one.name)), fitting[0])
            return _along(replace(begun, readout=one.name, truth=None), place)
    return _along(begun, first)


def _same_unit(figure: Figure, place: Place, key: str) -> bool:
    unit = next(one.unit for one in figure.readouts if one.key == key)
    return bool(unit) and unit in axes(figure)[place]


def _along(question: Estimate, place: Place) -> Estimate:
    plot, side = place
    return replace(question, plot=plot, along="y" if side == "y" else "x")


def _asking(question: Estimate, place: Place, figure: Figure) -> Estimate:
    """The question for a number that lies on an axis: of the figure's, if it was one before."""
    for one in numbers(figure) if question.readout else ():
        if lies_on(figure, place, number_of(figure, one.name)):
            return replace(question, readout=one.name, truth=None)
    return replace(question, readout="", truth=middle(figure, place))


def _number(question: Estimate, figure: Figure) -> float | None:
    return number_of(figure, question.readout) if question.readout else question.truth
