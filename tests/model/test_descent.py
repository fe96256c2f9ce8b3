from hypothesis import given
from hypothesis import strategies as st
from mpmath import mpf
import numpy as np
import pytest

from ceviz.model import (
    binary_cross_entropy_gradient,
    descent_path,
    squared_error_gradient,
    steps_until_right,
)
from tests.model import exact
from tests.model.points import examples

GRADIENTS = {
    "cross-entropy": (binary_cross_entropy_gradient, exact.binary_cross_entropy_gradient),
    "squared error": (squared_error_gradient, exact.squared_error_gradient),
}


@pytest.mark.parametrize(
    ("z", "with_mse", "with_ce"), [(-4, 71, 10), (-6, 426, 14), (-8, 3011, 18), (-10, 22063, 22)]
)
def test_steps_until_right_at_learning_rate_one_half(z, with_mse, with_ce):
    for loss, steps in (("squared error", with_mse), ("cross-entropy", with_ce)):
        path = descent_path(loss, z, 1, learning_rate=0.5)
        assert steps_until_right(path, 1) == steps
        assert len(path) == steps + 1


def test_one_step_by_hand():
    # From z = 0: cross-entropy pulls with 1/2, the squared error with 2 * 1/2 * 1/4.
    one = {"learning_rate": 2.0, "least": 1}
    assert descent_path("cross-entropy", 0.0, 1, **one)[1] == 1.0
    assert descent_path("squared error", 0.0, 1, **one)[1] == 0.5


@pytest.mark.parametrize("loss", GRADIENTS)
@pytest.mark.parametrize("y", [0, 1])
@pytest.mark.parametrize("z", [-10.0, -4.0, -0.5, 0.0, 3.0])
def test_two_hundred_steps_agree_with_mpmath(loss, y, z):
    path = descent_path(loss, z, y, learning_rate=0.5, least=200)
    at = mpf(z)
    for computed in path[:201].tolist():
        # Beside 0 a path is as exact as the steps that led there, not as its own small number.
        assert abs(computed - at) <= 1e-13 * max(abs(at), 0.5)
        at -= mpf("0.5") * GRADIENTS[loss][1](at, mpf(y))


@pytest.mark.parametrize("loss", GRADIENTS)
@pytest.mark.parametrize("y", [0, 1])
def test_each_step_is_the_models_own_gradient(loss, y):
    path = descent_path(loss, 6.0 if y == 0 else -6.0, y, learning_rate=0.3, least=50)
    steps = -0.3 * GRADIENTS[loss][0](path[:-1], y)
    np.testing.assert_allclose(np.diff(path), steps, rtol=1e-11)


@examples
@given(st.floats(-8, 8), st.floats(0.1, 2), st.sampled_from(list(GRADIENTS)))
def test_the_labels_are_mirror_images(z, rate, loss):
    one = descent_path(loss, z, 1, learning_rate=rate, most=50)
    other = descent_path(loss, -z, 0, learning_rate=rate, most=50)
    assert np.array_equal(one, -other)
    assert steps_until_right(one, 1) == steps_until_right(other, 0)


@examples
@given(st.floats(-8, 8), st.floats(0.1, 2))
def test_every_step_goes_toward_the_label(z, rate):
    for loss in GRADIENTS:
        assert (np.diff(descent_path(loss, z, 1, learning_rate=rate, least=5, most=50)) > 0).all()


def test_a_path_ends_where_the_prediction_is_right():
    path = descent_path("cross-entropy", -2.0, 1, learning_rate=0.5)
    assert (path[:-1] <= 0).all()
    assert path[-1] > 0


def test_least_goes_on_and_most_stops():
    assert len(descent_path("cross-entropy", -2.0, 1, learning_rate=0.5, least=40)) == 41
    short = descent_path("squared error", -10.0, 1, learning_rate=0.5, most=30)
    assert len(short) == 31
    assert steps_until_right(short, 1) is None


def test_a_right_start_makes_no_step_and_an_undecided_one_does():
    assert descent_path("cross-entropy", 1.0, 1, learning_rate=0.5).tolist() == [1.0]
    assert steps_until_right(np.array([1.0]), 1) == 0
    assert len(descent_path("cross-entropy", 0.0, 1, learning_rate=0.5)) == 2


def test_huge_rates_leave_finite_logits():
    path = descent_path("squared error", -1.0, 1, learning_rate=1e4, least=9)
    assert np.isfinite(path).all()
    assert path[-1] > 2000


@pytest.mark.parametrize("loss", GRADIENTS)
@pytest.mark.parametrize("y", [0, 1])
def test_at_the_highest_rate_no_step_overflows(loss, y):
    path = descent_path(loss, -1.0 if y else 1.0, y, learning_rate=1e100, least=50)
    assert np.isfinite(path).all()
    assert abs(path[-1]) > 1e98


@pytest.mark.parametrize(
    ("arguments", "options", "named"),
    [
        (("absolute error", 0.0, 1), {}, "loss"),
        (("cross-entropy", float("nan"), 1), {}, "z"),
        (("cross-entropy", float("inf"), 1), {}, "z"),
        (("cross-entropy", 0.0, 0.5), {}, "y"),
        (("cross-entropy", 0.0, 1), {"learning_rate": 0.0}, "learning_rate"),
        (("cross-entropy", 0.0, 1), {"learning_rate": float("inf")}, "learning_rate"),
        (("cross-entropy", 0.0, 1), {"learning_rate": 1e101}, "learning_rate"),
        (("cross-entropy", 0.0, 1), {"least": -1}, "least"),
        (("cross-entropy", 0.0, 1), {"least": 9, "most": 8}, "most"),
    ],
)
def test_what_is_outside_the_domain_is_named(arguments, options, named):
    with pytest.raises(ValueError, match=rf"\b{named}\b"):
        descent_path(*arguments, **{"learning_rate": 0.5, **options})


def test_a_label_that_is_not_hard_is_refused_for_a_path_too():
    with pytest.raises(ValueError, match="y must be 0 or 1"):
        steps_until_right(np.array([0.0]), 0.5)
