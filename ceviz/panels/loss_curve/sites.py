"""The places where each of the loss curve's words may stand, best first."""

from __future__ import annotations

from functools import lru_cache
import math
from typing import NamedTuple

import numpy as np

from ceviz import model
from ceviz.core.figure import Array
from ceviz.panels.loss_curve.curves import Look, minimum
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


class Sites(NamedTuple):
    """Points on what a text tells of, as :func:`~.nearest.nearest` takes them.

    ``turn`` is the side of them where the text stands best.
    """

    points: Array
    turn: float


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


@lru_cache(maxsize=64)  # for all texts of a few looks, of which some are asked for twice
def sites(seen: Look, key: str) -> Sites:
    """The sites of the text of that key."""
    match key:
        case "name 0" | "name 1":
            return _beside_hard(seen, int(key[-1]))
        case "name soft":
            z = -np.array(_SOFT, dtype=np.float64)
            return Sites(_on_loss(seen, z), 1)
        case "least":
            return _above_minimum(seen)
        case "second name":
            return _beside_second(seen)
        case _:
            return _in_tail(seen)


def _beside_hard(seen: Look, label: int) -> Sites:
    """Beside a hard label's curve, on the side of the other curve."""
    heights = np.array(_HEIGHTS if seen.axis == "prediction" else _OVER_Z)
    wrong = 1 if label == 1 else -1  # where the curve is high is at the left when y = 1
    return Sites(_in_view(seen, -wrong * np.log(np.expm1(heights)), heights), wrong)


def _above_minimum(seen: Look) -> Sites:
    x, y = minimum(seen, seen.target)
    up = y + seen.loss_axis.high * _RISES
    turn = -1 if seen.target > 0.5 else 1
    return Sites(_sites(np.full_like(up, x), up, less=_RISEN), turn)


def _beside_second(seen: Look) -> Sites:
    assert seen.second is not None
    wrong = 1 if seen.target >= 0.5 else -1
    z = -wrong * np.array(_OUTWARDS)  # where the loss is high first
    xs, ys = seen.places(z), seen.second_height(z)
    points = [
        _sites(xs, ys),
        _sites(xs, ys / 2, less=_BELOW),
        *(_sites(xs[::2], ys[::2] + rise, less=less) for rise, less in _raised(seen)),
    ]
    inwards = seen.axis == "prediction" or seen.second.kind == "squared"
    return Sites(np.vstack(points), wrong if inwards else -wrong)


def _in_tail(seen: Look) -> Sites:
    wrong = 1 if seen.target >= 0.5 else -1
    z = -wrong * np.array(_IN_TAIL)
    if seen.soft:
        z = np.concatenate([z, -z])
    return Sites(_on_loss(seen, z), wrong)


def _on_loss(seen: Look, z: Array) -> Array:
    return _in_view(seen, z, model.binary_cross_entropy_with_logits(z, seen.target))


def _in_view(seen: Look, z: Array, nats: Array) -> Array:
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
