"""The nearest clear place for words beside a point."""

from __future__ import annotations

import numpy as np
import pytest

from ceviz.core.figure import Array, Axis
from ceviz.panels.loss_curve.lines import Lines
from ceviz.panels.loss_curve.nearest import TOUCH, Places, Ways, nearest
from ceviz.panels.loss_curve.room import Room

ROOM = Room(Axis(label="x", low=0, high=1, ticks=()), Axis(label="y", low=0, high=10, ticks=()))
WAYS = Ways.of(10, 20, 40, parts=4)


def found(
    *lines: tuple[Array, Array], at: tuple[float, float] = (0.5, 5.0), turn: float = 1.0
) -> Places:
    sites = np.array([(*at, 0.0)])
    walls = Lines.of(ROOM.x, lines)
    return nearest(ROOM, sites, 10, WAYS, lines=walls, taken=ROOM.markers([]), turn=turn)


def level(height: float) -> tuple[Array, Array]:
    return np.array([0.0, 1.0]), np.array([height, height])


@pytest.mark.parametrize(("turn", "anchor", "across"), [(1.0, 0.0, 10.0), (-1.0, 1.0, -10.0)])
def test_where_all_is_free_words_stand_above_on_the_side_of_their_turn(
    turn: float, anchor: float, across: float
) -> None:
    assert found(turn=turn).best().tolist() == [0.5, 5.0, anchor, 0.5, across, -11.0]


def test_words_glide_along_a_line_that_comes_near() -> None:
    downs = [found(level(5 + 0.05 * step)).best()[5] for step in range(16)]
    moves = np.sort(np.abs(np.diff(downs)))
    assert moves[-1] > 20  # to the line's other side, once
    assert 0 < moves[0] <= moves[-2] < 5


def test_at_the_edge_words_take_the_other_side() -> None:
    assert found(at=(0.98, 5.0)).best()[2] == 1.0


def test_what_is_touched_costs_more_than_any_distance() -> None:
    walls = [level(height) for height in np.arange(0.0, 10.0, 0.2).tolist()]
    assert found(*walls).costs.min() > TOUCH
    assert found(level(5.0)).costs.min() < TOUCH
