"""The gradient ŷ − y as arrows on the logits, and the road to it through the softmax's Jacobian."""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

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
    Tick,
    ticks,
)
from ceviz.panels.bce_cce.classes import Classes
from ceviz.panels.bce_cce.params import BceCceParams
from ceviz.panels.bce_cce.spacing import ticked

_TALL = 14.0  # the axis of the logits, to either side; z + c reaches 11
_LENGTH = 8.0  # logits that an arrow of a gradient of 1 is long
_BAR, _BAR_WIDTH = -0.16, 0.36  # within a class, whose width is 1
_ARROW = 0.34
_SUM_ARROWS = 0.12
_ROOMY = 4  # up to so many, powers of ten have room
_DENSE = 8  # from so many classes on, numbers are written shorter

_LOGITS = Axis(
    label="logits",
    low=-_TALL,
    high=_TALL,
    ticks=ticks(-10, -5, 0, 5, 10, decimals=0),
)
_ROWS = Axis(
    label="",
    low=0,
    high=4,
    ticks=(
        Tick(0.5, "ŷ − y"),
        Tick(1.5, "∂L/∂z"),
        Tick(2.5, "∂ŷ/∂z"),
        Tick(3.5, "∂L/∂ŷ"),
    ),
    grid=False,
)


class Route(NamedTuple):
    """Both roads to dL/dz of each class, in nats. ``slope`` is dL/dŷ of the true class.

    ``jacobian`` is dŷ/dz of it by each logit, ``product`` slope times that, and ``gradient`` what
    they must be: (ŷ − y)/T.
    """

    slope: float
    jacobian: tuple[float, ...]
    product: tuple[float, ...]
    gradient: tuple[float, ...]


@lru_cache(maxsize=4)
def route(now: Classes, heat: float) -> Route:
    """The gradient at the present logits, by both roads; ``heat`` is the temperature."""
    t = now.true
    slope = -1 / now.given
    jacobian = tuple(
        now.given * (now.rest(t) if k == t else -share) / heat
        for k, share in enumerate(now.predicted)
    )
    return Route(
        slope=slope,
        jacobian=jacobian,
        product=tuple(slope * one for one in jacobian),
        gradient=tuple(error / heat for error in now.errors),
    )


def gradient_plots(params: BceCceParams, now: Classes) -> tuple[Plot, Plot]:
    """Above the logits with their arrows, below the Jacobian's road as a table."""
    way = route(now, params.temperature)
    above = ticked(
        now.names,
        "true_class",
        now.true,
        label=f"arrows: ŷ − y, drawn {_LENGTH:.0f} times as long; descent goes against them",
        beyond=1,
    )
    below = ticked(now.names, label="", totals=("sum",))
    return (
        Plot(key="logits", x=above, y=_LOGITS, share=1.4, marks=_arrows(params, now)),
        Plot(key="route", x=below, y=_ROWS, marks=_table(params, now, way)),
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
        marks += _logit(params, now, k, z, error)
    pull = _LENGTH * errors[now.true]
    marks += [
        _arrow("sum down", many - _SUM_ARROWS, 0.0, pull, "loss"),
        _arrow("sum up", many + _SUM_ARROWS, 0.0, -pull, "other"),
        Text(
            key="sum",
            at=(float(many), -_TALL),
            text="sum 0",
            anchor=(0.5, 1),
            offset=(0, -2),
            role="text",
            strong=True,
        ),
    ]
    return tuple(marks)


def _logit_bars(key: str, x: np.ndarray, top: np.ndarray, name: str, role: Role) -> Bars:
    return Bars(key=key, x=x, top=top, width=_BAR_WIDTH, name=name, role=role)


def _logit(params: BceCceParams, now: Classes, k: int, z: float, error: float) -> tuple[Mark, ...]:
    """One class's handle, arrow and number; the number stands where the bar is not."""
    true = k == now.true
    many = len(now.names)
    long = _LENGTH * error
    start = min(max(z, -_TALL - min(long, 0.0)), _TALL - max(long, 0.0))  # so that it is all seen
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
            text=numerals.fixed(z, 2 if many < _DENSE else 1),
            anchor=(0.5, 0.0 if z >= 0 else 1.0),
            offset=(0, 8 if z >= 0 else -8),
            role="loss" if true else "muted",
            strong=true,
        ),
    )


def _arrow(key: str, x: float, start: float, end: float, role: Role) -> Arrow:
    return Arrow(key=key, start=(x, start), end=(x, end), role=role)


def _table(params: BceCceParams, now: Classes, way: Route) -> tuple[Mark, ...]:
    """The first factor, which is the same for every logit, and three rows of numbers."""
    many = len(now.names)
    rows = ((2.5, "jacobian", way.jacobian), (1.5, "product", way.product))
    marks: list[Mark] = [
        Text(
            key="slope",
            at=((many - 1) / 2, 3.5),
            text=f"−1/ŷ = −1/{_share(now)} = {numerals.significant(way.slope, 4)}, for every z",
            role="text",
        ),
        Guide(key="ruled", start=(-0.6, 1.0), end=(many + 0.6, 1.0), dash="dot", role="muted"),
    ]
    for height, row, numbers in (*rows, (0.5, "error", now.errors)):
        marks += [
            Text(
                key=f"{row} {k}",
                at=(float(k), height),
                text=_entry(number, among=many),
                role=_role(row, true=k == now.true),
                strong=row != "jacobian",
            )
            for k, number in enumerate(numbers)
        ]
        marks.append(
            Text(
                key=f"{row} sum",
                at=(float(many), height),
                text="0",
                role="text",
                strong=row != "jacobian",
            )
        )
    return tuple(marks)


def _role(row: str, *, true: bool) -> Role:
    if row == "jacobian":
        return "text"
    return "loss" if true else "other"


def _share(now: Classes) -> str:
    text = numerals.significant(now.given, 3)
    return f"({text})" if "·" in text else text


@lru_cache(maxsize=4096)
def _entry(number: float, *, among: int) -> str:
    """A number in few digits; what is too small for them is not said to be 0."""
    dense = among >= _DENSE
    decimals = 3 if not dense else 2 if abs(number) < 10 else 1
    text = numerals.fixed(number, decimals)
    if text.strip("0."):
        return text
    return "≈0" if among > _ROOMY else numerals.visible(number, decimals)
