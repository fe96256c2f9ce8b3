"""How the losses change with the logit: what gradient descent acts on.

Every gradient here is with respect to the logit z, not the probability, for one sample:
no mean over samples, no factor 1/2 in the squared error.
"""

import numpy as np
import numpy.typing as npt

from ceviz.model._domain import (
    FloatArray,
    as_class_logits,
    as_hard_label,
    as_logit,
    as_non_negative,
    as_probability,
    classes_back,
)
from ceviz.model._exponentials import shifted_exponentials
from ceviz.model._labels import as_label_rows
from ceviz.model._summation import weighted
from ceviz.model.activations import log_sigmoid, sigmoid, sigmoid_derivative


def binary_cross_entropy_gradient(z: npt.ArrayLike, y: npt.ArrayLike) -> FloatArray:
    """Return d/dz of binary cross-entropy, s(z) - y.

    For y = 1 that is -s(-z), which keeps its digits where s(z) - 1 is 0, from z = 37 on.

    Args:
        z: Logits, any shape; -inf and +inf allowed.
        y: Labels in [0, 1], hard or soft, broadcast against ``z``.

    Returns:
        Gradients in [-1, 1], elementwise; within 2 ulp for hard labels, and within 2.1 ulp of
        the larger of s(z) and y for soft ones, where the subtraction cancels.

    Raises:
        ValueError: ``z`` is nan; ``y`` lies outside [0, 1] or is nan.

    References:
        C. M. Bishop, Pattern Recognition and Machine Learning (2006), equation 4.91.

    Example:
        >>> binary_cross_entropy_gradient(np.log(0.25), [0, 1]).round(4)
        array([ 0.2, -0.8])
    """
    z = as_logit(z, "z")
    y = as_probability(y, "y")
    return np.where(y == 1, -sigmoid(-z), sigmoid(z) - y)[()]


def squared_error_gradient(z: npt.ArrayLike, y: npt.ArrayLike) -> FloatArray:
    """Return d/dz of (s(z) - y)^2, which is 2 (s(z) - y) s'(z).

    The factor s'(z) fades in both tails: a confident and wrong prediction hardly learns.

    Args:
        z: Logits, any shape; -inf and +inf allowed.
        y: Labels in [0, 1], hard or soft, broadcast against ``z``.

    Returns:
        Gradients in [-8/27, 8/27], elementwise; within 6 ulp for hard labels.

    Raises:
        ValueError: ``z`` is nan; ``y`` lies outside [0, 1] or is nan.

    References:
        M. A. Nielsen, Neural Networks and Deep Learning (2015), chapter 3, equation 55, with
        the factor 1/2 that is left out here.

    Example:
        >>> squared_error_gradient(np.log(0.25), [0, 1]).round(4)
        array([ 0.064, -0.256])
    """
    return 2.0 * binary_cross_entropy_gradient(z, y) * sigmoid_derivative(z)


def softmax_cross_entropy_gradient(
    z: npt.ArrayLike, y: npt.ArrayLike, *, axis: int = -1
) -> FloatArray:
    """Return d/dz_k of categorical cross-entropy, softmax(z)_k - y_k.

    Where the label is 1 that is minus the sum of the other exponentials over the sum of all,
    which keeps its digits where softmax(z)_k rounds to 1.

    Args:
        z: Logits with the classes along ``axis``; -inf masks a class.
        y: Class indices (integers, with fewer axes than ``z``), or label distributions along
            ``axis``, one-hot or soft, broadcast against ``z``.
        axis: The class axis.

    Returns:
        Gradients in [-1, 1], one for each logit; relative error below 1e-13 for hard labels.

    Raises:
        ValueError: ``z`` is no row of logits or ``y`` no label.

    References:
        C. M. Bishop, Pattern Recognition and Machine Learning (2006), equation 4.109.

    Example:
        >>> softmax_cross_entropy_gradient([0.0, 0.0], 0)
        array([-0.5,  0.5])
    """
    z = as_class_logits(z, "z", axis)
    rows = as_label_rows(y, z, axis)
    terms = shifted_exponentials(z)
    all_but_this = np.where(terms.is_leader, terms.others, terms.total - terms.exp)
    gradient = np.where(rows == 1, -all_but_this / terms.total, terms.exp / terms.total - rows)
    return classes_back(gradient, axis)


def focal_loss_gradient(z: npt.ArrayLike, y: npt.ArrayLike, gamma: npt.ArrayLike) -> FloatArray:
    """Return d/dz of the focal loss, -(1 - q)^gamma ((1 - q) - gamma q log q) toward the truth.

    q is the true label's probability; both terms in the bracket are >= 0. The sign is that
    of s(z) - y.

    Args:
        z: Logits, any shape; -inf and +inf allowed.
        y: Labels, each exactly 0 or 1, broadcast against ``z``.
        gamma: The focusing parameter, finite and >= 0, broadcast against ``z``.

    Returns:
        Gradients, elementwise; within 3 + 3 gamma ulp for gamma up to 5 (3.5 for
        gamma between 0 and 1/6).

    Raises:
        ValueError: ``z`` is nan, ``y`` neither 0 nor 1, or ``gamma`` negative or infinite.

    References:
        T.-Y. Lin et al., Focal loss for dense object detection (2017), appendix B.

    Example:
        >>> round(float(focal_loss_gradient(0.0, 1, 0.0)), 4)
        -0.5
    """
    z = as_logit(z, "z")
    y = as_hard_label(y, "y")
    gamma = as_non_negative(gamma, "gamma")
    sign = 1.0 - 2.0 * y
    toward_truth = -sign * z
    miss = sigmoid(-toward_truth)
    surprise = weighted(sigmoid(toward_truth), -log_sigmoid(toward_truth))
    return sign * miss**gamma * (miss + gamma * surprise)
