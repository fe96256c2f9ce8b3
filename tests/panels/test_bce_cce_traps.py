"""BCE vs CCE: the losses that are not what they are taken for, and their fingerprints."""

from __future__ import annotations

import math
import re

import mpmath
import pytest

from ceviz.core.figure import Bars, Figure, Guide, Text
from ceviz.panels.bce_cce import PANEL, BceCceParams
from ceviz.panels.bce_cce.classes import classes
from ceviz.panels.bce_cce.traps import Trap, floor, telling_example, trap
from tests.panels.reading import formula, mark, value

TRAPS = ("twice", "log2", "sum", "clip", "clamp", "order")
every_trap = pytest.mark.parametrize("name", TRAPS)


def trapped(name: str, **params: object) -> BceCceParams:
    return BceCceParams(kind="categorical", trap=name, **params)  # type: ignore[arg-type]


def sprung(params: BceCceParams) -> Trap:
    found = trap(params, classes(params))
    assert found is not None
    return found


def shown(name: str, **params: object) -> Figure:
    return PANEL.figure(trapped(name, **params))


@pytest.mark.parametrize(("many", "lowest"), [(2, "0.3133"), (3, "0.5514"), (10, "1.4612")])
def test_softmax_twice_has_a_floor(many: int, lowest: str) -> None:
    figure = shown("twice", classes=many)
    assert value(figure, "line") == lowest
    line = mark(figure, Guide, "line")
    assert line.start[1] == line.end[1] == floor(many)
    assert mark(figure, Text, "line name").text == f"never below: {floor(many):.3f} nats"
    with mpmath.workdps(30):
        exact = -mpmath.log(mpmath.e / (mpmath.e + many - 1))
    assert floor(many) == pytest.approx(float(exact), rel=1e-15)


@pytest.mark.parametrize("many", [2, 3, 10])
def test_no_prediction_gets_below_the_floor_and_the_perfect_one_reaches_it(many: int) -> None:
    perfect = telling_example(trapped("twice", classes=many, temperature=1.0))
    assert sprung(perfect).loss == pytest.approx(floor(many), abs=2e-4)
    assert classes(perfect).loss < 1e-3
    for z in (-6.0, -1.0, 0.0, 1.0, 6.0):
        for heat in (0.1, 1.0, 10.0):
            params = trapped("twice", classes=many, logits=(z, 0.5, -0.5), temperature=heat)
            assert sprung(params).loss >= floor(many)


@pytest.mark.parametrize("logits", [(2.0, 1.0, 0.1), (-6.0, 6.0, 0.0), (6.0, 0.0, -3.0)])
@pytest.mark.parametrize("true_class", [0, 2])
def test_softmax_twice_agrees_with_mpmath(logits: tuple[float, ...], true_class: int) -> None:
    with mpmath.workdps(40):
        once = [mpmath.exp(z) for z in logits]
        once = [power / mpmath.fsum(once) for power in once]
        twice = [mpmath.exp(share) for share in once]
        exact = -mpmath.log(twice[true_class] / mpmath.fsum(twice))
    found = sprung(trapped("twice", logits=logits, true_class=true_class)).loss
    assert found == pytest.approx(float(exact), rel=1e-14)


def test_log_2_read_as_nats_is_1_443_times_too_much() -> None:
    figure = shown("log2")
    assert value(figure, "factor") == "1.443"
    assert value(figure, "trap") == "0.6016"
    assert [one.unit for one in figure.readouts if one.key == "trap"] == ["nats"]
    assert "log₂ 3 = 1.585 “nats” instead of ln 3 = 1.099 nats" in figure.verdict.text


def test_in_bits_that_number_gets_its_wrong_unit_first() -> None:
    figure = shown("log2", unit="bits")
    assert value(figure, "trap") == "0.8680"
    assert formula(figure, "trap").result == (
        r"= 0.602 \text{ “nats”} = \textcolor{wrong}{0.868} \text{ bits}"
    )


