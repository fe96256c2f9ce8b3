"""The plot of the race's predictions over the steps, and how a runner is drawn."""

from __future__ import annotations

from functools import lru_cache
import math

import numpy as np

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
from ceviz.panels.gradients.params import GradientsParams
from ceviz.panels.gradients.race import Fairness, Loss, Race, Runner, Steps, counted, race

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


def prediction_plot(params: GradientsParams, run: Race) -> Plot:
    """The prediction of both over the steps, with a line at the present one."""
    step = params.step
    x = math.log10(1 + step)
    cross, squared = (
        float(run.cross_entropy.prediction[step]),
        float(run.squared_error.prediction[step]),
    )
    axis, still = _of_race(params.label, params.start, params.learning_rate, params.fairness)
    return Plot(
        key="predictions",
        x=axis,
        y=_PREDICTION_AXIS,
        marks=(
            *still,
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
def _of_race(
    label: int, start: float, rate: float, fairness: Fairness
) -> tuple[Axis, tuple[Mark, ...]]:
    """What stays where it is while the step moves: the axis, both ways, and who arrives when."""
    run = race(label, start, rate, fairness)
    high = math.log10(1 + run.last)
    return _step_axis(run.last), (
        Guide(key="right from here", start=(0, 0.5), end=(high, 0.5), role="muted", dash="dash"),
        _way("squared error", run.squared_error, run.last),
        _way("cross-entropy", run.cross_entropy, run.last),
        _arrival("squared error", label, run.squared_error.arrives, (0.99 * high, 1)),
        _arrival("cross-entropy", label, run.cross_entropy.arrives, (0.01 * high, 0)),
    )


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


def _way(key: Loss, runner: Runner, last: int) -> Curve:
    """The prediction over the steps, with as many points as one can see."""
    steps = _telling_steps(runner.prediction[: last + 1])
    return Curve(
        key=f"{key} way",
        x=np.log10(1.0 + steps),
        y=runner.prediction[steps],
        name=f"prediction with {key} over log10(1 + steps)",
        role=role_of(key),
        weight="normal" if key == "squared error" else "strong",
        dash="dash" if key == "squared error" else "solid",
    )


def _telling_steps(prediction: Array) -> Steps:
    """The steps at which the curve moves on by a pixel or so, along either axis."""
    last = len(prediction) - 1
    along = np.geomspace(1, last + 1, 200).astype(np.int64) - 1
    rising = prediction if prediction[-1] >= prediction[0] else 1 - prediction
    up = np.searchsorted(rising, np.linspace(0, 1, 101))
    return np.unique(np.concatenate([along, up[up <= last], [last]]))


def _arrival(key: Loss, label: int, arrives: int, at: tuple[float, float]) -> Text:
    """How many steps it takes until the prediction is right, above all curves."""
    name = "MSE" if key == "squared error" else "CE"
    return Text(
        key=f"{key} arrives",
        at=(at[0], 1.22),
        text=f"{name}: {counted(arrives)} to ŷ {'>' if label == 1 else '<'} 0.5",
        anchor=(at[1], 0.5),
        role=role_of(key),
        strong=True,
    )
