import math

from hypothesis import given
from hypothesis import strategies as st
import numpy as np
import pytest

from ceviz.model import (
    log_sigmoid,
    log_softmax,
    logit,
    sigmoid,
    sigmoid_derivative,
    softmax,
)
from tests.model import exact
from tests.model.points import LOGITS, PROBABILITIES, examples, logit_rows, logits


def test_sigmoid_is_within_2_ulp():
    assert exact.worst_ulp(sigmoid(LOGITS), exact.sigmoid, LOGITS) <= 2


def test_complement_of_sigmoid_is_within_2_ulp():
    assert exact.worst_ulp(sigmoid(-LOGITS), lambda z: exact.sigmoid(-z), LOGITS) <= 2


def test_log_sigmoid_is_within_2_ulp():
    assert exact.worst_ulp(log_sigmoid(LOGITS), exact.log_sigmoid, LOGITS) <= 2


def test_sigmoid_derivative_is_within_3_ulp():
    assert exact.worst_ulp(sigmoid_derivative(LOGITS), exact.sigmoid_derivative, LOGITS) <= 3


def test_logit_is_within_2_ulp():
    assert exact.worst_ulp(logit(PROBABILITIES), exact.logit, PROBABILITIES) <= 2


@pytest.mark.parametrize(("classes", "rows"), [(1, 3), (2, 300), (3, 200), (10, 60), (100, 10)])
def test_log_softmax_is_within_3_ulp(classes, rows):
    z = logit_rows(classes, rows)
    expected = [exact.log_softmax(row) for row in z.tolist()]
    assert exact.worst_ulp_of_rows(log_softmax(z), expected) <= 3


@pytest.mark.parametrize(("classes", "rows"), [(1, 3), (2, 300), (3, 200), (10, 60), (100, 10)])
def test_relative_error_of_softmax_is_below_1e_13(classes, rows):
    z = logit_rows(classes, rows)
    expected = [exact.softmax(row) for row in z.tolist()]
    assert exact.worst_relative_error_of_rows(softmax(z), expected) <= 1e-13


def test_values_at_the_infinities():
    assert sigmoid([-np.inf, np.inf]).tolist() == [0, 1]
    assert sigmoid_derivative([-np.inf, np.inf]).tolist() == [0, 0]
    assert log_sigmoid([-np.inf, np.inf]).tolist() == [-np.inf, 0]
    assert logit([0, 1]).tolist() == [-np.inf, np.inf]


def test_a_masked_class_has_probability_0_and_leaves_the_others_alone():
    z = [1.5, -np.inf, 0.25]
    assert softmax(z)[1] == 0
    assert log_softmax(z)[1] == -np.inf
    assert softmax(z)[[0, 2]].tolist() == softmax([1.5, 0.25]).tolist()


def test_one_infinite_logit_is_a_certain_class():
    assert softmax([np.inf, 3.0, -np.inf]).tolist() == [1, 0, 0]
    assert log_softmax([np.inf, 3.0, -np.inf]).tolist() == [0, -np.inf, -np.inf]


def test_logits_further_apart_than_the_largest_float():
    assert softmax([1e308, -1e308]).tolist() == [1, 0]
    assert log_softmax([1e308, -1e308]).tolist() == [0, -np.inf]


def test_equal_largest_logits_share_the_probability():
    assert softmax([7.0, 7.0, -np.inf]).tolist() == [0.5, 0.5, 0]
    assert log_softmax([7.0, 7.0]).tolist() == [-math.log(2)] * 2


@pytest.mark.parametrize("activation", [softmax, log_softmax])
@pytest.mark.parametrize("axis", [0, 1, 2, -2])
def test_classes_lie_along_the_axis(activation, axis):
    z = np.random.default_rng(0).normal(size=(2, 3, 4))
    moved = activation(np.moveaxis(z, axis, -1))
    assert np.array_equal(activation(z, axis=axis), np.moveaxis(moved, -1, axis))
    assert activation(z, axis=axis).shape == z.shape


@examples
@given(logits)
def test_sigmoid_and_its_complement_sum_to_1(z):
    assert abs(sigmoid(z) + sigmoid(-z) - 1) <= 2.0**-52


@examples
@given(st.floats(-30, 30))
def test_logit_undoes_sigmoid(z):
    # Near 1 the probability has no digits for the logit; its slope says how many.
    room = 4 * 2.0**-53 / float(sigmoid_derivative(z)) + 4 * math.ulp(z)
    assert abs(logit(sigmoid(z)) - z) <= room


@examples
@given(logits, logits)
def test_softmax_of_two_classes_is_the_sigmoid_of_the_difference(z1, z2):
    # The difference is rounded here; exp makes that a relative error.
    difference = exact.mpf(z1) - exact.mpf(z2)
    assert exact.relative_error(float(softmax([z1, z2])[0]), exact.sigmoid(difference)) <= 1e-15
    assert exact.relative_error(float(sigmoid(z1 - z2)), exact.sigmoid(difference)) <= 1e-12


@examples
@given(st.lists(st.integers(-400, 400), min_size=1, max_size=8), st.integers(-400, 400))
def test_log_softmax_does_not_change_when_all_logits_shift(z, shift):
    shifted = [v + shift for v in z]
    assert np.array_equal(log_softmax(shifted), log_softmax(z))


@examples
@given(st.lists(logits, min_size=1, max_size=8))
def test_softmax_is_a_distribution_and_log_softmax_its_logarithm(z):
    p = softmax(z)
    assert abs(p.sum() - 1) <= 1e-15 * len(z)
    possible = p > 1e-300  # below, the spacing of float64 is no longer relative
    assert np.allclose(np.exp(log_softmax(z)[possible]), p[possible], rtol=1e-12, atol=0)
