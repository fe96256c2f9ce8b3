"""The race: gradient descent with both losses from one start, computed once and then looked up."""

from __future__ import annotations

from functools import lru_cache
from typing import Literal, NamedTuple

import numpy as np
from numpy.typing import NDArray

from ceviz import model
from ceviz.core import numerals
from ceviz.core.figure import Array
from ceviz.core.units import UNITS

Fairness = Literal["rate", "first step", "peak"]
Loss = Literal["cross-entropy", "squared error"]
Steps = NDArray[np.int64]

MOST_STEPS = 120_000
"""More than the slowest race needs: 110,299 steps from z = ±10 at a learning rate of 0.1."""

PEAK = 8 / 27
"""The largest size of the squared error's gradient; that of cross-entropy is 1 nat."""

_LEAST_STEPS = 20  # a race that is over at once still has something to watch


class Runner(NamedTuple):
    """One loss's way: logit, prediction and loss before and after each step."""

    rate: float
    logit: Array
    prediction: Array
    loss: Array
    arrives: int
    """After so many steps the prediction is right: beyond 1/2."""


class Race(NamedTuple):
    """Both runners over the same number of steps."""

    cross_entropy: Runner
    squared_error: Runner
    last: int
    seen: Steps
    """The steps that leave a mark: each of the first, then fewer and fewer."""

    @property
    def winner(self) -> Loss | None:
        """The loss that arrives first; none when both take as many steps."""
        mine, other = self.cross_entropy.arrives, self.squared_error.arrives
        if mine == other:
            return None
        return "cross-entropy" if mine < other else "squared error"


@lru_cache(maxsize=4)  # one holds up to 6 MB
def race(label: int, start: float, rate: float, fairness: Fairness) -> Race:
    """Both descents from one logit, to where the slower one arrives and one step further.

    The rate is that of the loss in nats, and so is cross-entropy.
    """
    other_rate = rate * advantage(start, fairness)
    cross_entropy = _way("cross-entropy", start, label, rate)
    squared_error = _way("squared error", start, label, other_rate)
    last = max(_LEAST_STEPS, len(cross_entropy) - 1, len(squared_error) - 1)
    cross_entropy = _goes_on("cross-entropy", cross_entropy, label, rate, last + 1)
    squared_error = _goes_on("squared error", squared_error, label, other_rate, last + 1)
    missed = model.sigmoid(squared_error if label == 0 else -squared_error)
    loss = model.binary_cross_entropy_with_logits(cross_entropy, label)
    return Race(
        _runner(label, rate, cross_entropy, loss),
        _runner(label, other_rate, squared_error, np.square(missed)),
        last,
        _seen(last),
    )


@lru_cache(maxsize=4)
def race_in(unit: str, label: int, start: float, rate: float, fairness: Fairness) -> Race:
    """The same race with cross-entropy in a unit. Both descend as before, the loss in nats."""
    run = race(label, start, rate, fairness)
    cross = run.cross_entropy
    return run._replace(cross_entropy=cross._replace(loss=UNITS[unit].per_nat * cross.loss))


def advantage(start: float, fairness: Fairness) -> float:
    """How many times larger MSE's learning rate is than that of cross-entropy."""
    if fairness == "first step":
        return 1 / (2 * float(model.sigmoid_derivative(start)))
    return 1 / PEAK if fairness == "peak" else 1.0


def _way(loss: Loss, start: float, label: int, rate: float, least: int = 0) -> Array:
    return model.descent_path(loss, start, label, learning_rate=rate, least=least, most=MOST_STEPS)


def _goes_on(loss: Loss, way: Array, label: int, rate: float, steps: int) -> Array:
    """A way of so many steps, which begins with one that has arrived."""
    missing = steps + 1 - len(way)
    return np.concatenate([way, _way(loss, float(way[-1]), label, rate, missing)[1:]])


def _runner(label: int, rate: float, logit: Array, loss: Array) -> Runner:
    arrives = model.steps_until_right(logit, label)
    assert arrives is not None, "MOST_STEPS is more than any race needs"
    return Runner(rate, logit, model.sigmoid(logit), loss, arrives)


def _seen(last: int) -> Steps:
    """The steps 1 to 20, then 50, 100, 200, 500 and so on."""
    rounded = [one * 10**power for power in range(1, 6) for one in (1, 2, 5)]
    steps = np.unique([*range(1, 21), *rounded])
    return steps[steps <= last]


def counted(steps: int) -> str:
    """A number of steps in words."""
    return f"{numerals.whole(steps)} {'step' if steps == 1 else 'steps'}"
