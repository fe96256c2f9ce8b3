"""The numbers the demonstrations state, derived again."""

import math

import numpy as np
import pytest

from ceviz.model import (
    bernoulli_likelihood,
    bernoulli_log_likelihood,
    binary_cross_entropy,
    binary_cross_entropy_gradient,
    binary_cross_entropy_with_logits,
    categorical_cross_entropy_with_logits,
    logit,
    squared_error_gradient,
)


@pytest.mark.parametrize(("p", "loss"), [(0.7, 0.3567), (0.9, 0.1054), (0.001, 6.9078)])
def test_binary_cross_entropy_of_a_positive_sample(p, loss):
    assert binary_cross_entropy(p, 1) == pytest.approx(loss, abs=5e-5)


def test_gradients_at_a_probability_of_one_fifth():
    z = logit(0.2)
    assert binary_cross_entropy_gradient(z, 1) == pytest.approx(-0.8, rel=1e-14)
    assert squared_error_gradient(z, 1) == pytest.approx(-0.256, rel=1e-14)


def test_squared_error_pulls_hardest_at_one_third():
    p = np.linspace(0, 1, 3001)
    pull = -squared_error_gradient(logit(p), 1)
    assert p[pull.argmax()] == pytest.approx(1 / 3, rel=1e-12)
    assert pull.max() == pytest.approx(8 / 27, rel=1e-12)
    assert round(8 / 27, 4) == 0.2963


def test_a_confident_mistake_hardly_learns_from_squared_error():
    ce, mse = binary_cross_entropy_gradient(-10.0, 1), squared_error_gradient(-10.0, 1)
    assert ce == pytest.approx(-0.99995, abs=5e-6)
    assert mse == pytest.approx(-9.08e-5, rel=1e-3)
    assert round(float(ce / mse)) == 11014


def steps_until_right(gradient, z, learning_rate):
    steps = 0
    while z <= 0:  # until the probability is above 1/2
        z -= learning_rate * gradient(z, 1)
        steps += 1
    return steps


@pytest.mark.parametrize(
    ("z", "with_mse", "with_ce"), [(-4, 71, 10), (-6, 426, 14), (-8, 3011, 18), (-10, 22063, 22)]
)
def test_steps_of_gradient_descent_until_the_prediction_is_right(z, with_mse, with_ce):
    assert steps_until_right(binary_cross_entropy_gradient, z, 0.5) == with_ce
    assert steps_until_right(squared_error_gradient, z, 0.5) == with_mse


def test_the_likelihood_of_2090_successes_underflows_and_its_logarithm_does_not():
    assert bernoulli_likelihood(0.7, 2089, 2089) > 0
    assert bernoulli_likelihood(0.7, 2090, 2090) == 0
    assert bernoulli_log_likelihood(0.7, 2090, 2090) == pytest.approx(-745.45, abs=5e-3)


@pytest.mark.parametrize(("classes", "floor"), [(2, 0.3133), (10, 1.4612)])
def test_softmax_applied_twice_keeps_even_a_perfect_prediction_from_low_loss(classes, floor):
    perfect = np.eye(classes)[0]  # what the first softmax can give at best
    assert categorical_cross_entropy_with_logits(perfect, 0) == pytest.approx(floor, abs=5e-5)


def test_two_class_cross_entropy_is_binary_cross_entropy_of_the_difference():
    z1, z2 = 2.5, -1.25
    two = categorical_cross_entropy_with_logits([z1, z2], 0)
    assert two == pytest.approx(binary_cross_entropy_with_logits(z1 - z2, 1), rel=1e-15)


@pytest.mark.parametrize(("classes", "loss"), [(10, 2.3026), (1000, 6.9078)])
def test_an_untrained_model_starts_at_the_logarithm_of_the_number_of_classes(classes, loss):
    initial = categorical_cross_entropy_with_logits(np.zeros(classes), 0)
    assert initial == pytest.approx(math.log(classes), rel=1e-15)
    assert initial == pytest.approx(loss, abs=5e-5)
