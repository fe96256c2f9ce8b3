"""Reference values at 50 digits and the distance from them, in units in the last place.

Every function takes floats as the exact numbers they are. Formulas are the ones that keep
their relative precision in the tails, so 50 digits are 50 digits there too.
"""

from collections.abc import Callable, Iterable, Sequence
import math

from mpmath import log1p, mp, mpf
import numpy as np
import numpy.typing as npt

mp.dps = 50

SMALLEST = 2.0**-1074


def ulp(exact: mpf) -> mpf:
    """Spacing of the float64 numbers around an exact value, subnormals included."""
    _, exponent = mp.frexp(exact)
    return mp.ldexp(1, max(int(exponent) - 53, -1074)) if exact else mpf(SMALLEST)


def ulps_between(computed: float, exact: mpf) -> float:
    """Error in ulp; infinities are either equal or infinitely far away."""
    if math.isnan(computed) or mp.isnan(exact):
        return math.inf
    if math.isinf(computed) or mp.isinf(exact):
        return 0.0 if mpf(computed) == exact else math.inf
    return float(abs(mpf(computed) - exact) / ulp(exact))


def relative_error(computed: float, exact: mpf) -> float:
    """Error relative to the exact value; below the normal range, where one ulp is more, in ulp."""
    if not math.isfinite(computed) or mp.isinf(exact):
        return 0.0 if mpf(computed) == exact else math.inf
    excess = abs(mpf(computed) - exact) - ulp(exact) * (abs(exact) < 2.0**-1000)
    return float(excess / abs(exact)) if excess > 0 else 0.0


def worst_ulp(
    computed: npt.ArrayLike, exact: Callable[..., mpf], *arguments: Iterable[float]
) -> float:
    """Largest error in ulp over parallel sequences of arguments."""
    values = np.asarray(computed).tolist()
    return max(
        ulps_between(value, exact(*(mpf(a) for a in point)))
        for value, *point in zip(values, *arguments, strict=True)
    )


def worst_ulp_of_rows(computed: npt.ArrayLike, expected: Sequence[Sequence[mpf]]) -> float:
    """Largest error in ulp over a table."""
    return _worst(ulps_between, computed, expected)


def worst_relative_error_of_rows(
    computed: npt.ArrayLike, expected: Sequence[Sequence[mpf]]
) -> float:
    """Largest relative error over a table."""
    return _worst(relative_error, computed, expected)


def _worst(
    error: Callable[[float, mpf], float],
    computed: npt.ArrayLike,
    expected: Sequence[Sequence[mpf]],
) -> float:
    return max(
        error(value, exact)
        for row, exact_row in zip(np.asarray(computed).tolist(), expected, strict=True)
        for value, exact in zip(row, exact_row, strict=True)
    )


def times(weight: mpf, term: mpf) -> mpf:
    """Product in which a weight of 0 switches off even an infinite term."""
    return weight * term if weight else mpf(0)


def log(x: mpf) -> mpf:
    return mp.log(x) if x else -mp.inf


def log_complement(p: mpf) -> mpf:
    return log1p(-p) if p < 1 else -mp.inf


def sigmoid(z: mpf) -> mpf:
    e = mp.exp(-abs(z))
    return (1 if z >= 0 else e) / (1 + e)


def sigmoid_derivative(z: mpf) -> mpf:
    return sigmoid(z) * sigmoid(-z)


def log_sigmoid(z: mpf) -> mpf:
    return min(z, mpf(0)) - log1p(mp.exp(-abs(z)))


def logit(p: mpf) -> mpf:
    return log(p) - log_complement(p)


def binary_cross_entropy(p: mpf, y: mpf) -> mpf:
    return -times(y, log(p)) - times(1 - y, log_complement(p))


def binary_cross_entropy_with_logits(z: mpf, y: mpf) -> mpf:
    return -times(y, log_sigmoid(z)) - times(1 - y, log_sigmoid(-z))


def binary_cross_entropy_gradient(z: mpf, y: mpf) -> mpf:
    return (1 - y) * sigmoid(z) - y * sigmoid(-z)


def squared_error_gradient(z: mpf, y: mpf) -> mpf:
    return 2 * binary_cross_entropy_gradient(z, y) * sigmoid(z) * sigmoid(-z)


def focal_loss(z: mpf, y: mpf, gamma: mpf) -> mpf:
    toward_truth = z if y else -z
    return times(sigmoid(-toward_truth) ** gamma, -log_sigmoid(toward_truth))


def focal_loss_gradient(z: mpf, y: mpf, gamma: mpf) -> mpf:
    toward_truth = z if y else -z
    miss = sigmoid(-toward_truth)
    surprise = times(sigmoid(toward_truth), -log_sigmoid(toward_truth))
    return (-1 if y else 1) * miss**gamma * (miss + gamma * surprise)


def _others(z: Sequence[mpf], largest: int) -> mpf:
    return mp.fsum(mp.exp(v - z[largest]) for j, v in enumerate(z) if j != largest)


def log_softmax(z: Sequence[float]) -> list[mpf]:
    exact = [mpf(v) for v in z]
    largest = exact.index(max(exact))
    normalizer = log1p(_others(exact, largest))
    return [v - exact[largest] - normalizer for v in exact]


def softmax(z: Sequence[float]) -> list[mpf]:
    return [mp.exp(v) for v in log_softmax(z)]


def cross_entropy_with_logits(z: Sequence[float], y: Sequence[float]) -> mpf:
    return -mp.fsum(times(mpf(w), v) for w, v in zip(y, log_softmax(z), strict=True))


def softmax_cross_entropy_gradient(z: Sequence[float], y: Sequence[float]) -> list[mpf]:
    p = softmax(z)
    return [
        -mp.fsum(p[:k] + p[k + 1 :]) if label == 1 else p[k] - mpf(label)
        for k, label in enumerate(y)
    ]


def cross_entropy(p: Sequence[float], q: Sequence[float]) -> mpf:
    return -mp.fsum(times(mpf(a), log(mpf(b))) for a, b in zip(p, q, strict=True))


def entropy(p: Sequence[float]) -> mpf:
    return cross_entropy(p, p)


def kl_divergence(p: Sequence[float], q: Sequence[float]) -> mpf:
    """Sum of p log(p / q) - p + q, which is KL where P and Q have exactly the same sum."""
    return mp.fsum(
        times(mpf(a), log(mpf(a)) - log(mpf(b))) - mpf(a) + mpf(b)
        for a, b in zip(p, q, strict=True)
    )


def likelihood(p: mpf, successes: mpf, trials: mpf) -> mpf:
    return p ** int(successes) * (1 - p) ** int(trials - successes)


def log_likelihood(p: mpf, successes: mpf, trials: mpf) -> mpf:
    return times(successes, log(p)) + times(trials - successes, log_complement(p))
