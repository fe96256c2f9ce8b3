"""The race and the question: the facts, what the step does, and what is hidden."""

from __future__ import annotations

import math
import re

import numpy as np
import pytest

from ceviz import model
from ceviz.core.figure import Curve, Figure, Handle, Points, Text
from ceviz.core.panel import Drag
from ceviz.core.params import fields
from ceviz.core.units import NATS
from ceviz.panels.gradients import PANEL, GradientsParams
from ceviz.panels.gradients.race import MOST_STEPS, race
from tests.panels.reading import mark, value


def raced(**params: object) -> GradientsParams:
    return GradientsParams(view="race", **params)


def all_keys(figure: Figure) -> set[str]:
    return {one.key for plot in figure.plots for one in plot.marks}


@pytest.mark.parametrize(
    ("start", "cross_entropy", "squared_error"),
    [(-4.0, "10", "71"), (-6.0, "14", "426"), (-8.0, "18", "3,011"), (-10.0, "22", "22,063")],
)
@pytest.mark.parametrize("label", [0, 1])
def test_the_steps_that_both_need(
    label: int, start: float, cross_entropy: str, squared_error: str
) -> None:
    params = raced(label=label, start=start if label else -start)
    figure = PANEL.figure(PANEL.edit(params, "step", params.last_step))
    assert value(figure, "steps") == f"{cross_entropy} steps"
    assert value(figure, "squared steps") == f"{squared_error} steps"
    assert squared_error in mark(figure, Text, "squared error arrives").text


def test_the_same_first_step_is_the_same() -> None:
    run = race(NATS, 1, -6.0, 0.5, "first step")
    assert run.squared_error.logit[1] == pytest.approx(run.cross_entropy.logit[1], rel=1e-14)
    assert run.winner == "squared error"


def test_the_same_peak_gradient_takes_27_eighths_of_the_rate() -> None:
    run = race(NATS, 1, -10.0, 0.5, "peak")
    assert run.squared_error.rate == pytest.approx(0.5 * 27 / 8, rel=1e-15)
    assert (run.cross_entropy.arrives, run.squared_error.arrives) == (22, 6540)


@pytest.mark.parametrize("label", [0, 1])
def test_only_a_late_step_leads_the_first_to_arrive_further(label: int) -> None:
    start = -10.0 if label else 10.0
    begun = race(NATS, label, start, 0.5, "rate")
    assert len(begun.cross_entropy.logit) < 30
    late = race(NATS, label, start, 0.5, "rate", step=begun.reach + 1)
    assert late.last == begun.last == late.reach == 22063
    whole = model.descent_path("cross-entropy", start, label, learning_rate=0.5, least=22064)
    np.testing.assert_array_equal(late.cross_entropy.logit, whole)
    for step in (0, begun.reach):
        assert begun.after(step) == late.after(step)


@pytest.mark.parametrize("start", [-10.0, 10.0])
def test_no_race_is_longer_than_the_steps_there_are(start: float) -> None:
    assert 100_000 < race(NATS, int(start < 0), start, 0.1, "rate").last < MOST_STEPS


def test_a_step_beyond_the_end_is_the_last() -> None:
    assert raced(step=5000).step == 71
    far = PANEL.edit(raced(start=-10.0), "step", 22063)
    assert PANEL.edit(far, "start", -4.0).step == 71


def test_the_start_changes_sides_with_the_label() -> None:
    assert PANEL.edit(raced(), "label", 0).start == 4.0
    assert PANEL.edit(raced(start=0.0), "label", 0).start == 0.0


def test_the_step_is_dragged_along_a_logarithmic_axis() -> None:
    params = raced(start=-10.0)
    assert PANEL.drag(params, Drag("step", 2.0, 0.5, "x")).step == 99
    assert PANEL.drag(params, Drag("step", 1e300, 0.5, "x")).step == 22063
    assert PANEL.drag(params, Drag("start", -3.14, 0.0, "x")).start == -3.1


def test_the_actions_move_the_step() -> None:
    actions = {one.id: one for one in PANEL.actions}
    params = raced(step=9)
    steps = {name: one.apply(params).step for name, one in actions.items()}
    assert steps == {"step-back": 8, "step": 10, "restart": 0, "finish": 71}
    assert actions["step-back"].apply(raced()).step == 0
    assert actions["step"].apply(raced(step=71)).step == 71
    assert all(one.shown(params) and not one.shown(GradientsParams()) for one in PANEL.actions)


