"""The words on the plot of the loss curve."""

from __future__ import annotations

from functools import lru_cache
import math
from typing import NamedTuple

from ceviz.core import numerals
from ceviz.core.figure import Role
from ceviz.panels.loss_curve.curves import Look
from ceviz.panels.loss_curve.losses import entropy


class Words(NamedTuple):
    """A text that stays where it is, unless the point comes near."""

    key: str
    text: str
    role: Role
    strong: bool = False


def value(seen: Look, loss: float) -> str:
    """The loss in words, with an arrow where it is beyond the axis; ``loss`` is in nats."""
    beyond = seen.counted_in.of(loss) > seen.loss_axis.high
    return f"{'↑ ' if beyond else ''}{seen.counted_in.visible(loss, 3)}"


def slope(seen: Look, nats: float) -> str:
    """The tangent's slope in words."""
    number = seen.counted_in.of(nats)
    steep = abs(number) >= 1000
    return f"slope {numerals.significant(number, 4) if steep else numerals.visible(number, 2)}"


@lru_cache(maxsize=512)
def words(seen: Look) -> tuple[Words, ...]:
    """All texts but the one beside the point and the tangent's, in the order of their claims."""
    second = [] if seen.second is None else [_second_name(seen)]
    if seen.soft:
        found = [_least(seen), *second, _soft_name(seen)]
    else:
        found = [_hard_name(seen, 1), _hard_name(seen, 0), *second]
    if seen.axis != "prediction":
        found.append(_tail(seen))
    return tuple(found)


def _hard_name(seen: Look, label: int) -> Words:
    log = seen.counted_in.log
    if seen.axis == "logit":
        text = f"−{log} σ(z)   when y = 1" if label == 1 else f"−{log} σ(−z)   when y = 0"
    else:
        text = f"−{log} ŷ   when y = 1" if label == 1 else f"−{log}(1 − ŷ)   when y = 0"
    chosen = label == seen.target
    return Words(f"name {label}", text, "loss" if chosen else "muted", chosen)


def _soft_name(seen: Look) -> Words:
    text = f"H(y, ŷ) with y = {numerals.fixed(seen.target, 2)}"
    return Words("name soft", text, "loss", strong=True)


def _least(seen: Look) -> Words:
    """What is lowest on the curve of a soft label, and where."""
    height = seen.counted_in.fixed(entropy(seen.target), 3)
    return Words("least", f"at ŷ = y: H(y) = {height}", "loss")


def _second_name(seen: Look) -> Words:
    assert seen.second is not None
    amount = seen.second.amount
    short = seen.axis == "prediction" or seen.soft  # where only few letters have room
    text = {
        "squared": "(y − ŷ)²" if short else "(y − ŷ)²: at most 1",
        "smoothing": f"label smoothing, ε = {numerals.fixed(amount, 2)}",
        "focal": f"focal loss, γ = {numerals.fixed(amount, 1)}",
    }[seen.second.kind]
    return Words("second name", text, "other", strong=True)


def _tail(seen: Look) -> Words:
    """How fast the loss grows where it is high: the same for each step along the axis."""
    unit = seen.counted_in
    step = math.log(10) if seen.axis == "log-odds" else 1.0
    left, right = (unit.of(step * slope) for slope in (-seen.target, 1 - seen.target))
    decimals = 0 if unit.name == "nats" and seen.axis == "logit" else 3
    if seen.soft:
        slopes = f"{numerals.fixed(left, 2)} and {numerals.fixed(right, 2)}"
        text = f"straight tails: slopes {slopes}"
    else:
        text = f"straight tail: slope {numerals.fixed(left or right, decimals)}"
    return Words("tail", text, "loss")
