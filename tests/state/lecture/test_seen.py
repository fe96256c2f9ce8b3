from __future__ import annotations

from collections.abc import Iterator
import math
from typing import Any

from msgspec.structs import replace
import numpy as np
import pytest

from ceviz.core.figure import (
    Arrow,
    Band,
    Bars,
    Curve,
    Figure,
    Guide,
    Handle,
    Mark,
    Plot,
    Points,
    Text,
)
from ceviz.panels import PANELS, PANEL_BY_ID
from ceviz.state.lecture.given import Given, Sketched
from ceviz.state.lecture.lecture import PARTS, Choose, Estimate, Sketch, Step
from ceviz.state.lecture.seen import step_figure
from ceviz.state.pins import Pin, pinned_figure
from tests.panels.states import modes

LOSS = PANEL_BY_ID["loss-curve"]
MODES = [(panel, mode) for panel in PANELS for mode in modes(panel)[:8]]

ESTIMATE = Estimate(ask="How large is the loss?", along="y", readout="loss")
SKETCH = Sketch(ask="How does the loss grow?", curve="curve 1")
CHOOSE = Choose(ask="How large is the loss?", answers=("0.2 nats", "1.609 nats"), correct=2)


def step(**more: Any) -> Step:
    params = LOSS.params(label=1, prediction=0.2)
    return Step(**{"panel": "loss-curve", "params": params, **more})


def marks(figure: Figure) -> dict[str, Mark]:
    return {mark.key: mark for plot in figure.plots for mark in plot.marks}


def words(figure: Figure) -> list[str]:
    return [mark.text for mark in marks(figure).values() if isinstance(mark, Text)]


def same(one: Figure, other: Figure) -> bool:
    return marks(one).keys() == marks(other).keys() and one.readouts == other.readouts


# Hidden parts


def test_a_plain_step_is_its_panels_figure_with_its_pins() -> None:
    pins = (Pin(name="A", params=LOSS.params(label=1, prediction=0.8)),)
    whole = pinned_figure(LOSS, step().params, pins)
    seen = step_figure(step(pins=pins))
    assert same(seen, whole)
    assert (seen.formulas, seen.verdict) == (whole.formulas, whole.verdict)
    assert "pin 0" in marks(seen)


def test_every_part_can_be_hidden_alone() -> None:
    whole = step_figure(step())
    for part in PARTS:
        seen = step_figure(step(hide=(part,)))
        assert (seen.formulas == ()) == (part == "formulas")
        assert (seen.readouts == ()) == (part == "readouts")
        assert (seen.verdict.text == "") == (part == "verdict")
        assert marks(seen).keys() == marks(whole).keys()


def test_marks_and_readouts_are_hidden_by_their_keys() -> None:
    whole = step_figure(step())
    seen = step_figure(step(hide=("curve curve 0", "curve name 0", "readout bits")))
    assert marks(whole).keys() - marks(seen).keys() == {"curve 0", "name 0"}
    assert {one.key for one in whole.readouts} - {one.key for one in seen.readouts} == {"bits"}


def test_a_plot_in_which_nothing_is_hidden_is_the_same_object() -> None:
    assert step_figure(step(hide=("verdict",))).plots[0].x is step_figure(step()).plots[0].x


# Before the answer


@pytest.mark.parametrize("question", [ESTIMATE, SKETCH, CHOOSE], ids=lambda one: one.ask)
def test_nothing_answers_before_the_reveal(question: Any) -> None:
    seen = step_figure(step(question=question), revealed=False)
    assert (seen.formulas, seen.readouts, seen.verdict.text) == ((), (), "")
    assert seen.description == question.ask
    assert not any("1.609" in text for text in words(seen))


@pytest.mark.parametrize("question", [ESTIMATE, SKETCH, CHOOSE], ids=lambda one: one.ask)
def test_all_is_there_after_the_reveal(question: Any) -> None:
    seen = step_figure(step(question=question))
    whole = step_figure(step())
    assert (seen.formulas, seen.readouts, seen.verdict) == (
        whole.formulas,
        whole.readouts,
        whole.verdict,
    )
    assert marks(whole).keys() <= marks(seen).keys()


def test_a_step_without_a_question_is_always_revealed() -> None:
    assert same(step_figure(step(), revealed=False), step_figure(step()))


def test_a_choice_keeps_the_figure_but_for_the_right_answers_number() -> None:
    seen = step_figure(step(question=CHOOSE), revealed=False)
    assert marks(step_figure(step())).keys() - marks(seen).keys() == {"value"}
    other = replace(CHOOSE, correct=1)
    assert "value" in marks(step_figure(step(question=other), revealed=False))


