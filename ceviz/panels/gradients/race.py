"""The race: gradient descent with both losses from one start, as far as it is looked at."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import lru_cache
import math
from typing import Literal, NamedTuple

import numpy as np
import numpy.typing as npt

from ceviz import model
from ceviz.core import numerals
from ceviz.core.figure import Array
from ceviz.core.units import Unit

Fairness = Literal["rate", "first step", "peak"]
Loss = Literal["cross-entropy", "squared error"]
Steps = npt.NDArray[np.int64]

MOST_STEPS = 120_000
"""More than the slowest race needs: 110,299 steps from z = ±10 at a learning rate of 0.1."""

PEAK = 8 / 27
"""The largest size of the squared error's gradient; that of cross-entropy is 1 nat."""

_LEAST_STEPS = 20  # a race that is over at once still has something to watch


class Runner(NamedTuple):
    """One loss's way, as the logits before and after each step that has been made."""

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


@dataclass(frozen=True, eq=False, slots=True)
class Race:
    """Both runners, from their start to any step up to :attr:`reach`, with the loss in a unit."""

    label: int
    unit: Unit
    cross_entropy: Runner
    squared_error: Runner

    @property
    def last(self) -> int:
        """The step with which the race ends: both have arrived, and there was something to see."""
        return max(_LEAST_STEPS, self.cross_entropy.arrives, self.squared_error.arrives)

    @property
    def reach(self) -> int:
        """So far both have gone, and one step further. Beyond it goes :func:`race`."""
        return min(len(self.cross_entropy.logit), len(self.squared_error.logit)) - 2

    def after(self, step: int) -> Now:
        """Where both are after so many steps, cross-entropy in the unit."""
        z, following = self.cross_entropy.logit[step : step + 2].tolist()
        hit, missed = _sigmoid(z), _sigmoid(-z)
        against = -z if self.label else z
        loss = self.unit.per_nat * (max(against, 0.0) + math.log1p(math.exp(-abs(z))))
        first = Standing(z, hit, missed, loss, following)
        z, following = self.squared_error.logit[step : step + 2].tolist()
        hit, missed = _sigmoid(z), _sigmoid(-z)
        error = missed if self.label else hit
        return Now(first, Standing(z, hit, missed, error * error, following))

    def cross_entropy_at(self, logits: npt.ArrayLike) -> Array:
        """Cross-entropy at some logits, in the unit."""
        loss = model.binary_cross_entropy_with_logits(logits, self.label)
        return self.unit.per_nat * loss

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


def _sigmoid(z: float) -> float:
    """That of the model, in plain floats: for one number it takes a tenth of the time."""
    e = math.exp(-abs(z))
    return (1.0 if z >= 0 else e) / (1.0 + e)


def race(
    unit: Unit, label: int, start: float, rate: float, fairness: Fairness, *, step: int = 0
) -> Race:
    """Both descents from one logit, to a step at the least. The rate is that of the loss in nats.

    One loss arrives within a few steps and the other may take thousands. Until those are looked
    at, the first one is not led on beside it.
    """
    begun = _begun(unit, label, start, rate, fairness)
    return begun if step <= begun.reach else _whole(unit, label, start, rate, fairness)


@lru_cache(maxsize=4)  # one holds up to 4 MB, and a whole one as much
def _begun(unit: Unit, label: int, start: float, rate: float, fairness: Fairness) -> Race:
    """A race in which both have arrived, and made the least number of steps and one more."""
    other_rate = rate * advantage(start, fairness)
    return Race(
        label,
        unit,
        _runner(label, rate, _way("cross-entropy", start, label, rate, _LEAST_STEPS + 1)),
        _runner(
            label, other_rate, _way("squared error", start, label, other_rate, _LEAST_STEPS + 1)
        ),
    )


@lru_cache(maxsize=4)
def _whole(unit: Unit, label: int, start: float, rate: float, fairness: Fairness) -> Race:
    """The same race to its last step, and one step further."""
    begun = _begun(unit, label, start, rate, fairness)
    return replace(
        begun,
        cross_entropy=_led_on("cross-entropy", begun.cross_entropy, label, begun.last + 1),
        squared_error=_led_on("squared error", begun.squared_error, label, begun.last + 1),
    )


def advantage(start: float, fairness: Fairness) -> float:
    """How many times larger MSE's learning rate is than that of cross-entropy."""
    if fairness == "first step":
        return 1 / (2 * float(model.sigmoid_derivative(start)))
    return 1 / PEAK if fairness == "peak" else 1.0


def _way(loss: Loss, start: float, label: int, rate: float, least: int) -> Array:
    return model.descent_path(loss, start, label, learning_rate=rate, least=least, most=MOST_STEPS)


def _led_on(loss: Loss, runner: Runner, label: int, steps: int) -> Runner:
    """A runner, led on to so many steps; it may have stopped at its arrival."""
    missing = steps + 1 - len(runner.logit)
    if missing <= 0:
        return runner
    further = _way(loss, runner.logit.item(-1), label, runner.rate, missing)
    return _runner(label, runner.rate, np.concatenate([runner.logit, further[1:]]))


def _runner(label: int, rate: float, logit: Array) -> Runner:
    arrives = model.steps_until_right(logit, label)
    assert arrives is not None, "MOST_STEPS is more than any race needs"
    return Runner(rate, logit, logit if label == 1 else -logit, arrives)


def counted(steps: int) -> str:
    """A number of steps in words."""
    return f"{numerals.whole(steps)} {'step' if steps == 1 else 'steps'}"
