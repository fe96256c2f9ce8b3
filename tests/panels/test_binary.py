"""What the panels on a binary label share."""

from __future__ import annotations

import math

import pytest

from ceviz.core.units import BITS
from ceviz.panels.binary import (
    confidence,
    given_to_truth,
    loss_formula,
    percent,
    two_terms,
)
from ceviz.panels.binary.digits import number_put_in, probability_put_in
from ceviz.panels.binary.explain import central_difference, explained_loss


def test_the_true_class_gets_the_prediction_or_the_rest() -> None:
    assert given_to_truth(1, 0.7) == 0.7
    assert given_to_truth(0, 0.7) == 1 - 0.7


@pytest.mark.parametrize(
    ("label", "prediction", "begins", "tone"),
    [
        (1, 0.9, "Confidently correct", "good"),
        (1, 0.899, "Correct, with doubt", "fair"),
        (1, 0.501, "Correct, with doubt", "fair"),
        (1, 0.5, "Undecided", "fair"),
        (0, 0.5, "Undecided", "fair"),
        (1, 0.499, "Wrong, with doubt", "poor"),
        (1, 0.101, "Wrong, with doubt", "poor"),
        (1, 0.1, "Confidently wrong", "bad"),
        (0, 0.1, "Confidently correct", "good"),
        (0, 0.9, "Confidently wrong", "bad"),
    ],
)
def test_bands_of_confidence(label: int, prediction: float, begins: str, tone: str) -> None:
    verdict = confidence(label, prediction)
    assert verdict.text.startswith(begins)
    assert verdict.tone == tone


def test_confidence_names_the_true_classs_share() -> None:
    assert "the true class gets 30.0 %" in confidence(0, 0.7).text


def test_the_kept_term_takes_the_role_that_is_asked_for() -> None:
    assert r"\textcolor{keptother}{a}" in two_terms(("a", "b"), 1, role="other")
    assert r"\textcolor{keptloss}{b}" in two_terms(("a", "b"), 0)


def test_what_is_left_of_the_formula() -> None:
    assert (
        loss_formula(1, 0.9, 0.10536).result
        == r"= -\ln(0.900) = \textcolor{loss}{0.105} \text{ nats}"
    )


def test_the_formula_counts_in_bits() -> None:
    lines = loss_formula(0, 0.75, 1.3863, BITS)
    assert lines.result == r"= -\log_2(0.250) = \textcolor{loss}{2.000} \text{ bits}"
    assert r"(1-0) \cdot \log_2(1-0.750)" in lines.substituted


def test_a_soft_label_keeps_both_terms_and_leaves_no_single_logarithm() -> None:
    lines = loss_formula(0.3, 0.7, 0.9498, soft=True)
    assert "muted" not in lines.symbolic + lines.substituted
    assert lines.result == r"= \textcolor{loss}{0.950} \text{ nats}"


def test_a_percentage_is_0_or_100_only_when_it_is() -> None:
    shares = (0.0, 0.000006, 0.5, 0.999994, 1.0)
    assert [percent(one) for one in shares] == [
        "0.0 %",
        "0.0006 %",
        "50.0 %",
        "99.9994 %",
        "100.0 %",
    ]


@pytest.mark.parametrize(
    ("probability", "text"),
    [
        (0.5, "0.500"),
        (0.05, "0.050"),
        (0.0512, "0.051200"),
        (0.000006, "0.000006"),
        (0.999994, "0.999994"),
        (0.622459331, "0.622459"),
        (6.14417460221e-6, r"6.144 \cdot 10^{-6}"),
        (1 - 6.14417460221e-6, "0.99999386"),
    ],
)
def test_what_is_put_in_tells_the_result(probability: float, text: str) -> None:
    assert probability_put_in(probability, lambda p: f"{-math.log(p):.3f}") == text


def test_more_digits_are_put_in_where_the_result_is_about_to_turn() -> None:
    def told(p: float) -> str:
        return f"{-math.log(p):.3f}"

    probability = math.exp(-0.3565) * (1 + 1e-9)
    assert told(round(probability, 6)) != told(probability)
    assert told(float(probability_put_in(probability, told))) == told(probability)


@pytest.mark.parametrize("number", [0.00004, -0.000004, 3e-16])
def test_a_number_is_never_put_in_as_0_where_it_is_not(number: float) -> None:
    for as_set in ((2, 3), ()):
        assert number_put_in(number, lambda z: f"{z:.3f}", as_set=as_set).strip("−0.")
    assert number_put_in(0.0, lambda z: f"{z:.3f}") == "0.00"


@pytest.mark.parametrize("label", [0, 0.3, 1])
def test_bits_are_the_nats_over_ln_2(label: float) -> None:
    nats, bits = explained_loss(label, 0.2), explained_loss(label, 0.2, BITS)
    assert bits.number == pytest.approx(nats.number / math.log(2), rel=1e-15)
    assert "np.log2" in bits.numpy
    assert r"\log_2" in bits.symbolic


def test_central_difference_of_a_parabola_is_exact() -> None:
    assert central_difference(lambda x: x * x, 3.0, 0.5) == 6.0
