"""Where each text stands: the value beside its point before all others, which give way to it.

That is worked out once for every small step of the point, and remembered: the words stay where they
are while the point moves a little, and a step costs nothing. Only the value glides along.
"""

from __future__ import annotations

from functools import lru_cache
import math
from typing import NamedTuple

import numpy as np

from ceviz import model
from ceviz.core.figure import Array
from ceviz.panels.binary.across import REACH
from ceviz.panels.loss_curve.curves import Look, curves, minima, tangent
from ceviz.panels.loss_curve.losses import slope_at
from ceviz.panels.loss_curve.nearest import TOUCH, Places, Ways, nearest
from ceviz.panels.loss_curve.room import Boxes, Room, Spot, on_boxes, on_curve, spot, width_of
from ceviz.panels.loss_curve.texts import along, slope, value, words

_STEP = 0.05  # of the logit
_MOST = 200  # places of a text are weighed against what moves
_ON_GUIDE = TOUCH
_GLIDES = 25.0  # pixels: what is further apart than this is another side of the point

_BESIDE = Ways.of(10, 13, 16, 20, 24, 28, 32, 37, 42, 48, 55, 63, 72, 82, parts=12)
_NAME = Ways.of(4, 10, 20, 40, parts=4)
_FAR = 40.0  # pixels: where it costs more, places that rise with the size of the plot count too
_RISES = np.array([0.0, 0.03, 0.06, 0.1, -0.03])  # of its height, above the point


Pair = tuple[float, float]


class _Point(NamedTuple):
    """The point at a step: where it is, what it covers, and the tangent if it is shown."""

    at: tuple[float, float]
    covers: Boxes
    guides: Boxes
    lines: list[tuple[Array, Array]]


class _Stage(NamedTuple):
    """What does not move, and for each text its places that are clear of it, with their boxes."""

    room: Room
    lines: list[tuple[Array, Array]]
    markers: list[Boxes]
    texts: dict[str, tuple[Places, Boxes]]


def layout(seen: Look, z: float) -> dict[str, Spot]:
    """Where all words but the value stand when the point is at a logit, by their keys."""
    return _layout(seen, round(_steps(z)))


def beside_point(seen: Look, z: float) -> Spot:
    """Where the value stands, relative to the point: between its spots of the steps around."""
    steps = _steps(z)
    before = math.floor(steps)
    share = steps - before
    here, there, glides = _around(seen, before)
    if not glides:
        return there if share >= 0.5 else here
    return Spot(*(_between(one, other, share) for one, other in zip(here, there, strict=True)))


def _between(one: Pair, other: Pair, share: float) -> Pair:
    return one[0] + share * (other[0] - one[0]), one[1] + share * (other[1] - one[1])


@lru_cache(maxsize=2048)
def _around(seen: Look, step: int) -> tuple[Spot, Spot, bool]:
    """The value's spots at a step and at the next, and whether they are on one side."""
    (here, letters), (there, _) = _beside(seen, step), _beside(seen, step + 1)
    change = there - here
    aside = change[4] - change[2] * width_of(letters)
    down = change[5] - change[1] / _stage(seen).room.pixel[1]
    return spot(here), spot(there), math.hypot(aside, down) < _GLIDES


def _steps(z: float) -> float:
    return min(max(z, -REACH), REACH) / _STEP


@lru_cache(maxsize=2048)
def _beside(seen: Look, step: int) -> tuple[Array, int]:
    """The value's spot at a step, and how long it is there."""
    stage, point = _stage(seen), _point(seen, step)
    around = model.binary_cross_entropy_with_logits(
        (step + np.array([-1.0, 0.0, 1.0])) * _STEP, seen.target
    )
    letters = max(len(value(seen, loss)) for loss in around.tolist()) + 1  # digits are wide

    def risen(rises: Array) -> Places:
        up = rises * seen.loss_axis.high
        return nearest(
            stage.room,
            np.column_stack([np.full_like(up, x), y + up, np.abs(up) / stage.room.pixel[1]]),
            letters,
            _BESIDE,
            lines=stage.lines + point.lines,
            taken=[*stage.markers, point.covers, point.guides],
            turn=_turn(seen),
        )

    x, y = point.at
    places = risen(np.zeros(1))
    if places.costs.min() > _FAR:
        places = risen(_RISES)
    return places.best() - np.array([x, y, 0, 0, 0, 0]), letters


@lru_cache(maxsize=2048)
def _layout(seen: Look, step: int) -> dict[str, Spot]:
    stage, point = _stage(seen), _point(seen, step)
    room = stage.room
    row, letters = _beside(seen, step)
    row = row + np.array([*point.at, 0, 0, 0, 0])
    taken = point.covers.with_others(room.words(row[np.newaxis], letters))
    found = {}
    if seen.tangent:
        letters = max(len(slope(seen, one)) for one in _slopes(seen, step)) + 1
        places = nearest(
            room,
            along(point.lines[0], point.at, room),
            letters,
            _NAME,
            lines=stage.lines + point.lines,
            taken=[*stage.markers, taken, point.guides],
            turn=_turn(seen),
        )
        row = places.best()
        found["slope"] = spot(row)
        taken = taken.with_others(room.words(row[np.newaxis], letters))
    for key, (places, boxes) in stage.texts.items():
        costs = places.costs + TOUCH * on_boxes(boxes, taken)
        costs += _ON_GUIDE * on_boxes(boxes, point.guides)
        for line in point.lines:
            costs += TOUCH * on_curve(boxes, *line)
        best = int(costs.argmin())
        found[key] = spot(places.spots[best])
        taken = taken.with_others(boxes.some(slice(best, best + 1)))
    return found


def _slopes(seen: Look, step: int) -> list[float]:
    """The slopes at a step and at its neighbours, in nats."""
    z = (step + np.array([-1.0, 0.0, 1.0])) * _STEP
    return [slope_at(seen.axis, seen.target, one) for one in z.tolist()]


def _point(seen: Look, step: int) -> _Point:
    room, z = _stage(seen).room, np.array([step * _STEP])
    x = float(seen.places(z)[0])
    loss = float(model.binary_cross_entropy_with_logits(z, seen.target)[0])
    at = (x, min(seen.counted_in.of(loss), seen.loss_axis.high))
    covers = room.markers([at])
    if seen.second is not None:
        covers = covers.with_others(room.markers([(x, float(seen.second_height(z)[0]))]))
    lines = []
    if seen.tangent:
        lines.append(tangent(seen, x, loss, slope_at(seen.axis, seen.target, step * _STEP)))
    return _Point(at, covers, room.guides(at), lines)


@lru_cache(maxsize=16)
def _stage(seen: Look) -> _Stage:
    points = [(float(one.x[0]), float(one.y[0])) for one in minima(seen)]
    room = Room(seen.across.axis, seen.loss_axis)
    lines = [(one.x, one.y) for one in curves(seen)]
    stage = _Stage(room, lines, [room.markers(points)] if points else [], {})
    for one in words(seen):
        letters = len(one.text)
        places = nearest(
            room,
            one.sites,
            letters,
            _NAME,
            lines=lines,
            taken=stage.markers,
            turn=one.turn,
        ).first(_MOST)
        stage.texts[one.key] = places, room.words(places.spots, letters)
    return stage


def _turn(seen: Look) -> float:
    """The side of the point where the loss is lower than on the curve."""
    return -1.0 if seen.target < 0.5 else 1.0
