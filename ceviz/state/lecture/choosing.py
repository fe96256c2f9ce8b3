"""A step while its audience chooses one of several answers."""

from __future__ import annotations

from msgspec.structs import replace

from ceviz.core.figure import Figure
from ceviz.state.lecture.lecture import Choose
from ceviz.state.lecture.telling import numbers_in, tells, untold


def choosing(figure: Figure, question: Choose) -> Figure:
    """The figure as it is, but for words that tell a number of the right answer."""
    right = question.answers[question.correct - 1]
    numbers = [number for number, _ in numbers_in(right)]

    def answers(text: str) -> bool:
        return any(tells(text, number) for number in numbers)

    return replace(figure, plots=tuple(untold(plot, answers) for plot in figure.plots))
