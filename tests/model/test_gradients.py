from hypothesis import given
from hypothesis import strategies as st
from mpmath import mp, mpf
import numpy as np
import pytest

from ceviz.model import (
    binary_cross_entropy_gradient,
    focal_loss_gradient,
    softmax_cross_entropy_gradient,
    squared_error_gradient,
)
from tests.model import exact
from tests.model.points import LOGITS, SOFT_LABELS, distributions, examples, logit_rows, logits

# Away from 0, where mpmath's own difference quotient would straddle the kink of abs(z).
SLOPES_AT = [-30.0, -8.5, -1.0, -0.3, 0.2, 1.75, 12.0, 33.0]


@pytest.mark.parametrize("y", [0, 1])
def test_binary_cross_entropy_gradient_is_within_2_ulp(y):
    computed = binary_cross_entropy_gradient(LOGITS, y)
    labels = np.full(LOGITS.shape, y)
    assert exact.worst_ulp(computed, exact.binary_cross_entropy_gradient, LOGITS, labels) <= 2


def test_soft_binary_cross_entropy_gradient_is_within_2_1_ulp_of_the_larger_term():
    computed = binary_cross_entropy_gradient(LOGITS, SOFT_LABELS)
    for value, z, y in zip(computed.tolist(), LOGITS.tolist(), SOFT_LABELS.tolist(), strict=True):
        error = abs(mpf(value) - exact.binary_cross_entropy_gradient(mpf(z), mpf(y)))
        assert error <= 2.1 * exact.ulp(max(exact.sigmoid(mpf(z)), mpf(y)))


@pytest.mark.parametrize("y", [0, 1])
def test_squared_error_gradient_is_within_6_ulp(y):
    computed = squared_error_gradient(LOGITS, y)
    labels = np.full(LOGITS.shape, y)
    assert exact.worst_ulp(computed, exact.squared_error_gradient, LOGITS, labels) <= 6


@pytest.mark.parametrize("gamma", [0, 0.01, 0.25, 0.5, 1, 2, 5])
@pytest.mark.parametrize("y", [0, 1])
def test_focal_loss_gradient_is_within_3_ulp_and_3_for_each_unit_of_gamma(y, gamma):
    computed = focal_loss_gradient(LOGITS, y, gamma)
    arguments = LOGITS, np.full(LOGITS.shape, y), np.full(LOGITS.shape, gamma)
    bound = max(3 + 3 * gamma, 3.5 if gamma else 3)
    assert exact.worst_ulp(computed, exact.focal_loss_gradient, *arguments) <= bound


@pytest.mark.parametrize(("classes", "rows"), [(1, 3), (2, 200), (3, 150), (10, 40), (100, 4)])
@pytest.mark.parametrize("which", ["likeliest", "unlikeliest"])
def test_relative_error_of_softmax_gradient_is_below_1e_13(classes, rows, which):
    z = logit_rows(classes, rows)
    y = z.argmax(axis=-1) if which == "likeliest" else z.argmin(axis=-1)
    pairs = zip(z.tolist(), np.eye(classes)[y].tolist(), strict=True)
    expected = [exact.softmax_cross_entropy_gradient(*pair) for pair in pairs]
    computed = softmax_cross_entropy_gradient(z, y)
    assert exact.worst_relative_error_of_rows(computed, expected) <= 1e-13


def test_soft_softmax_gradient_is_the_difference_of_two_distributions():
    z, y = logit_rows(4, 100), distributions(4, 100)
    computed = softmax_cross_entropy_gradient(z, y).tolist()
    for values, row, label_row in zip(computed, z.tolist(), y.tolist(), strict=True):
        for value, p, label in zip(values, exact.softmax(row), label_row, strict=True):
            assert abs(mpf(value) - (p - mpf(label))) <= 4 * exact.ulp(max(p, mpf(label)))


@pytest.mark.parametrize("z", SLOPES_AT)
@pytest.mark.parametrize("y", [0.0, 1.0, 0.25])
def test_binary_gradient_is_the_slope_of_the_loss(z, y):
    slope = mp.diff(lambda t: exact.binary_cross_entropy_with_logits(t, mpf(y)), z)
    assert exact.relative_error(float(binary_cross_entropy_gradient(z, y)), slope) <= 1e-14


