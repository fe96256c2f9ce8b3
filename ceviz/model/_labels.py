"""Class labels in either of the ways they are written down, brought to one."""

import numpy as np
import numpy.typing as npt

from ceviz.model._domain import FloatArray, as_distribution


def as_label_rows(y: npt.ArrayLike, scores: FloatArray, axis: int) -> FloatArray:
    """Return labels as distributions over the classes, class axis last.

    Args:
        y: Class indices (integers, with fewer axes than the scores), or one distribution per
            row of scores, one-hot or soft, with its classes along ``axis``.
        scores: What the labels belong to, class axis already last.
        axis: The class axis of the scores and of ``y``, as the caller gave it.

    Raises:
        ValueError: An index is no class, or the rows are no distributions over the classes.
    """
    labels = np.asarray(y)
    classes = scores.shape[-1]
    if labels.dtype.kind in "iu" and labels.ndim < scores.ndim:
        known = (labels >= 0) & (labels < classes)
        if not known.all():
            raise ValueError(
                f"y must be a class index in [0, {classes - 1}], got {labels[~known].flat[0]}"
            )
        one_hot: FloatArray = np.where(np.arange(classes) == labels[..., np.newaxis], 1.0, 0.0)
        return one_hot
    rows = as_distribution(labels, "y", axis)
    if rows.shape[-1] != classes:
        raise ValueError(f"y must have {classes} classes along axis {axis}, got {rows.shape[-1]}")
    return rows
