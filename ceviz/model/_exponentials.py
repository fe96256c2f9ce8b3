"""The exponentials that softmax and its relatives share, with the leading class kept apart.

Once one class dominates, 1 + others rounds to 1 and everything the other classes say is
lost. Kept apart, their sum stays good to the last digits however small it is.
"""

from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from ceviz.model._domain import FloatArray
from ceviz.model._summation import compensated_sum, rounding_error


class Exponentials(NamedTuple):
    """Logits relative to the largest one, and their exponentials; the class axis is last."""

    shifted: FloatArray
    """z - max z, at most 0; exactly 0 for the leader."""
    exp: FloatArray
    """exp(z - max z), exactly 1 for the leader."""
    others: FloatArray
    """Sum of exp over all classes but the leader; the class axis has length 1."""
    is_leader: npt.NDArray[np.bool_]
    """True for the one class that leads: the first of the largest."""

    @property
    def total(self) -> FloatArray:
        """Sum of exp over all classes."""
        return 1.0 + self.others


@np.errstate(invalid="ignore", over="ignore")
def shifted_exponentials(z: FloatArray) -> Exponentials:
    """Return the exponentials of z, class axis last, shifted so that the largest is 1."""
    largest = z.max(axis=-1, keepdims=True)
    is_leader = np.arange(z.shape[-1]) == z.argmax(axis=-1)[..., np.newaxis]
    shifted = np.where(is_leader, 0.0, z - largest)
    # exp turns an absolute error of 3e-14, the rounding of 300.1 - 0.3, into a relative one.
    lost = rounding_error(z, -largest, shifted)  # nan beside an infinity
    exp = np.exp(shifted) * np.where(np.isfinite(lost), 1.0 + lost, 1.0)
    others = compensated_sum(np.where(is_leader, 0.0, exp))[..., np.newaxis]
    return Exponentials(shifted, exp, others, is_leader)
