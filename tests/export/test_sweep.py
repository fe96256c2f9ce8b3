from __future__ import annotations

import pytest

from ceviz.core.params import ParamError
from ceviz.export.sweep import Sweep, sweepable
from ceviz.panels import PANELS, PANEL_BY_ID
from ceviz.state.page_options import PageError

GRADIENTS, BCE_CCE = PANEL_BY_ID["gradients"], PANEL_BY_ID["bce-cce"]


def test_it_goes_evenly_from_one_end_to_the_other():
    frames = Sweep("prediction", 0.1, 0.9, seconds=1, fps=5).frames(GRADIENTS, GRADIENTS.params())
    assert [frame.prediction for frame in frames] == pytest.approx([0.1, 0.3, 0.5, 0.7, 0.9])
    assert (frames[0].prediction, frames[-1].prediction) == (0.1, 0.9)


def test_it_may_go_down_and_leaves_the_rest_alone():
    params = GRADIENTS.params(label=0)
    frames = Sweep("prediction", 0.99, 0.01, seconds=2).frames(GRADIENTS, params)
    assert len(frames) == 50
    assert frames[0].prediction > frames[1].prediction
    assert {frame.label for frame in frames} == {0}


def test_one_of_a_list_moves_alone():
    params = BCE_CCE.params(kind="categorical")
    frames = Sweep("logits.1", -2, 2, seconds=1, fps=3).frames(BCE_CCE, params)
    assert [frame.logits[1] for frame in frames] == [-2, 0, 2]
    assert {frame.logits[0] for frame in frames} == {params.logits[0]}


def test_a_whole_number_stays_whole():
    params = BCE_CCE.params(kind="categorical")
    frames = Sweep("classes", 2, 4, seconds=1, fps=9).frames(BCE_CCE, params)
    assert [frame.classes for frame in frames] == [2, 2, 2, 3, 3, 3, 4, 4, 4]


@pytest.mark.parametrize(
    ("sweep", "words"),
    [
        (Sweep("label", 0, 1), "'label' is no number of gradients; there are prediction."),
        (
            Sweep("prediction", 0.1, 7),
            "--prediction takes a number from 0.000006 to 0.999994, not 7.",
        ),
        (Sweep("prediction", 0.1, float("nan")), "not nan"),
        (Sweep("prediction", 0.1, 0.2, seconds=0.01), "2 to 3000 are possible"),
        (Sweep("prediction", 0.1, 0.2, seconds=1e6), "2 to 3000 are possible"),
        (Sweep("prediction", 0.1, 0.2, seconds=float("inf")), "2 to 3000 are possible"),
    ],
)
def test_what_is_not_possible_is_said(sweep, words):
    with pytest.raises(PageError, match=words.replace("(", r"\(")):
        sweep.frames(GRADIENTS, GRADIENTS.params())


def test_only_the_list_s_places_in_use_can_be_swept():
    names = sweepable(BCE_CCE, BCE_CCE.params(kind="categorical", classes=2))
    assert [name for name in names if "logits" in name] == ["logits.0", "logits.1"]


@pytest.mark.parametrize("panel", PANELS, ids=lambda panel: panel.id)
def test_every_number_that_can_be_swept_changes_the_figure(panel):
    params = panel.params()
    numbers = sweepable(panel, params)
    assert numbers
    for name, number in numbers.items():
        first, last = Sweep(name, number.low, number.high, seconds=0.1, fps=20).frames(
            panel, params
        )
        assert panel.figure(first).description != panel.figure(last).description


def test_a_number_that_has_no_say_is_refused():
    with pytest.raises(ParamError, match=r"--logits counts only with --kind categorical or"):
        Sweep("logits.0", -1, 1).frames(BCE_CCE, BCE_CCE.params())


def test_the_steps_of_a_race_go_by_their_logarithm():
    params = GRADIENTS.params(view="race", start=-10.0)
    frames = Sweep("step", 0, 99, seconds=0.3, fps=10).frames(GRADIENTS, params)
    assert [frame.step for frame in frames] == [0, 9, 99]
