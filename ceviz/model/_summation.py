"""Sums whose error does not grow with the number of terms, and weights that switch terms off."""

import numpy as np

from ceviz.model._domain import FloatArray


def weighted(weight: FloatArray, term: FloatArray) -> FloatArray:
    """Return weight * term, and 0 where the weight is 0, an infinite term included.

    The convention 0 * log 0 = 0: what never happens adds nothing to a mean.
    """
    return weight * np.where(weight == 0, 0.0, term)


def rounding_error(a: FloatArray | float, b: FloatArray, total: FloatArray) -> FloatArray:
    """Return exactly what rounding took from total = a + b.

    References:
        D. E. Knuth, The Art of Computer Programming 2, section 4.2.2, theorem B (TwoSum).
    """
    b_kept = total - a
    a_kept = total - b_kept
    return (a - a_kept) + (b - b_kept)


@np.errstate(invalid="ignore")
def compensated_sum(terms: FloatArray) -> FloatArray:
    """Sum along the last axis, adding back what each partial sum lost to rounding.

    References:
        T. Ogita, S. M. Rump, S. Oishi, Accurate sum and dot product, SIAM J. Sci. Comput. 26
        (2005), their Sum2.
    """
    partial = np.add.accumulate(terms, axis=-1)
    total = partial[..., -1]
    lost = rounding_error(partial[..., :-1], terms[..., 1:], partial[..., 1:]).sum(axis=-1)
    # An infinite total lost inf - inf, which is no number.
    return total + np.where(np.isfinite(total), lost, 0.0)
