import math

from hypothesis import given
from hypothesis import strategies as st
import numpy as np
import pytest

from ceviz.model import (
    binary_cross_entropy,
    binary_cross_entropy_with_logits,
    categorical_cross_entropy,
    categorical_cross_entropy_with_logits,
    focal_loss_with_logits,
    softmax,
    squared_error,
)
from tests.model import exact
from tests.model.points import (
    LOGITS,
    PROBABILITIES,
    SOFT_LABELS,
    distributions,
    examples,
    logit_rows,
    logits,
    probabilities,
)


def labels(kind, shape):
    return np.resize(SOFT_LABELS, shape) if kind == "soft" else np.full(shape, float(kind))


@pytest.mark.parametrize("kind", [0, 1, "soft"])
def test_binary_cross_entropy_is_within_2_ulp(kind):
    y = labels(kind, PROBABILITIES.shape)
    computed = binary_cross_entropy(PROBABILITIES, y)
    assert exact.worst_ulp(computed, exact.binary_cross_entropy, PROBABILITIES, y) <= 2


@pytest.mark.parametrize("kind", [0, 1, "soft"])
def test_binary_cross_entropy_with_logits_is_within_2_ulp(kind):
    y = labels(kind, LOGITS.shape)
    computed = binary_cross_entropy_with_logits(LOGITS, y)
    assert exact.worst_ulp(computed, exact.binary_cross_entropy_with_logits, LOGITS, y) <= 2


@pytest.mark.parametrize("kind", [0, 1, "soft"])
def test_squared_error_is_within_2_ulp(kind):
    y = labels(kind, PROBABILITIES.shape)
    computed = squared_error(PROBABILITIES, y)
    assert exact.worst_ulp(computed, lambda p, y: (p - y) ** 2, PROBABILITIES, y) <= 2


@pytest.mark.parametrize("gamma", [0, 0.01, 0.5, 1, 2, 5])
@pytest.mark.parametrize("y", [0, 1])
def test_focal_loss_is_within_3_ulp_and_2_2_for_each_unit_of_gamma(y, gamma):
    computed = focal_loss_with_logits(LOGITS, y, gamma)
    arguments = LOGITS, np.full(LOGITS.shape, y), np.full(LOGITS.shape, gamma)
    assert exact.worst_ulp(computed, exact.focal_loss, *arguments) <= 3 + 2.2 * gamma


@pytest.mark.parametrize(("classes", "rows"), [(1, 3), (2, 300), (3, 200), (10, 60), (100, 10)])
@pytest.mark.parametrize("which", ["likeliest", "unlikeliest"])
def test_categorical_cross_entropy_with_logits_is_within_3_ulp(classes, rows, which):
    z = logit_rows(classes, rows)
    y = z.argmax(axis=-1) if which == "likeliest" else z.argmin(axis=-1)
    expected = [[-exact.log_softmax(row)[k]] for row, k in zip(z.tolist(), y, strict=True)]
    computed = categorical_cross_entropy_with_logits(z, y)[:, np.newaxis]
    assert exact.worst_ulp_of_rows(computed, expected) <= 3


@pytest.mark.parametrize(("classes", "rows"), [(3, 300), (10, 200), (100, 120)])
def test_the_loss_of_a_dominating_class_is_within_3_ulp(classes, rows):
    rng = np.random.default_rng(classes)
    z = rng.normal(0, 1, (rows, classes)) * 10 ** rng.uniform(-1, 0.5, (rows, 1))
    z[:, 0] = z.max(axis=-1) + rng.uniform(3, 40, rows)
    expected = [[-exact.log_softmax(row)[0]] for row in z.tolist()]
    computed = categorical_cross_entropy_with_logits(z, 0)[:, np.newaxis]
    assert exact.worst_ulp_of_rows(computed, expected) <= 3


@pytest.mark.parametrize(("classes", "rows"), [(2, 300), (3, 200), (10, 60), (30, 200)])
def test_soft_categorical_cross_entropy_with_logits_is_within_3_ulp(classes, rows):
    z, y = logit_rows(classes, rows), distributions(classes, rows)
    pairs = zip(z.tolist(), y.tolist(), strict=True)
    expected = [[exact.cross_entropy_with_logits(*pair)] for pair in pairs]
    computed = categorical_cross_entropy_with_logits(z, y)[:, np.newaxis]
    assert exact.worst_ulp_of_rows(computed, expected) <= 3


def test_the_error_does_not_grow_with_the_number_of_soft_labels():
    rng = np.random.default_rng(1)
    z, y = rng.normal(0, 2, (300, 30)), rng.dirichlet(np.ones(30), 300)
    pairs = zip(z.tolist(), y.tolist(), strict=True)
    expected = [[exact.cross_entropy_with_logits(*pair)] for pair in pairs]
    computed = categorical_cross_entropy_with_logits(z, y)[:, np.newaxis]
    assert exact.worst_ulp_of_rows(computed, expected) <= 2  # a plain sum: 2.9


