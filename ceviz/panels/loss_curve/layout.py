"""Where each text stands: the value beside its point before all others, which give way to it.

That is worked out once for every small step of the point, and once for labels, ε and γ that look
much the same, and remembered: the words stay where they are while a number moves a little, and a
step costs nothing. Only the value glides along with its point.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
import math
from typing import NamedTuple

import numpy as np

from ceviz import model
from ceviz.core.figure import Array
from ceviz.panels.binary.across import REACH
from ceviz.panels.loss_curve.coarse import coarse
from ceviz.panels.loss_curve.curves import Look, tangent
from ceviz.panels.loss_curve.lines import Lines
from ceviz.panels.loss_curve.losses import slope_at
from ceviz.panels.loss_curve.nearest import TOUCH, Places, Ways, nearest
from ceviz.panels.loss_curve.room import (
    Boxes,
    Room,
    Spot,
    joined,
    on_boxes,
    on_lines,
    spot,
    width_of,
)
from ceviz.panels.loss_curve.sites import along
from ceviz.panels.loss_curve.stage import NAME, claims, further, stage
from ceviz.panels.loss_curve.texts import slope, value

_STEPS = {"prediction": 0.05, "logit": 0.25, "log-odds": 0.25}  # of the logit
_GLIDES = 25.0  # pixels: what is further apart than this is another side of the point
_CROWDED = 60.0  # pixels: where it costs more at the best sites of a text, others count too

_BESIDE = Ways.of(10, 13, 16, 20, 26, 32, 42, 55, 70, 82, parts=8)
_FAR = 40.0  # pixels: where it costs more, places that rise with the size of the plot count too
_RISES = np.array([0.0, 0.03, 0.06, 0.1, -0.03])  # of its height, above the point


Pair = tuple[float, float]


class _Point(NamedTuple):
    """The point at a step: where it is, what it covers with its guides, and its tangent, if any."""

    at: tuple[float, float]
    covers: Boxes
    tangents: list[tuple[Array, Array]]


class _Value(NamedTuple):
    """The value at a step: its spot beside the point, how long it is, and what it covers."""

    beside: Array
    letters: int
    covers: Boxes


class _Offer(NamedTuple):
    """A place for a text: what it costs, where it is, and what is covered there."""

    cost: float
    spot: Array
    covers: Boxes


def layout(seen: Look, z: float) -> dict[str, Spot]:
    """Where all words but the value stand when the point is at a logit, by their keys."""
    return _layout(coarse(seen), math.floor(_steps(seen, z)))


def beside_point(seen: Look, z: float) -> Spot:
    """Where the value stands, relative to the point: between its spots of the steps around."""
    steps = _steps(seen, z)
    before = math.floor(steps)
    share = steps - before
    here, there, glides = _around(coarse(seen), before)
    if not glides:
        return there if share >= 0.5 else here
    return Spot(*(_between(one, other, share) for one, other in zip(here, there, strict=True)))


def _between(one: Pair, other: Pair, share: float) -> Pair:
    return one[0] + share * (other[0] - one[0]), one[1] + share * (other[1] - one[1])


@lru_cache(maxsize=4096)
def _around(seen: Look, step: int) -> tuple[Spot, Spot, bool]:
    """The value's spots at a step and at the next, and whether they are on one side."""
    first, second = _beside(seen, step), _beside(seen, step + 1)
    here, there = first.beside, second.beside
    change = there - here
    aside = change[4] - change[2] * float(width_of(np.array(first.letters)))
    down = change[5] - change[1] / stage(seen).room.pixel[1]
    # From beside the point to above it, the words would glide over the point.
    turns = (here[4] == 0) != (there[4] == 0)
    return spot(here), spot(there), not turns and math.hypot(aside, down) < _GLIDES


def _steps(seen: Look, z: float) -> float:
    return min(max(z, -REACH), REACH) / _STEPS[seen.axis]


