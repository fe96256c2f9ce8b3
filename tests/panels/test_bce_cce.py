"""BCE vs CCE: its numbers, its two modes, and its classes."""

from __future__ import annotations

import mpmath
import msgspec
import numpy as np
import pytest

from ceviz import model
from ceviz.core.figure import Bars, Figure, Handle, Text
from ceviz.core.panel import Drag, nudged
from ceviz.core.params import ParamError
from ceviz.panels.bce_cce import PANEL, BceCceParams
from ceviz.panels.bce_cce.classes import classes, logit_for
from ceviz.panels.bce_cce.formulas import probability, subscript
from ceviz.plot.formula import typeset
from ceviz.plot.tex import said
from tests.panels.reading import formula, mark, value


def categorical(**params: object) -> BceCceParams:
    return BceCceParams(kind="categorical", **params)  # type: ignore[arg-type]


def shown(**params: object) -> Figure:
    return PANEL.figure(categorical(**params))


def binary(**params: object) -> Figure:
    return PANEL.figure(BceCceParams(**params))  # type: ignore[arg-type]


# --- binary


def test_binary_starts_with_the_lectures_example() -> None:
    figure = binary()
    assert {one.key: one.value for one in figure.readouts} == {
        "loss": "0.3567",
        "other unit": "0.5146",
        "label": "1",
        "prediction": "0.700",
        "vanished": "(1 − y)·ln(1 − ŷ)",
    }
    assert formula(figure, "loss").result == (
        r"= -\ln(0.700) = \textcolor{loss}{0.357} \text{ nats}"
    )


def test_a_prediction_is_told_from_its_ends() -> None:
    figure = binary(prediction=0.999994)
    assert float(value(figure, "prediction")) == 0.999994
    assert value(binary(prediction=0.985), "prediction") == "0.985"
    assert formula(figure, "loss").result == (
        r"= -\ln(0.999994) = \textcolor{loss}{6.00 \cdot 10^{-6}} \text{ nats}"
    )


def test_the_other_label_makes_the_other_term_vanish() -> None:
    figure = binary(label=0)
    assert value(figure, "vanished") == "y·ln ŷ"
    assert value(figure, "loss") == "1.2040"


def test_binary_shows_both_classes_and_their_terms() -> None:
    figure = binary(prediction=0.8)
    bars = mark(figure, Bars, "predicted"), mark(figure, Bars, "predicted others")
    assert [one.top.tolist() for one in bars] == [[0.8], [pytest.approx(0.2)]]
    assert [tick.text for tick in figure.plots[0].x.ticks] == ["class 0", "class 1"]
    assert (figure.plots[0].x.picks, figure.plots[0].x.picked) == ("label", (1,))
    assert [tick.text for tick in figure.plots[1].x.ticks] == ["−(1 − y)·ln(1 − ŷ)", "−y·ln ŷ"]
    assert mark(figure, Text, "term 0").text == "0"
    assert mark(figure, Text, "term 1").text == "0.223 nats"


def test_in_binary_the_bar_of_class_1_is_dragged() -> None:
    handle = mark(binary(), Handle, "top 1")
    assert (handle.param, handle.index, handle.along) == ("prediction", None, "y")
    assert PANEL.drag(BceCceParams(), Drag("top 1", 0.0, 0.234, "y")).prediction == 0.23


# --- categorical


def test_categorical_starts_with_three_classes() -> None:
    figure = shown()
    assert {one.key: one.value for one in figure.readouts} == {
        "loss": "0.4170",
        "other unit": "0.6016",
        "given": "0.6590",
        "zeros": "2 of 3",
        "index": "0.4170",
    }
    assert [tick.text for tick in figure.plots[0].x.ticks] == ["cat", "dog", "bird"]
    assert (figure.plots[0].x.picks, figure.plots[0].x.picked) == ("true_class", (0,))


