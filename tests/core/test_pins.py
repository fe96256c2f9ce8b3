from __future__ import annotations

import math

from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace
import numpy as np
import pytest

from ceviz.core.figure import (
    Axis,
    Bars,
    Comparison,
    Figure,
    Handle,
    Mark,
    Plot,
    Points,
    Readout,
    Text,
    Verdict,
    ticks,
)
from ceviz.core.pins import Pinned, with_pins

AXIS = Axis(label="x", low=0, high=1, ticks=ticks(0, 1))


def handle(x: float, y: float, key: str = "point", **more: object) -> Handle:
    return Handle(key=key, at=(x, y), param="p", **more)


def plot(*marks: Mark, key: str = "plot", axis: Axis = AXIS) -> Plot:
    return Plot(key=key, x=axis, y=AXIS, marks=marks)


def number(value: float, text: str | None = None, **more: object) -> Readout:
    shown = f"{value:.3f}" if text is None else text
    return Readout(key="n", name="n", value=shown, number=value, **more)


def figure(*plots: Plot, readouts: tuple[Readout, ...] = ()) -> Figure:
    return Figure(
        title="t",
        plots=plots,
        formulas=(),
        readouts=readouts,
        verdict=Verdict(text="", tone="good"),
        description="What is seen.",
    )


def ghosts(composed: Figure) -> list[Points]:
    return [mark for one in composed.plots for mark in one.marks if isinstance(mark, Points)]


def names(composed: Figure) -> list[Text]:
    return [mark for one in composed.plots for mark in one.marks if isinstance(mark, Text)]


def compared(now: Readout, then: Readout) -> Comparison | None:
    there = Pinned("A", figure(readouts=(then,)))
    return with_pins(figure(readouts=(now,)), [there]).readouts[0].comparison


def test_without_pins_it_is_the_same_figure() -> None:
    one = figure(plot(handle(0.5, 0.5)))
    assert with_pins(one, []) is one


def test_a_pins_handles_are_hollow_markers_below_all_else_with_its_name() -> None:
    now = figure(plot(handle(0.5, 0.5)))
    composed = with_pins(now, [Pinned("A", figure(plot(handle(0.2, 0.4))))])
    marker, name, present = composed.plots[0].marks
    assert isinstance(marker, Points)
    assert (marker.fill, marker.role, marker.name) == ("outline", "muted", "pin A")
    assert (marker.x.tolist(), marker.y.tolist()) == ([0.2], [0.4])
    assert isinstance(name, Text)
    assert (name.text, name.at, name.role) == ("A", (0.2, 0.4), "muted")
    assert present is now.plots[0].marks[0]
    assert composed.description == "What is seen. Pinned for comparison: A."


def test_pins_differ_in_shape_and_key() -> None:
    pins = [Pinned(name, figure(plot(handle(0.1, 0.2)))) for name in "ABCDE"]
    made = ghosts(with_pins(figure(plot(handle(0.5, 0.5))), pins))
    assert len({one.key for one in made}) == 5
    assert len({one.symbol for one in made[:3]}) == 3


@pytest.mark.parametrize(
    "other",
    [
        plot(handle(0.2, 0.4), key="another"),
        plot(handle(0.2, 0.4), axis=replace(AXIS, high=2)),
        plot(handle(0.2, 0.4), axis=replace(AXIS, label="z")),
        plot(),
    ],
)
def test_what_has_no_place_in_the_present_figure_is_left_out(other: Plot) -> None:
    now = plot(handle(0.5, 0.5))
    composed = with_pins(figure(now), [Pinned("A", figure(other))])
    assert composed.plots[0] is now


def test_a_handle_on_a_bars_top_has_its_ghost_at_the_bars_side() -> None:
    bars = Bars(key="bars", x=np.array([0.4]), top=np.array([0.7]), width=0.2)
    there = figure(plot(bars, handle(0.4, 0.7, along="y", shape="bar")))
    marker = ghosts(with_pins(figure(plot(handle(0.4, 0.3, along="y"))), [Pinned("A", there)]))[0]
    assert marker.x.tolist() == pytest.approx([0.5])
    assert marker.y.tolist() == [0.7]


