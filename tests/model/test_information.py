from fractions import Fraction
import itertools
import math

from hypothesis import given
from mpmath import mp
import numpy as np
import pytest

from ceviz.model import (
    code_lengths_huffman,
    code_lengths_shannon,
    cross_entropy,
    entropy,
    kl_divergence,
    kraft_sum,
    perplexity,
)
from tests.model import exact
from tests.model.points import PROBABILITIES, SMALLEST, distributions, drawn_distributions, examples

SIZES = [(1, 2), (2, 300), (3, 200), (10, 60), (30, 200)]
FIVE = [0.25, 0.25, 0.2, 0.15, 0.15]


def mean_length(p, lengths):
    return float(sum(w * n for w, n in zip(p, lengths, strict=True) if w))


def column(values):
    return np.asarray(values)[:, np.newaxis]


@pytest.mark.parametrize(("classes", "rows"), SIZES)
@pytest.mark.parametrize("base", [math.e, 2])
def test_entropy_is_within_2_ulp(classes, rows, base):
    p = distributions(classes, rows)
    unit = mp.log(2) if base == 2 else 1
    expected = [[exact.entropy(row) / unit] for row in p.tolist()]
    assert exact.worst_ulp_of_rows(column(entropy(p, base=base)), expected) <= 2


@pytest.mark.parametrize(("classes", "rows"), SIZES)
def test_cross_entropy_is_within_2_ulp(classes, rows):
    p, q = distributions(classes, rows), distributions(classes, rows, seed=1)
    pairs = zip(p.tolist(), q.tolist(), strict=True)
    expected = [[exact.cross_entropy(*pair)] for pair in pairs]
    assert exact.worst_ulp_of_rows(column(cross_entropy(p, q)), expected) <= 2


@pytest.mark.parametrize(("classes", "rows"), SIZES)
def test_perplexity_is_within_3_ulp_and_2_for_each_nat(classes, rows):
    p = distributions(classes, rows)
    for value, row in zip(perplexity(p).tolist(), p.tolist(), strict=True):
        h = exact.entropy(row)
        assert exact.ulps_between(value, mp.exp(h)) <= 3 + 2 * h


@pytest.mark.parametrize(("classes", "rows"), SIZES)
def test_relative_error_of_kl_is_below_1e_13(classes, rows):
    p, q = distributions(classes, rows), distributions(classes, rows, seed=1)
    pairs = zip(p.tolist(), q.tolist(), strict=True)
    expected = [[exact.kl_divergence(*pair)] for pair in pairs]
    assert exact.worst_relative_error_of_rows(column(kl_divergence(p, q)), expected) <= 1e-13


@pytest.mark.parametrize("distance", [0.9, 0.3, 0.2, 1e-2, 1e-4, 1e-8, 1e-12])
def test_relative_error_of_kl_near_p_is_below_1e_13(distance):
    rng = np.random.default_rng(3)
    p = np.asarray(rng.dirichlet(np.ones(4), 100))
    q = p * (1 + distance * rng.uniform(-1, 1, p.shape))
    q /= q.sum(axis=-1, keepdims=True)
    pairs = zip(p.tolist(), q.tolist(), strict=True)
    expected = [[exact.kl_divergence(*pair)] for pair in pairs]
    assert exact.worst_relative_error_of_rows(column(kl_divergence(p, q)), expected) <= 1e-13


@pytest.mark.parametrize("exponent", range(3, 52, 4))
def test_kl_is_the_plain_sum_where_p_and_q_sum_to_exactly_1(exponent):
    step = 2.0**-exponent
    p = [0.5, 0.25, 0.125, 0.125]
    q = [0.5 - step, 0.25 + step / 2, 0.125 + step / 2, 0.125]
    assert sum(map(Fraction, p)) == sum(map(Fraction, q)) == 1
    plain = mp.fsum(mp.mpf(a) * mp.log(mp.mpf(a) / mp.mpf(b)) for a, b in zip(p, q, strict=True))
    assert exact.relative_error(float(kl_divergence(p, q)), plain) <= 1e-13


def test_kl_keeps_its_digits_when_a_ratio_leaves_the_range_of_float64():
    p, q = [1 - SMALLEST, SMALLEST], [SMALLEST, 1 - SMALLEST]
    assert exact.relative_error(float(kl_divergence(p, q)), exact.kl_divergence(p, q)) <= 1e-13
    p, q = [1.0, 1e-300], [1.0, 2e-300]
    assert exact.relative_error(float(kl_divergence(p, q)), exact.kl_divergence(p, q)) <= 1e-13
    p, q = [0.3, 0.7, 0.0], [1e-320, 0.5, 0.5]
    assert exact.relative_error(float(kl_divergence(p, q)), exact.kl_divergence(p, q)) <= 1e-13


def test_kl_counts_what_q_gives_to_the_impossible():
    assert kl_divergence([1, 0], [0.8, 0.2]) == pytest.approx(-math.log(0.8), rel=1e-14)


def test_infinite_where_q_rules_out_what_p_allows():
    p, q = [0.5, 0.5, 0], [1, 0, 0]
    assert cross_entropy(p, q) == np.inf
    assert kl_divergence(p, q) == np.inf
    assert perplexity(p, q) == np.inf
    assert cross_entropy(q, p) == math.log(2)
    assert kl_divergence(q, p) == pytest.approx(math.log(2), rel=1e-15)