# Estimates


def test_an_estimate_is_asked_with_a_marker_and_nothing_to_drag() -> None:
    seen = step_figure(step(question=ESTIMATE), Given(marker=3.0), revealed=False)
    assert not any(isinstance(mark, Handle | Guide | Arrow) for mark in marks(seen).values())
    marker, line = marks(seen)["your estimate"], marks(seen)["estimate line"]
    assert isinstance(marker, Points)
    assert isinstance(line, Curve)
    assert marker.y.tolist() == [3.0]
    assert (line.x.tolist(), line.y.tolist()) == ([0.0, 1.0], [3.0, 3.0])
    assert "estimate: 3.00 nats" in words(seen)
    assert {"curve 0", "curve 1"} <= marks(seen).keys()


def test_the_marker_starts_in_the_middle_and_stays_on_the_axis() -> None:
    for given, at in ((None, 3.6), (-5.0, 0.0), (1e9, 7.2)):
        seen = step_figure(step(question=ESTIMATE), Given(marker=given), revealed=False)
        marker = marks(seen)["your estimate"]
        assert isinstance(marker, Points)
        assert marker.y.tolist() == [at]


def test_along_x_the_marker_stands_upright() -> None:
    question = Estimate(ask="Where is it?", along="x", truth=0.4)
    seen = step_figure(step(question=question), Given(marker=0.25), revealed=False)
    line = marks(seen)["estimate line"]
    assert isinstance(line, Curve)
    assert (line.x.tolist(), line.y.tolist()) == ([0.25, 0.25], [0.0, 7.2])


@pytest.mark.parametrize(
    ("marker", "said"),
    [(3.0, "1.39 nats too high"), (1.0, "0.61 nats too low"), (-math.log(0.2), "right")],
)
def test_revealed_it_says_how_far_off_it_was(marker: float, said: str) -> None:
    seen = step_figure(step(question=ESTIMATE), Given(marker=marker))
    truth = marks(seen)["true number"]
    assert isinstance(truth, Curve)
    assert truth.y.tolist() == [pytest.approx(-math.log(0.2), rel=1e-15)] * 2
    assert {said, "true: 1.61 nats"} <= set(words(seen))
    assert seen.description.endswith(f"True: 1.61 nats; the estimate is {said}.")


def test_without_an_estimate_the_truth_stands_alone() -> None:
    seen = step_figure(step(question=ESTIMATE))
    assert "true: 1.61 nats" in words(seen)
    assert "your estimate" not in marks(seen)


def test_on_paper_the_reader_brings_the_marker() -> None:
    seen = step_figure(step(question=ESTIMATE), revealed=False, on_paper=True)
    assert marks(seen).keys() == {"curve 0", "name 0", "curve 1", "name 1"}


def test_a_hidden_readout_still_knows_the_number() -> None:
    seen = step_figure(step(question=ESTIMATE, hide=("readouts",)), Given(marker=3.0))
    assert "true: 1.61 nats" in words(seen)
    assert seen.readouts == ()


@pytest.mark.parametrize("truth", [math.inf, 100.0])
def test_a_number_beyond_the_axis_has_no_line(truth: float) -> None:
    question = Estimate(ask="How large?", along="y", truth=truth)
    seen = step_figure(step(question=question), Given(marker=3.0))
    assert "true number" not in marks(seen)
    assert any(text.startswith("true: ") for text in words(seen))
    assert any(text.endswith("too low") for text in words(seen))


def test_bars_that_end_at_the_number_are_away_until_it_is_out() -> None:
    panel = PANEL_BY_ID["bce-cce"]
    params = panel.params()
    number = next(one.number for one in panel.figure(params).readouts if one.lead)
    question = Estimate(ask="How large?", along="y", plot="terms", truth=number)
    one = Step(panel=panel.id, params=params, question=question)
    asked = marks(step_figure(one, revealed=False))
    assert "term" not in asked
    assert "predicted" in asked
    assert isinstance(marks(step_figure(one))["term"], Bars)


# Sketches


def drawn(count: int = 401) -> Sketched:
    x = np.linspace(0.0, 1.0, count)
    return Sketched(x, 4.6 * (1 - x))


def test_a_sketch_is_asked_on_empty_axes() -> None:
    (plot,) = step_figure(step(question=SKETCH), revealed=False).plots
    assert plot.marks == ()
    assert plot.x == step_figure(step()).plots[0].x


