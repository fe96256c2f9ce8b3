"""What is seen of a step: its figure without what it hides, before and after its question.

The presented slide, the rendered image and the handout all draw what this makes.
"""

from __future__ import annotations

from msgspec.structs import replace

from ceviz.core.figure import NO_VERDICT, Figure, Mark, Plot
from ceviz.panels import PANEL_BY_ID
from ceviz.state.lecture.choosing import choosing
from ceviz.state.lecture.estimating import estimated, estimating, innocent, true_number
from ceviz.state.lecture.given import NOTHING_GIVEN, Given
from ceviz.state.lecture.lecture import Choose, Estimate, Sketch, Step
from ceviz.state.lecture.sketching import sketched, sketching
from ceviz.state.pins import pinned_figure


def step_figure(
    step: Step, given: Given = NOTHING_GIVEN, *, revealed: bool = True, on_paper: bool = False
) -> Figure:
    """What is drawn of a step.

    Args:
        step: The step.
        given: What the audience said to its question.
        revealed: Whether its question is answered; a step without one always is.
        on_paper: Whether the audience will draw its own marker for an estimate.

    Returns:
        Its panel's figure with its pins and without what it hides. Before the answer, what would
        give it away is not there either: formulas, readouts, the verdict, and the number's places
        on the plot. Of a step with a sketch only the sketched plot is there.
    """
    whole = pinned_figure(PANEL_BY_ID[step.panel], step.params, step.pins)
    figure = _without(whole, step.hide)
    match step.question:
        case Choose() as question if not revealed:
            return choosing(_unanswered(figure, question.ask), question)
        case Estimate() as question if not revealed:
            figure = _unanswered(figure, question.ask)
            number = true_number(question, whole.readouts)
            figure = replace(figure, plots=tuple(innocent(one, number) for one in figure.plots))
            return figure if on_paper else estimating(figure, question, given.marker)
        case Estimate() as question:
            number = true_number(question, whole.readouts)
            return estimated(figure, question, given.marker, number=number)
        case Sketch() as question if not revealed:
            return sketching(_unanswered(figure, question.ask), question, given.sketch)
        case Sketch() as question:
            return sketched(figure, question, given.sketch)
    return figure


def _without(figure: Figure, hide: tuple[str, ...]) -> Figure:
    if not hide:
        return figure
    hidden = frozenset(hide)
    readouts = () if "readouts" in hidden else figure.readouts
    return replace(
        figure,
        plots=tuple(_seen(plot, hidden) for plot in figure.plots),
        formulas=() if "formulas" in hidden else figure.formulas,
        readouts=tuple(one for one in readouts if f"readout {one.key}" not in hidden),
        verdict=NO_VERDICT if "verdict" in hidden else figure.verdict,
    )


def _seen(plot: Plot, hidden: frozenset[str]) -> Plot:
    marks = tuple(mark for mark in plot.marks if not _is_hidden(mark, hidden))
    return plot if len(marks) == len(plot.marks) else replace(plot, marks=marks)


def _is_hidden(mark: Mark, hidden: frozenset[str]) -> bool:
    return f"curve {mark.key}" in hidden


def _unanswered(figure: Figure, ask: str) -> Figure:
    """A figure whose words do not answer; it is described by its question."""
    return replace(figure, formulas=(), readouts=(), verdict=NO_VERDICT, description=ask)
