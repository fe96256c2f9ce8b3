"""What every function refuses, and the shapes and types it takes and gives."""

import math

import numpy as np
import pytest

import ceviz.model as m

NAN = math.nan

REFUSED = [
    (m.sigmoid, (NAN,), "z must be a number"),
    (m.sigmoid_derivative, (NAN,), "z must be a number"),
    (m.log_sigmoid, ([0.0, NAN],), "z must be a number"),
    (m.logit, (1.2,), r"p must lie in \[0, 1\], got 1.2"),
    (m.logit, ([0.5, NAN],), r"p must lie in \[0, 1\], got nan"),
    (m.softmax, ([0.0, NAN],), "z must be a number"),
    (m.softmax, ([-np.inf, -np.inf],), "z must leave at least one class unmasked"),
    (m.softmax, ([np.inf, np.inf, 0.0],), r"z must be \+inf for at most one class"),
    (m.softmax, (1.0,), "z must have a class axis"),
    (m.softmax, ([],), "z must have at least one class"),
    (m.log_softmax, ([[0.0, 1.0], [NAN, NAN]],), "z must be a number"),
    (m.binary_cross_entropy, (-0.1, 1), r"p must lie in \[0, 1\], got -0.1"),
    (m.binary_cross_entropy, (0.5, 1.5), r"y must lie in \[0, 1\], got 1.5"),
    (m.binary_cross_entropy_with_logits, (NAN, 1), "z must be a number"),
    (m.binary_cross_entropy_with_logits, (0, NAN), r"y must lie in \[0, 1\], got nan"),
    (m.categorical_cross_entropy, ([0.5, 0.4], 0), "p must sum to 1 along its axis, got 0.9"),
    (m.categorical_cross_entropy, ([0.5, 0.5], 2), "y must be a class index"),
    (m.categorical_cross_entropy_with_logits, ([NAN, 0.0], 0), "z must be a number"),
    (m.categorical_cross_entropy_with_logits, ([0.0, 0.0], [0.5, 0.6]), "y must sum to 1"),
    (m.squared_error, (2, 1), r"p must lie in \[0, 1\], got 2"),
    (m.squared_error, (1, 2), r"y must lie in \[0, 1\], got 2"),
    (m.focal_loss_with_logits, (NAN, 1, 2), "z must be a number"),
    (m.focal_loss_with_logits, (0, 0.5, 2), "y must be 0 or 1, got 0.5"),
    (m.focal_loss_with_logits, (0, 1, -1), "gamma must be finite and >= 0, got -1"),
    (m.focal_loss_with_logits, (0, 1, np.inf), "gamma must be finite and >= 0, got inf"),
    (m.binary_cross_entropy_gradient, (NAN, 1), "z must be a number"),
    (m.binary_cross_entropy_gradient, (0, -1), r"y must lie in \[0, 1\], got -1"),
    (m.squared_error_gradient, (NAN, 1), "z must be a number"),
    (m.squared_error_gradient, (0, 2), r"y must lie in \[0, 1\], got 2"),
    (m.softmax_cross_entropy_gradient, ([0.0, NAN], 1), "z must be a number"),
    (m.softmax_cross_entropy_gradient, ([0.0, 0.0], 2), "y must be a class index"),
    (m.focal_loss_gradient, (0, NAN, 2), "y must be 0 or 1, got nan"),
    (m.focal_loss_gradient, (0, 1, NAN), "gamma must be finite and >= 0, got nan"),
    (m.bernoulli_likelihood, (1.5, 1, 2), r"p must lie in \[0, 1\], got 1.5"),
    (m.bernoulli_likelihood, (0.5, 1.5, 2), "successes must be a whole number >= 0, got 1.5"),
    (m.bernoulli_likelihood, (0.5, 3, 2), r"successes must lie in \[0, trials\]"),
    (m.bernoulli_log_likelihood, (0.5, -1, 2), "successes must be a whole number >= 0, got -1"),
    (m.bernoulli_log_likelihood, (0.5, 1, NAN), "trials must be a whole number >= 0, got nan"),
    (m.bernoulli_log_likelihood, (0.5, 1, np.inf), "trials must be finite, got inf"),
    (m.entropy, ([0.5, 0.4],), "p must sum to 1 along its axis, got 0.9"),
    (m.entropy, ([0.5, NAN],), r"p must lie in \[0, 1\], got nan"),
    (m.entropy, (1.0,), "p must have a class axis"),
    (m.cross_entropy, ([0.5, 0.5], [0.5, 0.6]), "q must sum to 1"),
    (m.kl_divergence, ([1.5, -0.5], [0.5, 0.5]), r"p must lie in \[0, 1\], got 1.5"),
    (m.kl_divergence, ([0.5, 0.5], [1.5, -0.5]), r"q must lie in \[0, 1\], got 1.5"),
    (m.perplexity, ([0.5, 0.4],), "p must sum to 1"),
    (m.perplexity, ([0.5, 0.5], [0.5, 0.4]), "q must sum to 1"),
    (m.code_lengths_shannon, (1.5,), r"p must lie in \[0, 1\], got 1.5"),
    (m.code_lengths_huffman, ([0.5, 0.4],), "p must sum to 1"),
    (m.kraft_sum, ([1, 1.5],), "lengths must be a whole number >= 0, got 1.5"),
    (m.kraft_sum, (1,), "lengths must have a class axis"),
    (m.steps_until_right, (np.array([-1.0, 1.0]), 0.5), "y must be 0 or 1, got 0.5"),
]


