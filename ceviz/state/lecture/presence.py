"""Whether what a step hides or asks about is there in its figure."""

from __future__ import annotations

from functools import lru_cache

import numpy as np

from ceviz.core.figure import Curve, Figure, Plot
from ceviz.core.unknown import no_such
from ceviz.panels import PANEL_BY_ID
from ceviz.state.lecture.lecture import MOST_STEPS, PARTS, Choose, Estimate, Sketch, Step
from ceviz.state.lecture.records import WrongError
from ceviz.state.pins import pinned_figure


@lru_cache(maxsize=MOST_STEPS)  # a lecture is read again before it is written
def require_present(step: Step) -> None:
    """Compute a step's figure, where anything is said of it, and look all that up in it.

    Raises:
        WrongError: A part to hide, or what the question is about, is not there.
    """
    named = [one for one in step.hide if one not in PARTS]
    about_figure = step.question is not None and not isinstance(step.question, Choose)
    if not named and not about_figure:
        return
    for one in named:
        if not one.startswith(("curve ", "readout ")):
            raise WrongError("hide", _no_part(one))
    figure = pinned_figure(PANEL_BY_ID[step.panel], step.params, step.pins)
    for one in named:
        _require_part(one, figure)
    match step.question:
        case Estimate():
            _require_estimate(step.question, figure)
        case Sketch():
            _require_sketch(step.question, figure)


def _no_part(name: str) -> str:
    return no_such("there is no part", name, [*PARTS, '"curve KEY"', '"readout KEY"'])


def _require_part(name: str, figure: Figure) -> None:
    kind, _, key = name.partition(" ")
    if kind == "readout":
        keys = [one.key for one in figure.readouts]
    else:
        keys = [mark.key for plot in figure.plots for mark in plot.marks]
    if key not in keys:
        raise WrongError("hide", no_such(f"the figure has no {kind}", key, dict.fromkeys(keys)))


def _plot(key: str, figure: Figure) -> Plot:
    """The plot of that key, or the first where none is named."""
    plots = {plot.key: plot for plot in figure.plots}
    if key and key not in plots:
        raise WrongError("question.plot", no_such("the figure has no plot", key, plots))
    return plots[key] if key else figure.plots[0]


def _require_estimate(question: Estimate, figure: Figure) -> None:
    plot = _plot(question.plot, figure)
    axis = plot.x if question.along == "x" else plot.y
    if question.readout:
        numbers = {one.key: one.number for one in figure.readouts if one.number is not None}
        if question.readout not in numbers:
            words = no_such("the figure has no number", question.readout, numbers)
            raise WrongError("question.readout", words)
        at, truth = "question.readout", numbers[question.readout]
    else:
        assert question.truth is not None
        at, truth = "question.truth", question.truth
    if not axis.low <= truth <= axis.high:
        where = f"the {question.along} axis, which goes from {axis.low:g} to {axis.high:g}"
        raise WrongError(at, f"the true number must lie on {where}, and is {truth:g}.")


def _require_sketch(question: Sketch, figure: Figure) -> None:
    plot = _plot(question.plot, figure)
    curves = [one.key for one in plot.marks if isinstance(one, Curve) and is_function(one)]
    if question.curve not in curves:
        words = no_such(f"the plot {plot.key!r} has no curve", question.curve, curves)
        raise WrongError("question.curve", words)


def is_function(curve: Curve) -> bool:
    """Whether a curve goes one way alone, left or right, so that a hand can draw it."""
    steps = np.diff(curve.x)
    return bool(np.any(steps)) and bool(np.all(steps >= 0) or np.all(steps <= 0))
