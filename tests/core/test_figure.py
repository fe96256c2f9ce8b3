from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pytest

from ceviz.core.figure import (
    Arrow,
    Band,
    Bars,
    Curve,
    Guide,
    Handle,
    Mark,
    Points,
    Text,
    Tick,
    coloured,
    dimmed,
    kept,
    same,
    ticks,
)


def xs() -> np.ndarray:
    return np.array([0.0, 0.5, 1.0])


MAKERS: list[Callable[[], Mark]] = [
    lambda: Curve(key="c", x=xs(), y=xs(), role="loss", dash="dash"),
    lambda: Points(key="p", x=xs(), y=xs(), symbol="square"),
    lambda: Bars(key="b", x=xs(), top=xs(), width=0.5),
    lambda: Band(key="a", x=xs(), low=xs(), high=xs()),
    lambda: Guide(key="g", start=(0, 0), end=(1, 1)),
    lambda: Arrow(key="r", start=(0, 0), end=(1, 1)),
    lambda: Text(key="t", at=(0, 0), text="ŷ"),
    lambda: Handle(key="h", at=(0, 0), param="prediction"),
]


@pytest.mark.parametrize("make", MAKERS)
def test_marks_made_twice_draw_the_same(make: Callable[[], Mark]) -> None:
    mark = make()
    assert same(mark, mark)
    assert same(mark, make())


@pytest.mark.parametrize("make", MAKERS)
def test_a_mark_that_differs_in_any_field_draws_another_thing(make: Callable[[], Mark]) -> None:
    mark = make()
    for name in mark.__struct_fields__:
        values = {each: getattr(mark, each) for each in mark.__struct_fields__}
        other = type(mark)(**{**values, name: _other(values[name])})
        assert not same(mark, other), name
        assert not same(other, mark), name


def _other(value: object) -> object:
    if isinstance(value, np.ndarray):
        return value + 1e-12
    return (9.0, 9.0) if isinstance(value, tuple) else "another"


def test_arrays_of_other_lengths_draw_another_thing() -> None:
    assert not same(Curve(key="c", x=xs(), y=xs()), Curve(key="c", x=xs()[:2], y=xs()[:2]))


def test_marks_of_two_kinds_draw_another_thing() -> None:
    ends = {"start": (0.0, 0.0), "end": (1.0, 1.0)}
    assert not same(Guide(key="k", **ends), Arrow(key="k", **ends))


def test_a_kept_and_a_dimmed_term_differ_in_colour_alone() -> None:
    assert kept("loss", "x") == r"\,\textcolor{keptloss}{x}\,"
    assert dimmed("x") == r"\,\textcolor{muted}{x}\,"
    assert coloured("truth", "y") == r"\textcolor{truth}{y}"


def test_ticks_have_all_their_digits() -> None:
    assert ticks(0, 0.2, 1) == (Tick(0, "0.0"), Tick(0.2, "0.2"), Tick(1, "1.0"))
    assert ticks(-4, 4, decimals=0) == (Tick(-4, "−4"), Tick(4, "4"))
