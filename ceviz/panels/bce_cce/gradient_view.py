"""The gradient ŷ − y as arrows on the logits, above the table of the Jacobian's road to it."""

from __future__ import annotations

import numpy as np

from ceviz.core import numerals
from ceviz.core.figure import (
    Arrow,
    Axis,
    Bars,
    Guide,
    Handle,
    Mark,
    Plot,
    Role,
    Text,
    ticks,
)
from ceviz.core.units import NATS
from ceviz.panels.bce_cce.classes import Classes
from ceviz.panels.bce_cce.gradient_table import SHORT_FROM, route, route_plot
from ceviz.panels.bce_cce.params import BceCceParams
from ceviz.panels.bce_cce.spacing import ticked

_TALL = 12.0  # the axis of the logits, to either side; z + c reaches 11
_LENGTH = 12.0  # logits that an arrow of 1 nat is long, which is the longest there can be
_BAR, _BAR_WIDTH = -0.16, 0.36  # within a class, whose width is 1
_ARROW = 0.34
_SUM_ARROWS = 0.12


_LOGITS = Axis(
    label="logits",
    low=-_TALL,
    high=_TALL,
    ticks=ticks(-10, -5, 0, 5, 10, decimals=0),
)


def gradient_plots(params: BceCceParams, now: Classes) -> tuple[Plot, Plot]:
    """Above the logits with their arrows, below the Jacobian's road as a table."""
    unit = params.counted_in
    above = ticked(
        now.names,
        "true_class",
        (now.true,),
        label=f"arrows: {'ŷ − y' if unit is NATS else '(ŷ − y)/ln 2'} in {unit.name}, drawn "
        f"{_LENGTH / unit.per_nat:.3g} times as long; descent goes against them",
        beyond=1,
    )
    return (
        Plot(key="logits", x=above, y=_LOGITS, share=1.6, marks=_arrows(params, now)),
        route_plot(unit, now, route(now, params.temperature)),
    )


def _arrows(params: BceCceParams, now: Classes) -> tuple[Mark, ...]:
    many = len(now.names)
    errors = now.errors
    tops = np.array(params.logits[:many]) + params.shift
    places = np.arange(many)
    at, own = places + _BAR, places == now.true
    marks: list[Mark] = [
        Guide(key="zero", start=(-0.6, 0.0), end=(many + 0.6, 0.0), dash="solid", role="muted"),
        _logit_bars("logit", at[own], tops[own], "logit, true class", "loss"),
        _logit_bars("logits", at[~own], tops[~own], "logit", "muted"),
    ]
    for k, (z, error) in enumerate(zip(tops.tolist(), errors, strict=True)):
        marks += _logit(now, k, z, error)
    pull = _LENGTH * errors[now.true]
    marks += [
        _arrow("sum down", many - _SUM_ARROWS, 0.0, pull, "loss"),
        _arrow("sum up", many + _SUM_ARROWS, 0.0, -pull, "other"),
        Text(  # below the axis, beside the names: one that stands there can be picked
            key="sum",
            at=(float(many), -_TALL),
            text="sum 0",
            anchor=(0.5, 0),
            offset=(0, 7),
            role="text",
            strong=True,
        ),
    ]
    return tuple(marks)


def _logit_bars(key: str, x: np.ndarray, top: np.ndarray, name: str, role: Role) -> Bars:
    return Bars(key=key, x=x, top=top, width=_BAR_WIDTH, name=name, role=role)


def _logit(now: Classes, k: int, z: float, error: float) -> tuple[Mark, ...]:
    """One class's handle, arrow and number; the number stands where the bar is not."""
    true = k == now.true
    many = len(now.names)
    long = _LENGTH * error
    # So that it is all seen.
    start = min(max(z, -_TALL - min(long, 0.0)), _TALL - max(long, 0.0))
    return (
        _arrow(f"arrow {k}", k + _ARROW, start, start + long, "loss" if true else "other"),
        Handle(
            key=f"logit {k}",
            at=(k + _BAR, z),
            param="logits",
            index=k,
            along="y",
            shape="bar",
            role="loss" if true else "muted",
            label=f"Logit of {now.names[k]}",
        ),
        Text(
            key=f"logit value {k}",
            at=(k + _BAR, 0.0),
            text=numerals.fixed(z, 2 if many < SHORT_FROM else 1),
            anchor=(0.5, 0.0 if z >= 0 else 1.0),
            offset=(0, 8 if z >= 0 else -8),
            role="loss" if true else "muted",
            strong=true,
        ),
    )


def _arrow(key: str, x: float, start: float, end: float, role: Role) -> Arrow:
    return Arrow(key=key, start=(x, start), end=(x, end), role=role)
