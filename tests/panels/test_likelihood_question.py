"""The question which prediction fits best: what is seen before its answer, and with it."""

from __future__ import annotations

import math

import pytest

from ceviz.core.figure import Bars, Curve, Figure, Guide, Handle, Points, same
from ceviz.panels.likelihood import PANEL, LikelihoodParams
from ceviz.panels.likelihood.observed import drawn
from ceviz.state.pins import Pin, pinned_figure
from tests.panels.reading import mark, value

ZERO = -math.log(0.3)


def shown(**params: object) -> Figure:
    return PANEL.figure(LikelihoodParams(**{"source": "hand", **params}))  # type: ignore[arg-type]


def test_the_question_hides_the_curve_and_its_answer() -> None:
    figure = shown(show="question")
    keys = {one.key for plot in figure.plots for one in plot.marks}
    assert not keys & {"curve", "best", "best line", "best name"}
    assert not {one.key for one in figure.readouts} & {"best", "distance", "excess"}
    assert "0.6" not in figure.verdict.text + figure.description


QUESTIONS: list[dict[str, object]] = [
    {"source": "hand"},
    {"source": "drawn", "observations": 40},
    {"source": "drawn", "observations": 41},
    {"source": "drawn", "observations": 5000, "unit": "bits"},
    {"source": "drawn", "observations": 2090, "true_probability": 1.0, "axis": "logit"},
]


def asked(**params: object) -> LikelihoodParams:
    return LikelihoodParams(**{"show": "question", **params})  # type: ignore[arg-type]


@pytest.mark.parametrize("data", QUESTIONS, ids=str)
def test_before_the_answer_nothing_depends_on_the_coins_but_they_themselves(
    data: dict[str, object],
) -> None:
    params = asked(**data)
    figure, observed = PANEL.figure(params), params.observed
    other = asked(**{**data, "source": "hand", "coins": "0001"})
    unlike = PANEL.figure(other)
    (_, plot), (_, plot_of_others) = figure.plots, unlike.plots
    assert (plot.x, plot.y) == (plot_of_others.x, plot_of_others.y)
    assert all(same(one, two) for one, two in zip(plot.marks, plot_of_others.marks, strict=True))
    for part in ("title", "formulas", "readouts", "verdict"):
        assert getattr(figure, part) == getattr(unlike, part)
    assert figure.description.partition(";")[2] == unlike.description.partition(";")[2]
    coins = " ".join(observed.order) if observed.order else f"{observed.ones:,} show 1"
    assert coins in figure.description.partition(";")[0]
    for key in ("loss", "likelihood", "negative", "best", "excess", "float64"):
        assert PANEL.explain(params, key) is None


def test_before_the_answer_the_point_stays_at_one_height() -> None:
    heights = {
        mark(PANEL.figure(asked(source="hand", prediction=p)), Handle, "point").at[1]
        for p in (0.01, 0.3, 0.6, 0.9)
    }
    assert len(heights) == 1


def test_before_the_answer_each_coins_own_loss_is_known() -> None:
    params = asked(source="hand", prediction=0.7)
    figure = PANEL.figure(params)
    assert value(figure, "loss of a 1") == "0.357"
    assert value(figure, "loss of a 0") == "1.204"
    explained = PANEL.explain(params, "loss of a 0")
    assert explained is not None
    assert explained.number == pytest.approx(ZERO)


def test_counted_coins_are_drawn_to_scale_with_the_answer_alone() -> None:
    for revealed, width in ((False, 2500), (True, drawn(5000, 0.6, 1).ones)):
        params = asked(source="drawn", observations=5000, revealed=revealed)
        figure = PANEL.figure(params)
        assert mark(figure, Bars, "counted ones").width == width
        ticks = [tick.text for tick in figure.plots[0].x.ticks]
        assert ticks == ["3,031 ones", "1,969 zeros"]


def test_an_answer_that_is_pinned_is_hidden_with_the_answer() -> None:
    pin = Pin(name="A", params=asked(source="hand", revealed=True, prediction=0.3))
    figure = pinned_figure(PANEL, asked(source="hand"), (pin,))
    ghost = mark(figure, Points, "pin 0")
    assert (ghost.x[0], ghost.y[0]) == (0.3, mark(figure, Handle, "point").at[1])


def test_the_answer_says_how_far_off_in_the_prediction_and_in_nats() -> None:
    figure = shown(show="question", revealed=True, prediction=0.3)
    assert mark(figure, Curve, "curve").y.min() == pytest.approx(0.6730, abs=1e-3)
    assert value(figure, "best") == "0.6000"
    assert value(figure, "distance") == "0.3000"
    kl = 0.6 * math.log(0.6 / 0.3) + 0.4 * math.log(0.4 / 0.7)
    assert value(figure, "excess") == f"{kl:.4f}"
    gap = mark(figure, Guide, "too much")
    assert gap.end[1] - gap.start[1] == pytest.approx(kl)
    assert "0.3000 below k/N" in figure.verdict.text


def test_the_answer_in_bits() -> None:
    figure = shown(show="question", revealed=True, prediction=0.3, unit="bits")
    kl = 0.6 * math.log2(0.6 / 0.3) + 0.4 * math.log2(0.4 / 0.7)
    assert value(figure, "excess") == f"{kl:.4f}"
