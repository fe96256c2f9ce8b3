"""The mathematics of cross-entropy, in NumPy alone and right in the tails.

Losses are in nats and one for each sample; gradients are with respect to the logit. README.md
beside this file says each formula in a teacher's words.
"""

from ceviz.model.activations import (
    log_sigmoid,
    log_softmax,
    logit,
    sigmoid,
    sigmoid_derivative,
    softmax,
)
from ceviz.model.descent import descent_path, steps_until_right
from ceviz.model.gradients import (
    binary_cross_entropy_gradient,
    focal_loss_gradient,
    softmax_cross_entropy_gradient,
    squared_error_gradient,
)
from ceviz.model.information import (
    code_lengths_huffman,
    code_lengths_shannon,
    cross_entropy,
    entropy,
    kl_divergence,
    kraft_sum,
    perplexity,
)
from ceviz.model.likelihood import bernoulli_likelihood, bernoulli_log_likelihood
from ceviz.model.losses import (
    binary_cross_entropy,
    binary_cross_entropy_with_logits,
    categorical_cross_entropy,
    categorical_cross_entropy_with_logits,
    focal_loss_with_logits,
    squared_error,
)

__all__ = [
    "bernoulli_likelihood",
    "bernoulli_log_likelihood",
    "binary_cross_entropy",
    "binary_cross_entropy_gradient",
    "binary_cross_entropy_with_logits",
    "categorical_cross_entropy",
    "categorical_cross_entropy_with_logits",
    "code_lengths_huffman",
    "code_lengths_shannon",
    "cross_entropy",
    "descent_path",
    "entropy",
    "focal_loss_gradient",
    "focal_loss_with_logits",
    "kl_divergence",
    "kraft_sum",
    "log_sigmoid",
    "log_softmax",
    "logit",
    "perplexity",
    "sigmoid",
    "sigmoid_derivative",
    "softmax",
    "softmax_cross_entropy_gradient",
    "squared_error",
    "squared_error_gradient",
    "steps_until_right",
]
