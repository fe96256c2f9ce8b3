"""Losses that are not what they are taken for: a mistake, or a library's way of avoiding ∞."""

from __future__ import annotations

from functools import lru_cache
import math
from typing import NamedTuple

from msgspec.structs import replace

from ceviz.panels.bce_cce.classes import Classes
from ceviz.panels.bce_cce.params import REACH, BceCceParams
from ceviz.panels.bce_cce.spacing import DEPTH

CLIP = 1e-7
"""What Keras keeps every ŷ away from 0 and from 1 by."""
CLIPPED = (-math.log1p(-CLIP), -math.log(CLIP))
"""The least and the largest loss that it leaves, in nats."""
CLAMP = -100.0
"""What PyTorch's binary_cross_entropy lets no logarithm fall below."""

_REACHES = {"twice": 2.6, "sum": 12.0, "clip": 22.0, "clamp": 125.0}


class Trap(NamedTuple):
    """A wrong loss, in nats as it is taken for, and how it can be told.

    ``at`` is the class whose term it is; ``line`` is the loss that it never falls below or rises
    above, or that an untrained model has by it; ``reach`` is how far the axis of the terms goes.
    """

    name: str
    loss: float
    at: int
    line: float
    line_name: str
    reach: float


@lru_cache(maxsize=4)
def trap(params: BceCceParams, now: Classes) -> Trap | None:
    """What the trap that is chosen makes of the loss; None where there is none."""
    if params.kind != "categorical" or params.view != "terms" or params.trap == "none":
        return None
    many, at = len(now.names), now.true
    match params.trap:
        case "twice":
            loss = _softmax_again(now)
            line, line_name = floor(many), "never below"
        case "log2":
            loss = now.loss / math.log(2)
            line, line_name = math.log2(many), "untrained"
        case "sum":
            loss = now.loss * params.batch
            line, line_name = math.log(many) * params.batch, "untrained"
        case "clip":
            loss = clipped(now.loss)
            line, line_name = CLIPPED[1], "never above"
        case "clamp":
            loss = min(now.loss, -CLAMP)
            line, line_name = -CLAMP, "never above"
        case _:
            at = place_in_order(now)
            loss = now.costs[at]
            line, line_name = math.log(many), "by chance"
    return Trap(
        name=_NAMES[params.trap],
        loss=loss,
        at=at,
        line=line,
        line_name=line_name,
        reach=_REACHES.get(params.trap, DEPTH),
    )


_NAMES = {
    "twice": "softmax twice",
    "log2": "log₂ as nats",
    "sum": "summed",
    "clip": "clipped",
    "clamp": "clamped",
    "order": "wrong order",
}


def _softmax_again(now: Classes) -> float:
    """Cross-entropy from ŷ where logits are meant."""
    others = now.predicted[: now.true] + now.predicted[now.true + 1 :]
    return math.log1p(math.fsum(math.exp(share - now.given) for share in others))


def clipped(loss: float) -> float:
    """The loss by a ŷ that is kept away from 0 and from 1, in nats."""
    return min(max(loss, CLIPPED[0]), CLIPPED[1])


def floor(many: int) -> float:
    """The loss of a perfect prediction of so many classes when softmax is applied to ŷ again.

    Softmax of (1, 0, …, 0) gives e/(e + K − 1) at the most.
    """
    return math.log1p((many - 1) / math.e)


def in_other_order(names: tuple[str, ...]) -> bool:
    """Whether sorting moves any of the names."""
    return list(names) != sorted(names)


def place_in_order(now: Classes) -> int:
    """The index that the true class gets when the names are sorted."""
    return sorted(range(len(now.names)), key=now.names.__getitem__).index(now.true)


def telling_example(params: BceCceParams) -> BceCceParams:
    """The same trap where its fingerprint shows: a perfect, an untrained or a hopeless model."""
    true = params.true_class
    flat = [0.0] * len(params.logits)
    match params.trap:
        case "twice":
            right = tuple(REACH if k == true else -REACH for k in range(len(flat)))
            return replace(params, logits=right, temperature=1.0)
        case "log2" | "sum":
            return replace(params, logits=tuple(flat), temperature=1.0)
        case "clip" | "clamp":
            rival = 0 if true else 1
            flat[true], flat[rival] = -REACH, REACH
            return replace(
                params, logits=tuple(flat), temperature=0.6 if params.trap == "clip" else 0.1
            )
        case "order":
            moved = _out_of_place(params)
            flat[moved] = 4.0
            return replace(params, logits=tuple(flat), true_class=moved, temperature=1.0)
    return params


def _out_of_place(params: BceCceParams) -> int:
    """The first class from the true one on that sorting moves; the true one if none is moved."""
    many = params.classes
    names = params.names[:many]
    order = sorted(range(many), key=names.__getitem__)
    after = [(params.true_class + step) % many for step in range(many)]
    return next((k for k in after if order.index(k) != k), params.true_class)
