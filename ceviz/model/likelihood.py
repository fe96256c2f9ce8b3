"""How probable the data are under a model: what maximum likelihood maximises.

The likelihood here is of one given sequence of outcomes, without the binomial coefficient,
which does not depend on p and so moves neither the maximum nor the shape.
"""

import numpy as np
import numpy.typing as npt

from ceviz.model._domain import FloatArray, as_count, as_probability
from ceviz.model._summation import rounding_error, weighted


def bernoulli_likelihood(
    p: npt.ArrayLike, successes: npt.ArrayLike, trials: npt.ArrayLike
) -> FloatArray:
    """Return the likelihood of a sequence of trials, p^k (1 - p)^(n - k).

    1 - p is rounded, and the power would multiply that rounding by n - k; what was lost is
    known exactly and put back, (a + b)^m = a^m exp(m b / a) for b that small.

    Args:
        p: Probabilities of success in [0, 1], any shape.
        successes: Number of successes k, whole, in [0, n], broadcast against ``p``.
        trials: Number of trials n, whole and finite, broadcast against ``p``.

    Returns:
        Likelihoods in [0, 1], elementwise; within 3 ulp. 0 once the value falls below 2^-1075,
        as 0.7^n does at n = 2,090: there the log-likelihood goes on.

    Raises:
        ValueError: An argument is outside its domain or nan.

    References:
        R. A. Fisher, On the mathematical foundations of theoretical statistics (1922).

    Example:
        >>> float(bernoulli_likelihood(0.5, 7, 10))
        0.0009765625
    """
    p = as_probability(p, "p")
    k, failures = _successes_and_failures(successes, trials)
    complement = 1.0 - p
    lost = rounding_error(1.0, -p, complement)
    relative_lost = lost / np.where(complement == 0, 1.0, complement)
    return p**k * complement**failures * np.exp(failures * relative_lost)


@np.errstate(divide="ignore")
def bernoulli_log_likelihood(
    p: npt.ArrayLike, successes: npt.ArrayLike, trials: npt.ArrayLike
) -> FloatArray:
    """Return the log-likelihood of a sequence of trials, k log p + (n - k) log(1 - p).

    Minus its mean over the trials is the binary cross-entropy of the label k / n.

    Args:
        p: Probabilities of success in [0, 1], any shape.
        successes: Number of successes k, whole, in [0, n], broadcast against ``p``.
        trials: Number of trials n, whole and finite, broadcast against ``p``.

    Returns:
        Log-likelihoods in nats, in [-inf, 0], elementwise; within 2 ulp.

    Raises:
        ValueError: An argument is outside its domain or nan.

    References:
        R. A. Fisher, On the mathematical foundations of theoretical statistics (1922).

    Example:
        >>> round(float(bernoulli_log_likelihood(0.7, 2090, 2090)), 2)
        -745.45
    """
    p = as_probability(p, "p")
    k, failures = _successes_and_failures(successes, trials)
    return weighted(k, np.log(p)) + weighted(failures, np.log1p(-p))


def _successes_and_failures(
    successes: npt.ArrayLike, trials: npt.ArrayLike
) -> tuple[FloatArray, FloatArray]:
    k = as_count(successes, "successes")
    n = as_count(trials, "trials")
    if np.isinf(n).any():
        raise ValueError("trials must be finite, got inf")
    if (k > n).any():
        raise ValueError("successes must lie in [0, trials], got more successes than trials")
    return k, n - k
