"""Words on a plot never touch a curve, a bar, a handle, each other or the plot's edge."""

from __future__ import annotations

from collections.abc import Iterator
import gc
from typing import Any

from PySide6.QtWidgets import QApplication
import pytest

from ceviz.core.figure import Bars, Curve, Figure, Handle, Plot, Text
from ceviz.core.panel import Panel
from ceviz.core.params import Params
from ceviz.panels import PANELS
from ceviz.plot.theme import THEMES
from tests.panels.layout import Drawn
from tests.panels.states import modes, states, swept

MODES = [
    pytest.param(panel, mode, id=f"{panel.id} {mode}") for panel in PANELS for mode in modes(panel)
]
SIZES = {
    "window": ("light", 1.0, 880, 560),
    "large text": ("light", 1.6, 880, 560),
    "projector": ("projector", 1.0, 880, 560),
    "small window": ("light", 1.0, 660, 430),
}


@pytest.fixture(params=SIZES)
def drawn(request: pytest.FixtureRequest, qapp: QApplication) -> Iterator[Drawn]:
    theme, zoom, width, height = SIZES[request.param]
    with Drawn(THEMES[theme].zoomed(zoom), width=width, height=height) as one:
        yield one
    del one
    gc.collect()  # pyqtgraph's items hold each other


@pytest.mark.parametrize(("panel", "mode"), MODES)
def test_words_stand_clear_wherever_a_handle_is(
    panel: Panel[Any], mode: Params, drawn: Drawn
) -> None:
    for params in swept(panel, mode):
        assert drawn.collisions(panel.figure(params)) == [], params


@pytest.mark.parametrize("panel", PANELS, ids=lambda panel: panel.id)
def test_words_stand_clear_at_the_ends_of_every_range(panel: Panel[Any], drawn: Drawn) -> None:
    for params in states(panel):
        assert drawn.collisions(panel.figure(params)) == [], params


def test_what_touches_is_found(drawn: Drawn) -> None:
    figure = PANELS[0].figure(PANELS[0].params())
    (plot,) = figure.plots
    curve = next(mark for mark in plot.marks if isinstance(mark, Curve))
    handle = next(mark for mark in plot.marks if isinstance(mark, Handle))
    words = (
        Text(key="on the curve", at=(float(curve.x[60]), float(curve.y[60])), text="here"),
        Text(key="on the handle", at=handle.at, text="there"),
        Text(key="over the edge", at=(0.0, 4.0), text="everywhere"),
    )
    bars = Bars(key="bars", x=curve.x[60:61], top=curve.y[60:61] + 1, width=0.1)
    spoiled = Plot(key=plot.key, x=plot.x, y=plot.y, marks=(*plot.marks, bars, *words))
    found = drawn.collisions(
        Figure(
            title="",
            plots=(spoiled,),
            formulas=(),
            readouts=(),
            verdict=figure.verdict,
            description="",
        )
    )
    assert f"on the curve (here) touches {curve.key}" in found
    assert "on the curve (here) touches bars" in found
    assert "on the handle (there) touches point" in found
    assert "over the edge (everywhere) crosses the axes" in found