@pytest.mark.parametrize(("function", "arguments", "message"), REFUSED)
def test_out_of_domain_input_is_refused_by_name(function, arguments, message):
    with pytest.raises(ValueError, match=f"^{message}"):
        function(*arguments)


def test_every_function_refuses_something():
    elsewhere = {"descent_path"}  # takes a keyword: refused by name in test_descent.py
    assert {function.__name__ for function, *_ in REFUSED} | elsewhere == set(m.__all__)


@pytest.mark.parametrize("base", [1, 0.5, NAN, np.inf])
@pytest.mark.parametrize("measure", [m.cross_entropy, m.kl_divergence])
def test_a_base_that_measures_no_information_is_refused(measure, base):
    with pytest.raises(ValueError, match=r"^base must be finite and > 1"):
        measure([0.5, 0.5], [0.5, 0.5], base=base)


def test_label_smoothing_outside_0_to_1_is_refused():
    with pytest.raises(ValueError, match=r"^label_smoothing must lie in \[0, 1\], got 1.1"):
        m.categorical_cross_entropy_with_logits([0.0, 0.0], 0, label_smoothing=1.1)


ELEMENTWISE = [
    (m.sigmoid, (0.5,)),
    (m.sigmoid_derivative, (0.5,)),
    (m.log_sigmoid, (0.5,)),
    (m.logit, (0.3,)),
    (m.binary_cross_entropy, (0.3, 1)),
    (m.binary_cross_entropy_with_logits, (0.3, 1)),
    (m.squared_error, (0.3, 1)),
    (m.focal_loss_with_logits, (0.3, 1, 2)),
    (m.binary_cross_entropy_gradient, (0.3, 1)),
    (m.squared_error_gradient, (0.3, 1)),
    (m.focal_loss_gradient, (0.3, 1, 2)),
    (m.bernoulli_likelihood, (0.3, 1, 2)),
    (m.bernoulli_log_likelihood, (0.3, 1, 2)),
    (m.code_lengths_shannon, (0.3,)),
]


@pytest.mark.parametrize(("function", "arguments"), ELEMENTWISE)
def test_elementwise_functions_give_a_scalar_for_scalars_and_the_broadcast_shape(
    function, arguments
):
    scalar = function(*arguments)
    assert type(scalar) is np.float64
    first, *rest = arguments
    many = function(np.full((2, 1, 3), first), *rest)
    assert type(many) is np.ndarray
    assert many.dtype == np.float64
    assert many.shape == (2, 1, 3)
    # Vector instructions may round the last bit otherwise than scalar ones.
    assert many == pytest.approx(np.full((2, 1, 3), scalar), rel=1e-15)
    assert function(np.empty((0,)), *rest).shape == (0,)
    if rest:
        broadcast = function(np.full((4, 1), first), np.full(5, rest[0]), *rest[1:])
        assert broadcast.shape == (4, 5)


REDUCING = [
    (m.categorical_cross_entropy, ([0.3, 0.7], 1)),
    (m.categorical_cross_entropy_with_logits, ([0.3, 0.7], 1)),
    (m.entropy, ([0.3, 0.7],)),
    (m.cross_entropy, ([0.3, 0.7], [0.5, 0.5])),
    (m.kl_divergence, ([0.3, 0.7], [0.5, 0.5])),
    (m.perplexity, ([0.3, 0.7],)),
    (m.kraft_sum, ([1, 2],)),
]


@pytest.mark.parametrize(("function", "arguments"), REDUCING)
def test_functions_of_a_distribution_give_a_scalar_for_one_and_drop_the_class_axis(
    function, arguments
):
    scalar = function(*arguments)
    assert type(scalar) is np.float64
    first, *rest = arguments
    many = function(np.broadcast_to(first, (3, 1, 2)), *rest)
    assert type(many) is np.ndarray
    assert many.shape == (3, 1)
    assert many == pytest.approx(np.full((3, 1), scalar), rel=1e-15)


def test_arguments_are_left_as_they_were():
    z = np.array([1.0, -np.inf, 3.0])
    for function in (m.softmax, m.log_softmax, m.sigmoid, m.log_sigmoid):
        function(z)
    m.softmax_cross_entropy_gradient(z, 0)
    assert z.tolist() == [1.0, -np.inf, 3.0]


def test_float32_and_integers_are_computed_in_float64():
    assert m.sigmoid(np.float32(0.5)) == m.sigmoid(0.5)
    assert m.sigmoid(np.array([2])).tolist() == [m.sigmoid(2.0)]