@pytest.mark.parametrize(
    "logits",
    [(2.0, 1.0, 0.1), (6.0, -6.0, -6.0), (-6.0, 6.0, 6.0), (0.0, 0.0, 0.0), (1.5, -0.3, 2.2)],
)
@pytest.mark.parametrize("true_class", [0, 1, 2])
def test_readouts_agree_with_mpmath(logits: tuple[float, ...], true_class: int) -> None:
    params = categorical(logits=logits, true_class=true_class)
    with mpmath.workdps(40):
        powers = [mpmath.exp(z) for z in logits]
        given = powers[true_class] / mpmath.fsum(powers)
        loss = -mpmath.log(given)
        exact = {"given": given, "loss": loss, "index": loss, "other unit": loss / mpmath.log(2)}
    for key, number in exact.items():
        explanation = PANEL.explain(params, key)
        assert explanation is not None
        assert explanation.number == pytest.approx(float(number), rel=1e-14, abs=0)


def test_the_loss_is_that_of_the_class_index_alone() -> None:
    params = categorical(classes=5, logits=(0.3, -2.0, 1.1, 0.0, 4.0), true_class=3)
    loss = model.categorical_cross_entropy_with_logits(params.logits[:5], 3)
    assert classes(params).loss == float(loss)


@pytest.mark.parametrize("many", range(2, 11))
def test_all_terms_but_one_are_exactly_zero(many: int) -> None:
    figure = shown(classes=many, true_class=many - 1)
    terms = [mark(figure, Text, f"term {k}").text for k in range(many)]
    assert terms[:-1] == ["0"] * (many - 1)
    assert terms[-1].startswith(
        f"{classes(categorical(classes=many, true_class=many - 1)).loss:.3f}"
    )
    assert value(figure, "zeros") == f"{many - 1} of {many}"


def test_the_lower_axis_never_moves_and_a_longer_bar_is_said() -> None:
    low, high = (shown(logits=(z, 0.0, 0.0)) for z in (6.0, -6.0))
    assert low.plots[1].y == high.plots[1].y
    bar = mark(high, Bars, "term")
    assert bar.top[0] == high.plots[1].y.high < 6.69
    assert mark(high, Text, "term 0").text == "↑ 6.694 nats"


@pytest.mark.parametrize("true_class", [0, 1])
def test_at_two_classes_cce_equals_bce(true_class: int) -> None:
    params = categorical(classes=2, logits=(1.3, -0.4), true_class=true_class)
    figure = PANEL.figure(params)
    assert value(figure, "binary") == value(figure, "loss")
    assert figure.verdict.text.endswith("With two classes, CCE equals BCE.")
    explanation = PANEL.explain(params, "binary")
    assert explanation is not None
    assert explanation.number == pytest.approx(classes(params).loss, rel=1e-14)
    sigma = r"\sigma(1.30 - (-0.40))"
    written = sigma if true_class == 0 else f"(1 - {sigma})"
    assert written in formula(figure, "binary").substituted


def test_more_classes_are_not_said_to_be_binary() -> None:
    assert "binary" not in {one.key for one in shown(classes=3).readouts}
    assert "BCE" not in shown(classes=3).verdict.text


@pytest.mark.parametrize(
    ("logits", "begins", "tone"),
    [
        ((5.0, 0.0, 0.0), "Right: cat, the true class, gets 98.7 %", "good"),
        ((1.0, 0.0, 0.0), "Right: cat, the true class, gets 57.6 %", "fair"),
        ((1.0, 1.0, 0.0), "Undecided: cat, the true class, gets 42.2 %, and so does dog", "fair"),
        ((0.0, 0.5, 0.0), "Wrong: dog gets 45.2 %, and cat, the true class, only 27.4 %", "poor"),
        ((0.0, 0.0, 5.0), "Wrong: bird gets 98.7 %, and cat, the true class, only 0.7 %", "bad"),
    ],
)
def test_the_verdict_compares_with_the_strongest_rival(
    logits: tuple[float, ...], begins: str, tone: str
) -> None:
    verdict = shown(logits=logits).verdict
    assert verdict.text.startswith(begins)
    assert verdict.tone == tone


# --- dragging