def test_what_is_drawn_so_far_is_a_dashed_curve() -> None:
    (plot,) = step_figure(step(question=SKETCH), Given(sketch=drawn()), revealed=False).plots
    (curve,) = plot.marks
    assert isinstance(curve, Curve)
    assert (curve.key, curve.dash) == ("your sketch", "dash")
    np.testing.assert_array_equal(curve.y, drawn().y)


def test_a_sketch_stays_within_the_axes() -> None:
    wild = Sketched(np.array([-1.0, 2.0]), np.array([-9.0, 99.0]))
    (plot,) = step_figure(step(question=SKETCH), Given(sketch=wild), revealed=False).plots
    (curve,) = plot.marks
    assert isinstance(curve, Curve)
    assert (curve.x.tolist(), curve.y.tolist()) == ([0.0, 1.0], [0.0, 7.2])


def test_the_truth_comes_over_the_sketch_with_the_gap_shaded_and_measured() -> None:
    seen = step_figure(step(question=SKETCH), Given(sketch=drawn()))
    (plot,) = seen.plots
    keys = [mark.key for mark in plot.marks]
    assert keys.index("sketch gap") < keys.index("your sketch") < keys.index("curve 1")
    band = marks(seen)["sketch gap"]
    assert isinstance(band, Band)
    # −ln x is below 4.6(1 − x) from about 0.0103 on, where they cross, to 1.
    x = np.linspace(0.0103, 1.0, 200_001)
    left = np.exp(-7.2)
    start = np.linspace(left, 0.0103, 20_001)
    area = np.trapezoid(4.6 * (1 - x) + np.log(x), x)
    area += np.trapezoid(-np.log(start) - 4.6 * (1 - start), start)
    mean = area / (1 - left)
    found = next(text for text in words(seen) if "apart" in text)
    assert found == f"on average {mean:.2f} nats apart"
    assert "your sketch" in words(seen)
    assert f"on average {mean:.2f} nats from" in seen.description


def test_a_point_is_no_sketch_yet() -> None:
    point = Sketched(np.array([0.5]), np.array([1.0]))
    asked = step_figure(step(question=SKETCH), Given(sketch=point), revealed=False)
    assert asked.plots[0].marks == ()
    assert "sketch gap" not in marks(step_figure(step(question=SKETCH), Given(sketch=point)))


def test_without_a_sketch_the_plot_stands_alone() -> None:
    assert same(step_figure(step(question=SKETCH)), step_figure(step()))


def test_the_sketch_has_another_colour_than_the_truth() -> None:
    panel = PANEL_BY_ID["gradients"]
    question = Sketch(ask="Draw it", curve="squared error")
    one = Step(panel=panel.id, params=panel.params(), question=question)
    seen = marks(step_figure(one, Given(sketch=drawn())))
    assert seen["squared error"].role != seen["your sketch"].role


# All panels


def questions(plot: Plot) -> Iterator[tuple[Any, Given]]:
    for along, axis in (("x", plot.x), ("y", plot.y)):
        number = axis.low + 0.3 * (axis.high - axis.low)
        question = Estimate(ask="Where?", along=along, plot=plot.key, truth=number)
        yield question, Given(marker=axis.low + 0.6 * (axis.high - axis.low))
    for mark in plot.marks:
        if isinstance(mark, Curve) and len(mark.x) > 5:
            x = np.linspace(plot.x.low, plot.x.high, 50)
            y = np.linspace(plot.y.low, plot.y.high, 50)
            question = Sketch(ask="How does it run?", plot=plot.key, curve=mark.key)
            yield question, Given(sketch=Sketched(x, y))


@pytest.mark.parametrize(("panel", "mode"), MODES, ids=lambda one: getattr(one, "id", ""))
def test_every_mark_has_its_own_key_and_stays_inside_the_axes(panel: Any, mode: Any) -> None:
    for plot in panel.figure(mode).plots:
        for question, given in questions(plot):
            one = Step(panel=panel.id, params=mode, question=question)
            for revealed in (False, True):
                for seen in step_figure(one, given, revealed=revealed).plots:
                    keys = [mark.key for mark in seen.marks]
                    assert len(set(keys)) == len(keys)
                    for mark in seen.marks:
                        if mark.key in ("your sketch", "estimate line", "true number"):
                            assert isinstance(mark, Curve)
                            assert np.all((mark.x >= seen.x.low) & (mark.x <= seen.x.high))
                            assert np.all((mark.y >= seen.y.low) & (mark.y <= seen.y.high))