def test_what_does_not_move_with_the_step_is_kept() -> None:
    one, two = (PANEL.figure(raced(start=-10.0, step=step)) for step in (500, 20000))
    for key in ("cross-entropy step 0", "cross-entropy arrives", "squared error arrives"):
        assert mark(one, Text, key) is mark(two, Text, key)
    for key in ("cross-entropy way", "squared error way"):
        assert len(mark(two, Curve, key).x) < 400


@pytest.mark.parametrize("step", [0, 1, 9, 10, 300, 12345, 22063])
@pytest.mark.parametrize("label", [0, 1])
def test_the_ways_grow_with_the_step(label: int, step: int) -> None:
    params = raced(start=-10.0 if label else 10.0, step=step, label=label)
    figure = PANEL.figure(params)
    for loss, runner in (
        ("cross-entropy", params.race.cross_entropy),
        ("squared error", params.race.squared_error),
    ):
        way = mark(figure, Curve, f"{loss} way")
        assert way.x[0] == 0.0
        assert way.x[-1] == way.x.max() == math.log10(1 + step)
        steps = np.rint(10**way.x - 1).astype(int)
        np.testing.assert_allclose(way.y, model.sigmoid(runner.logit[steps]), rtol=1e-14)
        at = (way.x * 1000, way.y * 400)  # in pixels, more or less
        apart = np.hypot(*(np.diff(one) for one in at))[steps[1:] > 20]
        assert apart.max(initial=0.0) < 60 or step > 22000  # where one step is as much


def test_how_many_steps_a_loss_needs_is_said_once_it_has_arrived() -> None:
    begun, won, over = (PANEL.figure(raced(step=step)) for step in (9, 10, 71))
    for figure, cross, squared in (
        (begun, "not yet", "not yet"),
        (won, "10 steps", "not yet"),
        (over, "10 steps", "71 steps"),
    ):
        assert (value(figure, "steps"), value(figure, "squared steps")) == (cross, squared)
        for loss, said in (("cross-entropy", cross), ("squared error", squared)):
            assert said in mark(figure, Text, f"{loss} arrives").text
        words = f"{figure.verdict.text} {figure.description}"
        assert ("10 steps" in words) == (cross == "10 steps")
        assert ("71 steps" in words) == (squared == "71 steps")
    assert PANEL.explain(raced(step=70), "squared steps") is None
    assert PANEL.explain(raced(step=71), "squared steps") is not None


@pytest.mark.parametrize("start", [-10.0, -7.3, -4.0])
@pytest.mark.parametrize("rate", [0.1, 0.5, 0.7, 2.0])
@pytest.mark.parametrize("label", [0, 1])
def test_the_marks_are_evenly_apart_and_some_say_their_step(
    label: int, rate: float, start: float
) -> None:
    params = raced(label=label, start=start if label else -start, learning_rate=rate)
    params = PANEL.edit(params, "step", params.last_step)
    figure = PANEL.figure(params)
    assert "marks about 1 apart" in figure.plots[0].x.label
    for loss, runner in (
        ("cross-entropy", params.race.cross_entropy),
        ("squared error", params.race.squared_error),
    ):
        points = mark(figure, Points, f"{loss} steps")
        gaps = abs(np.diff([params.start, *points.x]))
        lengths = abs(np.diff(runner.logit))
        near = [lengths[int(np.argmin(abs(runner.logit - x))) - 1] for x in points.x]
        slack = np.maximum(0.5 * np.array(near), np.array(near) - 1) + 0.05
        assert (abs(gaps - 1) <= slack).all()
        names = [
            one
            for one in figure.plots[0].marks
            if isinstance(one, Text) and one.key.startswith(f"{loss} step ") and one.text
        ]
        assert names or loss == "squared error"
        for one in names:
            assert runner.logit[int(one.text.replace(",", ""))] == one.at[0]
            assert one.at[0] in points.x
    assert mark(figure, Points, "cross-entropy now").x[0] == runner_now(params)


def runner_now(params: GradientsParams) -> float:
    return min(max(float(params.race.cross_entropy.logit[params.step]), -10.5), 10.5)


def test_a_mark_and_its_name_come_when_they_are_passed() -> None:
    before, after = (PANEL.figure(raced(step=step)) for step in (2, 3))
    assert len(mark(before, Points, "cross-entropy steps").x) == 0
    assert mark(before, Text, "cross-entropy step 0").text == ""
    assert mark(after, Points, "cross-entropy steps").x.tolist() == [raced().race.after(2)[0].logit]
    assert mark(after, Text, "cross-entropy step 0").text == "2"