@pytest.mark.parametrize("share", [0.02, 0.25, 0.5, 0.9])
def test_dragging_a_bar_sets_its_share_and_keeps_the_others_proportions(share: float) -> None:
    before = categorical(classes=4, logits=(0.5, -1.0, 1.5, 0.2))
    after = PANEL.drag(before, Drag("top 1", 0.0, share, "y"))
    old, new = classes(before).predicted, classes(after).predicted
    assert new[1] == pytest.approx(share, abs=0.003)  # logits have two decimals
    assert new[0] / new[2] == pytest.approx(old[0] / old[2], rel=1e-12)
    assert new[3] / new[2] == pytest.approx(old[3] / old[2], rel=1e-12)


def test_the_logit_for_a_share_inverts_softmax() -> None:
    others = (0.4, -3.0, 2.0)
    z = logit_for(0.37, others)
    assert model.softmax([z, *others])[0] == pytest.approx(0.37, rel=1e-14)


@pytest.mark.parametrize(("share", "logit"), [(-1.0, -6.0), (2.0, 6.0)])
def test_a_drag_past_the_ends_stops_at_the_ends_of_the_logit(share: float, logit: float) -> None:
    assert PANEL.drag(categorical(), Drag("top 0", 0.0, share, "y")).logits[0] == logit


# --- classes


def test_fewer_classes_take_the_true_class_along() -> None:
    params = PANEL.edit(categorical(classes=10, true_class=9), "classes", 4)
    assert (params.classes, params.true_class) == (4, 3)


def test_a_class_that_comes_back_is_as_it_was() -> None:
    before = categorical(classes=4, logits=(1.0, 2.0, 3.0, 4.0), names=("a", "b", "c", "d"))
    after = PANEL.edit(PANEL.edit(before, "classes", 2), "classes", 4)
    assert after == before


def test_the_true_class_stays_among_the_classes() -> None:
    assert PANEL.edit(categorical(), "true_class", 9).true_class == 2


def test_a_shorter_list_changes_its_first_entries() -> None:
    params = PANEL.edit(categorical(classes=4), "logits", (0.5, -0.5))
    assert params.logits[:4] == (0.5, -0.5, 0.1, 0.0)


def test_every_class_can_be_nudged_whatever_list_came_in() -> None:
    params = categorical(classes=10, logits=(1.0, 2.0))
    assert nudged(PANEL, params, "logits", 9, 3.0).logits[9] == 3.0


def test_lists_are_filled_up_to_one_form() -> None:
    assert categorical(logits=(2.0, 1.0)) == categorical()
    assert len(categorical(names=("x", "y")).names) == 10


@pytest.mark.parametrize(
    ("fields", "why"),
    [
        ({"true_class": 3}, "true_class must be below classes, which is 3"),
        ({"names": ["a\nb", "c"]}, r"names must be printable and not blank, not 'a\\nb'"),
        ({"names": ["  ", "c"]}, "names must be printable and not blank, not '  '"),
        ({"names": ["\u202egnp", "c"]}, "names must be printable"),
        ({"names": ["", "c"]}, r"\$\.names\[0\]"),
        ({"names": ["thirteen sign", "c"]}, r"\$\.names\[0\]"),
        ({"logits": [7.0, 0.0]}, r"\$\.logits\[0\]"),
        ({"logits": [1.0]}, r"\$\.logits"),
        ({"classes": 1}, r"\$\.classes"),
    ],
)
def test_what_does_not_fit_is_refused_with_a_reason(fields: dict[str, object], why: str) -> None:
    with pytest.raises(msgspec.ValidationError, match=why):
        msgspec.convert(fields, BceCceParams)


@pytest.mark.parametrize(("name", "wrong"), [("classes", 1), ("classes", "x"), ("true_class", -1)])
def test_an_edit_that_is_not_allowed_is_refused(name: str, wrong: object) -> None:
    with pytest.raises(ParamError):
        PANEL.edit(categorical(), name, wrong)


# --- names


