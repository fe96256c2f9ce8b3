from fractions import Fraction
import math

from hypothesis import given
from hypothesis import strategies as st
import numpy as np

from ceviz.model._summation import compensated_sum, rounding_error, weighted
from tests.model.points import examples

numbers = st.floats(-1e15, 1e15, allow_subnormal=False).filter(lambda x: x == 0 or abs(x) > 1e-200)


@examples
@given(numbers, numbers)
def test_rounding_error_is_exact(a, b):
    total = a + b
    lost = float(rounding_error(np.float64(a), np.float64(b), np.float64(total)))
    assert Fraction(total) + Fraction(lost) == Fraction(a) + Fraction(b)


def test_compensated_sum_is_correctly_rounded_where_a_plain_one_is_not():
    terms = np.random.default_rng(0).uniform(0, 1, (50, 200))
    expected = [math.fsum(row) for row in terms]
    assert compensated_sum(terms).tolist() == expected
    assert terms.sum(axis=-1).tolist() != expected


def test_infinite_terms_make_an_infinite_sum():
    assert compensated_sum(np.array([[1.0, np.inf, 2.0], [1.0, 2.0, 3.0]])).tolist() == [np.inf, 6]


def test_a_weight_of_0_switches_off_even_an_infinite_term():
    weighted_terms = weighted(np.array([0.0, 0.5, 2.0]), np.array([-np.inf, np.inf, 3.0]))
    assert weighted_terms.tolist() == [0, np.inf, 6]
