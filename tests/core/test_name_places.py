from __future__ import annotations

import numpy as np

from ceviz.core.figure import Axis, Bars, Curve, Guide, Handle, Mark, Plot, Text, ticks
from ceviz.core.name_places import PLACES, NamePlace, NamePlaces

AXIS = Axis(label="", low=0, high=1, ticks=ticks(0, 1))


def places(*marks: Mark, share: float = 1.0) -> NamePlaces:
    return NamePlaces(Plot(key="plot", x=AXIS, y=AXIS, marks=marks), share=share)


def test_a_name_stands_right_of_its_marker_where_there_is_room() -> None:
    assert places().find((0.5, 0.5), "A") == PLACES[0]
    assert PLACES[0].anchor == (0, 0.5)
    assert PLACES[0].offset[0] > 0


def test_at_the_right_edge_it_stands_left() -> None:
    assert places().find((1.0, 0.5), "A").anchor == (1, 0.5)


def test_at_the_top_a_wide_name_goes_below() -> None:
    place = places().find((0.5, 1.0), "A" * 40)
    assert place.offset[1] > 0


def test_a_place_is_given_once() -> None:
    one = places()
    given = [one.find((0.5, 0.5), "A") for _ in range(4)]
    assert len(set(given)) == 4


def test_it_makes_way_for_words_markers_bars_and_lines() -> None:
    right = 0.5 + 25 / 480
    hindrances: list[Mark] = [
        Text(key="t", at=(right, 0.5), text="x"),
        Handle(key="h", at=(right, 0.5), param="p"),
        Bars(key="b", x=np.array([right]), top=np.array([0.6]), width=0.05),
        Curve(key="c", x=np.array([right, right]), y=np.array([0.0, 1.0])),
        Curve(key="many", x=np.full(900, right), y=np.linspace(0, 1, 900)),
        Guide(key="g", start=(right, 0.0), end=(right, 1.0)),
    ]
    for one in hindrances:
        assert places(one).find((0.5, 0.5), "A").anchor[0] == 1, one.key


def test_a_flat_plot_has_less_room_above() -> None:
    wide = "A" * 40
    above = places(Handle(key="h", at=(0.5, 0.4), param="p")).find((0.5, 0.5), wide)
    assert above.offset[1] < 0
    flat = places(Handle(key="h", at=(0.5, 0.0), param="p"), share=0.2).find((0.5, 0.9), wide)
    assert flat.offset[1] > 0


def test_of_several_sites_the_first_that_is_clear_is_taken() -> None:
    one = places(Curve(key="line", x=np.array([0.0, 1.0]), y=np.array([0.5, 0.5])))
    centred = NamePlace((0.5, 0.5), (0.0, 0.0))
    sites = [(0.5, 0.5), (0.5, 0.8), (0.5, 0.2)]
    assert not one.is_clear(sites[0], "name", centred)
    assert one.is_clear(sites[1], "name", centred)
    assert one.find_among(sites, "name", (centred,)) == (sites[1], centred)
    assert not one.is_clear(sites[1], "name", centred)  # it is taken now
    assert one.find_among(sites, "name", (centred,)) == (sites[2], centred)


def test_words_that_leave_the_axes_may_be_clear() -> None:
    assert places().is_clear((0.0, 0.0), "below the axis", NamePlace((0.5, 0.0), (0.0, 9.0)))