@pytest.mark.parametrize(
    ("name", "read"),
    [
        ("cat", "cat"),
        ("50% off_1", "50% off_1"),
        (r"\alpha{x}$", r"\alpha{x}$"),
        ("a&b#c^d~e", "a&b#c^d~e"),
        ("Žluťák", "Žluťák"),
        ("猫", "1"),
        ("e\u0301tat", "1"),
    ],
)
def test_names_are_typeset_as_they_are_or_by_number(name: str, read: str) -> None:
    params = categorical(names=("cat", name), true_class=1)
    latex = rf"z_{{{subscript(params, 1)}}}"
    assert typeset(latex).warnings == ()
    assert said(latex) == f"z sub {read}"


def test_long_names_are_cut_where_classes_crowd_and_only_there() -> None:
    names = ("photographer",) * 10
    few, many = (
        [tick.text for tick in shown(classes=n, names=names).plots[0].x.ticks] for n in (3, 10)
    )
    assert few == ["photographer"] * 3
    assert many == ["phot…"] * 10


@pytest.mark.parametrize("heat", [0.1, 0.3, 1.0])
def test_the_code_counts_no_term_that_is_only_small(
    heat: float, capsys: pytest.CaptureFixture[str]
) -> None:
    params = categorical(classes=2, logits=(6.0, -6.0), temperature=heat)
    found = PANEL.explain(params, "zeros")
    assert found is not None
    exec(found.numpy, {})
    assert float(capsys.readouterr().out) == found.number == 1


# --- formulas


def test_ten_classes_stay_readable() -> None:
    loss = formula(shown(classes=10, true_class=6), "loss")
    assert loss.substituted.count(r"\textcolor{muted}{0}") == 9
    assert loss.substituted.count(r"\ln") == 1
    softmax = formula(shown(classes=10), "softmax")
    assert softmax.substituted == r"= \frac{e^{2.00}}{e^{2.00} + 10.823}"


def test_few_classes_are_written_out() -> None:
    loss = formula(shown(), "loss")
    assert r"\textcolor{keptloss}{1 \cdot \ln(0.659)}" in loss.substituted
    assert r"\textcolor{muted}{0 \cdot \ln(0.242)}" in loss.substituted
    softmax = formula(shown(), "softmax")
    assert softmax.substituted == r"= \frac{e^{2.00}}{e^{2.00} + e^{1.00} + e^{0.10}}"


@pytest.mark.parametrize(
    ("value", "written"),
    [
        (0.659, "0.659"),
        (0.9994, "0.999"),
        (0.9995, "0.9995"),
        (0.99967, "0.9997"),
        (0.9999939, "0.999994"),
        (0.0000061, r"6.10 \cdot 10^{-6}"),
    ],
)
def test_a_probability_never_reads_as_0_or_1(value: float, written: str) -> None:
    assert probability(value) == written


def test_a_tiny_loss_is_not_shown_as_zero() -> None:
    figure = shown(classes=2, logits=(6.0, -6.0))
    assert value(figure, "loss") == "6.14·10⁻⁶"
    assert mark(figure, Text, "term 0").text == "6.14·10⁻⁶ nats"
    assert "6.14·10⁻⁶ nats" in figure.description


def test_a_near_certainty_is_not_shown_as_certain() -> None:
    figure = shown(classes=2, logits=(6.0, -6.0))
    assert value(figure, "given") == "0.999994"
    assert "gets over 99.9 %" in figure.verdict.text
    assert [mark(figure, Text, f"predicted {k}").text for k in (0, 1)] == ["ŷ ≈ 1", "ŷ ≈ 0"]
    wrong = shown(classes=2, logits=(6.0, -6.0), true_class=1)
    assert "and dog, the true class, under 0.1 %." in wrong.verdict.text


def test_bars_stand_for_every_class_beside_the_label() -> None:
    figure = shown(classes=6, true_class=2)
    own, others = mark(figure, Bars, "predicted"), mark(figure, Bars, "predicted others")
    predicted = classes(categorical(classes=6, true_class=2)).predicted
    assert own.top.tolist() == [predicted[2]]
    np.testing.assert_array_equal(others.top, np.delete(predicted, 2))
    label = mark(figure, Bars, "label")
    assert (label.fill, label.top.tolist()) == ("outline", [1.0])
    assert own.x[0] < 2 < label.x[0]
