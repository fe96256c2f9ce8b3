"""The loss curve's words stand clear in every combination of its switches."""

from __future__ import annotations

from collections.abc import Iterator
import gc
from itertools import product

from PySide6.QtWidgets import QApplication
import pytest

from ceviz.panels.loss_curve import PANEL, LossCurveParams
from ceviz.panels.loss_curve.curves import look
from ceviz.panels.loss_curve.layout import layout
from ceviz.plot.theme import THEMES
from tests.panels.layout import Drawn

LABELS = ({"label": 0}, {"label": 1}, *({"soft": True, "soft_label": y} for y in (0, 0.3, 1)))
SECOND = (
    {},
    {"compare": "squared"},
    *({"compare": "smoothing", "smoothing": share} for share in (0, 0.1, 0.5)),
    *({"compare": "focal", "gamma": gamma} for gamma in (0, 2, 5)),
)


@pytest.fixture
def drawn(qapp: QApplication) -> Iterator[Drawn]:
    with Drawn(THEMES["light"], width=880, height=560) as one:
        yield one
    del one
    gc.collect()  # pyqtgraph's items hold each other


@pytest.mark.parametrize("tangent", [False, True])
@pytest.mark.parametrize("unit", ["nats", "bits"])
@pytest.mark.parametrize("axis", ["prediction", "logit", "log-odds"])
def test_words_stand_clear(axis: str, unit: str, tangent: bool, drawn: Drawn) -> None:
    for label, second in product(LABELS, SECOND):
        for logit in (-12.0, -6.0, -1.0, 0.5, 3.0, 12.0):
            shown = LossCurveParams(
                axis="logit", logit=logit, unit=unit, tangent=tangent, **label, **second
            )
            params = PANEL.edit(shown, "axis", axis)
            assert drawn.collisions(PANEL.figure(params)) == [], params


def test_words_stay_while_the_point_moves_a_little() -> None:
    seen = look(LossCurveParams())
    assert layout(seen, 1.0) is layout(seen, 1.02)