def test_a_certain_outcome_has_no_entropy():
    assert str(float(entropy([0, 1, 0]))) == "0.0"
    assert perplexity([0, 1, 0]) == 1


def test_worked_entropies():
    assert entropy([0.5, 0.25, 0.125, 0.125], base=2) == 1.75
    assert perplexity([0.5, 0.25, 0.125, 0.125]) == pytest.approx(2**1.75, rel=1e-15)
    assert perplexity(np.full(10, 0.1)) == pytest.approx(10, rel=1e-15)
    assert kl_divergence([0.5, 0.5], [0.25, 0.75], base=2) == pytest.approx(
        1 - math.log2(3) / 2, rel=1e-14
    )


@pytest.mark.parametrize("axis", [0, 1, 2, -2])
@pytest.mark.parametrize("measure", [entropy, perplexity, code_lengths_huffman])
def test_classes_lie_along_the_axis(measure, axis):
    p = distributions(3, 8).reshape(2, 4, 3)
    moved = measure(np.moveaxis(p, -1, axis), axis=axis)
    expected = measure(p)
    if expected.ndim == p.ndim:
        expected = np.moveaxis(expected, -1, axis)
    assert np.array_equal(moved, expected)


def test_pairs_and_lengths_lie_along_the_axis():
    p, q = distributions(3, 8), distributions(3, 8, seed=1)
    assert np.array_equal(cross_entropy(p.T, q.T, axis=0), cross_entropy(p, q))
    assert np.array_equal(kl_divergence(p.T, q.T, axis=0), kl_divergence(p, q))
    assert kraft_sum([[1, 2], [1, 2]], axis=0).tolist() == [1, 0.5]


@examples
@given(drawn_distributions(count=2))
def test_cross_entropy_is_entropy_and_divergence(pair):
    p, q = pair
    expected = entropy(p) + kl_divergence(p, q)
    assert cross_entropy(p, q) == pytest.approx(expected, rel=1e-14, abs=1e-15)


@examples
@given(drawn_distributions(count=2))
def test_kl_is_never_negative_and_0_for_equals(pair):
    p, q = pair
    assert kl_divergence(p, q) >= 0
    assert kl_divergence(p, p) == 0


@examples
@given(drawn_distributions())
def test_huffman_is_complete_and_within_a_bit_of_the_entropy(drawn):
    (p,) = drawn
    lengths = code_lengths_huffman(p)
    h = float(entropy(p, base=2))
    assert kraft_sum(lengths) == 1
    assert h - 1e-14 <= mean_length(p, lengths) < h + 1
    assert mean_length(p, lengths) <= mean_length(p, code_lengths_shannon(p)) + 1e-14


@examples
@given(drawn_distributions())
def test_shannon_lengths_admit_a_prefix_code(drawn):
    (p,) = drawn
    assert kraft_sum(code_lengths_shannon(p)) <= 1 + 1e-15


def test_worked_huffman_code():
    assert code_lengths_huffman(FIVE).tolist() == [2, 2, 2, 3, 3]
    assert mean_length(FIVE, code_lengths_huffman(FIVE)) == pytest.approx(2.3, rel=1e-15)
    assert code_lengths_huffman([0.5, 0.25, 0.125, 0.125]).tolist() == [1, 2, 3, 3]


def test_huffman_prefers_the_flattest_of_equally_short_codes():
    # (1, 2, 3, 3) would have the mean length 2 as well.
    assert code_lengths_huffman(np.array([2, 2, 1, 1]) / 6).tolist() == [2, 2, 2, 2]


@pytest.mark.parametrize("p", [FIVE, [0.9, 0.05, 0.03, 0.02], [0.4, 0.3, 0.2, 0.1]])
def test_no_complete_code_is_shorter_than_huffman(p):
    codes = itertools.product(range(1, len(p)), repeat=len(p))
    best = min(mean_length(p, code) for code in codes if sum(2.0**-n for n in code) <= 1)
    assert mean_length(p, code_lengths_huffman(p)) == pytest.approx(best, rel=1e-15)


def test_symbols_that_never_occur_get_no_word():
    assert code_lengths_huffman([1, 0]).tolist() == [0, np.inf]
    assert code_lengths_huffman([0.5, 0, 0.5]).tolist() == [1, np.inf, 1]
    assert code_lengths_shannon([1, 0]).tolist() == [0, np.inf]
    assert kraft_sum([0, np.inf]) == 1


def test_shannon_lengths_are_exact():
    possible = PROBABILITIES[PROBABILITIES > 0]
    for p, length in zip(possible.tolist(), code_lengths_shannon(possible).tolist(), strict=True):
        word = Fraction(1, 2 ** int(length))
        assert word <= p
        assert length == 0 or Fraction(p) < 2 * word


def test_shannon_lengths_beside_powers_of_two():
    powers = 2.0 ** -np.arange(1, 1022)
    lengths = np.arange(1, 1022)
    assert np.array_equal(code_lengths_shannon(powers), lengths)
    assert np.array_equal(code_lengths_shannon(np.nextafter(powers, 1)), lengths)
    assert np.array_equal(code_lengths_shannon(np.nextafter(powers, 0)), lengths + 1)


def test_kraft_terms_are_exact_powers_of_two():
    lengths = np.arange(1075)
    assert np.array_equal(kraft_sum(lengths[:, np.newaxis]), np.ldexp(1.0, -lengths))
    assert kraft_sum([1, 1, 1]) == 1.5