def test_nothing_answers_the_question_before_it_is_revealed() -> None:
    for label in (0, 1):
        for unit in ("nats", "bits"):
            params = GradientsParams(view="question", label=label, unit=unit)
            figure = PANEL.figure(params)
            said = [PANEL.why, PANEL.question, figure.title, figure.verdict.text]
            said += [figure.description]
            said += [str(one) for one in (*figure.readouts, *figure.formulas, *PANEL.actions)]
            said += [
                f"{one.title} {one.help}" for one in fields(GradientsParams) if one.shown(params)
            ]
            said += [one.text for one in figure.plots[0].marks if isinstance(one, Text)]
            said += [one.label for one in figure.plots[0].marks if isinstance(one, Handle)]
            for text in said:
                assert not re.search(r"[12]/3|0\.33|0\.66|0\.67|0\.29|8/27|peaks|vanish|1/4", text)
                assert "both ends" not in text


def test_the_curve_is_hidden_until_it_is_revealed() -> None:
    hidden = PANEL.figure(GradientsParams(view="question"))
    shown = PANEL.figure(GradientsParams(view="question", revealed=True))
    assert "squared error" not in all_keys(hidden)
    assert "truth" not in {one.key for one in hidden.readouts}
    assert "0.2963" not in repr([hidden.readouts, hidden.verdict, hidden.formulas])
    assert mark(shown, Curve, "squared error").y.max() == pytest.approx(8 / 27, abs=1e-4)


@pytest.mark.parametrize(("label", "peak"), [(1, 1 / 3), (0, 2 / 3)])
def test_the_guess_is_scored_against_the_peak(label: int, peak: float) -> None:
    params = GradientsParams(view="question", revealed=True, label=label, guess=0.5)
    for key, number in (("truth", peak), ("distance", abs(0.5 - peak)), ("share", 84.375)):
        explanation = PANEL.explain(params, key)
        assert explanation is not None
        assert explanation.number == pytest.approx(number, rel=1e-14)
    right = PANEL.figure(PANEL.edit(params, "guess", round(peak, 2)))
    assert right.verdict.tone == "good"
    assert mark(right, Handle, "guess").at[1] == pytest.approx(8 / 27, abs=1e-4)


def test_the_guess_is_dragged() -> None:
    params = GradientsParams(view="question")
    assert PANEL.drag(params, Drag("guess", 0.123, 0.0, "x")).guess == 0.12


def test_three_plots_share_the_prediction() -> None:
    figure = PANEL.figure(GradientsParams(view="linked", prediction=0.2))
    heights = [mark(figure, Handle, "point", plot=plot.key).at for plot in figure.plots]
    assert [x for x, _ in heights] == [0.2] * 3
    assert [y for _, y in heights] == pytest.approx([1.6094379, 0.8, 0.16], rel=1e-7)


def test_bits_change_the_loss_and_not_the_race() -> None:
    nats, bits = (raced(step=7, unit=unit) for unit in ("nats", "bits"))
    one, two = PANEL.figure(nats), PANEL.figure(bits)
    assert float(value(two, "loss")) == pytest.approx(float(value(one, "loss")) / math.log(2), 1e-3)
    for key in ("squared loss", "prediction", "steps", "squared steps"):
        assert value(one, key) == value(two, key)
    assert two.plots[0].y.label == "loss (CE in bits)"
    assert mark(two, Handle, "start").at == (-4.0, pytest.approx(4.0181499 / math.log(2), 1e-7))
    assert one.formulas == two.formulas
    assert two.verdict.text == f"{one.verdict.text} Gradient descent itself is in nats."
    explanation = PANEL.explain(bits, "loss")
    assert explanation is not None
    assert "in nats" in explanation.note


def test_the_question_has_its_gradient_in_bits() -> None:
    params = GradientsParams(view="question", unit="bits", revealed=True)
    figure = PANEL.figure(params)
    assert value(figure, "cross-entropy") == "−0.7213"
    assert value(figure, "share") == "84.4 %"
    assert mark(figure, Curve, "cross-entropy").y.max() == pytest.approx(1 / math.log(2), rel=1e-5)


def test_the_question_is_over_the_prediction_whatever_the_axis_was() -> None:
    params = GradientsParams(view="question", axis="logit", logit=-10.0)
    assert PANEL.figure(params).plots[0].x.label.startswith("prediction")
    explanation = PANEL.explain(params, "cross-entropy")
    assert explanation is not None
    assert explanation.number == pytest.approx(-0.5, rel=1e-15)
