"""From logits to probabilities and back.

A logit z is any real number; its probability is s(z). Both tails are kept: s(-z) is the
complement of s(z) to the last digits, where 1 - s(z) is 0 from z = 37 on.
"""

import numpy as np
import numpy.typing as npt

from ceviz.model._domain import FloatArray, as_class_logits, as_logit, as_probability, classes_back
from ceviz.model._exponentials import shifted_exponentials


def sigmoid(z: npt.ArrayLike) -> FloatArray:
    """Return the logistic sigmoid, s(z) = 1 / (1 + exp(-z)).

    Computed from exp(-abs(z)), which cannot overflow.

    Args:
        z: Logits, any shape; -inf and +inf allowed.

    Returns:
        Probabilities in [0, 1], the shape of ``z``; within 2 ulp of the exact value.

    Raises:
        ValueError: ``z`` is nan.

    References:
        scipy.special.expit; D. R. Cox, The regression analysis of binary sequences (1958).

    Example:
        >>> sigmoid([-np.inf, 0.0, np.inf])
        array([0. , 0.5, 1. ])
    """
    z = as_logit(z, "z")
    numerator = np.exp(np.minimum(z, 0.0))  # 1 for z >= 0, exp(z) below
    e = np.exp(-abs(z))
    # numerator / (1 + e), in the form where 1 + e is rounded in the lesser part only.
    return numerator - numerator * e / (1.0 + e)


def sigmoid_derivative(z: npt.ArrayLike) -> FloatArray:
    """Return the slope of the sigmoid, s'(z) = s(z) s(-z).

    Computed as s (1 - s) on the side of the left tail, where s keeps its digits; the slope is
    the same on both sides.

    Args:
        z: Logits, any shape; -inf and +inf allowed.

    Returns:
        Slopes in [0, 1/4], the shape of ``z``; within 3 ulp.

    Raises:
        ValueError: ``z`` is nan.

    References:
        C. M. Bishop, Pattern Recognition and Machine Learning (2006), equation 4.88.

    Example:
        >>> float(sigmoid_derivative(0.0))
        0.25
    """
    s = sigmoid(-abs(as_logit(z, "z")))
    return s * (1.0 - s)


def log_sigmoid(z: npt.ArrayLike) -> FloatArray:
    """Return the natural logarithm of the sigmoid, log s(z) = min(z, 0) - log(1 + exp(-abs(z))).

    Args:
        z: Logits, any shape; -inf and +inf allowed.

    Returns:
        Log-probabilities in nats, in [-inf, 0], the shape of ``z``; within 2 ulp.

    Raises:
        ValueError: ``z`` is nan.

    References:
        scipy.special.log_expit.

    Example:
        >>> float(log_sigmoid(-1000.0))
        -1000.0
    """
    z = as_logit(z, "z")
    return np.minimum(z, 0.0) - np.log1p(np.exp(-abs(z)))


@np.errstate(divide="ignore")
def logit(p: npt.ArrayLike) -> FloatArray:
    """Return the log-odds, log(p / (1 - p)), the inverse of the sigmoid.

    Near p = 1/2 the two logarithms of log p - log(1 - p) cancel; there
    2 artanh(2p - 1), the same function, takes over, and 2p - 1 is exact.

    Args:
        p: Probabilities in [0, 1], any shape.

    Returns:
        Logits, the shape of ``p``; -inf at 0 and +inf at 1; within 2 ulp.

    Raises:
        ValueError: ``p`` lies outside [0, 1] or is nan.

    References:
        scipy.special.logit.

    Example:
        >>> round(float(logit(0.7)), 4)
        0.8473
    """
    p = as_probability(p, "p")
    near_half = abs(p - 0.5) <= 0.25
    return np.where(near_half, 2.0 * np.arctanh(2.0 * p - 1.0), np.log(p) - np.log1p(-p))[()]


def softmax(z: npt.ArrayLike, *, axis: int = -1) -> FloatArray:
    """Return softmax, exp(z_k) / (sum over j of exp(z_j)).

    Args:
        z: Logits with the classes along ``axis``. -inf masks a class; +inf, for one class at
            most, makes it certain.
        axis: The class axis.

    Returns:
        Distributions along ``axis``, the shape of ``z``; relative error below 1e-13.

    Raises:
        ValueError: ``z`` is nan, masks every class, or is +inf for several.

    References:
        J. S. Bridle, Probabilistic interpretation of feedforward classification network outputs
        (1990); scipy.special.softmax.

    Example:
        >>> softmax([0.0, 0.0, -np.inf])
        array([0.5, 0.5, 0. ])
    """
    terms = shifted_exponentials(as_class_logits(z, "z", axis))
    return classes_back(terms.exp / terms.total, axis)


def log_softmax(z: npt.ArrayLike, *, axis: int = -1) -> FloatArray:
    """Return the natural logarithm of softmax, z_k - log(sum over j of exp(z_j)).

    Computed as (z_k - max z) - log1p(others), others being the exponentials of all classes but
    the largest: two terms of one sign, and nothing to cancel when one class dominates.

    Args:
        z: Logits with the classes along ``axis``. -inf masks a class; +inf, for one class at
            most, makes it certain.
        axis: The class axis.

    Returns:
        Log-probabilities in nats, in [-inf, 0], the shape of ``z``; within 3 ulp.

    Raises:
        ValueError: ``z`` is nan, masks every class, or is +inf for several.

    References:
        P. Blanchard, D. J. Higham, N. J. Higham, Accurately computing the log-sum-exp and
        softmax functions, IMA J. Numer. Anal. 41 (2021).

    Example:
        >>> log_softmax([50.0, 0.0]).round(24)
        array([-1.93e-22, -5.00e+01])
    """
    terms = shifted_exponentials(as_class_logits(z, "z", axis))
    return classes_back(terms.shifted - np.log1p(terms.others), axis)
