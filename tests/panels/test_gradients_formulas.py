"""The numbers in the gradients' formulas: what is put in leads to the result, and can be read."""

from __future__ import annotations

from collections.abc import Iterator
import re
from typing import Any

import pytest

from ceviz.core.figure import Text
from ceviz.panels.gradients import PANEL, GradientsParams
from ceviz.plot.formula import typeset
from tests.panels.reading import formula, value
from tests.panels.worth import not_leading, worth

PREDICTIONS = [0.000006, 0.000617, 0.0123456, *(k / 100 for k in range(1, 100, 7)), 0.999994]


def states(**given: Any) -> Iterator[GradientsParams]:
    """Predictions and logits that are set, and those that the axis has taken over."""
    for label in (0, 1):
        for unit in ("nats", "bits"):
            for p in PREDICTIONS:
                params = GradientsParams(prediction=p, label=label, unit=unit, **given)
                yield params
                yield PANEL.edit(params, "axis", "logit")
            for z in (-12.0, -9.87, -7.0, -3.3, 0.0, 0.01, 5.0, 9.5, 12.0):
                params = GradientsParams(axis="logit", logit=z, label=label, unit=unit, **given)
                yield params
                yield PANEL.edit(params, "axis", "prediction")


@pytest.mark.parametrize("view", ["gradient", "linked"])
def test_the_numbers_put_in_lead_to_the_result(view: str) -> None:
    for params in states(view=view):
        for written in PANEL.figure(params).formulas:
            assert not not_leading(written), (params, written)


@pytest.mark.parametrize("unit", ["nats", "bits"])
@pytest.mark.parametrize("revealed", [False, True])
def test_the_guess_leads_to_what_it_is_weighed_against(revealed: bool, unit: str) -> None:
    for guess in (0.01, 0.5, 0.095809, 0.976484):
        for label in (0, 1):
            params = GradientsParams(
                view="question", guess=guess, label=label, revealed=revealed, unit=unit
            )
            for written in PANEL.figure(params).formulas:
                assert not not_leading(written), (params, written)


def test_a_logit_that_is_taken_over_is_put_in_with_the_digits_it_needs() -> None:
    figure = PANEL.figure(PANEL.edit(GradientsParams(), "axis", "logit"))
    assert formula(figure, "cross-entropy").substituted == r"= \sigma(-1.3863) - 1"


@pytest.mark.parametrize("fairness", ["rate", "first step", "peak"])
@pytest.mark.parametrize("rate", [0.1, 0.5, 2.0, 0.123456])
@pytest.mark.parametrize("label", [0, 1])
def test_the_numbers_put_in_lead_to_the_next_logit(label: int, rate: float, fairness: str) -> None:
    for start in (-10.0, -8.0, -4.0, -1.3, 0.0, 10.0):
        begun = GradientsParams(
            view="race", label=label, start=start, learning_rate=rate, fairness=fairness
        )
        for step in (0, 1, 2, 3, 7, round(0.3 * begun.last_step), begun.last_step):
            params = PANEL.edit(begun, "step", step)
            figure, now = PANEL.figure(params), params.race.after(params.step)
            for key, one in zip(("cross-entropy", "squared error"), now, strict=True):
                written = formula(figure, key)
                assert not not_leading(written), (params, written)
                if 1e-7 < min(one.prediction, one.missed) < 0.0005:
                    made = re.split(r"(?<=\d) - ", written.substituted, maxsplit=1)[1]
                    assert -worth(made) == pytest.approx(one.following - one.logit, rel=0.01)


@pytest.mark.parametrize("rate", [0.123456, 0.7])
def test_both_have_the_same_rate_in_the_same_digits(rate: float) -> None:
    for step in (0, 1, 5, 20):
        params = GradientsParams(view="race", start=-4.0, learning_rate=rate, step=step)
        cross, squared = PANEL.figure(params).formulas
        eta, other = (
            re.split(r" - (?=\d)", one.substituted, maxsplit=1)[1].split()[0]
            for one in (cross, squared)
        )
        assert eta == other


def test_a_race_says_its_own_pull() -> None:
    """From −4 MSE pulls 28.3 times weaker; at 3.375 times the rate, 8.4 times."""
    for fairness, at_first, then in (
        ("rate", "the same rate MSE pulls 28.3 times weaker", "MSE, 28.3 times weaker"),
        ("peak", "3.375 times the rate, with equal peaks, MSE pulls 8.4", "MSE, 8.4 times weaker"),
    ):
        begun = GradientsParams(view="race", fairness=fairness)
        assert at_first in PANEL.figure(begun).verdict.text
        assert then in PANEL.figure(PANEL.edit(begun, "step", 12)).verdict.text
    near = GradientsParams(view="race", fairness="peak", start=-0.5)
    assert "MSE pulls 1.6 times stronger" in PANEL.figure(near).verdict.text
    same = GradientsParams(view="race", fairness="first step", start=-10.0)
    assert "weaker" not in PANEL.figure(same).verdict.text


def test_thousands_are_marked_everywhere() -> None:
    for fairness in ("rate", "first step", "peak"):
        params = GradientsParams(view="race", start=-10.0, fairness=fairness)
        for step in (0, 1, params.last_step):
            params = PANEL.edit(params, "step", step)
            figure = PANEL.figure(params)
            said = [one.value for one in figure.readouts]
            said += [one.text for one in figure.plots[0].marks if isinstance(one, Text)]
            said += [one.substituted + one.result for one in figure.formulas]
            said += [figure.verdict.text, figure.description]
            for key in ("loss", "squared steps", "rate"):
                explanation = PANEL.explain(params, key)
                said += [explanation.substituted] if explanation else []
            for text in said:
                assert not re.search(r"(?<![\d.])\d{4,}", text), text
    rate = value(
        PANEL.figure(GradientsParams(view="race", start=-10.0, fairness="first step")), "rate"
    )
    assert rate == "5,507"


@pytest.mark.parametrize("axis", ["prediction", "logit"])
@pytest.mark.parametrize("view", ["gradient", "linked"])
def test_no_gradient_changes_its_form_on_the_way_of_its_slider(view: str, axis: str) -> None:
    """As far as the layout's rows depend on it."""
    start = GradientsParams(view=view, axis=axis)
    places = {"prediction": PREDICTIONS, "logit": [z / 4 for z in range(-48, 49)]}[axis]
    widths = set()
    for place in places:
        written = PANEL.figure(PANEL.edit(start, axis, place)).formulas
        lines = [line for one in written for line in (one.substituted, one.result)]
        widths.add(tuple(round(typeset(line).still, 9) for line in lines))
    assert len(widths) == 1


def test_no_formula_changes_its_form_in_the_middle_of_the_range() -> None:
    widths = set()
    for start in range(-7, 8):
        for step in (0, 1, 5, 20):
            params = GradientsParams(view="race", start=float(start), step=step)
            widths.add(
                tuple(typeset(one.substituted).still for one in PANEL.figure(params).formulas)
            )
    assert len(widths) == 1
