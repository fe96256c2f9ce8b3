"""The value stands beside its point wherever that is, and a curve's name beside its curve.

The plot is as large as in a window of 1280 x 720 pixels.
"""

from __future__ import annotations

from collections.abc import Iterator
import gc
from itertools import chain, pairwise
import math

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtWidgets import QApplication
import numpy as np
import pytest

from ceviz.core.figure import Curve, Figure, Handle, Text
from ceviz.panels.loss_curve import PANEL, LossCurveParams
from ceviz.plot.pixel_map import PixelMap
from ceviz.plot.theme import THEMES
from tests.panels.layout import Drawn, ink
from tests.panels.reading import mark

THEME = THEMES["light"]
NEAR = 68.0  # pixels between the point and the nearest edge of the words, at the most
SIDES = 3  # how often the words may change their side from one end to the other
HOP = 25.0  # pixels: what moves further in one small step has changed its side
BESIDE = 75.0  # pixels between a curve and its name, at the most

OVERLAYS = (
    {},
    {"tangent": True},
    {"compare": "squared", "tangent": True},
    {"compare": "smoothing"},
    {"compare": "focal", "tangent": True},
)


@pytest.fixture
def drawn(qapp: QApplication) -> Iterator[Drawn]:
    with Drawn(THEME, width=910, height=581) as one:
        yield one
    del one
    gc.collect()  # pyqtgraph's items hold each other


def swept(
    axis: str, step: float, *, reach: float = 12.0, **params: float | bool | str
) -> Iterator[Figure]:
    """The figures while the point goes from one end to the other in even steps of z."""
    for z in np.arange(-reach, reach + step / 2, step).round(3).tolist():
        there = LossCurveParams(axis="logit", logit=z, **params)
        yield PANEL.figure(PANEL.edit(there, "axis", axis))


def place(figure: Figure, pixels: PixelMap) -> tuple[QPointF, QRectF]:
    """The point, and the ink of its value."""
    at = pixels.to_pixels(*mark(figure, Handle, "point").at)
    return at, ink(mark(figure, Text, "value"), THEME, pixels)


def apart(x: float, y: float, rect: QRectF) -> float:
    """How far a place is from a box."""
    aside = max(rect.left() - x, x - rect.right(), 0.0)
    return math.hypot(aside, max(rect.top() - y, y - rect.bottom(), 0.0))


@pytest.mark.parametrize("overlay", OVERLAYS)
@pytest.mark.parametrize("label", [{"label": 0}, {"label": 1}, {"soft": True}])
@pytest.mark.parametrize("axis", ["prediction", "logit"])
def test_the_value_is_near_its_point_and_clear(
    axis: str, label: dict[str, float], overlay: dict[str, str], drawn: Drawn
) -> None:
    all_over = swept(axis, 1.5, **label, **overlay)
    near_the_crossing = swept(axis, 0.1, reach=0.8, **label, **overlay)
    for figure in chain(all_over, near_the_crossing):
        at, words = place(figure, drawn.pixels(figure))
        assert apart(at.x(), at.y(), words) < NEAR, figure.description
        assert [one for one in drawn.collisions(figure) if "value (" in one] == []


@pytest.mark.parametrize("overlay", OVERLAYS)
@pytest.mark.parametrize("label", [{"label": 0}, {"label": 1}, {"soft": True}])
@pytest.mark.parametrize("axis", ["prediction", "logit"])
def test_the_value_glides_and_seldom_changes_its_side(
    axis: str, label: dict[str, float], overlay: dict[str, str], drawn: Drawn
) -> None:
    figures = list(swept(axis, 0.08, **label, **overlay))
    pixels = drawn.pixels(figures[0])
    ways = []
    for figure in figures:
        at, words = place(figure, pixels)
        ways.append(words.center() - at)
    hops = [QPointF.dotProduct(two - one, two - one) > HOP**2 for one, two in pairwise(ways)]
    assert sum(hops) <= SIDES


def test_near_the_crossing_the_value_is_not_beside_the_other_curve(drawn: Drawn) -> None:
    for prediction in (0.8, 0.9, 0.97):
        figure = PANEL.figure(LossCurveParams(prediction=prediction))
        at, words = place(figure, drawn.pixels(figure))
        assert apart(at.x(), at.y(), words) < 24


@pytest.mark.parametrize("overlay", OVERLAYS)
@pytest.mark.parametrize("label", [{"label": 0}, {"label": 1}, {"soft": True}])
@pytest.mark.parametrize("axis", ["prediction", "logit"])
def test_a_name_is_beside_its_own_curve(
    axis: str, label: dict[str, float], overlay: dict[str, str], drawn: Drawn
) -> None:
    for figure in swept(axis, 1.5, **label, **overlay):
        pixels = drawn.pixels(figure)
        (plot,) = figure.plots
        keys = {one.key: one for one in plot.marks}
        chosen = "curve soft" if "soft" in label else f"curve {label['label']}"
        owners = {
            "name 0": "curve 0",
            "name 1": "curve 1",
            "name soft": "curve soft",
            "tail": chosen,
            "slope": "tangent",
            "second name": f"second {overlay.get('compare')}",
        }
        for name in owners.keys() & keys.keys():
            curve = mark(figure, Curve, owners[name])
            words = ink(mark(figure, Text, name), THEME, pixels)
            xs = np.linspace(curve.x[0], curve.x[-1], 400)
            places = zip(xs, np.interp(xs, curve.x, curve.y), strict=True)
            ways = [pixels.to_pixels(float(x), float(y)) for x, y in places]
            nearest = min(apart(one.x(), one.y(), words) for one in ways)
            assert nearest < BESIDE, (name, figure.description)
