"""The plot of the race's predictions over the steps, and how a runner is drawn."""

from __future__ import annotations

from functools import lru_cache
import math
from typing import NamedTuple

from msgspec.structs import replace
import numpy as np

from ceviz import model
from ceviz.core import numerals
from ceviz.core.figure import (
    Array,
    Axis,
    Curve,
    Guide,
    Handle,
    Mark,
    Plot,
    Points,
    Role,
    Text,
    Tick,
    ticks,
)
from ceviz.panels.gradients.race import Loss, Now, Race, Runner, Steps, counted

# Above 1 there is room for a line of words.
_PREDICTION_AXIS = Axis(label="prediction ŷ", low=0, high=1.4, ticks=ticks(0, 0.5, 1))


def stands(key: Loss, x: float, y: float) -> Points:
    """Where a runner stands."""
    return Points(
        key=f"{key} now",
        x=np.array([x]),
        y=np.array([y]),
        name=f"{key}, now",
        symbol="diamond" if key == "squared error" else "circle",
        role=role_of(key),
    )


def role_of(key: Loss) -> Role:
    """The colour of a loss in the race."""
    return "other" if key == "squared error" else "loss"


class _Way(NamedTuple):
    """A prediction over the steps, with as many points as one can see."""

    steps: Steps
    x: Array
    y: Array

    def before(self, step: int) -> _Behind:
        """Its points before a step."""
        many = self.steps.searchsorted(step)
        return self.x[:many], self.y[:many]


_Behind = tuple[Array, Array]
_NOTHING: _Behind = (np.empty(0), np.empty(0))


def prediction_plot(run: Race, step: int, now: Now) -> Plot:
    """The predictions of both up to a step, with a line at it."""
    x = math.log10(1 + step)
    cross, squared = now.cross_entropy.prediction, now.squared_error.prediction
    axis, right, arrivals = _of_race(run)
    behind = _behind(run, step)
    return Plot(
        key="predictions",
        x=axis,
        y=_PREDICTION_AXIS,
        marks=(
            right,
            _way("squared error", behind[1], (x, squared)),
            _way("cross-entropy", behind[0], (x, cross)),
            arrivals[1][step >= run.squared_error.arrives],
            arrivals[0][step >= run.cross_entropy.arrives],
            Guide(key="step line", start=(x, 0), end=(x, 1)),
            stands("squared error", x, squared),
            Handle(
                key="step",
                at=(x, cross),
                param="step",
                role="loss",
                label="Step, on the way of cross-entropy",
            ),
        ),
    )


@lru_cache(maxsize=4)
def _of_race(run: Race) -> tuple[Axis, Mark, tuple[_Arrival, _Arrival]]:
    """What is the same at every step: the axis, a line at 1/2, and who arrives when."""
    label, cross, squared = run.label, run.cross_entropy, run.squared_error
    high = math.log10(1 + run.last)
    return (
        _step_axis(run.last),
        Guide(key="right from here", start=(0, 0.5), end=(high, 0.5), role="muted", dash="dash"),
        (
            _arrival("cross-entropy", label, cross.arrives, (0.01 * high, 0)),
            _arrival("squared error", label, squared.arrives, (0.99 * high, 1)),
        ),
    )


@lru_cache(maxsize=64)
def _step_axis(last: int) -> Axis:
    """Steps on a logarithmic scale, on which 0 has its place: log(1 + step)."""
    heads = (1, 2, 5) if last <= 1000 else (1,)
    steps = [0, *(head * 10**power for power in range(6) for head in heads)]
    return Axis(
        label="steps (logarithmic scale)",
        low=0,
        high=math.log10(1 + last),
        ticks=tuple(Tick(math.log10(1 + one), numerals.whole(one)) for one in steps if one <= last),
    )


@lru_cache(maxsize=4)
def _ways(run: Race) -> tuple[_Way, _Way]:
    """Both ways as far as they have been made."""
    first, second = _telling_steps(run)
    logits = run.cross_entropy.logit[first], run.squared_error.logit[second]
    y = model.sigmoid(np.concatenate(logits))
    return (
        _Way(first, np.log10(1.0 + first), y[: len(first)]),
        _Way(second, np.log10(1.0 + second), y[len(first) :]),
    )


def _behind(run: Race, step: int) -> tuple[_Behind, _Behind]:
    """What is behind each runner; at the start nothing, whatever ways there will be."""
    if step == 0:
        return _NOTHING, _NOTHING
    first, second = _ways(run)
    return first.before(step), second.before(step)


def _way(key: Loss, behind: _Behind, now: tuple[float, float]) -> Curve:
    """The way of a runner up to now; at the start, from there to there."""
    x, y = behind if len(behind[0]) else (now[:1], now[1:])
    return Curve(
        key=f"{key} way",
        x=np.append(x, now[0]),
        y=np.append(y, now[1]),
        name=f"prediction with {key} over log10(1 + steps)",
        role=role_of(key),
        weight="normal" if key == "squared error" else "strong",
        dash="dash" if key == "squared error" else "solid",
    )


_EVENLY = np.linspace(0, 1, 200)
_PER_CENTS = model.logit(np.linspace(0, 1, 101)[1:-1])


def _telling_steps(run: Race) -> tuple[Steps, Steps]:
    """The steps at which each way moves on by a pixel or so, along either axis: of few, all."""
    last, reach = run.last, run.reach
    if last <= len(_EVENLY):
        return (np.arange(reach + 1),) * 2
    along = np.expm1(_EVENLY * math.log1p(last)).astype(np.int64)

    def steps(runner: Runner) -> Steps:
        up = runner.toward.searchsorted(_PER_CENTS)
        telling = np.unique(np.concatenate([along, up, [last]]))
        return telling[: telling.searchsorted(reach, side="right")]

    return steps(run.cross_entropy), steps(run.squared_error)


_Arrival = tuple[Text, Text]


def _arrival(key: Loss, label: int, arrives: int, at: tuple[float, float]) -> _Arrival:
    """That a loss is on its way to the right side, and from its arrival how many steps it took."""
    name, beyond = "MSE" if key == "squared error" else "CE", ">" if label == 1 else "<"
    under_way = Text(
        key=f"{key} arrives",
        at=(at[0], 1.27),
        text=f"{name}: not yet at ŷ {beyond} 0.5",
        anchor=(at[1], 0.5),
        role=role_of(key),
        strong=True,
    )
    return under_way, replace(under_way, text=f"{name}: {counted(arrives)} to ŷ {beyond} 0.5")
