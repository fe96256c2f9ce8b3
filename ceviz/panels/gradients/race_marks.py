"""The marks that the runners leave on their loss curves, and the steps written at some of them.

They are about as far apart on the axis, whatever the number of steps from one to the next: where
steps are short, that number tells.
"""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

import numpy as np

from ceviz.core import numerals
from ceviz.core.figure import Array, Points, Text
from ceviz.panels.gradients.race import Loss, Race, Runner, Steps
from ceviz.panels.gradients.race_steps_plot import role_of

EDGE = 10.5
"""Of the logit's axis; steps may lead far beyond."""

_APART = 1.0
# How many names there are, each for a mark or without words, and how far they go toward the label:
# where the curves come near each other, there is no room.
_NAMES: dict[Loss, tuple[int, float]] = {"cross-entropy": (5, -0.15), "squared error": (3, -2.95)}

_NEAR = 3.5  # from this logit on, the curves are so near that words above the flat one are aside


class Marks(NamedTuple):
    """One runner's start, its marks, and its names before and after they have been passed."""

    start: tuple[float, float]
    steps: Steps
    x: Array
    y: Array
    named: Steps
    unsaid: tuple[Text, ...]
    said: tuple[Text, ...]

    def behind(self, key: Loss, step: int) -> Points:
        """The marks that a runner has passed."""
        passed = self.steps.searchsorted(step)
        return Points(
            key=f"{key} steps",
            x=self.x[:passed],
            y=self.y[:passed],
            name=f"{key}, marks passed",
            symbol="diamond" if key == "squared error" else "circle",
            fill="outline",
            role=role_of(key),
        )

    def names(self, step: int) -> tuple[Text, ...]:
        """The steps at some of the marks that it has passed."""
        passed = self.named.searchsorted(step)
        return (*self.said[:passed], *self.unsaid[passed:])


@lru_cache(maxsize=4)
def marks(run: Race) -> tuple[Marks, Marks]:
    """The marks of cross-entropy and of the squared error, as far as they have gone."""
    return _marks("cross-entropy", run.cross_entropy, run), _marks(
        "squared error", run.squared_error, run
    )


def _marks(key: Loss, runner: Runner, run: Race) -> Marks:
    steps = np.array([0, *_apart(runner.toward, _APART)])
    x, toward = runner.logit[steps], runner.toward[steps]
    y = run.cross_entropy_at(x) if key == "cross-entropy" else run.squared_error_at(x)
    most, until = _NAMES[key]
    far = _named_apart(key, run.last, toward.item(0)) - 0.2  # marks are not quite one apart
    named = _apart(toward[toward <= until], far)[:most]
    said = tuple(
        _name(key, run.label, k, (x.item(one), y.item(one)), numerals.whole(steps.item(one)))
        for k, one in enumerate(named)
    )
    start = x.item(0), y.item(0)
    return Marks(
        start=start,
        steps=steps[1:],
        x=x[1:],
        y=y[1:],
        named=steps[named],
        unsaid=tuple(
            _name(key, run.label, k, said[k].at if k < len(said) else start, "")
            for k in range(most)
        ),
        said=said,
    )


def _named_apart(key: Loss, last: int, start: float) -> float:
    """How far names are apart, which depends on how far there is to go and how long they become."""
    if key == "squared error" and last >= 10_000:
        return 3.0
    return 2.0 if start < -5 or (key == "squared error" and last >= 100) else _APART


def _apart(toward: Array, distance: float) -> list[int]:
    """The places in a way, after the first, that are nearest to a distance from one to the next."""
    if not len(toward):
        return []
    at, found = toward.item, [0]
    end = min(at(len(toward) - 1), EDGE)
    while (aim := at(found[-1]) + distance) <= end:
        after = int(toward.searchsorted(aim))
        if after - 1 > found[-1] and aim - at(after - 1) < at(after) - aim:
            after -= 1
        if at(after) > EDGE:
            break
        found.append(after)
    return found[1:]


def _name(key: Loss, label: int, index: int, at: tuple[float, float], text: str) -> Text:
    """Above the line that falls toward the label, or above the flat one, away from the other."""
    beside = key == "cross-entropy"
    aside = 0.2 if abs(at[0]) < _NEAR else 0.5
    return Text(
        key=f"{key} step {index}",
        at=at,
        text=text,
        anchor=(1.0 - label, 1.0) if beside else (aside if label == 0 else 1 - aside, 1.0),
        offset=(20.0 * label - 10.0, -6.0) if beside else (0.0, -10.0),
        role=role_of(key),
    )
