"""The plots of the race: both ways down the loss curves, and the prediction over the steps."""

from __future__ import annotations

from functools import cache
import math

from msgspec.structs import replace
import numpy as np

from ceviz import model
from ceviz.core import numerals
from ceviz.core.figure import (
    Axis,
    Curve,
    Guide,
    Handle,
    Plot,
    Points,
    Text,
    ticks,
)
from ceviz.core.units import UNITS
from ceviz.panels.gradients.params import GradientsParams
from ceviz.panels.gradients.race import Loss, Race, Runner
from ceviz.panels.gradients.race_steps_plot import prediction_plot, role_of, stands

_EDGE = 10.5  # of the logit's axis; steps may lead far beyond
_TOP = 10.8  # nats

_LOGIT_AXIS = Axis(
    label="logit z",
    low=-_EDGE,
    high=_EDGE,
    ticks=ticks(-10, -8, -6, -4, -2, 0, 2, 4, 6, 8, 10, decimals=0),
)

_SPACING = 0.05
_LOGITS = np.linspace(-_EDGE, _EDGE, 421)


@cache
def _loss_axis(unit: str) -> Axis:
    return replace(UNITS[unit].axis("", high=_TOP), label=f"loss (CE in {unit})")


def plots(params: GradientsParams) -> tuple[Plot, Plot]:
    """Where both are on their loss curves, and how their predictions come along."""
    run = params.race
    return _loss_plot(params, run), prediction_plot(params, run)


def _loss_plot(params: GradientsParams, run: Race) -> Plot:
    label, step, unit = params.label, params.step, UNITS[params.unit]
    squared, cross = run.squared_error, run.cross_entropy
    squared_curve, cross_curve = _curves(label, unit.name)
    loss, squared_loss = float(cross.loss[step]), float(squared.loss[step])
    start = params.start, float(cross.loss[0])
    return Plot(
        key="descent",
        x=_LOGIT_AXIS,
        y=_loss_axis(unit.name),
        marks=(
            squared_curve,
            cross_curve,
            _trail("squared error", squared, squared_curve, step),
            _trail("cross-entropy", cross, cross_curve, step),
            Guide(key="start line", start=(params.start, float(squared.loss[0])), end=start),
            _footprints("squared error", squared, run, step),
            _footprints("cross-entropy", cross, run, step),
            stands("squared error", _in_view(float(squared.logit[step])), squared_loss),
            stands("cross-entropy", _in_view(float(cross.logit[step])), loss),
            _name(label, "cross-entropy", f"{numerals.fixed(loss, 4)} {unit.name}", unit.of(9.6)),
            _name(label, "squared error", numerals.fixed(squared_loss, 4), unit.of(7.7)),
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
def _curves(label: int, unit: str) -> tuple[Curve, Curve]:
    """Both losses over the logit, the squared error first."""
    loss = UNITS[unit].per_nat * model.binary_cross_entropy_with_logits(_LOGITS, label)
    return (
        Curve(
            key="squared error",
            x=_LOGITS,
            y=model.squared_error(model.sigmoid(_LOGITS), label),
            name="squared error",
            role="other",
            dash="dash",
        ),
        Curve(key="cross-entropy", x=_LOGITS, y=loss, name=f"cross-entropy in {unit}", role="loss"),
    )


def _in_view(logit: float) -> float:
    return min(max(logit, -_EDGE), _EDGE)


def _trail(key: Loss, runner: Runner, curve: Curve, step: int) -> Curve:
    """The part of a loss curve that is behind a runner."""
    here, there = float(runner.logit[step]), float(runner.logit[0])
    edge = curve.y[-1] if here > 0 else curve.y[0]
    at = (_in_view(here), runner.loss[step] if abs(here) <= _EDGE else edge)
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
        role=role_of(key),
    )


def _name(label: int, key: Loss, value: str, height: float) -> Text:
    """Words over the right answer's side, where both losses are low."""
    return Text(
        key=f"{key} name",
        at=(0.97 * _EDGE if label == 1 else -0.97 * _EDGE, height),
        text=f"{'MSE + sigmoid' if key == 'squared error' else 'cross-entropy'}  {value}",
        anchor=(float(label), 0.5),
        role=role_of(key),
        strong=True,
    )
