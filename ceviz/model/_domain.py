"""Argument checks: each returns its argument as float64 or names it in a ValueError.

The checks run at every step of a slider, so each is a comparison and :func:`_found`; the
message is composed only once something is wrong.
"""

import math

import numpy as np
import numpy.typing as npt

# A scalar comes out as np.float64, which behaves as a 0-d array does: one name for both keeps
# the signatures readable.
FloatArray = npt.NDArray[np.float64]

# Wide enough for rows computed in float32 elsewhere, narrow enough to catch (0.5, 0.4).
SUM_TOLERANCE = 1e-6


def as_floats(value: npt.ArrayLike) -> FloatArray:
    """Return an array of float64, or np.float64 for a scalar.

    Arithmetic on np.float64 costs a tenth of what it costs on a 0-d array.
    """
    floats: FloatArray = np.asarray(value, dtype=np.float64)[()]
    return floats


def as_logit(value: npt.ArrayLike, name: str) -> FloatArray:
    """Return logits as float64; any real number and both infinities are in the domain."""
    floats = as_floats(value)
    if _found(~(floats <= np.inf)):  # nan compares false
        raise ValueError(f"{name} must be a number or an infinity, got nan")
    return floats


def as_class_logits(value: npt.ArrayLike, name: str, axis: int) -> FloatArray:
    """Return logits as float64 with the class axis last.

    -inf is a masked class. A single +inf is a certain class. Every class masked, or two
    certain ones, leaves no distribution.
    """
    floats = classes_last(np.asarray(value, dtype=np.float64), name, axis)
    largest = floats.max(axis=-1)  # nan if there is one
    if np.count_nonzero(~np.isfinite(largest)):
        if np.isnan(largest).any():
            raise ValueError(f"{name} must be a number or an infinity, got nan")
        if (largest == -np.inf).any():
            raise ValueError(f"{name} must leave at least one class unmasked, got -inf for all")
        if (np.count_nonzero(floats == np.inf, axis=-1) > 1).any():
            raise ValueError(f"{name} must be +inf for at most one class, got several")
    return floats


def as_probability(value: npt.ArrayLike, name: str) -> FloatArray:
    """Return probabilities, each on its own, as float64."""
    floats = as_floats(value)
    outside = ~((floats >= 0) & (floats <= 1))  # nan compares false
    if _found(outside):
        raise ValueError(f"{name} must lie in [0, 1], got {_first(outside, floats)}")
    return floats


def as_hard_label(value: npt.ArrayLike, name: str) -> FloatArray:
    """Return labels as float64, each exactly 0 or 1."""
    floats = as_floats(value)
    soft = (floats != 0) & (floats != 1)
    if _found(soft):
        raise ValueError(f"{name} must be 0 or 1, got {_first(soft, floats)}")
    return floats


def as_distribution(value: npt.ArrayLike, name: str, axis: int) -> FloatArray:
    """Return distributions as float64 with the class axis last, each summing to 1."""
    floats = classes_last(as_probability(value, name), name, axis)
    total = floats.sum(axis=-1)
    off = abs(total - 1) > SUM_TOLERANCE
    if _found(off):
        raise ValueError(f"{name} must sum to 1 along its axis, got {_first(off, total)}")
    return floats


def as_count(value: npt.ArrayLike, name: str) -> FloatArray:
    """Return counts as float64: whole numbers from 0; +inf is left to the caller."""
    floats = as_floats(value)
    no_count = ~((floats >= 0) & (np.trunc(floats) == floats))
    if _found(no_count):
        raise ValueError(f"{name} must be a whole number >= 0, got {_first(no_count, floats)}")
    return floats


def as_non_negative(value: npt.ArrayLike, name: str) -> FloatArray:
    """Return finite numbers from 0 as float64."""
    floats = as_floats(value)
    outside = ~((floats >= 0) & (floats < np.inf))
    if _found(outside):
        raise ValueError(f"{name} must be finite and >= 0, got {_first(outside, floats)}")
    return floats


def check_base(base: float) -> None:
    """Raise unless a logarithm to this base measures information: finite and above 1."""
    if not 1 < base < math.inf:
        raise ValueError(f"base must be finite and > 1, got {base}")


def classes_last(array: FloatArray, name: str, axis: int) -> FloatArray:
    """Return a view with the class axis last."""
    if not -array.ndim <= axis < array.ndim:
        raise ValueError(f"{name} must have a class axis {axis}, got shape {array.shape}")
    if array.shape[axis] == 0:
        raise ValueError(f"{name} must have at least one class, got shape {array.shape}")
    return array if axis == -1 else np.moveaxis(array, axis, -1)


def classes_back(array: FloatArray, axis: int) -> FloatArray:
    """Return a view with the class axis, last so far, where the caller has it."""
    return array if axis == -1 else np.moveaxis(array, -1, axis)


def _found(wrong: npt.NDArray[np.bool_] | np.bool_) -> bool:
    """Whether anything is wrong: of arrays by a count, three times faster than ``any``."""
    return bool(np.count_nonzero(wrong) if wrong.ndim else wrong)


def _first(wrong: npt.NDArray[np.bool_], values: FloatArray) -> np.float64:
    offender: np.float64 = np.extract(wrong, values)[0]
    return offender
