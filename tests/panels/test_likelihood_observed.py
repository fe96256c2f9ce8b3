"""What is observed: coins laid by hand or drawn, and their likelihood."""

from __future__ import annotations

import math

import mpmath
import numpy as np
import pytest

from ceviz.core.params import ParamError
from ceviz.panels.likelihood import PANEL, LikelihoodParams
from ceviz.panels.likelihood.observed import (
    MOST,
    SEEN,
    Observed,
    drawn,
    excess,
    least_loss,
    likelihood_text,
    stages,
    underflows,
    written,
)


def test_a_row_is_read_coin_by_coin() -> None:
    assert written("11010") == Observed(3, 5, "11010")
    assert written("11 01, 0") == written("11010")


def test_the_default_coins_have_their_maximum_at_three_fifths() -> None:
    assert LikelihoodParams(source="hand").observed.share == 0.6


@pytest.mark.parametrize("coins", ["", "abc", "1\n0"])
def test_a_row_without_coins_is_refused(coins: str) -> None:
    with pytest.raises(ValueError, match="ones and zeros"):
        LikelihoodParams(source="hand", coins=coins)


def test_a_longer_row_than_can_be_seen_is_refused() -> None:
    with pytest.raises(ParamError):
        PANEL.edit(LikelihoodParams(source="hand"), "coins", "1" * (SEEN + 1))


def test_while_the_user_types_nothing_the_row_before_stays() -> None:
    params = LikelihoodParams(source="hand", coins="10")
    assert PANEL.edit(params, "coins", "") == params
    assert PANEL.edit(params, "coins", "1").observed.total == 1
    assert PANEL.edit(params, "coins", "x") == params


def test_of_what_is_typed_only_coins_are_kept() -> None:
    assert PANEL.edit(LikelihoodParams(source="hand"), "coins", "1 0,1x2 TH\n").coins == "101"


@pytest.mark.parametrize(("place", "then"), [(0, "01010"), (2, "11110"), (4, "11011")])
def test_a_coin_is_flipped_by_its_place(place: int, then: str) -> None:
    params = PANEL.edit(LikelihoodParams(source="hand"), "coins", place)
    assert params.coins == then
    assert PANEL.edit(params, "coins", place) == LikelihoodParams(source="hand")


def test_a_drawn_coin_that_is_flipped_is_laid_by_hand() -> None:
    params = LikelihoodParams(source="drawn", observations=20)
    flipped = PANEL.edit(params, "coins", 7)
    assert flipped.source == "hand"
    differing = [
        k
        for k, (now, then) in enumerate(
            zip(params.observed.order, flipped.observed.order, strict=True)
        )
        if now != then
    ]
    assert differing == [7]


def test_the_same_seed_draws_the_same_coins() -> None:
    expected = np.random.Generator(np.random.PCG64(7)).random(30) < 0.4
    assert drawn(30, 0.4, 7).order == "".join("1" if one else "0" for one in expected)
    assert drawn(30, 0.4, 7) != drawn(30, 0.4, 8)


def test_more_coins_begin_with_those_before() -> None:
    assert drawn(40, 0.6, 3).order.startswith(drawn(25, 0.6, 3).order)


def test_a_larger_probability_turns_zeros_into_ones_alone() -> None:
    few, many = drawn(40, 0.3, 1).order, drawn(40, 0.7, 1).order
    assert all(after >= before for before, after in zip(few, many, strict=True))
    assert few != many


@pytest.mark.parametrize(("probability", "ones"), [(0.0, 0), (1.0, MOST)])
def test_a_certain_coin_always_falls_alike(probability: float, ones: int) -> None:
    assert drawn(MOST, probability, 1).ones == ones


def test_the_share_of_many_drawn_coins_is_near_the_true_probability() -> None:
    for seed in range(20):
        observed = drawn(MOST, 0.3, seed)
        assert abs(observed.share - 0.3) < 4 * math.sqrt(0.3 * 0.7 / MOST)
        assert observed.order == ""


@pytest.mark.parametrize(
    ("ones", "total", "prediction"),
    [(3, 5, 0.7), (0, 1, 0.000006), (2500, 5000, 0.5), (5000, 5000, 0.999994), (17, 40, 0.31)],
)
def test_stages_agree_with_mpmath(ones: int, total: int, prediction: float) -> None:
    with mpmath.workdps(50):
        p = mpmath.mpf(prediction)
        log = ones * mpmath.log(p) + (total - ones) * mpmath.log(1 - p)
        likelihood = float(mpmath.exp(log))
    now = stages(ones, total, prediction)
    assert now.likelihood == pytest.approx(likelihood, rel=1e-13, abs=0)
    assert now.log_likelihood == pytest.approx(float(log), rel=1e-14, abs=0)
    assert now.negative == -now.log_likelihood
    assert now.loss == pytest.approx(float(-log / total), rel=1e-14, abs=0)


def test_at_2090_ones_the_product_is_zero_and_the_sum_of_logs_is_not() -> None:
    now = stages(2090, 2090, 0.7)
    assert now.likelihood == 0.0
    assert round(now.log_likelihood, 2) == -745.45
    assert underflows(now)
    assert not underflows(stages(2089, 2089, 0.7))


@pytest.mark.parametrize(
    ("ones", "total", "prediction"), [(3, 5, 0.7), (3031, 5000, 0.606), (5, 5, 0.2), (0, 9, 0.4)]
)
def test_the_excess_is_the_loss_above_the_least(ones: int, total: int, prediction: float) -> None:
    observed = Observed(ones, total, "")
    with mpmath.workdps(50):
        share, p = mpmath.mpf(observed.share), mpmath.mpf(prediction)
        pairs = [(share, p), (1 - share, 1 - p)]
        exact = sum(one * mpmath.log(one / two) for one, two in pairs if one)
        least = -sum(one * mpmath.log(one) for one, _ in pairs if one)
    assert excess(observed, prediction) == pytest.approx(float(exact), rel=1e-9, abs=0)
    assert least_loss(observed) == pytest.approx(float(least), rel=1e-13, abs=0)


@pytest.mark.parametrize(
    ("exact", "text"),
    [
        ("1", "1.000"),
        ("0.03087", "0.031"),
        ("0.0096", "0.010"),
        ("0.00123", "1.23·10⁻³"),
        ("9.999e-7", "1.00·10⁻⁶"),
        ("1.8e-324", "1.80·10⁻³²⁴"),
        ("8.54e-1464", "8.54·10⁻¹⁴⁶⁴"),
    ],
)
def test_a_likelihood_is_written_from_its_logarithm(exact: str, text: str) -> None:
    log = float(mpmath.log(mpmath.mpf(exact)))
    assert likelihood_text(log) == text
