"""The words on the plot of the loss curve, and the places where each may stand, best first."""

from __future__ import annotations

from functools import lru_cache
import math
from typing import NamedTuple

import numpy as np

from ceviz import model
from ceviz.core import numerals
from ceviz.core.figure import Array, Role
from ceviz.panels.loss_curve.curves import Look, minimum
from ceviz.panels.loss_curve.losses import entropy
from ceviz.panels.loss_curve.room import Room

_HEIGHTS = (5.6, 3.2, 4.4, 2.4, 6.3, 1.8, 5.0, 3.8, 1.3, 1.0)  # of a hard label's name, in nats
_OVER_Z = (8.0, 5.0, 6.5, 10.0, 3.6, 2.6, 11.2, 9.0, 7.2, 4.3, 1.8, 1.2)
_IN_TAIL = (10.0, 8.0, 9.0, 6.5, 5.0, 11.0, 4.0, 3.0, 7.2, 5.8)
_SOFT = (4, -4, 3, -3, 5, -5, 2, -2, 6, -6, 7, -7, 8, -8, 9, -9, 1, -1, 0)
_OUTWARDS = (5, 4, 3.2, 2.6, 2.1, 1.7, 1.3, 0.9, 0.5, 6.5, 8, 9.5, 11, 0, *range(-1, -10, -2))
_RISES = np.linspace(0.0, 0.6, 13)  # of the height of the plot
_RISEN = 9.0 * np.arange(13.0)  # pixels by which each is less welcome
_NEXT = 2.0  # pixels by which each further site is less welcome
_BELOW = 8.0  # the same for those halfway down to the axis
_RAISED = ((0.07, 35.0), (0.14, 90.0))  # shares of the height above the curve, and the same
_ALONG = 70.0  # pixels between the sites along a tangent
_AWAY = 0.3  # how much less welcome those are, for each pixel from the point


class Words(NamedTuple):
    """A text that stays where it is, unless the point comes near.

    ``sites`` are points on what it tells of, as :func:`~.nearest.nearest` takes them, and ``turn``
    the side of them where it stands best.
    """

    key: str
    text: str
    sites: Array
    turn: float
    role: Role
    strong: bool = False


def value(seen: Look, loss: float) -> str:
    """The loss in words, with an arrow where it is beyond the axis; ``loss`` is in nats."""
    beyond = seen.counted_in.of(loss) > seen.loss_axis.high
    return f"{'↑ ' if beyond else ''}{seen.counted_in.visible(loss, 3)}"


def slope(seen: Look, nats: float) -> str:
    """The tangent's slope in words."""
    number = seen.counted_in.of(nats)
    steep = abs(number) >= 1000
    return f"slope {numerals.significant(number, 4) if steep else numerals.visible(number, 2)}"


def along(line: tuple[Array, Array], at: tuple[float, float], room: Room) -> Array:
    """The sites on a tangent, from the point outwards to where it ends."""
    across, up = room.pixel
    (x, other), (y, top) = line
    length = math.hypot((other - x) / across, (top - y) / up)
    shares = np.arange(0.0, 1.0, min(_ALONG / max(length, _ALONG), 1.0))
    xs, ys = x + shares * (other - x), y + shares * (top - y)
    away = np.hypot((xs - at[0]) / across, (ys - at[1]) / up)
    sites = np.column_stack([xs, ys, _AWAY * away])
    return np.vstack([(*at, 0.0), sites])


@lru_cache(maxsize=32)
def words(seen: Look) -> tuple[Words, ...]:
    """All texts but the one beside the point and the tangent's, in the order of their claims."""
    second = [] if seen.second is None else [_second_name(seen)]
    if seen.soft:
        found = [_least(seen), *second, _soft_name(seen)]
    else:
        found = [_hard_name(seen, 1), _hard_name(seen, 0), *second]
    if seen.axis != "prediction":
        found.append(_tail(seen))
    return tuple(found)


