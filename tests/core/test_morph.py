"""The way from one figure to another."""

from __future__ import annotations

import numpy as np
import pytest

from ceviz.core.figure import (
    Axis,
    Bars,
    Curve,
    Figure,
    Guide,
    Handle,
    Plot,
    Text,
    Verdict,
    ticks,
)
from ceviz.core.morph import alike, between

X = Axis(label="x", low=0, high=1, ticks=ticks(0, 1))
WIDE = Axis(label="wide", low=-10, high=10, ticks=ticks(-10, 10))
Y = Axis(label="y", low=0, high=4, ticks=ticks(0, 4))


def figure(x: Axis, *marks, key: str = "plot") -> Figure:
    return Figure(
        title="",
        plots=(Plot(key=key, x=x, y=Y, marks=marks),),
        formulas=(),
        readouts=(),
        verdict=Verdict(text="", tone="good"),
        description="",
    )


def curve(*x: float, y: tuple[float, ...]) -> Curve:
    return Curve(key="curve", x=np.array(x), y=np.array(y))


def only_mark(one: Figure):
    (mark,) = one.plots[0].marks
    return mark


def test_places_are_parts_of_the_axes() -> None:
    old = figure(X, curve(0.0, 0.5, 1.0, y=(0.0, 1.0, 4.0)))
    new = figure(WIDE, curve(-10.0, 8.0, 10.0, y=(0.0, 3.0, 4.0)))
    start, middle = (only_mark(between(old, new, part)) for part in (0.0, 0.5))
    np.testing.assert_allclose(start.x, [-10, 0, 10])  # the same places, seen on the new axis
    np.testing.assert_allclose(start.y, [0, 1, 4])
    np.testing.assert_allclose(middle.x, [-10, 4, 10])
    np.testing.assert_allclose(middle.y, [0, 2, 4])


def test_only_what_has_the_same_curves_turns_into_another() -> None:
    old = figure(X, curve(0.0, 1.0, y=(0.0, 4.0)))
    assert alike(
        old, figure(WIDE, curve(-10.0, 10.0, y=(0.0, 3.0)), Text(key="t", at=(0, 0), text="new"))
    )
    assert not alike(old, figure(WIDE, curve(-10.0, 0.0, 10.0, y=(0.0, 1.0, 3.0))))
    other = Curve(key="other", x=np.array([0.0, 1.0]), y=np.array([0.0, 1.0]))
    assert not alike(old, figure(WIDE, curve(-10.0, 10.0, y=(0.0, 3.0)), other))


@pytest.mark.parametrize(
    ("old", "new", "name", "halfway"),
    [
        (
            Guide(key="a", start=(0, 0), end=(1, 4)),
            Guide(key="a", start=(0, 2), end=(0, 4)),
            "end",
            (0.5, 4),
        ),
        (
            Text(key="a", at=(0, 0), text="old"),
            Text(key="a", at=(1, 2), text="new"),
            "at",
            (0.5, 1),
        ),
        (
            Handle(key="a", at=(0, 0), param="p"),
            Handle(key="a", at=(1, 2), param="p"),
            "at",
            (0.5, 1),
        ),
    ],
)
def test_a_spot_moves_on_a_straight_line(old, new, name, halfway) -> None:
    seen = only_mark(between(figure(X, old), figure(X, new), 0.5))
    assert getattr(seen, name) == pytest.approx(halfway)


def test_bars_keep_their_part_of_the_width() -> None:
    old = figure(X, Bars(key="a", x=np.array([0.5]), top=np.array([2.0]), width=0.1))
    new = figure(WIDE, Bars(key="a", x=np.array([5.0]), top=np.array([4.0]), width=4.0))
    seen = only_mark(between(old, new, 0.5))
    assert (seen.width, seen.x[0], seen.top[0], seen.base) == pytest.approx((3.0, 2.5, 3.0, 0.0))


def test_what_one_of_them_lacks_is_not_seen_on_the_way() -> None:
    text = Text(key="a", at=(0, 0), text="a")
    other = Guide(key="a", start=(0, 0), end=(1, 1))
    longer = curve(0.0, 0.5, 1.0, y=(0.0, 1.0, 4.0))
    shorter = curve(0.0, 1.0, y=(0.0, 4.0))
    for old, new in (((), (text,)), ((text,), ()), ((text,), (other,)), ((longer,), (shorter,))):
        assert between(figure(X, *old), figure(X, *new), 0.5).plots[0].marks == ()


def test_an_axis_that_changes_has_no_ticks_on_the_way() -> None:
    seen = between(figure(X), figure(WIDE), 0.5).plots[0]
    assert seen.x.ticks == ()
    assert (seen.x.label, seen.x.low) == ("wide", -10)
    assert seen.y == Y


def test_other_plots_come_at_once() -> None:
    new = figure(X, key="other")
    assert between(figure(X), new, 0.1) is new
