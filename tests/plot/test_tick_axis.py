"""The axis draws the ticks of the figure, all of them, where they belong."""

from __future__ import annotations

import numpy as np
from pytestqt.qtbot import QtBot

from ceviz.core.figure import Axis, Figure, Plot, Tick, Verdict
from ceviz.plot.plot_view import PlotView
from ceviz.plot.theme import LIGHT

_CROWDED = tuple(Tick(float(at), "a long name") for at in range(11))


def figure(*ticks: Tick, label: str = "") -> Figure:
    axis = Axis(label=label, low=0, high=10, ticks=ticks)
    return Figure(
        title="",
        description="",
        plots=(Plot(key="p", x=axis, y=axis, marks=()),),
        formulas=(),
        readouts=(),
        verdict=Verdict(text="", tone="good"),
    )


def drawn(view: PlotView, side: str) -> list[tuple[str, float]]:
    """Each text of an axis, and where its anchor is along the axis, in units of the axis."""
    box = view.boxes["p"]
    item, pixels = getattr(box, side), box.pixels()
    _, strokes, texts = item.generateDrawSpecs(None)
    assert not strokes
    found = []
    for rect, _, text in texts:
        at = item.mapToScene(rect.center())
        x, y = pixels.to_axes(at)
        found.append((text, x if side == "bottom" else y))
    return found


def shown(qtbot: QtBot, figure: Figure) -> PlotView:
    view = PlotView()
    qtbot.addWidget(view)
    view.resize(600, 400)
    view.show_figure(figure, LIGHT)
    return view


def test_every_tick_is_at_its_place_also_at_the_ends_and_in_a_crowd(qtbot: QtBot) -> None:
    view = shown(qtbot, figure(*_CROWDED))
    for side in ("left", "bottom"):
        texts = drawn(view, side)
        assert [text for text, _ in texts] == ["a long name"] * 11
        np.testing.assert_allclose([at for _, at in texts], range(11), atol=0.01)


def test_ticks_beyond_the_axis_and_without_words_are_not_drawn(qtbot: QtBot) -> None:
    view = shown(qtbot, figure(Tick(-1, "below"), Tick(3, ""), Tick(4, "four"), Tick(11, "above")))
    assert [text for text, _ in drawn(view, "bottom")] == ["four"]


def test_ticks_follow_a_new_figure(qtbot: QtBot) -> None:
    view = shown(qtbot, figure(Tick(1, "one")))
    view.show_figure(figure(Tick(2, "two")), LIGHT)
    [(text, at)] = drawn(view, "bottom")
    assert text == "two"
    assert abs(at - 2) < 0.01