@lru_cache(maxsize=4096)
def _beside(seen: Look, step: int) -> _Value:
    """The value at a step."""
    room, lines, markers = stage(seen)
    point = _point(seen, step)
    lines = lines.with_others(Lines.of(room.x, point.tangents))
    taken = joined([markers, point.covers])
    around = model.binary_cross_entropy_with_logits(
        (step + np.array([-1.0, 0.0, 1.0])) * _STEPS[seen.axis], seen.target
    )
    letters = max(len(value(seen, loss)) for loss in around.tolist()) + 1  # digits are wide

    def risen(rises: Array) -> Places:
        up = rises * seen.loss_axis.high
        return nearest(
            room,
            np.column_stack([np.full_like(up, x), y + up, np.abs(up) / room.pixel[1]]),
            letters,
            _BESIDE,
            lines=lines,
            taken=taken,
            turn=_turn(seen),
        )

    x, y = point.at
    places = risen(np.zeros(1))
    if places.costs.min() > _FAR:
        places = risen(_RISES)
    best = places.best()
    return _Value(best - [x, y, 0, 0, 0, 0], letters, room.words(best[np.newaxis], letters))


@lru_cache(maxsize=4096)
def _layout(seen: Look, step: int) -> dict[str, Spot]:
    """The spots that are clear while the point is between a step and the next."""
    room, lines, markers = stage(seen)
    ends = _point(seen, step), _point(seen, step + 1)
    moving = Lines.of(room.x, [line for one in ends for line in one.tangents])
    values = _beside(seen, step), _beside(seen, step + 1)
    covered = joined([one.covers for one in (*ends, *values)])
    found = {}
    if seen.tangent:
        between = _point(seen, step + 0.5)
        letters = max(len(slope(seen, one)) for one in _slopes(seen, step)) + 1
        row = nearest(
            room,
            along(between.tangents[0], between.at, room),
            letters,
            NAME,
            lines=lines.with_others(moving),
            taken=joined([markers, covered]),
            turn=_turn(seen),
        ).best()
        found["slope"] = spot(row)
        covered = joined([covered, room.words(row[np.newaxis], letters)])
    texts, boxes = claims(seen)
    moved = _against(room, boxes, covered, moving)
    chosen: list[Boxes] = []
    for key, (places, own) in texts.items():
        best = _best(places, boxes.some(own), moved[own], chosen)
        if best.cost > _CROWDED and (others := further(seen, key)):
            costs = _against(room, others[1], covered, moving)
            best = min(best, _best(*others, costs, chosen), key=lambda one: one.cost)
        found[key] = spot(best.spot)
        chosen.append(best.covers)
    return found


def _against(room: Room, boxes: Boxes, taken: Boxes, lines: Lines) -> Array:
    """What it costs to stand in the way of the point and of what belongs to it."""
    return TOUCH * (on_boxes(boxes, taken) + on_lines(boxes, room.x, lines))


def _best(places: Places, boxes: Boxes, costs: Array, chosen: Sequence[Boxes]) -> _Offer:
    """The best place for a text beside those that have chosen already."""
    costs = places.costs + costs
    if chosen:
        costs += TOUCH * on_boxes(boxes, joined(chosen))
    best = int(costs.argmin())
    covers = boxes.some(slice(best, best + 1))
    return _Offer(float(costs[best]), places.spots[best], covers)


def _slopes(seen: Look, step: int) -> list[float]:
    """The slopes around a step and the next, in nats."""
    z = (step + np.array([-1.0, 0.0, 1.0, 2.0])) * _STEPS[seen.axis]
    return [slope_at(seen.axis, seen.target, one) for one in z.tolist()]


@lru_cache(maxsize=4096)
def _point(seen: Look, step: float) -> _Point:
    room, size = stage(seen).room, _STEPS[seen.axis]
    z = np.array([step * size])
    x = float(seen.places(z)[0])
    loss = float(model.binary_cross_entropy_with_logits(z, seen.target)[0])
    at = (x, min(seen.counted_in.of(loss), seen.loss_axis.high))
    markers = [at]
    if seen.second is not None:
        markers.append((x, float(seen.second_height(z)[0])))
    tangents = []
    if seen.tangent:
        tangents.append(tangent(seen, x, loss, slope_at(seen.axis, seen.target, step * size)))
    return _Point(at, joined([room.markers(markers), room.guides(at)]), tangents)


def _turn(seen: Look) -> float:
    """The side of the point where the loss is lower than on the curve."""
    return -1.0 if seen.target < 0.5 else 1.0
