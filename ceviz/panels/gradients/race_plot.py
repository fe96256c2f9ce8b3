"""The plots of the race: both ways down the loss curves, and the prediction over the steps."""

from __future__ import annotations

from functools import cache, lru_cache
import math

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
from ceviz.panels.gradients.params import GradientsParams
from ceviz.panels.gradients.race import Fairness, Loss, Race, Runner, Steps, counted, race

_EDGE = 10.5  # of the logit's axis; steps may lead far beyond
_TOP = 10.8

_LOGIT_AXIS = Axis(
    label="logit z",
    low=-_EDGE,
    high=_EDGE,
    ticks=ticks(-10, -8, -6, -4, -2, 0, 2, 4, 6, 8, 10, decimals=0),
)
_LOSS_AXIS = Axis(
    label="loss (CE in nats)", low=0, high=_TOP, ticks=ticks(0, 2, 4, 6, 8, 10, decimals=0)
)
# Above 1 there is room for a line of words.
_PREDICTION_AXIS = Axis(label="prediction ŷ", low=0, high=1.4, ticks=ticks(0, 0.5, 1))

_SPACING = 0.05
_LOGITS = np.linspace(-_EDGE, _EDGE, 421)


def plots(params: GradientsParams) -> tuple[Plot, Plot]:
    """Where both are on their loss curves, and how their predictions come along."""
    run = params.race
    return _loss_plot(params, run), _prediction_plot(params, run)


def _loss_plot(params: GradientsParams, run: Race) -> Plot:
    label, step = params.label, params.step
    squared, cross = run.squared_error, run.cross_entropy
    squared_curve, cross_curve = _curves(label)
    loss, squared_loss = float(cross.loss[step]), float(squared.loss[step])
    start = params.start, float(cross.loss[0])
    return Plot(
        key="descent",
        x=_LOGIT_AXIS,
        y=_LOSS_AXIS,
        marks=(
            squared_curve,
            cross_curve,
            _trail("squared error", squared, squared_curve, step),
            _trail("cross-entropy", cross, cross_curve, step),
            Guide(key="start line", start=(params.start, float(squared.loss[0])), end=start),
            _footprints("squared error", squared, run, step),
            _footprints("cross-entropy", cross, run, step),
            _now("squared error", float(squared.logit[step]), squared_loss),
            _now("cross-entropy", float(cross.logit[step]), loss),
            _name(label, "cross-entropy", f"{numerals.fixed(loss, 4)} nats", 9.6),
            _name(label, "squared error", numerals.fixed(squared_loss, 4), 7.7),
            Handle(
                key="start",
                at=start,
                param="start",
                role="text",
                label="Start z₀, on the loss of cross-entropy",
            ),
        ),
        share=1.15,
    )


@cache
def _curves(label: int) -> tuple[Curve, Curve]:
    """Both losses over the logit, the squared error first."""
    loss = model.binary_cross_entropy_with_logits(_LOGITS, label)
    return (
        Curve(
            key="squared error",
            x=_LOGITS,
            y=model.squared_error(model.sigmoid(_LOGITS), label),
            name="squared error",
            role="other",
            dash="dash",
        ),
        Curve(key="cross-entropy", x=_LOGITS, y=loss, name="cross-entropy in nats", role="loss"),
    )


def _trail(key: Loss, runner: Runner, curve: Curve, step: int) -> Curve:
    """The part of a loss curve that is behind a runner."""
    here, there = float(runner.logit[step]), float(runner.logit[0])
    edge = curve.y[-1] if here > 0 else curve.y[0]
    at = (min(max(here, -_EDGE), _EDGE), runner.loss[step] if abs(here) <= _EDGE else edge)
    (low, low_y), (high, high_y) = sorted((at, (there, runner.loss[0])))
    first = math.ceil((low + _EDGE) / _SPACING)
    last = max(math.ceil((high + _EDGE) / _SPACING), first)
    x, y = np.empty(last - first + 2), np.empty(last - first + 2)
    x[0], x[1:-1], x[-1] = low, _LOGITS[first:last], high
    y[0], y[1:-1], y[-1] = low_y, curve.y[first:last], high_y
    return Curve(
        key=f"{key} trail",
        x=x,
        y=y,
        name=f"way of {curve.name}",
        role=curve.role,
        weight="strong",
    )


def _footprints(key: Loss, runner: Runner, run: Race, step: int) -> Points:
    """Where a runner stood after the steps that leave a mark, as far as they are in view."""
    steps = run.seen[: np.searchsorted(run.seen, step)]
    x, y = runner.logit[steps], runner.loss[steps]
    in_view = abs(x) <= _EDGE
    return Points(
        key=f"{key} steps",
        x=x[in_view],
        y=y[in_view],
        name=f"{key}, steps so far",
        symbol="diamond" if key == "squared error" else "circle",
        fill="outline",
        role=_role(key),
    )


def _now(key: Loss, x: float, y: float) -> Points:
    """Where a runner stands."""
    return Points(
        key=f"{key} now",
        x=np.array([min(max(x, -_EDGE), _EDGE)]),
        y=np.array([y]),
        name=f"{key}, now",
        symbol="diamond" if key == "squared error" else "circle",
        role=_role(key),
    )


def _role(key: Loss) -> Role:
    return "other" if key == "squared error" else "loss"


def _name(label: int, key: Loss, value: str, height: float) -> Text:
    """Words over the right answer's side, where both losses are low."""
    return Text(
        key=f"{key} name",
        at=(0.97 * _EDGE if label == 1 else -0.97 * _EDGE, height),
        text=f"{'MSE + sigmoid' if key == 'squared error' else 'cross-entropy'}  {value}",
        anchor=(float(label), 0.5),
        role=_role(key),
        strong=True,
    )


def _prediction_plot(params: GradientsParams, run: Race) -> Plot:
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
            _now("squared error", x, squared),
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
        role=_role(key),
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
        role=_role(key),
        strong=True,
    )
