"""The race and the question: the facts, what the step does, and what is hidden."""

from __future__ import annotations

import math

import pytest

from ceviz.core.figure import Curve, Figure, Handle, Points, Text
from ceviz.core.panel import Drag
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
    figure = PANEL.figure(raced(label=label, start=start if label else -start))
    assert value(figure, "steps") == f"{cross_entropy} steps"
    assert value(figure, "squared steps") == f"{squared_error} steps"
    assert squared_error in mark(figure, Text, "squared error arrives").text


def test_the_same_first_step_is_the_same() -> None:
    run = race(1, -6.0, 0.5, "first step")
    assert run.squared_error.logit[1] == pytest.approx(run.cross_entropy.logit[1], rel=1e-14)
    assert run.winner == "squared error"


def test_the_same_peak_gradient_takes_27_eighths_of_the_rate() -> None:
    run = race(1, -10.0, 0.5, "peak")
    assert run.squared_error.rate == pytest.approx(0.5 * 27 / 8, rel=1e-15)
    assert (run.cross_entropy.arrives, run.squared_error.arrives) == (22, 6540)


@pytest.mark.parametrize("start", [-10.0, 10.0])
def test_no_race_is_longer_than_the_steps_there_are(start: float) -> None:
    assert 100_000 < race(int(start < 0), start, 0.1, "rate").last < MOST_STEPS


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
    one, two = (PANEL.figure(raced(start=-10.0, step=step)) for step in (5, 20000))
    for key in ("cross-entropy way", "squared error way"):
        assert mark(one, Curve, key) is mark(two, Curve, key)
        assert len(mark(one, Curve, key).x) < 400


def test_footprints_are_the_steps_so_far() -> None:
    figure = PANEL.figure(raced(step=7))
    seen = mark(figure, Points, "cross-entropy steps")
    run = raced().race
    assert seen.x.tolist() == run.cross_entropy.logit[1:7].tolist()
    assert mark(figure, Points, "cross-entropy now").x[0] == run.cross_entropy.logit[7]


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
