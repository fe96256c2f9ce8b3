"""BCE vs CCE: several labels that are true at once."""

from __future__ import annotations

import mpmath
import msgspec
import numpy as np
import pytest

from ceviz import model
from ceviz.core.figure import Bars, Figure, Text
from ceviz.core.kinds import Numbers
from ceviz.core.panel import Drag
from ceviz.core.params import ParamError, field
from ceviz.panels.bce_cce import PANEL, BceCceParams
from ceviz.panels.bce_cce.multi_label import multi_label
from tests.panels.reading import formula, mark, value


def several(**params: object) -> BceCceParams:
    return BceCceParams(kind="multi-label", **params)  # type: ignore[arg-type]


def shown(**params: object) -> Figure:
    return PANEL.figure(several(**params))


def test_it_starts_with_two_labels_of_three() -> None:
    figure = shown()
    assert {one.key: one.value for one in figure.readouts} == {
        "loss": "1.1846",
        "other unit": "1.7090",
        "mean": "0.3949",
        "total": "2.1368",
        "true": "2 of 3",
    }
    assert figure.plots[0].x.picks == "labels"
    assert figure.plots[0].x.picked == (0, 1)


@pytest.mark.parametrize("temperature", [0.1, 1.0, 7.0])
@pytest.mark.parametrize("labels", [(0.0, 0.0, 0.0), (1.0, 1.0, 1.0), (0.0, 1.0, 0.0)])
def test_each_class_has_its_own_binary_cross_entropy(
    temperature: float, labels: tuple[float, ...]
) -> None:
    logits = (2.0, -6.0, 0.3)
    now = multi_label(several(logits=logits, labels=labels, temperature=temperature))
    with mpmath.workdps(80):
        exact = []
        for z, y in zip(logits, labels, strict=True):
            share = 1 / (1 + mpmath.exp(-mpmath.mpf(z) / mpmath.mpf(temperature)))
            exact.append(-mpmath.log(share if y else 1 - share))
        assert now.terms == pytest.approx([float(one) for one in exact], rel=1e-13)
        assert now.loss == pytest.approx(float(mpmath.fsum(exact)), rel=1e-13)
        assert now.mean == pytest.approx(float(mpmath.fsum(exact)) / 3, rel=1e-13)


@pytest.mark.parametrize("many", [2, 3, 10])
def test_all_terms_are_alive_with_their_sum_and_mean(many: int) -> None:
    params = several(classes=many)
    figure, now = PANEL.figure(params), multi_label(params)
    terms, total, mean = (mark(figure, Bars, key) for key in ("terms", "sum", "mean"))
    np.testing.assert_allclose(terms.top, now.terms)
    assert min(now.terms) > 0
    assert total.top.tolist() == [pytest.approx(sum(now.terms))]
    assert mean.top.tolist() == [pytest.approx(sum(now.terms) / many)]
    assert [tick.text for tick in figure.plots[1].x.ticks][-2:] == ["sum", "mean"]


def test_the_term_of_each_label_is_named() -> None:
    assert [tick.text for tick in shown().plots[1].x.ticks[:3]] == ["−ln ŷ", "−ln ŷ", "−ln(1 − ŷ)"]
    assert shown(unit="bits").plots[1].x.ticks[2].text == "−log₂(1 − ŷ)"


def test_predictions_do_not_share_one_unit() -> None:
    figure = shown(logits=(5.0, 5.0, 5.0))
    assert value(figure, "total") == "2.9799"
    assert mark(figure, Text, "total").text == "Σ ŷ = 2.98"


def test_adding_to_all_logits_does_matter_here() -> None:
    figure = shown(shift=1.0)
    assert value(figure, "loss") != value(shown(), "loss")
    assert "changes every ŷ here" in figure.verdict.text


@pytest.mark.parametrize(
    ("logits", "tone"),
    [((2.0, 2.0, -2.0), "good"), ((2.0, 2.0, 2.0), "poor"), ((-2.0, -2.0, -2.0), "bad")],
)
def test_the_verdict_counts_who_is_on_the_right_side(logits: tuple[float, ...], tone: str) -> None:
    assert shown(logits=logits).verdict.tone == tone


def test_the_formula_has_a_term_for_every_label() -> None:
    substituted = formula(shown(), "loss").substituted
    assert substituted.count("keptloss") == 3
    assert r"\ln(1 - 0.525)" in substituted
    assert formula(shown(temperature=2.0), "sigmoid").symbolic.endswith(r"\sigma(z_k/T)")
    assert formula(shown(classes=10), "loss").substituted.count("keptloss") == 4


def test_dragging_a_bar_moves_its_own_logit_alone() -> None:
    before = several(temperature=2.0, shift=1.0)
    after = PANEL.drag(before, Drag("top 2", 0.0, 0.8, "y"))
    assert after.logits[:2] == before.logits[:2]
    scaled = (after.logits[2] + 1.0) / 2.0
    assert float(model.sigmoid(scaled)) == pytest.approx(0.8, abs=0.001)


# --- labels


def test_the_list_of_logits_shows_the_labels() -> None:
    logits = field(BceCceParams, "logits")
    assert isinstance(logits, Numbers)
    assert (logits.marks, logits.checks) == ("true_class", "labels")
    for kind, shows in (("categorical", "true_class"), ("multi-label", "labels")):
        params = BceCceParams(kind=kind)  # type: ignore[arg-type]
        both = ("true_class", "labels")
        assert [name for name in both if field(BceCceParams, name).shown(params)] == [shows]


def test_a_click_on_a_name_flips_its_label() -> None:
    once = PANEL.edit(several(), "labels", 2)
    assert once.labels[:3] == (1.0, 1.0, 1.0)
    assert PANEL.edit(once, "labels", 2) == several()
    with pytest.raises(ParamError):
        PANEL.edit(several(), "labels", 3)


def test_a_shorter_list_of_labels_changes_its_first_entries() -> None:
    params = PANEL.edit(several(labels=(0.0, 1.0, 1.0, 1.0)), "labels", (1.0, 0.0))
    assert params.labels[:5] == (1.0, 0.0, 1.0, 1.0, 0.0)


def test_a_label_is_0_or_1() -> None:
    with pytest.raises(msgspec.ValidationError, match=r"labels must be 0 or 1, not 0\.5"):
        msgspec.convert({"labels": [0.5, 1.0]}, BceCceParams)
