"""What has been observed, and its likelihood on the way to the loss."""

from __future__ import annotations

from functools import lru_cache
import math
from typing import NamedTuple

import numpy as np

from ceviz import model
from ceviz.core import numerals

MOST = 5000
APART = 0.01
"""Losses in nats that differ by more are told apart by their difference."""
SEEN = 40
"""Up to so many coins are shown, and flipped, one by one."""


class Observed(NamedTuple):
    """How many ones there are among how many observations, with their order if it can be seen."""

    ones: int
    total: int
    order: str

    @property
    def zeros(self) -> int:
        """How many observations are 0."""
        return self.total - self.ones

    @property
    def share(self) -> float:
        """k/N, the prediction under which all this is likeliest."""
        return self.ones / self.total

    def flipped(self, place: int) -> str:
        """The row in which one coin shows its other side."""
        other = "0" if self.order[place] == "1" else "1"
        return self.order[:place] + other + self.order[place + 1 :]


def one(label: int) -> Observed:
    """A single observation."""
    return Observed(label, 1, str(label))


@lru_cache(maxsize=256)
def written(row: str) -> Observed:
    """The ones and zeros of a text; other signs in it, such as spaces, do not count."""
    order = "".join(sign for sign in row if sign in "01")
    return Observed(order.count("1"), len(order), order)


@lru_cache(maxsize=256)
def drawn(total: int, probability: float, seed: int) -> Observed:
    """So many coins at random: each is 1 where the next number of PCG64 is below the probability.

    A larger number of coins begins with the smaller one's.
    """
    ones = np.random.Generator(np.random.PCG64(seed)).random(total) < probability
    order = "".join("01"[one] for one in ones.tolist()) if total <= SEEN else ""
    return Observed(int(np.count_nonzero(ones)), total, order)


class Stages(NamedTuple):
    """From the likelihood of what was observed to the loss; all but the first in nats.

    ``likelihood`` is what float64 makes of it: 0.0 where it is less than the smallest number.
    ``loss`` is a mean over the observations.
    """

    likelihood: float
    log_likelihood: float
    negative: float
    loss: float


@lru_cache(maxsize=256)
def stages(ones: int, total: int, prediction: float) -> Stages:
    """The numbers of the four stages."""
    log_likelihood = float(model.bernoulli_log_likelihood(prediction, ones, total))
    return Stages(
        float(model.bernoulli_likelihood(prediction, ones, total)),
        log_likelihood,
        -log_likelihood,
        -log_likelihood / total,
    )


def underflows(now: Stages) -> bool:
    """Whether float64 makes the product 0, which the likelihood is not."""
    return now.likelihood == 0.0 and math.isfinite(now.log_likelihood)


def excess(observed: Observed, prediction: float) -> float:
    """KL(k/N‖ŷ): how much the loss is above the least there is, in nats an observation."""
    loss = stages(observed.ones, observed.total, prediction).loss
    difference = loss - least_loss(observed)
    # Of losses that are closer, it would have too few digits.
    return difference if difference > APART else divergence(observed, prediction)


def divergence(observed: Observed, prediction: float) -> float:
    """The same from the two distributions, right however close they are, and slower."""
    truth = np.array([observed.share, 1 - observed.share])
    return float(model.kl_divergence(truth, np.array([prediction, 1 - prediction])))


@lru_cache(maxsize=256)
def least_loss(observed: Observed) -> float:
    """H(k/N), the loss of the best prediction, in nats an observation."""
    return float(model.binary_cross_entropy(observed.share, observed.share))


def likelihood_text(log_likelihood: float, digits: int = 3) -> str:
    """A likelihood from its logarithm in nats: in powers of ten where float64 has none left.

    It has so many decimals, or digits in powers of ten.

    >>> likelihood_text(math.log(0.0309)), likelihood_text(-745.4506)
    ('0.031', '1.80·10⁻³²⁴')
    """
    power = log_likelihood / math.log(10)
    if power >= -2.02:  # three decimals have two digits then
        return numerals.fixed(math.exp(log_likelihood), digits)
    exponent = math.floor(power)
    mantissa = f"{10 ** (power - exponent):.{digits - 1}f}"
    if mantissa.startswith("10"):
        mantissa, exponent = f"{1:.{digits - 1}f}", exponent + 1
    return f"{mantissa}·10{numerals.superscript(exponent)}"


def decimals_for(total: int) -> int:
    """How many decimals sums over so many observations are written with."""
    return 3 if total < 100 else 2