@pytest.mark.parametrize(("classes", "rows"), [(2, 300), (10, 60), (30, 200)])
def test_categorical_cross_entropy_is_within_2_ulp(classes, rows):
    p, y = distributions(classes, rows), distributions(classes, rows, seed=1)
    pairs = zip(y.tolist(), p.tolist(), strict=True)
    expected = [[exact.cross_entropy(*pair)] for pair in pairs]
    computed = categorical_cross_entropy(p, y)[:, np.newaxis]
    assert exact.worst_ulp_of_rows(computed, expected) <= 2


def test_a_certain_and_wrong_prediction_costs_infinitely_much():
    assert binary_cross_entropy([0, 1, 0, 1], [1, 0, 0, 1]).tolist() == [np.inf, np.inf, 0, 0]
    z = [-np.inf, np.inf, -np.inf, np.inf]
    y = [1, 0, 0, 1]
    assert binary_cross_entropy_with_logits(z, y).tolist() == [np.inf, np.inf, 0, 0]
    assert focal_loss_with_logits(z, y, 2).tolist() == [np.inf, np.inf, 0, 0]
    assert categorical_cross_entropy([[0.0, 1.0]] * 2, [0, 1]).tolist() == [np.inf, 0]
    assert categorical_cross_entropy_with_logits([[-np.inf, 0]] * 2, [0, 1]).tolist() == [np.inf, 0]


def test_a_perfect_prediction_costs_plus_0():
    for loss in (
        binary_cross_entropy(1, 1),
        binary_cross_entropy(0, 0),
        binary_cross_entropy_with_logits(np.inf, 1),
        categorical_cross_entropy([1.0, 0.0], 0),
        categorical_cross_entropy_with_logits([0.0, -np.inf], 0),
        focal_loss_with_logits(np.inf, 1, 2),
    ):
        assert str(float(loss)) == "0.0"


def test_a_masked_class_adds_nothing_where_its_label_is_0():
    masked = categorical_cross_entropy_with_logits([1.0, -np.inf, 0.5], [0.25, 0, 0.75])
    assert masked == categorical_cross_entropy_with_logits([1.0, 0.5], [0.25, 0.75])


def test_label_smoothing_moves_its_share_to_an_even_spread():
    z = np.array([2.0, -1.0, 0.5, 0.0])
    smoothed = categorical_cross_entropy_with_logits(z, 1, label_smoothing=0.2)
    by_hand = categorical_cross_entropy_with_logits(z, [0.05, 0.85, 0.05, 0.05])
    assert smoothed == pytest.approx(by_hand, rel=1e-15)
    assert categorical_cross_entropy_with_logits([0, -np.inf], 0, label_smoothing=0.1) == np.inf


def test_indices_one_hot_rows_and_soft_rows_are_the_same_labels():
    z = logit_rows(4, 6)
    y = np.array([0, 3, 1, 2, 2, 0])
    expected = categorical_cross_entropy_with_logits(z, y)
    assert np.array_equal(categorical_cross_entropy_with_logits(z, np.eye(4)[y]), expected)
    assert np.array_equal(
        categorical_cross_entropy_with_logits(z, np.eye(4, dtype=int)[y]), expected
    )
    assert np.array_equal(categorical_cross_entropy_with_logits(z.T, y, axis=0), expected)
    assert np.array_equal(
        categorical_cross_entropy_with_logits(z, 2),
        [categorical_cross_entropy_with_logits(row, 2) for row in z],
    )


@pytest.mark.parametrize("axis", [0, 1, 2, -2])
def test_classes_lie_along_the_axis(axis):
    z = np.random.default_rng(0).normal(size=(2, 3, 4))
    y = np.zeros(np.delete(z.shape, axis), dtype=int)
    expected = categorical_cross_entropy_with_logits(np.moveaxis(z, axis, -1), y)
    assert np.array_equal(categorical_cross_entropy_with_logits(z, y, axis=axis), expected)
    p = softmax(z, axis=axis)
    assert np.allclose(categorical_cross_entropy(p, y, axis=axis), expected, rtol=1e-13, atol=0)


def test_focal_loss_by_hand():
    # q = 1/4: (3/4)^2 log 4.
    assert focal_loss_with_logits(-math.log(3), 1, 2) == pytest.approx(0.5625 * math.log(4))


@examples
@given(logits, st.sampled_from([0, 1]))
def test_focal_loss_with_gamma_0_is_binary_cross_entropy(z, y):
    assert focal_loss_with_logits(z, y, 0) == binary_cross_entropy_with_logits(z, y)


@examples
@given(probabilities, probabilities)
def test_binary_cross_entropy_does_not_care_which_label_is_called_1(z, y):
    # 1 - y is rounded in one and exact in the other, unless y has few digits.
    y = round(y * 64) / 64
    assert binary_cross_entropy_with_logits(z, y) == binary_cross_entropy_with_logits(-z, 1 - y)


@examples
@given(st.integers(-400, 400), st.integers(-400, 400), st.sampled_from([0, 1]))
def test_two_class_cross_entropy_is_binary_with_the_difference_as_logit(z1, z2, y):
    # Class 0 carries the logit z1 and is the label 1. Integers make the difference exact.
    categorical = categorical_cross_entropy_with_logits([z1, z2], 1 - y)
    assert categorical == pytest.approx(
        binary_cross_entropy_with_logits(z1 - z2, y), rel=1e-15, abs=0
    )
