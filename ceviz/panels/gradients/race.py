"""The race: gradient descent with both losses from one start, computed once and then looked up."""

from __future__ import annotations

from functools import lru_cache
from typing import Literal, NamedTuple

import numpy as np
import numpy.typing as npt

from ceviz import model
from ceviz.core import numerals
from ceviz.core.figure import Array
from ceviz.core.units import UNITS

Fairness = Literal["rate", "first step", "peak"]
Loss = Literal["cross-entropy", "squared error"]
Steps = npt.NDArray[np.int64]

MOST_STEPS = 120_000
"""More than the slowest race needs: 110,299 steps from z = ±10 at a learning rate of 0.1."""

PEAK = 8 / 27
"""The largest size of the squared error's gradient; that of cross-entropy is 1 nat."""

_LEAST_STEPS = 20  # a race that is over at once still has something to watch


class Runner(NamedTuple):
    """One loss's way, as the logits before and after each step."""

    rate: float
    logit: Array
    toward: Array
    """The logits again, counted toward the label: they never fall."""
    arrives: int
    """After so many steps the prediction is right: beyond 1/2."""


class Standing(NamedTuple):
    """Where one runner is: its logit, prediction and loss now, and the logit one step later.

    ``missed`` is what the prediction misses of 1, with all its digits.
    """

    logit: float
    prediction: float
    missed: float
    loss: float
    following: float


class Now(NamedTuple):
    """Where both are after some steps."""

    cross_entropy: Standing
    squared_error: Standing


class Race(NamedTuple):
    """Both runners over the same number of steps."""

    label: int
    unit: str
    cross_entropy: Runner
    squared_error: Runner
    last: int

    def after(self, step: int) -> Now:
        """Where both are after so many steps, cross-entropy in the unit."""
        cross, squared = self.cross_entropy.logit, self.squared_error.logit
        z = np.array([cross[step], squared[step]])
        hits, misses = model.sigmoid(np.concatenate([z, -z])).reshape(2, 2).tolist()
        error = (misses if self.label else hits)[1]
        loss = float(self.cross_entropy_at(z[0]))
        return Now(
            Standing(float(z[0]), hits[0], misses[0], loss, float(cross[step + 1])),
            Standing(float(z[1]), hits[1], misses[1], error * error, float(squared[step + 1])),
        )

    def cross_entropy_at(self, logits: npt.ArrayLike) -> Array:
        """Cross-entropy at some logits, in the unit."""
        loss = model.binary_cross_entropy_with_logits(logits, self.label)
        return UNITS[self.unit].per_nat * loss

    def squared_error_at(self, logits: Array) -> Array:
        """The squared error at some logits, which keeps its digits where it is small."""
        return np.square(model.sigmoid(-logits if self.label else logits))

    @property
    def winner(self) -> Loss | None:
        """The loss that arrives first; none when both take as many steps."""
        mine, other = self.cross_entropy.arrives, self.squared_error.arrives
        if mine == other:
            return None
        return "cross-entropy" if mine < other else "squared error"


@lru_cache(maxsize=4)  # one holds up to 4 MB
def race(label: int, start: float, rate: float, fairness: Fairness) -> Race:
    """Both descents from one logit, to where the slower one arrives and one step further.

    The rate is that of the loss in nats.
    """
    other_rate = rate * advantage(start, fairness)
    cross_entropy = _way("cross-entropy", start, label, rate, _LEAST_STEPS + 1)
    squared_error = _way("squared error", start, label, other_rate, _LEAST_STEPS + 1)
    arrivals = _arrival(cross_entropy, label), _arrival(squared_error, label)
    last = max(_LEAST_STEPS, *arrivals)
    cross_entropy = _goes_on("cross-entropy", cross_entropy, label, rate, last + 1)
    squared_error = _goes_on("squared error", squared_error, label, other_rate, last + 1)
    return Race(
        label,
        "nats",
        _runner(label, rate, cross_entropy, arrivals[0]),
        _runner(label, other_rate, squared_error, arrivals[1]),
        last,
    )


@lru_cache(maxsize=4)
def race_in(unit: str, label: int, start: float, rate: float, fairness: Fairness) -> Race:
    """The same race with cross-entropy in a unit. Both descend as before, the loss in nats."""
    return race(label, start, rate, fairness)._replace(unit=unit)


def advantage(start: float, fairness: Fairness) -> float:
    """How many times larger MSE's learning rate is than that of cross-entropy."""
    if fairness == "first step":
        return 1 / (2 * float(model.sigmoid_derivative(start)))
    return 1 / PEAK if fairness == "peak" else 1.0


def _way(loss: Loss, start: float, label: int, rate: float, least: int) -> Array:
    return model.descent_path(loss, start, label, learning_rate=rate, least=least, most=MOST_STEPS)


def _goes_on(loss: Loss, way: Array, label: int, rate: float, steps: int) -> Array:
    """A way of so many steps, which begins with one that has arrived."""
    missing = steps + 1 - len(way)
    if missing <= 0:
        return way
    return np.concatenate([way, _way(loss, float(way[-1]), label, rate, missing)[1:]])


def _arrival(way: Array, label: int) -> int:
    arrives = model.steps_until_right(way, label)
    assert arrives is not None, "MOST_STEPS is more than any race needs"
    return arrives


def _runner(label: int, rate: float, logit: Array, arrives: int) -> Runner:
    return Runner(rate, logit, logit if label == 1 else -logit, arrives)


def counted(steps: int) -> str:
    """A number of steps in words."""
    return f"{numerals.whole(steps)} {'step' if steps == 1 else 'steps'}"
