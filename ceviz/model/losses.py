"""What a prediction costs, in nats, one number for each sample: no mean, no sum, no factor 1/2.

The cross-entropy penalty is logarithmic and unbounded in the predicted probability, and
asymptotically linear in the logit. Nothing is clipped: a certain and wrong prediction costs
inf.
"""

import numpy as np
import numpy.typing as npt

from ceviz.model._domain import (
    FloatArray,
    as_class_logits,
    as_distribution,
    as_hard_label,
    as_logit,
    as_non_negative,
    as_probability,
)
from ceviz.model._exponentials import shifted_exponentials
from ceviz.model._labels import as_label_rows
from ceviz.model._summation import compensated_sum, weighted
from ceviz.model.activations import sigmoid


@np.errstate(divide="ignore")
def binary_cross_entropy(p: npt.ArrayLike, y: npt.ArrayLike) -> FloatArray:
    """Return binary cross-entropy from the probability, -y log p - (1 - y) log(1 - p).

    Args:
        p: Predicted probabilities of the label 1, in [0, 1], any shape.
        y: Labels in [0, 1], hard or soft, broadcast against ``p``.

    Returns:
        Losses in nats, in [0, inf], elementwise; within 2 ulp.

    Raises:
        ValueError: ``p`` or ``y`` lies outside [0, 1] or is nan.

    References:
        I. J. Good, Rational decisions, J. R. Stat. Soc. B 14 (1952). torch.nn.BCELoss clamps
        the logarithm at -100; this does not.

    Example:
        >>> binary_cross_entropy([0.7, 0.9, 0.001, 0.0], 1).round(4)
        array([0.3567, 0.1054, 6.9078,    inf])
    """
    p = as_probability(p, "p")
    y = as_probability(y, "y")
    return weighted(y, -np.log(p)) + weighted(1.0 - y, -np.log1p(-p))


def binary_cross_entropy_with_logits(z: npt.ArrayLike, y: npt.ArrayLike) -> FloatArray:
    """Return binary cross-entropy from the logit, -y log s(z) - (1 - y) log s(-z).

    Both logarithms hold the same log(1 + exp(-abs(z))), so the loss is that plus abs(z) times
    the label's share on the wrong side of 0: two terms >= 0, and nothing to cancel.

    Args:
        z: Logits, any shape; -inf and +inf allowed.
        y: Labels in [0, 1], hard or soft, broadcast against ``z``.

    Returns:
        Losses in nats, in [0, inf], elementwise; within 2 ulp.

    Raises:
        ValueError: ``z`` is nan; ``y`` lies outside [0, 1] or is nan.

    References:
        torch.nn.BCEWithLogitsLoss, optax.losses.sigmoid_binary_cross_entropy.

    Example:
        >>> binary_cross_entropy_with_logits([-1000.0, 0.0, 1000.0], 1).round(4)
        array([1.000e+03, 6.931e-01, 0.000e+00])
    """
    z = as_logit(z, "z")
    y = as_probability(y, "y")
    distance = abs(z)
    wrong_share = np.where(z >= 0, 1.0 - y, y)
    return weighted(wrong_share, distance) + np.log1p(np.exp(-distance))


@np.errstate(divide="ignore")
def categorical_cross_entropy(p: npt.ArrayLike, y: npt.ArrayLike, *, axis: int = -1) -> FloatArray:
    """Return categorical cross-entropy from probabilities, -(sum over k of y_k log p_k).

    Args:
        p: Predicted distributions along ``axis``.
        y: Class indices (integers, with fewer axes than ``p``), or label distributions along
            ``axis``, one-hot or soft, broadcast against ``p``.
        axis: The class axis.

    Returns:
        Losses in nats, in [0, inf], one for each distribution: the shape without ``axis``.

    Raises:
        ValueError: ``p`` or ``y`` is no distribution, or ``y`` no class index.

    References:
        keras.losses.CategoricalCrossentropy, which clips ``p`` to [1e-7, 1 - 1e-7] and
        renormalises; this does neither.

    Example:
        >>> categorical_cross_entropy([[0.7, 0.2, 0.1], [0.0, 0.5, 0.5]], [0, 0]).round(4)
        array([0.3567,    inf])
    """
    p = as_distribution(p, "p", axis)
    rows = as_label_rows(y, p, axis)
    return compensated_sum(weighted(rows, -np.log(p)))