def test_of_many_handles_only_those_that_moved_are_shown_and_one_is_named() -> None:
    now = plot(*(handle(k / 10, 0.2, f"h{k}") for k in range(8)))
    then = plot(*(handle(k / 10, 0.2 if k < 4 else k / 10, f"h{k}") for k in range(8)))
    composed = with_pins(figure(now), [Pinned("A", figure(then))])
    assert ghosts(composed)[0].y.tolist() == [0.4, 0.5, 0.6, 0.7]
    assert [name.at for name in names(composed)] == [(0.7, 0.7)]


@pytest.mark.parametrize(
    ("now", "then", "difference", "ratio"),
    [
        (number(0.25), number(0.5), "Δ −0.250", "× 0.500"),
        (number(0.5), number(0.25), "Δ +0.250", "× 2.00"),
        (number(0.5), number(0.5), "Δ 0.000", "× 1.00"),
        (number(-1.0), number(0.5), "Δ −1.500", "× −2.00"),
        (number(0.5), number(0.0), "Δ +0.500", ""),
        (number(1.43, "1 in 1.43"), number(2.0), "Δ −0.57", "× 0.715"),
        (number(3e-6, "3.00·10⁻⁶"), number(1e-6), "Δ +2.00·10⁻⁶", "× 3.00"),
        (number(1.0), number(1.0 + 1e-5), "Δ −1.00·10⁻⁵", "× 1.00"),
        (number(math.inf, "∞"), number(2.0), "Δ +∞", ""),
        (number(math.inf, "∞"), number(math.inf), "Δ 0", ""),
        (number(0.5), number(0.5, unit="bits"), "Δ –", ""),
        (number(0.5), Readout(key="n", name="n", value="up"), "Δ –", ""),
        (number(0.5), Readout(key="other", name="n", value="1", number=1.0), "Δ –", ""),
    ],
)
def test_difference_and_ratio(now: Readout, then: Readout, difference: str, ratio: str) -> None:
    assert compared(now, then) == Comparison(difference, ratio, "A")


def test_words_are_not_compared() -> None:
    words = Readout(key="n", name="n", value="up")
    assert compared(words, number(0.5)) is None


def test_the_chosen_pin_is_compared_and_the_newest_otherwise() -> None:
    pins = [Pinned(name, figure(readouts=(number(1.0),))) for name in ("A", "B", "C")]
    now = figure(readouts=(number(2.0),))
    found = [
        with_pins(now, pins).readouts[0].comparison,
        with_pins(now, pins, compared=1).readouts[0].comparison,
    ]
    assert [one.pin for one in found if one] == ["C", "B"]


inside = st.floats(0.05, 0.95)


@given(inside, inside, st.lists(st.tuples(inside, inside), min_size=1, max_size=5))
def test_the_names_of_pins_do_not_lie_on_each_other(
    x: float, y: float, there: list[tuple[float, float]]
) -> None:
    pins = [Pinned("ABCDE"[k], figure(plot(handle(*at)))) for k, at in enumerate(there)]
    placed = names(with_pins(figure(plot(handle(x, y))), pins))
    boxes = [_box(one) for one in placed]
    for k, one in enumerate(boxes):
        for two in boxes[k + 1 :]:
            assert not _meet(one, two)


def _box(text: Text) -> tuple[float, float, float, float]:
    """On a plot of 500 by 300 pixels, for a letter of 9 by 14."""
    x = text.at[0] * 500 + text.offset[0] - text.anchor[0] * 9
    y = (1 - text.at[1]) * 300 + text.offset[1] - text.anchor[1] * 14
    return x, y, x + 9, y + 14


def _meet(one: tuple[float, ...], two: tuple[float, ...]) -> bool:
    return one[0] < two[2] and two[0] < one[2] and one[1] < two[3] and two[1] < one[3]
