from __future__ import annotations

from msgspec.structs import replace
import pytest

from ceviz.panels.bce_cce.params import BceCceParams
from ceviz.panels.codes.params import CodesParams
from ceviz.panels.gradients.params import GradientsParams
from ceviz.panels.loss_curve.params import LossCurveParams
from ceviz.state.lecture.lecture import PARTS, Choose, Estimate, Sketch, Step
from ceviz.state.lecture.presence import require_present
from ceviz.state.lecture.records import WrongError
from ceviz.state.pins import Pin

LOSS = Step(panel="loss-curve", params=LossCurveParams())
BARS = Step(panel="bce-cce", params=BceCceParams())
TREE = Step(
    panel="codes", params=CodesParams(view="sentence", q="german", code="huffman", tree=True)
)
THREE = Step(panel="gradients", params=GradientsParams(view="linked"))

PRESENT = [
    replace(LOSS, hide=tuple(PARTS)),
    replace(LOSS, hide=("curve curve 0", "curve point", "readout bits")),
    replace(LOSS, pins=(Pin(name="A", params=LossCurveParams()),), hide=("curve pin 0",)),
    replace(BARS, question=Choose(ask="?", answers=("a", "b"), correct=1)),
    replace(LOSS, question=Estimate(ask="?", truth=1.0)),
    replace(LOSS, question=Estimate(ask="?", readout="prediction")),
    replace(LOSS, question=Estimate(ask="?", along="y", truth=7.2)),
    replace(THREE, question=Estimate(ask="?", plot="slope", along="y", truth=0.4)),
    replace(LOSS, question=Sketch(ask="?", curve="curve 0")),  # from right to left
    replace(LOSS, question=Sketch(ask="?", curve="curve 1")),
    replace(THREE, question=Sketch(ask="?", curve="slope", plot="slope")),
]


@pytest.mark.parametrize("step", PRESENT)
def test_what_is_there_can_be_hidden_and_asked_about(step: Step) -> None:
    require_present(step)


ABSENT = [
    (
        replace(LOSS, hide=("verdicts",)),
        "hide",
        (
            "there is no part 'verdicts' (did you mean verdict?), only controls, formulas, "
            'readouts, verdict, "curve KEY", "readout KEY".'
        ),
    ),
    (
        replace(LOSS, hide=("readout bit",)),
        "hide",
        (
            "the figure has no readout 'bit' (did you mean bits?), only loss, bits, label, "
            "prediction, slope, surprise, logit."
        ),
    ),
    (
        replace(LOSS, hide=("curve pin 0",)),
        "hide",
        (
            "the figure has no curve 'pin 0' (did you mean point?), only curve 0, curve 1, down, "
            "across, name 1, name 0, point, value."
        ),
    ),
    (
        replace(LOSS, question=Estimate(ask="?", plot="slope", truth=0.0)),
        "question.plot",
        "the figure has no plot 'slope', only loss.",
    ),
    (
        replace(LOSS, question=Estimate(ask="?", readout="label")),
        "question.readout",
        "the figure has no number 'label', only loss, bits, prediction, slope, surprise, logit.",
    ),
    (
        replace(LOSS, question=Estimate(ask="?", readout="surprise")),
        "question.readout",
        "the true number must lie on the x axis, which goes from 0 to 1, and is 1.42857.",
    ),
    (
        replace(LOSS, question=Estimate(ask="?", along="y", truth=7.3)),
        "question.truth",
        "the true number must lie on the y axis, which goes from 0 to 7.2, and is 7.3.",
    ),
    (
        replace(THREE, question=Sketch(ask="?", curve="slope")),
        "question.curve",
        "the plot 'loss' has no curve 'slope', only squared error, cross-entropy.",
    ),
    (
        replace(BARS, question=Sketch(ask="?", curve="predicted")),
        "question.curve",
        "the plot 'classes' has no curve 'predicted'.",
    ),
]


@pytest.mark.parametrize(("step", "at", "words"), ABSENT)
def test_what_is_not_there_is_told_with_what_is(step: Step, at: str, words: str) -> None:
    with pytest.raises(WrongError) as error:
        require_present(step)
    assert (error.value.at, str(error.value)) == (at, words)


def test_a_curve_that_goes_back_and_forth_cannot_be_sketched() -> None:
    step = replace(TREE, question=Sketch(ask="?", curve="tree", plot="tree"))
    with pytest.raises(WrongError, match=r"^the plot 'tree' has no curve 'tree'\.$"):
        require_present(step)