def _hard_name(seen: Look, label: int) -> Words:
    """The name of a hard label's curve: beside it, on the side of the other curve."""
    log = seen.counted_in.log
    if seen.axis == "logit":
        text = f"−{log} σ(z)   when y = 1" if label == 1 else f"−{log} σ(−z)   when y = 0"
    else:
        text = f"−{log} ŷ   when y = 1" if label == 1 else f"−{log}(1 − ŷ)   when y = 0"
    heights = np.array(_HEIGHTS if seen.axis == "prediction" else _OVER_Z)
    wrong = 1 if label == 1 else -1  # where the curve is high is at the left when y = 1
    chosen = label == seen.target
    return Words(
        key=f"name {label}",
        text=text,
        sites=_on_loss(seen, -wrong * np.log(np.expm1(heights)), heights),
        turn=wrong,
        role="loss" if chosen else "muted",
        strong=chosen,
    )


def _soft_name(seen: Look) -> Words:
    z = -np.array(_SOFT, dtype=np.float64)
    return Words(
        key="name soft",
        text=f"H(y, ŷ) with y = {numerals.fixed(seen.target, 2)}",
        sites=_on_loss(seen, z, model.binary_cross_entropy_with_logits(z, seen.target)),
        turn=1,
        role="loss",
        strong=True,
    )


def _least(seen: Look) -> Words:
    """What is lowest on the curve of a soft label, and where."""
    height = seen.counted_in.fixed(entropy(seen.target), 3)
    x, y = minimum(seen, seen.target)
    up = y + seen.loss_axis.high * _RISES
    return Words(
        key="least",
        text=f"at ŷ = y: H(y) = {height}",
        sites=_sites(np.full_like(up, x), up, less=_RISEN),
        turn=-1 if seen.target > 0.5 else 1,
        role="loss",
    )


def _second_name(seen: Look) -> Words:
    assert seen.second is not None
    amount = seen.second.amount
    over_prediction = seen.axis == "prediction"
    short = over_prediction or seen.soft  # where only few letters have room
    text = {
        "squared": "(y − ŷ)²" if short else "(y − ŷ)²: at most 1",
        "smoothing": f"label smoothing, ε = {numerals.fixed(amount, 2)}",
        "focal": f"focal loss, γ = {numerals.fixed(amount, 1)}",
    }[seen.second.kind]
    wrong = 1 if seen.target >= 0.5 else -1
    z = -wrong * np.array(_OUTWARDS)  # where the loss is high first
    xs, ys = seen.places(z), seen.second_height(z)
    return Words(
        key="second name",
        text=text,
        sites=np.vstack(
            [
                _sites(xs, ys),
                _sites(xs, ys / 2, less=_BELOW),
                *(_sites(xs[::2], ys[::2] + rise, less=less) for rise, less in _raised(seen)),
            ]
        ),
        turn=wrong if over_prediction or seen.second.kind == "squared" else -wrong,
        role="other",
        strong=True,
    )


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
    if seen.soft:
        z = np.concatenate([z, -z])
    return Words(
        key="tail",
        text=text,
        sites=_on_loss(seen, z, model.binary_cross_entropy_with_logits(z, seen.target)),
        turn=wrong,
        role="loss",
    )


def _on_loss(seen: Look, z: Array, nats: Array) -> Array:
    """The sites on a curve at logits where the loss is known, if they are in view."""
    xs, ys = seen.places(z), nats * seen.counted_in.per_nat
    shown = ys < seen.loss_axis.high
    return _sites(xs[shown], ys[shown])


def _raised(seen: Look) -> list[tuple[float, float]]:
    """How high above a curve its name may stand where it is crowded, and how unwelcome that is."""
    return [(share * seen.loss_axis.high, less) for share, less in _RAISED]


def _sites(xs: Array, ys: Array, *, less: float | Array = 0.0) -> Array:
    """Sites, the best first, and by how many pixels they are less welcome than others."""
    return np.column_stack([xs, ys, _NEXT * np.arange(len(xs)) + less])
