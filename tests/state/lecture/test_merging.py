from __future__ import annotations

import tomllib
from typing import Any

from msgspec.structs import replace
import pytest

from ceviz.panels.bce_cce.params import BceCceParams
from ceviz.panels.gradients.params import GradientsParams
from ceviz.panels.loss_curve.params import LossCurveParams
from ceviz.state.lecture.edits import retitled, with_step
from ceviz.state.lecture.lecture import Choose, Estimate, Lecture
from ceviz.state.lecture.merging import merged
from ceviz.state.lecture.reading import lecture_of
from ceviz.state.pins import Pin
from tests.state.lecture.lectures import TEXT


def changed(text: str, at: int, **what: Any) -> tuple[str, Lecture]:
    """The text after a change in one step, which it must say."""
    old = lecture_of(tomllib.loads(text))
    new = with_step(old, at, replace(old.steps[at], **what))
    after = merged(text, old, new)
    assert lecture_of(tomllib.loads(after)) == new
    return after, new


# What is changed in which step of the text, and the lines that go and come for it.
CHANGES: list[tuple[int, dict[str, Any], list[str], list[str]]] = [
    (
        0,
        {"caption": 'New "one"'},
        ['caption = "How wrong is 80 % cat?" # the caption'],
        ['caption = "New \\"one\\"" # the caption'],
    ),
    (
        0,
        {"params": LossCurveParams(prediction=0.8, label=0)},
        ["params = { prediction = 8e-1, label = 1 } # its parameters"],
        ["params = { prediction = 0.8, label = 0 } # its parameters"],
    ),
    (0, {"sweep": 2.5}, [], ["sweep = 2.5"]),
    (
        0,
        {"pins": (Pin(name="A", params=LossCurveParams()),)},
        [],
        ['pins = [{ name = "A", params = {} }]'],
    ),
    (1, {"hide": ()}, ['hide = ["verdict"] # hidden'], ["hide = [] # hidden"]),
    (
        1,
        {"params": GradientsParams(label=1, prediction=0.3)},
        ["label = 0 # the label"],
        ["label = 1 # the label"],
    ),
    (
        1,
        {"params": GradientsParams(label=0, prediction=0.3, view="linked")},
        [],
        ['view = "linked"'],
    ),
    (
        1,
        {"question": Choose(ask="Which is larger?", answers=("BCE's", "MSE's"), correct=2)},
        ["correct = 1 # yes"],
        ["correct = 2 # yes"],
    ),
    (2, {"notes": "Wait."}, [], ['notes = "Wait."']),
]


@pytest.mark.parametrize("newline", ["\n", "\r\n"])
@pytest.mark.parametrize(("at", "what", "gone", "come"), CHANGES)
def test_what_changed_is_written_anew_and_nothing_else(
    at: int, what: dict[str, Any], gone: list[str], come: list[str], newline: str
) -> None:
    text = TEXT.replace("\n", newline)
    after, _ = changed(text, at, **what)
    before = text.split(newline)
    lines = after.split(newline)
    assert [line for line in before if line not in lines] == gone
    assert [line for line in lines if line not in before] == come
    assert len(lines) - len(before) == len(come) - len(gone)


def test_the_title_is_written_anew_and_its_comment_stays() -> None:
    old = lecture_of(tomllib.loads(TEXT))
    after = merged("\ufeff" + TEXT, old, retitled(old, "New"))
    assert after == "\ufeff" + TEXT.replace('title = "By hand" #', 'title = "New" #')


def test_a_title_comes_where_there_was_none() -> None:
    old = lecture_of(tomllib.loads("ceviz-lecture = 1"))
    after = merged("ceviz-lecture = 1 # a", old, retitled(old, "New"))
    assert after == 'ceviz-lecture = 1 # a\ntitle = "New"\n'


def test_a_question_comes_and_goes_as_a_table_of_its_own() -> None:
    question = Estimate(ask="Where?", truth=0.5)
    text = TEXT.replace("codes", "loss-curve")
    after, _ = changed(text, 2, question=question)
    table = '\n[step.question]\nkind = "estimate"\nask = "Where?"\ntruth = 0.5\n'
    assert after == text.replace('"loss-curve"\n\n# the end', f'"loss-curve"\n{table}\n# the end')
    without, _ = changed(TEXT, 1, question=None)
    assert "step.question" not in without
    assert "# above its parameters" in without


def test_a_question_of_another_kind_takes_the_place_of_the_first() -> None:
    after, _ = changed(TEXT, 1, question=Estimate(ask="Where?", truth=0.5))
    assert 'kind = "estimate"\nask = "Where?"\n' in after
    assert "answers" not in after


def test_a_step_of_another_panel_keeps_its_words_and_comments() -> None:
    after, _ = changed(TEXT, 1, panel="bce-cce", params=BceCceParams(label=0), question=None)
    assert '# inside\npanel = "bce-cce" # its panel\nhide = ["verdict"] # hidden\n' in after
    assert "[step.params]\nlabel = 0 # the label\n" in after
    assert "prediction = 0.3" not in after


AWKWARD = """\
ceviz-lecture = 1
# above
[[step]] # header
panel = "loss-curve"
params.prediction = 0.8 # dotted
question = { kind = "choose", ask = "?", answers = ["a", "b"], correct = 1 } # inline
[[step.pins]]
name = "A"
params = {}
"""


@pytest.mark.parametrize(
    "what",
    [
        {"params": LossCurveParams(label=0)},
        {"question": None},
        {"question": Estimate(ask="?", truth=0.1)},
        {"pins": ()},
        {"pins": (Pin(name="B", params=LossCurveParams()),)},
        {"caption": "New", "notes": "a\nb", "sweep": 1.0},
    ],
    ids=str,
)
def test_other_ways_of_writing_are_changed_too(what: dict[str, Any]) -> None:
    after, _ = changed(AWKWARD, 0, **what)
    assert after.startswith("ceviz-lecture = 1\n# above\n[[step]]")


def test_steps_in_a_list_are_written_anew() -> None:
    text = 'ceviz-lecture = 1\nstep = [{ panel = "loss-curve" }]\n'
    after, _ = changed(text, 0, caption="New")
    assert after == 'ceviz-lecture = 1\n\n[[step]]\npanel = "loss-curve"\ncaption = "New"\n'
