"""Which of its places each text takes: one that is clear of all that is drawn.

That is worked out once for every small step of the point, and remembered: the words stay where they
are while the point moves a little, and a step costs nothing.
"""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

import numpy as np

from ceviz import model
from ceviz.core.figure import Array, Curve
from ceviz.panels.binary.across import REACH
from ceviz.panels.loss_curve.curves import Look, curves, minima, tangent
from ceviz.panels.loss_curve.losses import slope_at
from ceviz.panels.loss_curve.room import Boxes, Room, Spot, on_boxes, on_curve, spot
from ceviz.panels.loss_curve.texts import anywhere, around, words

_STEP = 0.05  # of the logit
_VALUE = len("6.14·10⁻⁶ nats") + 1  # digits are wide
_SLOPE = len("tangent: slope −1234.56") + 1
_MOST = 150  # spots of a text are weighed against what moves
_OUTSIDE, _ON_BOX, _ON_CURVE = 1000, 100, 1  # how bad it is


class Layout(NamedTuple):
    """The spots of all texts by their keys; that of the value is relative to the point."""

    value: Spot
    others: dict[str, Spot]


class _Stage(NamedTuple):
    """What does not move, and for each text the best of its spots as far as that is concerned."""

    room: Room
    curves: tuple[Curve, ...]
    markers: Boxes | None
    texts: dict[str, _Choice]


class _Choice(NamedTuple):
    """The spots of a text with the boxes that it covers there, and how bad each is."""

    spots: Array
    boxes: Boxes
    costs: Array


def layout(seen: Look, z: float) -> Layout:
    """Where the words stand when the point is at a logit."""
    return _layout(seen, round(min(max(z, -REACH), REACH) / _STEP))


@lru_cache(maxsize=2048)
def _layout(seen: Look, step: int) -> Layout:
    stage = _stage(seen)
    room, z = stage.room, np.array([step * _STEP])
    x = float(seen.places(z)[0])
    loss = float(model.binary_cross_entropy_with_logits(z, seen.target)[0])
    at = (x, min(seen.counted_in.of(loss), seen.loss_axis.high))
    taken = room.markers([at]).with_others(room.guides(at))
    if seen.second is not None:
        taken = taken.with_others(room.markers([(x, float(seen.second_height(z)[0]))]))
    line = _tangent(seen, x, loss, float(z[0]))

    spots = around(seen, at)
    choice = _best(stage, spots, _VALUE)
    best, taken = _taken(choice, taken, line)
    (there, risen), *beside = best
    value = Spot((there - x, risen - at[1]), *beside)

    others = {}
    for key, choice in stage.texts.items():
        others[key], taken = _taken(choice, taken, line)
    return Layout(value, others)


def _tangent(seen: Look, x: float, loss: float, z: float) -> tuple[Array, Array] | None:
    if not seen.tangent:
        return None
    return tangent(seen, x, loss, slope_at(seen.axis, seen.target, z))


def _taken(choice: _Choice, taken: Boxes, line: tuple[Array, Array] | None) -> tuple[Spot, Boxes]:
    """The best spot of a text, and all that is taken with it."""
    costs = choice.costs + _ON_BOX * on_boxes(choice.boxes, taken)
    if line is not None:
        costs += _ON_CURVE * on_curve(choice.boxes, *line)
    best = int(costs.argmin())
    return spot(choice.spots[best]), taken.with_others(choice.boxes.some(slice(best, best + 1)))


@lru_cache(maxsize=16)
def _stage(seen: Look) -> _Stage:
    places = [(float(one.x[0]), float(one.y[0])) for one in minima(seen)]
    room = Room(seen.across.axis, seen.loss_axis)
    stage = _Stage(room, curves(seen), room.markers(places) if places else None, {})
    if seen.tangent:
        stage.texts["slope"] = _best(stage, anywhere(seen), _SLOPE)
    for one in words(seen):
        stage.texts[one.key] = _best(stage, one.spots, len(one.text))
    return stage


def _best(stage: _Stage, spots: Array, letters: int) -> _Choice:
    """Those of a text's spots that are clear of what does not move, or the best if none is."""
    boxes = stage.room.words(spots, letters)
    costs = _OUTSIDE * stage.room.outside(boxes)
    if stage.markers is not None:
        costs += _ON_BOX * on_boxes(boxes, stage.markers)
    for one in stage.curves:
        clear = np.flatnonzero(costs == 0)
        costs[clear] += _ON_CURVE * on_curve(boxes.some(clear), one.x, one.y)
    kept = np.flatnonzero(costs == costs.min())[:_MOST]
    return _Choice(spots[kept], boxes.some(kept), costs[kept])