def categorical_cross_entropy_with_logits(
    z: npt.ArrayLike, y: npt.ArrayLike, *, axis: int = -1, label_smoothing: float = 0.0
) -> FloatArray:
    """Return categorical cross-entropy from logits, -(sum over k of y_k log softmax(z)_k).

    Args:
        z: Logits with the classes along ``axis``; -inf masks a class, whose term is 0 where its
            label is 0.
        y: Class indices (integers, with fewer axes than ``z``), or label distributions along
            ``axis``, one-hot or soft, broadcast against ``z``.
        axis: The class axis.
        label_smoothing: The share in [0, 1] of each label that is spread evenly over all K
            classes, y -> (1 - share) y + share / K. A masked class gets its part too, so any
            share above 0 then costs inf.

    Returns:
        Losses in nats, in [0, inf], one for each row of logits: the shape without ``axis``;
        within 3 ulp.

    Raises:
        ValueError: ``z`` is no row of logits, ``y`` no label, or ``label_smoothing`` lies
            outside [0, 1].

    References:
        torch.nn.CrossEntropyLoss; C. Szegedy et al., Rethinking the inception architecture for
        computer vision (2016), section 7, for the smoothing.

    Example:
        An untrained model of ten classes starts at log 10:

        >>> round(float(categorical_cross_entropy_with_logits(np.zeros(10), 3)), 4)
        2.3026
    """
    z = as_class_logits(z, "z", axis)
    rows = as_label_rows(y, z, axis)
    if label_smoothing:
        share = as_probability(label_smoothing, "label_smoothing")
        rows = (1.0 - share) * rows + share / z.shape[-1]
    terms = shifted_exponentials(z)
    return compensated_sum(weighted(rows, np.log1p(terms.others) - terms.shifted))


def squared_error(p: npt.ArrayLike, y: npt.ArrayLike) -> FloatArray:
    """Return the squared error of a probability, (p - y)^2, the Brier score of one sample.

    Args:
        p: Predicted probabilities of the label 1, in [0, 1], any shape.
        y: Labels in [0, 1], hard or soft, broadcast against ``p``.

    Returns:
        Losses in [0, 1], elementwise, without the factor 1/2 and without a unit.

    Raises:
        ValueError: ``p`` or ``y`` lies outside [0, 1] or is nan.

    References:
        G. W. Brier, Verification of forecasts expressed in terms of probability (1950).

    Example:
        >>> round(float(squared_error(0.2, 1)), 4)
        0.64
    """
    return np.square(as_probability(p, "p") - as_probability(y, "y"))


def focal_loss_with_logits(z: npt.ArrayLike, y: npt.ArrayLike, gamma: npt.ArrayLike) -> FloatArray:
    """Return the focal loss from the logit, -(1 - q)^gamma log q, q the true label's probability.

    Binary cross-entropy times (1 - q)^gamma: the larger gamma, the less the easy samples count.

    Args:
        z: Logits, any shape; -inf and +inf allowed.
        y: Labels, each exactly 0 or 1, broadcast against ``z``.
        gamma: The focusing parameter, finite and >= 0, broadcast against ``z``.

    Returns:
        Losses in nats, in [0, inf], elementwise; within 3 + 2.2 gamma ulp for gamma up to 5.

    Raises:
        ValueError: ``z`` is nan, ``y`` neither 0 nor 1, or ``gamma`` negative or infinite.

    References:
        T.-Y. Lin et al., Focal loss for dense object detection (2017), equation 4.

    Example:
        >>> round(float(focal_loss_with_logits(0.0, 1, 2.0)), 4)
        0.1733
    """
    z = as_logit(z, "z")
    y = as_hard_label(y, "y")
    gamma = as_non_negative(gamma, "gamma")
    miss = sigmoid(np.where(y == 1, -z, z))
    return miss**gamma * binary_cross_entropy_with_logits(z, y)
