"""What the panels on a binary label share."""

from __future__ import annotations

import pytest

from ceviz.panels.binary import confidence, given_to_truth, loss_formula, two_terms
from ceviz.panels.binary.explain import central_difference


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
    assert loss_formula(1, 0.9, 0.10536).result == r"= -\ln(0.900) = \textcolor{loss}{0.105}"


def test_central_difference_of_a_parabola_is_exact() -> None:
    assert central_difference(lambda x: x * x, 3.0, 0.5) == 6.0
