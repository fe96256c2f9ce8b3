"""The losses that the loss curve shows, of one logit or of a whole curve of them."""

from __future__ import annotations

from functools import lru_cache
import math
from typing import Literal, NamedTuple

import numpy as np

from ceviz import model
from ceviz.core.figure import Array
from ceviz.core.units import Unit
from ceviz.panels.loss_curve.params import LossCurveParams

_CANCELS = 0.01  # of the loss: less than that, what is above the least has too few digits left


class Second(NamedTuple):
    """A second loss, which cross-entropy is compared with.

    ``target`` is the label before any smoothing, ``amount`` the ε or γ that counts.
    """

    kind: Literal["squared", "smoothing", "focal"]
    target: float
    amount: float

    @property
    def smoothed(self) -> float:
        """The label after smoothing: a share ε of it is spread evenly over both classes."""
        return self.target * (1 - self.amount) + self.amount / 2

    def of(self, z: float | Array) -> Array:
        """The loss at logits: in nats, but the squared error, which has no unit, as it is."""
        match self.kind:
            case "squared":  # by the gradient, which keeps its digits where ŷ rounds to y
                return np.square(model.binary_cross_entropy_gradient(z, self.target))
            case "smoothing":
                return model.binary_cross_entropy_with_logits(z, self.smoothed)
            case "focal" if self.target in (0, 1):
                return model.focal_loss_with_logits(z, self.target, self.amount)
            case "focal":
                return self.mean(focal_of_both(z, self.amount))

    def mean(self, losses: Array) -> Array:
        """The mean of losses as :func:`focal_of_both` has them, over the labels that may come."""
        found: Array = np.array([self.target, 1 - self.target]) @ losses
        return found

    def counted_in(self, unit: Unit, loss: float) -> float:
        """One of its losses in a unit, if it has one."""
        return loss if self.kind == "squared" else unit.of(loss)


class Numbers(NamedTuple):
    """What is computed of one state; every loss in nats.

    ``slope`` is that over the axis, ``least`` the lowest loss that the label allows, ``above`` by
    how much the loss is above it, and ``second`` the one that it is compared with, if there is one.
    """

    z: float
    loss: float
    slope: float
    least: float
    above: float
    second: float | None


def second(params: LossCurveParams) -> Second | None:
    """The second loss, if there is one."""
    if params.compare == "none":
        return None
    amounts = {"squared": 0.0, "smoothing": params.smoothing, "focal": params.gamma}
    return Second(params.compare, params.target, amounts[params.compare])


def numbers(params: LossCurveParams) -> Numbers:
    """The present loss, its slope, and what they are compared with."""
    z, y, other = params.z, params.target, second(params)
    loss, least = cross_entropy(params), entropy(y) if params.soft else 0.0
    above = loss - least
    return Numbers(
        z=z,
        loss=loss,
        slope=slope_at(params.axis, y, z),
        least=least,
        above=above if above > _CANCELS * loss else divergence(y, z),
        second=None if other is None else float(other.of(z)),
    )


def cross_entropy(params: LossCurveParams) -> float:
    """The loss in nats, from the number that the user sets."""
    if params.axis == "prediction":
        return float(model.binary_cross_entropy(params.prediction, params.target))
    return float(model.binary_cross_entropy_with_logits(params.z, params.target))


def slope_at(axis: str, y: float, z: float) -> float:
    """How fast the loss changes along an axis at a logit, in nats.

    That is −y/ŷ + (1 − y)/(1 − ŷ) for each unit of ŷ, ŷ − y for each unit of z, and ln 10 times as
    much for tenfold odds.
    """
    if axis == "prediction":
        p, rest = model.sigmoid([z, -z]).tolist()
        return float((1 - y) / rest - y / p)
    over_z = float(model.binary_cross_entropy_gradient(z, y))
    return over_z if axis == "logit" else over_z * math.log(10)


@lru_cache(maxsize=1024)
def entropy(y: float) -> float:
    """H(y) in nats: the loss of the best prediction, ŷ = y."""
    return float(model.binary_cross_entropy(y, y))


def divergence(y: float, z: float) -> float:
    """KL(y‖ŷ) in nats: by how much the loss is above the lowest that the label allows."""
    return float(model.kl_divergence([y, 1 - y], model.sigmoid([z, -z])))


def surprise(label: int, z: float) -> float:
    """How many equally likely things there are of which one is as surprising: 1 over P(truth)."""
    return 1 / float(model.sigmoid(z if label == 1 else -z))


def ratio(now: Numbers) -> float:
    """How many times the second loss the loss is."""
    assert now.second is not None
    return now.loss / now.second


def focal_of_both(z: float | Array, gamma: float) -> Array:
    """The focal losses of the labels 1 and 0, one after the other: 0 is what 1 is at −z."""
    return model.focal_loss_with_logits(np.array([z, -z]), 1, gamma)