@pytest.mark.parametrize("z", SLOPES_AT)
@pytest.mark.parametrize("y", [0.0, 1.0, 0.25])
def test_squared_error_gradient_is_the_slope_of_the_loss(z, y):
    slope = mp.diff(lambda t: (exact.sigmoid(t) - mpf(y)) ** 2, z)
    assert exact.relative_error(float(squared_error_gradient(z, y)), slope) <= 1e-14


@pytest.mark.parametrize("z", SLOPES_AT)
@pytest.mark.parametrize("y", [0, 1])
@pytest.mark.parametrize("gamma", [0.5, 2.0])
def test_focal_gradient_is_the_slope_of_the_loss(z, y, gamma):
    slope = mp.diff(lambda t: exact.focal_loss(t, y, mpf(gamma)), z)
    assert exact.relative_error(float(focal_loss_gradient(z, y, gamma)), slope) <= 1e-14


@pytest.mark.parametrize("y", [[0, 0, 1, 0], [0.125, 0.5, 0.125, 0.25]])
@pytest.mark.parametrize("scale", [1.0, 20.0])
def test_softmax_gradient_is_the_slope_of_the_loss(y, scale):
    z = [0.3 * scale, -1.0 * scale, 2.1 * scale, 0.9 * scale]
    computed = softmax_cross_entropy_gradient(z, np.array(y, dtype=float))
    for k in range(4):
        slope = mp.diff(
            lambda t, k=k: exact.cross_entropy_with_logits([*z[:k], t, *z[k + 1 :]], y), z[k]
        )
        assert exact.relative_error(float(computed[k]), slope) <= 1e-13


def test_values_at_the_infinities():
    z, y = [-np.inf, np.inf, -np.inf, np.inf], [1, 0, 0, 1]
    assert binary_cross_entropy_gradient(z, y).tolist() == [-1, 1, 0, 0]
    assert squared_error_gradient(z, y).tolist() == [0, 0, 0, 0]
    assert focal_loss_gradient(z, y, 2).tolist() == [-1, 1, 0, 0]


def test_a_masked_class_is_not_pulled_unless_it_is_the_label():
    assert softmax_cross_entropy_gradient([0.0, -np.inf, 0.0], 0).tolist() == [-0.5, 0, 0.5]
    assert softmax_cross_entropy_gradient([0.0, -np.inf], 1).tolist() == [1, -1]


@pytest.mark.parametrize("axis", [0, 1, 2, -2])
def test_classes_lie_along_the_axis(axis):
    z = np.random.default_rng(0).normal(size=(2, 3, 4))
    y = np.zeros(np.delete(z.shape, axis), dtype=int)
    moved = softmax_cross_entropy_gradient(np.moveaxis(z, axis, -1), y)
    computed = softmax_cross_entropy_gradient(z, y, axis=axis)
    assert np.array_equal(computed, np.moveaxis(moved, -1, axis))


@examples
@given(st.lists(logits, min_size=1, max_size=8), st.data())
def test_softmax_gradient_sums_to_0(z, data):
    y = data.draw(st.integers(0, len(z) - 1))
    assert abs(softmax_cross_entropy_gradient(z, y).sum()) <= 2e-15


@examples
@given(st.integers(-400, 400), st.integers(-400, 400), st.sampled_from([0, 1]))
def test_two_class_gradient_is_the_binary_gradient(z1, z2, y):
    # Class 0 carries the logit z1 and is the label 1.
    categorical = softmax_cross_entropy_gradient([z1, z2], 1 - y)[0]
    assert categorical == pytest.approx(binary_cross_entropy_gradient(z1 - z2, y), rel=1e-15, abs=0)


@examples
@given(logits, st.sampled_from([0, 1]))
def test_focal_gradient_with_gamma_0_is_the_binary_gradient(z, y):
    assert focal_loss_gradient(z, y, 0) == binary_cross_entropy_gradient(z, y)
