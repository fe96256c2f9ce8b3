"""The words on the plot of the loss curve, and the places where each may stand, best first."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
import math
from typing import NamedTuple

import numpy as np

from ceviz import model
from ceviz.core import numerals
from ceviz.core.figure import Array, Role
from ceviz.panels.loss_curve.curves import Look, minimum
from ceviz.panels.loss_curve.losses import entropy
from ceviz.panels.loss_curve.room import Side, beside

_UP_RIGHT, _UP_LEFT, _UP = (1, -1), (-1, -1), (0, -1)
_RIGHT, _LEFT, _DOWN = (1, 0), (-1, 0), (0, 1)
_DOWN_RIGHT, _DOWN_LEFT = (1, 1), (-1, 1)
_ALL = (_UP_RIGHT, _UP_LEFT, _RIGHT, _LEFT, _UP, _DOWN_RIGHT, _DOWN_LEFT, _DOWN)
_HEIGHTS = (5.6, 3.2, 4.4, 2.4, 6.3, 1.8, 1.3)  # of a hard label's name on its curve, in nats
_OVER_Z = (8.0, 5.0, 6.5, 10.0, 3.6, 2.6, 11.2)
_IN_TAIL = (10.0, 8.0, 9.0, 6.5, 5.0, 11.0, 4.0)


_RISES = np.array([0.06, 0.1, 0.15, 0.2, 0.3, 0.4])  # of the height of the plot
_OUTWARDS = np.concatenate(
    [one * np.array([2.5, 1.5, 3.5, 5, 6.5, 8, 9.5, 11, 0.7]) for one in (1, -1)]
)


class Words(NamedTuple):
    """A text that stays where it is, unless the point comes near; ``room`` is in letters."""

    key: str
    text: str
    spots: Array
    role: Role
    strong: bool = False


def around(seen: Look, at: tuple[float, float]) -> Array:
    """The spots on all sides of the point, then further above it, and then anywhere, near first."""
    x, y = np.array([at[0]]), np.array([at[1]])
    turn = -1 if seen.target < 0.5 else 1
    sides = [(turn * across, down) for across, down in _ALL]
    above, slanted = [side for side in sides if side[1] < 0], [side for side in sides if all(side)]
    near = [beside(x, y, sides, far=far) for far in (17.0, 27.0, 38.0)]
    risen = np.minimum(y + seen.loss_axis.high * _RISES, seen.loss_axis.high)
    higher = beside(np.full_like(risen, at[0]), risen, above, far=17.0)
    far = [beside(x, y, slanted, far=far) for far in (60.0, 90.0)]
    return np.vstack([*near, higher, *far, _elsewhere(seen, at)])


@lru_cache(maxsize=32)
def words(seen: Look) -> tuple[Words, ...]:
    """All texts but the one beside the point and the tangent's, in the order of their claims."""
    if seen.soft:
        found = [_least(seen), _soft_name(seen)]
    else:
        found = [_hard_name(seen, 1), _hard_name(seen, 0)]
    if seen.second is not None:
        found.append(_second_name(seen))
    if seen.axis != "prediction":
        found.append(_tail(seen))
    return tuple(found)


def _elsewhere(seen: Look, at: tuple[float, float]) -> Array:
    """Places all over the plot, those near a place first."""
    spots, axis = anywhere(seen), seen.across.axis
    across = (spots[:, 0] - at[0]) / (axis.high - axis.low)
    up = (spots[:, 1] - at[1]) / seen.loss_axis.high
    return spots[np.hypot(across, up).argsort()]


@lru_cache(maxsize=32)
def anywhere(seen: Look) -> Array:
    """Places all over the plot, near the middle first."""
    x, y = seen.across.axis, seen.loss_axis
    spots = [
        (x.low + right * (x.high - x.low), up * y.high, 0.5, 0.5, 0, 0)
        for up in (0.36, 0.28, 0.2, 0.44, 0.52, 0.6, 0.66, 0.72, 0.78, 0.84, 0.9, 0.95)
        for right in (0.5, 0.56, 0.44, 0.62, 0.38, 0.68, 0.32, 0.75, 0.25, 0.82, 0.18)
    ]
    return np.array(spots, dtype=np.float64)


