"""The coins: each in its place with its label, to be flipped; or a bar that counts them."""

from __future__ import annotations

from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from ceviz.core import numerals
from ceviz.core.figure import Array, Axis, Bars, Mark, Plot, Points, Tick
from ceviz.panels.likelihood.observed import SEEN, Observed

ROOM = " "
"""An axis label that says nothing, and keeps room for the heading of the plot below."""

Mask = NDArray[np.bool_]

_WIDE = 10  # a row of fewer coins is no wider
_BARE = Axis(label="", low=0, high=1, ticks=(Tick(0, ""),), grid=False)
_HIGH = 0.5  # where the coins lie in their row
_ROOM_FOR_A_COUNT = 0.12  # of the axis, on either side


def row(observed: Observed, *, share: float, to_scale: bool = True) -> Plot:
    """The row of coins, full ones and hollow zeros.

    What is only counted has two parts alike where it is not to scale: their border would lie
    straight above k/N.
    """
    return Plot(
        key="coins",
        x=axis(observed, to_scale=to_scale),
        y=_BARE,
        marks=_lying_or_counted(observed, to_scale=to_scale),
        share=share,
    )


@lru_cache(maxsize=64)
def _lying_or_counted(observed: Observed, *, to_scale: bool) -> tuple[Mark, ...]:
    shown = observed.order != ""
    x, ones = places(observed.total), is_one(observed)
    border = _border(observed, to_scale=to_scale)
    return (
        _counted("counted ones", 0.0, border, shown=shown),
        _counted("counted zeros", border, observed.total, shown=shown),
        _lying("ones", x[ones]),
        _lying("zeros", x[~ones]),
    )


def _border(observed: Observed, *, to_scale: bool) -> float:
    """How long the part of the ones is."""
    both = observed.ones > 0 and observed.zeros > 0
    return float(observed.ones) if to_scale or not both else observed.total / 2


def axis(observed: Observed, *, to_scale: bool = True) -> Axis:
    """The coins along an axis: each with its label, or so many that they are only counted."""
    if observed.order:
        return _row_axis(observed.order)
    return _count_axis(observed, _border(observed, to_scale=to_scale))


@lru_cache(maxsize=64)
def _row_axis(order: str) -> Axis:
    total = len(order)
    span = max(total, _WIDE)
    low = (total + 1 - span) / 2
    return Axis(
        label=ROOM,
        low=low,
        high=low + span,
        ticks=tuple(Tick(k + 1.0, sign) for k, sign in enumerate(order)),
        grid=False,
        picks="coins",
        picked=tuple(k for k, sign in enumerate(order) if sign == "1"),
    )


@lru_cache(maxsize=64)
def _count_axis(observed: Observed, border: float) -> Axis:
    """How many ones and zeros there are, under the middle of each, and apart from each other."""
    ones, zeros, total = observed.ones, observed.zeros, observed.total
    ticks = []
    if ones:
        at = min(max(border / 2, _ROOM_FOR_A_COUNT * total), (1 - 3 * _ROOM_FOR_A_COUNT) * total)
        ticks.append(Tick(at if zeros else border / 2, f"{numerals.whole(ones)} ones"))
    if zeros:
        middle = (border + total) / 2
        at = max(middle, 3 * _ROOM_FOR_A_COUNT * total)
        at = min(at, (1 - _ROOM_FOR_A_COUNT) * total)
        ticks.append(Tick(at if ones else middle, f"{numerals.whole(zeros)} zeros"))
    return Axis(label=ROOM, low=0, high=total, ticks=tuple(ticks), grid=False)


@lru_cache(maxsize=64)
def places(total: int) -> Array:
    """Where each coin lies; nothing when they are only counted."""
    return np.arange(1.0, (total if total <= SEEN else 0) + 1)


@lru_cache(maxsize=64)
def is_one(observed: Observed) -> Mask:
    """Which of the coins that are shown are ones."""
    signs = np.frombuffer(observed.order.encode(), dtype=np.uint8)
    return np.equal(signs, ord("1"))


@lru_cache(maxsize=64)
def groups(observed: Observed) -> tuple[tuple[Array, Array], tuple[Array, Array]]:
    """Centre and width of what stands for the ones, and of what stands for the zeros.

    Each coin in its place, or all ones before all zeros.
    """
    if observed.order:
        x, one = places(observed.total), is_one(observed)
        return (x[one], np.full(observed.ones, 0.7)), (x[~one], np.full(observed.zeros, 0.7))
    ones, zeros = float(observed.ones), float(observed.zeros)
    return (
        (np.array([ones / 2]), np.array([ones])),
        (np.array([ones + zeros / 2]), np.array([zeros])),
    )


def _counted(key: str, low: float, high: float, *, shown: bool) -> Bars:
    return Bars(
        key=key,
        x=np.array([] if shown else [(low + high) / 2]),
        top=np.array([] if shown else [0.85]),
        width=0.0 if shown else high - low,
        base=0.15,
        name=key,
        fill="solid" if key.endswith("ones") else "outline",
    )


def _lying(key: str, x: Array) -> Points:
    return Points(
        key=key,
        x=x,
        y=np.full(len(x), _HIGH),
        name=f"observations that are {key}",
        fill="solid" if key == "ones" else "outline",
    )
