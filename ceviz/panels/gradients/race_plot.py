"""The plots of the race: both ways down the loss curves, and the prediction over the steps."""

from __future__ import annotations

from functools import cache
import math

import numpy as np

from ceviz import model
from ceviz.core import numerals
from ceviz.core.figure import (
    Axis,
    Curve,
    Guide,
    Handle,
    Plot,
    Text,
    ticks,
)
from ceviz.core.units import Unit
from ceviz.panels.gradients.params import GradientsParams
from ceviz.panels.gradients.race import Loss, Now, Race, Standing
from ceviz.panels.gradients.race_marks import EDGE, marks
from ceviz.panels.gradients.race_steps_plot import prediction_plot, role_of, stands

_TOP = 10.8  # nats

_LOGIT_AXIS = Axis(
    label="logit z · marks about 1 apart, some with their step",
    low=-EDGE,
    high=EDGE,
    ticks=ticks(-10, -8, -6, -4, -2, 0, 2, 4, 6, 8, 10, decimals=0),
)

_SPACING = 0.05
_LOGITS = np.linspace(-EDGE, EDGE, 421)


def plots(params: GradientsParams, run: Race, now: Now) -> tuple[Plot, Plot]:
    """Where both are on their loss curves, and how their predictions come along."""
    return _loss_plot(params, run, now), prediction_plot(run, params.step, now)


def _loss_plot(params: GradientsParams, run: Race, now: Now) -> Plot:
    label, step, unit = params.label, params.step, params.counted_in
    cross, squared = now.cross_entropy, now.squared_error
    squared_curve, cross_curve = _curves(label, unit)
    cross_marks, squared_marks = marks(run)
    return Plot(
        key="descent",
        x=_LOGIT_AXIS,
        y=unit.axis("loss", of="CE", high=_TOP),
        marks=(
            squared_curve,
            cross_curve,
            _trail("squared error", squared_marks.start, squared, squared_curve),
            _trail("cross-entropy", cross_marks.start, cross, cross_curve),
            Guide(key="start line", start=squared_marks.start, end=cross_marks.start),
            squared_marks.behind("squared error", step),
            cross_marks.behind("cross-entropy", step),
            *squared_marks.names(step),
            *cross_marks.names(step),
            stands("squared error", _in_view(squared.logit), squared.loss),
            stands("cross-entropy", _in_view(cross.logit), cross.loss),
            _name(
                label, "cross-entropy", f"{numerals.fixed(cross.loss, 4)} {unit.name}", unit.of(9.6)
            ),
            _name(label, "squared error", numerals.fixed(squared.loss, 4), unit.of(7.7)),
            Handle(
                key="start",
                at=cross_marks.start,
                param="start",
                role="text",
                label="Start z₀, on the loss of cross-entropy",
            ),
        ),
        share=1.3,
    )


@cache
def _curves(label: int, unit: Unit) -> tuple[Curve, Curve]:
    """Both losses over the logit, the squared error first."""
    loss = unit.per_nat * model.binary_cross_entropy_with_logits(_LOGITS, label)
    return (
        Curve(
            key="squared error",
            x=_LOGITS,
            y=model.squared_error(model.sigmoid(_LOGITS), label),
            name="squared error",
            role="other",
            dash="dash",
        ),
        Curve(
            key="cross-entropy",
            x=_LOGITS,
            y=loss,
            name=f"cross-entropy in {unit.name}",
            role="loss",
        ),
    )


def _in_view(logit: float) -> float:
    return min(max(logit, -EDGE), EDGE)


def _trail(key: Loss, start: tuple[float, float], now: Standing, curve: Curve) -> Curve:
    """The part of a loss curve that is behind a runner."""
    here = now.logit
    edge = curve.y[-1] if here > 0 else curve.y[0]
    at = (_in_view(here), now.loss if abs(here) <= EDGE else edge)
    (low, low_y), (high, high_y) = sorted((at, start))
    first = math.ceil((low + EDGE) / _SPACING)
    last = max(math.ceil((high + EDGE) / _SPACING), first)
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


def _name(label: int, key: Loss, value: str, height: float) -> Text:
    """Words over the right answer's side, where both losses are low."""
    return Text(
        key=f"{key} name",
        at=(0.97 * EDGE if label == 1 else -0.97 * EDGE, height),
        text=f"{'MSE + sigmoid' if key == 'squared error' else 'cross-entropy'}  {value}",
        anchor=(float(label), 0.5),
        role=role_of(key),
        strong=True,
    )