def _hard_name(seen: Look, label: int) -> Words:
    """The name of a hard label's curve: beside it, on the side of the other curve."""
    log = seen.counted_in.log
    if seen.axis == "logit":
        text = f"−{log} σ(z)   when y = 1" if label == 1 else f"−{log} σ(−z)   when y = 0"
    else:
        text = f"−{log} ŷ   when y = 1" if label == 1 else f"−{log}(1 − ŷ)   when y = 0"
    heights = np.array(_HEIGHTS if seen.axis == "prediction" else _OVER_Z)
    wrong = 1 if label == 1 else -1  # where the curve is high is at the left when y = 1
    z = wrong * -np.log(np.expm1(heights))
    sides = [(wrong, 0), (wrong, -1), (-wrong, 0), (-wrong, 1)]
    chosen = label == seen.target
    return Words(
        key=f"name {label}",
        text=text,
        spots=np.vstack([_along(seen, z, heights, sides), anywhere(seen)]),
        role="loss" if chosen else "muted",
        strong=chosen,
    )


def _soft_name(seen: Look) -> Words:
    z = np.array([-4, 4, -3, 3, -5, 5, -2, 2, -6, 6, -7, 7, -8, 8, -9, 9, -1, 1], dtype=float)
    sides = [_UP_RIGHT, _RIGHT, _LEFT, _UP_LEFT, _DOWN_RIGHT, _DOWN_LEFT]
    heights = model.binary_cross_entropy_with_logits(z, seen.target)
    return Words(
        key="name soft",
        text=f"H(y, ŷ) with y = {numerals.fixed(seen.target, 2)}",
        spots=np.vstack([_along(seen, z, heights, sides), anywhere(seen)]),
        role="loss",
        strong=True,
    )


def _least(seen: Look) -> Words:
    """What is lowest on the curve of a soft label, and where."""
    height = seen.counted_in.fixed(entropy(seen.target), 3)
    x, y = minimum(seen, seen.target)
    turn = -1 if seen.target > 0.5 else 1
    up = y + seen.loss_axis.high * np.concatenate([[0.0, 0.05], _RISES, [0.5, 0.6]])
    spots = beside(np.full_like(up, x), up, [_UP, (turn, -1), (-turn, -1)], far=16.0)
    return Words(
        key="least",
        text=f"at ŷ = y: H(y) = {height}",
        spots=np.vstack([spots, _elsewhere(seen, (x, y))]),
        role="loss",
    )


def _second_name(seen: Look) -> Words:
    assert seen.second is not None
    amount = seen.second.amount
    text = {
        "squared": "squared error: at most 1",
        "smoothing": f"label smoothing, ε = {numerals.fixed(amount, 2)}",
        "focal": f"focal loss, γ = {numerals.fixed(amount, 1)}",
    }[seen.second.kind]
    z = -_OUTWARDS if seen.target >= 0.5 else _OUTWARDS  # where the loss is high first
    xs, ys = seen.places(z), seen.second_height(z)
    spots = [beside(xs, ys, _ALL, far=far) for far in (11.0, 20.0, 34.0)]
    spots.append(anywhere(seen))
    return Words(key="second name", text=text, spots=np.vstack(spots), role="other", strong=True)


def _tail(seen: Look) -> Words:
    """How fast the loss grows where it is high: the same for each step along the axis."""
    unit = seen.counted_in
    step = math.log(10) if seen.axis == "log-odds" else 1.0
    left, right = (unit.of(step * slope) for slope in (-seen.target, 1 - seen.target))
    decimals = 0 if unit.name == "nats" and seen.axis == "logit" and not seen.soft else 3
    if seen.soft:
        slopes = f"{numerals.fixed(left, 2)} and {numerals.fixed(right, 2)}"
        text = f"straight tails: slopes {slopes}"
    else:
        slope = numerals.fixed(left or right, decimals)
        text = f"straight tail: slope {slope}"
    wrong = 1 if seen.target >= 0.5 else -1
    z = -wrong * np.array(_IN_TAIL)
    sides = [(wrong, 0), (wrong, -1), (wrong, 1), (-wrong, 0), (-wrong, 1), (-wrong, -1)]
    z = np.concatenate([z, -z])
    heights = model.binary_cross_entropy_with_logits(z, seen.target)
    return Words(
        key="tail",
        text=text,
        spots=np.vstack([_along(seen, z, heights, sides), anywhere(seen)]),
        role="loss",
    )


def _along(seen: Look, z: Array, nats: Array, sides: Sequence[Side]) -> Array:
    """The spots beside a curve at logits where the loss is known, if they are in view."""
    xs, ys = seen.places(z), nats * seen.counted_in.per_nat
    shown = ys < seen.loss_axis.high
    return beside(xs[shown], ys[shown], sides, by_side=True)
