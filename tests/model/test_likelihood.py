from hypothesis import given
from hypothesis import strategies as st
import numpy as np
import pytest

from ceviz.model import bernoulli_likelihood, bernoulli_log_likelihood, binary_cross_entropy
from tests.model import exact
from tests.model.points import PROBABILITIES, examples, probabilities

_rng = np.random.default_rng(7)
TRIALS = np.resize([0, 1, 10, 100, 1000, 3000, 10**6], PROBABILITIES.shape)
ANY_SUCCESSES = np.round(_rng.uniform(0, 1, PROBABILITIES.shape) * TRIALS)
# As many as p leads one to expect, so that most likelihoods are above 0.
EXPECTED_SUCCESSES = np.round(PROBABILITIES * TRIALS)


@pytest.mark.parametrize("successes", [ANY_SUCCESSES, EXPECTED_SUCCESSES])
def test_log_likelihood_is_within_2_ulp(successes):
    arguments = PROBABILITIES, successes, TRIALS
    computed = bernoulli_log_likelihood(*arguments)
    assert exact.worst_ulp(computed, exact.log_likelihood, *arguments) <= 2


@pytest.mark.parametrize("successes", [ANY_SUCCESSES, EXPECTED_SUCCESSES])
def test_likelihood_is_within_3_ulp(successes):
    arguments = PROBABILITIES, successes, TRIALS
    computed = bernoulli_likelihood(*arguments)
    assert exact.worst_ulp(computed, exact.likelihood, *arguments) <= 3


def test_impossible_and_certain_outcomes():
    p, k, n = [0, 0, 1, 1], [0, 1, 5, 4], 5
    assert bernoulli_likelihood(p, k, n).tolist() == [1, 0, 1, 0]
    assert bernoulli_log_likelihood(p, k, n).tolist() == [0, -np.inf, 0, -np.inf]


def test_no_trials_are_certain():
    assert bernoulli_likelihood([0, 0.3, 1], 0, 0).tolist() == [1, 1, 1]
    assert bernoulli_log_likelihood([0, 0.3, 1], 0, 0).tolist() == [0, 0, 0]


def test_the_maximum_is_at_the_share_of_successes():
    p = np.linspace(0, 1, 1001)
    assert bernoulli_likelihood(p, 7, 10).argmax() == 700
    assert bernoulli_log_likelihood(p, 700, 1000).argmax() == 700


@examples
@given(probabilities, st.sampled_from([1, 2, 64]), st.data())
def test_minus_the_mean_log_likelihood_is_binary_cross_entropy(p, trials, data):
    # Powers of two keep k / n and 1 - k / n exact.
    successes = data.draw(st.integers(0, trials))
    mean = -bernoulli_log_likelihood(p, successes, trials) / trials
    assert mean == pytest.approx(binary_cross_entropy(p, successes / trials), rel=1e-15, abs=0)
