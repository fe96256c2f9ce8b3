"""The classes on show, where one of them is true: what each is called, predicted and charged."""

from __future__ import annotations

import math
from typing import NamedTuple

import numpy as np

from ceviz import model
from ceviz.core import numerals
from ceviz.core.figure import Array
from ceviz.panels.bce_cce.params import BceCceParams

SURE = 1e-7
"""What a probability is short of 1 that is written as 1 less a power of ten."""


class Classes(NamedTuple):
    """What the figure is about: ``predicted`` is ŷ of each class, ``true`` the index of its label.

    ``logits`` are what softmax is given: (z + c)/T. ``costs`` are −ln ŷ of each, in nats: what it
    would cost if it were true. The loss is that of the true class; the other terms are exactly 0.
    """

    names: tuple[str, ...]
    logits: tuple[float, ...]
    predicted: tuple[float, ...]
    costs: tuple[float, ...]
    true: int

    @property
    def loss(self) -> float:
        """The loss in nats."""
        return self.costs[self.true]

    @property
    def given(self) -> float:
        """The probability that the model gives to the true class."""
        return self.predicted[self.true]

    @property
    def errors(self) -> tuple[float, ...]:
        """ŷ − y of each class; the true one lacks just what the others have."""
        own = -self.rest(self.true)
        return tuple(own if k == self.true else p for k, p in enumerate(self.predicted))

    def rest(self, k: int) -> float:
        """The probability of all classes but one, which keeps its digits where ŷ rounds to 1."""
        return math.fsum(self.predicted[:k] + self.predicted[k + 1 :])


def classes(params: BceCceParams) -> Classes:
    """The two classes of a binary label, or those of a categorical one."""
    if params.kind == "binary":
        logit = float(model.logit(params.prediction))
        return Classes(
            names=("class 0", "class 1"),
            logits=(0.0, logit),
            predicted=(1 - params.prediction, params.prediction),
            costs=tuple(model.binary_cross_entropy(params.prediction, [0, 1]).tolist()),
            true=params.label,
        )
    logits = scaled_logits(params)
    costs = -model.log_softmax(logits)
    return Classes(
        names=params.names[: params.classes],
        logits=tuple(logits.tolist()),
        predicted=tuple(np.exp(-costs).tolist()),
        costs=tuple(costs.tolist()),
        true=params.true_class,
    )


def scaled_logits(params: BceCceParams) -> Array:
    """What softmax and the sigmoids are given: (z + c)/T of each class on show."""
    logits: Array = np.array(params.logits[: params.classes])
    return (logits + params.shift) / params.temperature


def logit_back(params: BceCceParams, scaled: float) -> float:
    """The logit z that becomes (z + c)/T."""
    return scaled * params.temperature - params.shift


def logit_for(share: float, others: tuple[float, ...]) -> float:
    """The logit that gives a class a share of the probability, the others' logits as they are.

    From share = eᶻ / (eᶻ + Σ eʲ over the others) follows z = logit(share) + ln Σ eʲ. The others
    keep their proportions, since none of their logits moves.
    """
    share = min(max(share, 1e-9), 1 - 1e-9)
    total = math.log(math.fsum(math.exp(other) for other in others))
    return math.log(share / (1 - share)) + total


def written(share: float, decimals: int, rest: float | None = None) -> str:
    """A probability with so many decimals, or as many as it takes to differ from 0 and from 1.

    Args:
        share: The probability.
        decimals: How many decimals it has at least.
        rest: 1 − share, where the caller knows it better than float64 can tell.
    """
    if share < 1 - 0.5 * 10.0**-decimals:
        return numerals.visible(share, decimals)
    rest = 1 - share if rest is None else rest
    if rest >= SURE:
        return f"{share:.{math.ceil(-math.log10(rest))}f}"
    return f"1 − {numerals.significant(rest, 2)}" if rest > 0 else "1"
