from __future__ import annotations

from dataclasses import replace as replace_panel
from itertools import pairwise
from typing import Annotated, Any

from msgspec import Meta
from msgspec.structs import asdict, replace
import pytest

from ceviz.core.kinds import Number, Numbers, Tally
from ceviz.core.panel import Panel
from ceviz.core.params import Params, checked, fields
from ceviz.panels import PANELS, PANEL_BY_ID
from ceviz.panels.bce_cce.params import BceCceParams
from ceviz.panels.gradients.params import GradientsParams
from ceviz.panels.loss_curve.params import LossCurveParams
from ceviz.state.lecture.between import between
from tests.state.lecture.lectures import all_states

PARTS = (0, 0.001, 0.25, 0.5, 0.999, 1)

each_panel = pytest.mark.parametrize("panel", PANELS, ids=[panel.id for panel in PANELS])


@each_panel
def test_every_state_on_the_way_is_allowed_and_leads_to_the_end(panel: Panel[Any]) -> None:
    several = all_states(panel.id)
    pairs = [*pairwise(several), *zip(several, reversed(several), strict=True)]
    for start, end in pairs:
        for part in PARTS:
            found = between(panel, start, end, part)
            assert checked(panel.params, asdict(found)) == found
        assert found is end


@each_panel
def test_the_way_begins_with_the_numbers_of_its_start(panel: Panel[Any]) -> None:
    same = 0
    for start, end in pairwise(all_states(panel.id)):
        if not _differ_in_numbers_alone(panel, start, end):
            continue
        same += 1
        assert between(panel, start, end, 0) == start
    assert same > 3


def _differ_in_numbers_alone(panel: Panel[Any], start: Params, end: Params) -> bool:
    return all(
        isinstance(one, Number | Numbers | Tally)
        or getattr(start, one.name) == getattr(end, one.name)
        for one in fields(panel.params)
    )


def test_numbers_go_evenly_and_are_as_fine_as_their_sliders_make_them() -> None:
    start, end = LossCurveParams(prediction=0.2), LossCurveParams(prediction=0.9, label=0)
    panel = PANEL_BY_ID["loss-curve"]
    found = [between(panel, start, end, part).prediction for part in (0, 0.1, 0.5, 0.9)]
    assert found == [0.2, 0.27, 0.55, 0.83]
    assert between(panel, start, end, 1 / 3).prediction == 0.433
    assert between(panel, start, end, 0.5).label == 0
    assert between(panel, start, end, -1).prediction == 0.2
    assert between(panel, start, end, 2) is end


def test_the_steps_of_a_race_go_by_their_logarithm() -> None:
    start = GradientsParams(view="race", start=-10.0)
    found = between(PANEL_BY_ID["gradients"], start, replace(start, step=99), 0.5)
    assert found.step == 9


def test_lists_go_number_by_number_and_whole_numbers_stay_whole() -> None:
    start = BceCceParams(kind="categorical", logits=(0.0, 2.0, -1.0), classes=2)
    end = BceCceParams(kind="categorical", logits=(1.0, -2.0, -1.0), classes=9)
    found = between(PANEL_BY_ID["bce-cce"], start, end, 0.25)
    assert found.logits[:3] == (0.25, 1.0, -1.0)
    assert found.classes == 4
    assert type(found.classes) is int


def test_a_number_finer_than_a_slider_makes_it_stays_where_it_does_not_move() -> None:
    start = LossCurveParams(prediction=0.12345)
    end = replace(start, tangent=True)
    assert between(PANEL_BY_ID["loss-curve"], start, end, 0.5) == end


def test_of_two_whole_numbers_the_larger_one_stays_larger() -> None:
    start = BceCceParams(kind="categorical", classes=2, true_class=1)
    end = replace(start, classes=9, true_class=8)
    for step in range(1, 140):
        found = between(PANEL_BY_ID["bce-cce"], start, end, step / 140)
        assert found.true_class == found.classes - 1


class _Apart(Params, frozen=True, kw_only=True):
    """Two numbers that are never the same."""

    a: Annotated[float, Meta(ge=0, le=1)]
    b: Annotated[float, Meta(ge=0, le=1)]

    def __post_init__(self) -> None:
        if self.a == self.b:
            raise ValueError("a and b are the same")


def test_a_mixture_that_is_refused_is_the_end() -> None:
    panel = replace_panel(PANELS[0], params=_Apart)
    start, end = _Apart(a=0, b=1), _Apart(a=1, b=0)
    assert between(panel, start, end, 0.25) == _Apart(a=0.25, b=0.75)
    assert between(panel, start, end, 0.5) is end