@pytest.mark.parametrize("batch", [1, 8, 256])
def test_a_sum_grows_with_the_batch(batch: int) -> None:
    params = trapped("sum", batch=batch)
    assert sprung(params).loss == pytest.approx(batch * 0.41703001, rel=1e-7)
    assert sprung(params).line == pytest.approx(batch * math.log(3), rel=1e-15)
    assert float(value(PANEL.figure(params), "factor")) == batch
    said = "No difference here: a batch of 1." if batch == 1 else f"over {batch} examples like"
    assert said in PANEL.figure(params).verdict.text


@pytest.mark.parametrize(("name", "top", "heat"), [("clip", 16.118, 0.6), ("clamp", 100.0, 0.1)])
def test_libraries_cut_the_loss_off(name: str, top: float, heat: float) -> None:
    hopeless = trapped(name, logits=(-6.0, 6.0, 0.0), temperature=heat)
    assert classes(hopeless).loss > top + 3
    assert sprung(hopeless).loss == pytest.approx(top, abs=1e-3)
    assert f"no loss above {top:.3f} nats" in PANEL.figure(hopeless).verdict.text
    assert PANEL.figure(hopeless).verdict.tone == "bad"
    mild = PANEL.figure(trapped(name))
    assert sprung(trapped(name)).loss == classes(trapped(name)).loss
    assert mild.verdict.text.startswith("No difference here: ŷ of cat is above")
    assert value(mild, "factor") == "1.000"


def test_keras_clips_at_the_other_end_too() -> None:
    sure = trapped("clip", logits=(6.0, -6.0, -6.0), temperature=0.2)
    assert classes(sure).loss < 1e-20
    assert sprung(sure).loss == pytest.approx(1e-7, rel=1e-6)
    figure = PANEL.figure(sure)
    assert "No difference" not in figure.verdict.text
    assert r"\min(1 - 1.75 \cdot 10^{-26}, 1 - 10^{-7})" in formula(figure, "trap").substituted


def test_the_axis_has_room_for_what_is_cut() -> None:
    for name in ("clip", "clamp"):
        figure = PANEL.figure(telling_example(trapped(name)))
        bars = [mark(figure, Bars, key).top[0] for key in ("term", "wrong term")]
        assert bars[0] == pytest.approx(classes(telling_example(trapped(name))).loss)
        assert bars[0] > bars[1] == pytest.approx(mark(figure, Guide, "line").start[1])


def test_sorted_names_ask_for_another_class() -> None:
    params = trapped("order", logits=(4.0, 0.0, 0.0))  # sorted: bird, cat, dog
    figure = PANEL.figure(params)
    assert sprung(params).at == 1
    assert sprung(params).loss == classes(params).costs[1] == pytest.approx(4.036, abs=1e-3)
    assert "cat has index 1; but output 1 is dog" in figure.verdict.text
    assert mark(figure, Bars, "wrong term").x[0] == pytest.approx(1.2)
    assert mark(figure, Bars, "term").x[0] == pytest.approx(-0.2)


def test_names_in_order_are_no_trap() -> None:
    params = trapped("order", names=("ant", "bee", "cow"))
    assert sprung(params).loss == classes(params).loss
    assert PANEL.figure(params).verdict.text.startswith("No difference here")


def test_alike_names_keep_their_order() -> None:
    params = trapped("order", names=("x", "x", "x"), true_class=2)
    assert sprung(params).at == 2


@every_trap
def test_the_wrong_loss_stands_beside_the_right_one(name: str) -> None:
    figure = PANEL.figure(telling_example(trapped(name)))
    right, wrong = (mark(figure, Bars, key) for key in ("term", "wrong term"))
    assert (right.fill, wrong.fill) == ("solid", "outline")
    assert (right.role, wrong.role) == ("loss", "wrong")
    assert right.x[0] != wrong.x[0]
    assert "ingerprint" in figure.verdict.text


@every_trap
def test_the_code_of_each_trap_says_where_it_is(name: str) -> None:
    explanation = PANEL.explain(trapped(name), "trap")
    assert explanation is not None
    assert explanation.note
    assert "# " in explanation.numpy
    assert not re.search(r"\{\w+\}", explanation.numpy + explanation.torch)


