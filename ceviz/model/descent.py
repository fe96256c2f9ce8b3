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
        learning_rate: What a gradient is multiplied by; finite and > 0.
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
    if loss not in _PULLS:
        raise ValueError(f"loss must be one of {', '.join(_PULLS)}, got {loss!r}")
    if not isfinite(z):
        raise ValueError(f"z must be finite, got {z}")
    if not 0 < learning_rate < float("inf"):
        raise ValueError(f"learning_rate must be finite and > 0, got {learning_rate}")
    if not 0 <= least <= most:
        raise ValueError(f"least and most must be 0 <= least <= most, got {least} and {most}")
    # Each step needs the one before it. Plain floats take a tenth of the time of NumPy's scalars.
    pull, toward = _PULLS[loss], sign * float(z)
    path = [toward]
    while len(path) <= least or (toward <= 0 and len(path) <= most):
        toward += learning_rate * pull(toward)
        path.append(toward)
    return sign * np.array(path)


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


def _cross_entropy(toward: float) -> float:
    """The pull on a logit counted toward the label: s(-z), or y - s(z) for y = 1."""
    e = exp(-abs(toward))
    return (e if toward > 0 else 1.0) / (1.0 + e)


def _squared_error(toward: float) -> float:
    """The same for the squared error: 2 s(-z) s(z) s(-z)."""
    e = exp(-abs(toward))
    missed, hit = (e, 1.0) if toward > 0 else (1.0, e)
    missed, hit = missed / (1.0 + e), hit / (1.0 + e)
    return 2.0 * missed * missed * hit


_PULLS: dict[Loss, Callable[[float], float]] = {
    "cross-entropy": _cross_entropy,
    "squared error": _squared_error,
}
