"""Gradient descent on one logit, step by step: how fast a loss mends a wrong prediction.

The logit itself is what learns, as in a neuron whose only parameter is its bias. A step subtracts
the learning rate times the gradient with respect to the logit; there is no momentum.
"""

from collections.abc import Callable
from math import exp, isfinite
from typing import Literal

import numpy as np

from ceviz.model._domain import FloatArray, as_hard_label

Loss = Literal["cross-entropy", "squared error"]


def descent_path(
    loss: Loss, z: float, y: int, *, learning_rate: float, least: int = 0, most: int = 1_000_000
) -> FloatArray:
    """Return the logits of gradient descent, z <- z - learning_rate dL/dz, the start first.

    The path ends where the prediction is right for the first time, s(z) on the label's side of
    1/2, but not before ``least`` steps nor after ``most``.

    Args:
        loss: "cross-entropy", or "squared error", which is (s(z) - y)^2 without a factor 1/2.
        z: The logit to start from, finite.
        y: The label, exactly 0 or 1.
        learning_rate: What a gradient is multiplied by; > 0 and at most 1e100.
        least: So many steps are made at the least, >= 0.
        most: So many steps are made at the most, >= ``least``.

    Returns:
        One logit more than there are steps. Each step is within 6 ulp of its gradient and half
        an ulp of its sum; where a path leaves squared error's flat end, the gradient grows and
        what was rounded grows with it.

    Raises:
        ValueError: An argument is outside its domain.

    References:
        M. A. Nielsen, Neural Networks and Deep Learning (2015), chapter 3, "The cross-entropy
        cost function", where the same two learners start from the same places.

    Example:
        >>> descent_path("cross-entropy", -1.0, 1, learning_rate=0.5).round(4)
        array([-1.    , -0.6345, -0.3077, -0.0196,  0.2329])
        >>> len(descent_path("squared error", -10.0, 1, learning_rate=0.5)) - 1
        22063
    """
    sign = 1.0 if as_hard_label(y, "y") else -1.0
    if loss not in _PATHS:
        raise ValueError(f"loss must be one of {', '.join(_PATHS)}, got {loss!r}")
    if not isfinite(z):
        raise ValueError(f"z must be finite, got {z}")
    if not 0 < learning_rate <= _FASTEST:
        raise ValueError(f"learning_rate must be > 0 and at most 1e100, got {learning_rate}")
    if not 0 <= least <= most:
        raise ValueError(f"least and most must be 0 <= least <= most, got {least} and {most}")
    path = _PATHS[loss](sign * float(z), float(learning_rate), least, most)
    return sign * np.fromiter(path, np.float64, len(path))


def steps_until_right(path: FloatArray, y: int) -> int | None:
    """Return how many steps a path makes until the prediction is right, s(z) beyond 1/2.

    Args:
        path: Logits, the start first, as :func:`descent_path` gives them.
        y: The label, exactly 0 or 1.

    Returns:
        The number of steps, 0 if the start is right; None if the path never gets there.

    Raises:
        ValueError: ``y`` is neither 0 nor 1.

    Example:
        >>> steps_until_right(np.array([-1.0, 0.0, 0.5, 0.9]), 1)
        2
    """
    right = path > 0 if as_hard_label(y, "y") else path < 0
    return int(right.argmax()) if right.any() else None


# Each step needs the one before it, and a path may be 100,000 steps long. Plain floats take a tenth
# of the time of NumPy's scalars, and written out in each loop, a gradient half of that. Logits are
# counted toward the label, and never fall: first come the steps that are wrong, then those that are
# right. So the sigmoid keeps its digits on both sides, and neither exponential overflows.


def _cross_entropy_path(toward: float, rate: float, least: int, most: int) -> list[float]:
    """A step is the rate times s(-z)."""
    path = [toward]
    add = path.append
    for _ in range(most):
        if toward > 0.0:
            break
        toward += rate / (1.0 + exp(toward))
        add(toward)
    for _ in range(least + 1 - len(path)):
        e = exp(-toward)
        toward += rate * e / (1.0 + e)
        add(toward)
    return path


def _squared_error_path(toward: float, rate: float, least: int, most: int) -> list[float]:
    """A step is the rate times 2 s(-z) s(z) s(-z)."""
    path = [toward]
    add, rate = path.append, 2.0 * rate
    for _ in range(most):
        if toward > 0.0:
            break
        e = exp(toward)
        missed = 1.0 / (1.0 + e)
        toward += rate * missed * missed * (e * missed)
        add(toward)
    for _ in range(least + 1 - len(path)):
        e = exp(-toward)
        hit = 1.0 / (1.0 + e)
        toward += rate * (e * hit) * (e * hit) * hit
        add(toward)
    return path


_FASTEST = 1e100  # with twice that, no step is beyond a float64

_PATHS: dict[Loss, Callable[[float, float, int, int], list[float]]] = {
    "cross-entropy": _cross_entropy_path,
    "squared error": _squared_error_path,
}
