"""The numbers in the gradients' formulas: what is put in leads to the result, and can be read."""

from __future__ import annotations

import re

import pytest

from ceviz.core.figure import Text
from ceviz.panels.gradients import PANEL, GradientsParams
from ceviz.plot.formula import typeset
from tests.panels.reading import formula, value, worked_out


@pytest.mark.parametrize("z", [-12.0, -9.5, -9.0, -5.0, 0.0, 5.0, 9.0, 9.5, 12.0])
@pytest.mark.parametrize("label", [0, 1])
@pytest.mark.parametrize("view", ["gradient", "linked"])
def test_the_numbers_put_in_lead_to_the_result(view: str, label: int, z: float) -> None:
    figure = PANEL.figure(GradientsParams(view=view, axis="logit", logit=z, label=label))
    written = formula(figure, "squared error")
    assert worked_out(written.substituted) == pytest.approx(worked_out(written.result), rel=0.015)


@pytest.mark.parametrize("start", [-10.0, -8.0, -4.0, -1.0, 10.0])
@pytest.mark.parametrize("part", [0.0, 0.3, 0.6, 1.0])
@pytest.mark.parametrize("label", [0, 1])
def test_the_numbers_put_in_lead_to_the_next_logit(label: int, part: float, start: float) -> None:
    params = GradientsParams(view="race", label=label, start=start)
    params = PANEL.edit(params, "step", round(part * params.last_step))
    figure, now = PANEL.figure(params), params.race.after(params.step)
    for key, one in zip(("cross-entropy", "squared error"), now, strict=True):
        written = formula(figure, key)
        put_in = worked_out(written.substituted)
        assert put_in == pytest.approx(worked_out(written.result), abs=6e-4)
        if min(one.prediction, one.missed) < 0.0005:
            z = float(f"{one.logit:.4f}")
            assert put_in - z == pytest.approx(one.following - one.logit, rel=0.01)


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


def test_no_formula_changes_its_form_in_the_middle_of_the_range() -> None:
    widths = set()
    for start in range(-7, 8):
        for step in (0, 1, 5, 20):
            params = GradientsParams(view="race", start=float(start), step=step)
            widths.add(
                tuple(typeset(one.substituted).still for one in PANEL.figure(params).formulas)
            )
    assert len(widths) == 1