@every_trap
@pytest.mark.parametrize("many", [2, 3, 10])
def test_a_telling_example_tells(name: str, many: int) -> None:
    action = next(one for one in PANEL.actions if one.id == "telling-example")
    params = trapped(name, classes=many, temperature=3.0)
    assert action.shown(params)
    example = action.apply(params)
    assert (example.trap, example.classes) == (name, many)
    in_order = name == "order" and many == 2  # cat and dog are, and no sorting moves them
    factor = sprung(example).loss / classes(example).loss
    assert math.isclose(factor, 1.0, rel_tol=0.1) == in_order


def test_there_is_no_example_without_a_trap() -> None:
    (action,) = PANEL.actions
    assert not action.shown(BceCceParams(kind="categorical"))
    assert not action.shown(BceCceParams(trap="twice"))
    assert not action.shown(trapped("twice", view="gradient"))
    assert trap(BceCceParams(trap="twice"), classes(BceCceParams())) is None


def test_a_long_bar_is_said_to_go_on() -> None:
    figure = shown("twice", logits=(-6.0, 6.0, 0.0))
    assert mark(figure, Text, "right value").text == "filled: right ↑ 12.002 nats"
    assert mark(figure, Bars, "term").top[0] == 2.6


# --- where one reads it

FINGERPRINTS = {
    "twice": "never falls below 0.551 nats",
    "log2": "1.443 times too large; untrained log₂ 3 = 1.585 “nats”",
    "sum": "grow with the batch; untrained 8.789 nats",
    "clip": "no loss above 16.118 nats, and no gradient beyond it",
    "clamp": "no loss above 100.000 nats",
    "order": "a guess costs 1.099 nats, a sure model pays more",
}


@every_trap
@pytest.mark.parametrize("shift", [0.0, 2.0])
def test_the_fingerprint_stands_below_the_plot(name: str, shift: float) -> None:
    below = shown(name, shift=shift).plots[1].x.label
    assert below.startswith("fingerprint: ")
    assert FINGERPRINTS[name] in below
    assert len(below) < 80  # what has room at 1280 × 720 in the projector's letters
    assert shown(name).plots[0].x.label == shown("none").plots[0].x.label
    assert shown("none").plots[1].x.label == ""


@pytest.mark.parametrize(
    ("names", "name"),
    [
        (("bird", "ant", "cow"), "fingerprint: "),
        (("cow", "bird", "ant"), "fingerprint: "),
        (("ant", "cow", "bird"), "fingerprint elsewhere: "),
        (("ant", "bird", "cow"), "fingerprint with other names: "),
    ],
)
def test_a_fingerprint_that_is_not_seen_here_says_where(names: tuple[str, ...], name: str) -> None:
    figure = shown("order", names=names)
    below = figure.plots[1].x.label
    assert below.startswith(name)
    assert len(below) < 80
    assert f" F{below[1:]}." in figure.verdict.text


@pytest.mark.parametrize(
    ("unit", "steepest"), [("nats", "−10¹² nats"), ("bits", "−1.44·10¹² bits")]
)
def test_beyond_pytorchs_clamp_the_backward_pass_goes_on(unit: str, steepest: str) -> None:
    """binary_cross_entropy clamps ln ŷ forward; its gradient is (ŷ − y)/max(ŷ(1 − ŷ), 1e−12)."""
    text = shown("clamp", unit=unit).verdict.text
    assert "in the forward pass" in text
    assert "no gradient" not in text
    assert f"not 0, but {steepest} for y = 1" in text
    assert "no gradient beyond it" in shown("clip").verdict.text
    assert "Keras clips a ŷ whose logits it does not know." in shown("clip").verdict.text
    found = PANEL.explain(trapped("clamp"), "trap")
    assert found is not None
    assert "(ŷ − y)/max(ŷ(1 − ŷ), 10⁻¹²)" in found.note
