"""Lectures for the tests: any that can be, and a file by hand with comments in all places."""

from __future__ import annotations

from functools import cache
from typing import Any

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from msgspec.structs import replace
import numpy as np

from ceviz.core.figure import Curve, Figure
from ceviz.core.panel import Panel
from ceviz.core.params import Params
from ceviz.panels import PANELS, PANEL_BY_ID
from ceviz.state.lecture.lecture import (
    PARTS,
    Choose,
    Estimate,
    Lecture,
    Question,
    Sketch,
    Step,
)
from ceviz.state.pins import Pin, pinned_figure
from tests.panels.states import states

# The states of all panels are found when the first lecture is drawn.
some = settings(deadline=None, max_examples=60, suppress_health_check=[HealthCheck.too_slow])

TEXT = """\
#:schema ./lecture.schema.json
# A lecture by hand.
ceviz-lecture = 1 # the version
title = "By hand" # the title

# ---- Part one

# above the first
[[step]] # first
panel = "loss-curve"
caption = "How wrong is 80 % cat?" # the caption
params = { prediction = 8e-1, label = 1 } # its parameters
notes = '''
# no comment
[[step]]
'''
# right under the first

# above the second
[[step]]
# inside
panel = "gradients" # its panel
hide = ["verdict"] # hidden
# above its parameters
[step.params]
label = 0 # the label
prediction = 0.3
# above its question
[step.question]
kind = "choose"
ask = "Which is larger?"
answers = ["BCE's", # first
  "MSE's"]
correct = 1 # yes

# ---- Part two

[[step]]
panel = "codes"

# the end
"""


@cache
def all_states(panel_id: str) -> tuple[Params, ...]:
    """The states of a panel that its generated tests go through."""
    return tuple(states(PANEL_BY_ID[panel_id]))


def lines(longest: int) -> st.SearchStrategy[str]:
    """Texts of one line."""
    return st.text(max_size=longest).filter(lambda text: not {"\r", "\n"} & set(text))


def words(longest: int) -> st.SearchStrategy[str]:
    """Texts of one line that are not blank."""
    return lines(longest).filter(lambda text: bool(text.strip()))


@st.composite
def steps(draw: st.DrawFn) -> Step:
    """A step of any panel, in any state, with any words."""
    panel: Panel[Any] = draw(st.sampled_from(PANELS))
    params = st.sampled_from(all_states(panel.id))
    names = draw(st.lists(words(24), max_size=3, unique=True))
    step = Step(
        panel=panel.id,
        params=draw(params),
        pins=tuple(Pin(name=name, params=draw(params)) for name in names),
        caption=draw(lines(40)),
        notes=draw(st.text(max_size=60)),
        sweep=draw(st.floats(0, 60)),
    )
    figure = pinned_figure(panel, step.params, step.pins)
    keys = [f"readout {one.key}" for one in figure.readouts]
    keys += [f"curve {mark.key}" for plot in figure.plots for mark in plot.marks]
    hide = draw(st.lists(st.sampled_from([*PARTS, *keys]), max_size=3))
    question = draw(st.none() | questions(figure))
    return replace(step, hide=tuple(hide), question=question)


@st.composite
def questions(draw: st.DrawFn, figure: Figure) -> Question:
    """A question about a figure, of any kind that it has something for."""
    answers = tuple(draw(st.lists(words(20), min_size=2, max_size=6)))
    correct = draw(st.integers(1, len(answers)))
    found: list[Question] = [Choose(ask=draw(words(40)), answers=answers, correct=correct)]
    for plot in figure.plots:
        truth = draw(st.floats(plot.y.low, plot.y.high))
        found.append(Estimate(ask="Where?", along="y", plot=plot.key, truth=truth))
        found += [
            Sketch(ask="How?", curve=mark.key, plot=plot.key)
            for mark in plot.marks
            if isinstance(mark, Curve) and len(mark.x) > 2 and np.all(np.diff(mark.x) > 0)
        ]
        found += [
            Estimate(ask="How many?", along="y", plot=plot.key, readout=one.key)
            for one in figure.readouts
            if one.number is not None and plot.y.low <= one.number <= plot.y.high
        ]
    return draw(st.sampled_from(found))


lectures = st.builds(Lecture, title=lines(40), steps=st.lists(steps(), max_size=4).map(tuple))
