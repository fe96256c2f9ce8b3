"""The classes on show, of either mode: what each is called, predicted and charged."""

from __future__ import annotations

import math
from typing import NamedTuple

import numpy as np

from ceviz import model
from ceviz.core import numerals
from ceviz.panels.bce_cce.params import BceCceParams


class Classes(NamedTuple):
    """What the figure is about: ``predicted`` is ŷ of each class, ``true`` the index of its label.

    The loss is in nats, and is the whole of the true class's term; the other terms are exactly 0.
    """

    names: tuple[str, ...]
    predicted: tuple[float, ...]
    true: int
    loss: float

    @property
    def given(self) -> float:
        """The probability that the model gives to the true class."""
        return self.predicted[self.true]


def classes(params: BceCceParams) -> Classes:
    """The two classes of a binary label, or those of a categorical one."""
    if params.kind == "binary":
        return Classes(
            names=("class 0", "class 1"),
            predicted=(1 - params.prediction, params.prediction),
            true=params.label,
            loss=float(model.binary_cross_entropy(params.prediction, params.label)),
        )
    log_predicted = model.log_softmax(params.logits[: params.classes])
    return Classes(
        names=params.names[: params.classes],
        predicted=tuple(np.exp(log_predicted).tolist()),
        true=params.true_class,
        loss=-float(log_predicted[params.true_class]),
    )


def logit_for(share: float, others: tuple[float, ...]) -> float:
    """The logit that gives a class a share of the probability, the others' logits as they are.

    From share = eᶻ / (eᶻ + Σ eʲ over the others) follows z = logit(share) + ln Σ eʲ. The others
    keep their proportions, since none of their logits moves.
    """
    share = min(max(share, 1e-9), 1 - 1e-9)
    total = math.log(math.fsum(math.exp(other) for other in others))
    return math.log(share / (1 - share)) + total


def written(share: float, decimals: int) -> str:
    """A probability with so many decimals, or as many as it takes to differ from 0 and from 1."""
    if share < 1 - 0.5 * 10.0**-decimals:
        return numerals.visible(share, decimals)
    return f"{share:.{math.ceil(-math.log10(1 - share))}f}"
