"""Code lengths: those of a code made for a distribution, and those that the user drags."""

from __future__ import annotations

from functools import lru_cache
import math

import numpy as np

from ceviz import model
from ceviz.core.figure import Array
from ceviz.panels.codes.languages import shares

SHORTEST, LONGEST = 0.1, 14.0
DECIMALS = 2
_EXACT = 1e-9  # how far from 1 a Kraft sum may be and still count as 1


@lru_cache(maxsize=256)
def lengths_for(name: str, counts: tuple[float, ...], *, code: str, space: bool) -> Array:
    """The code lengths in bits for a language or text; inf for a letter that never occurs."""
    q = shares(name, counts, space=space)
    made = _made(q, code)
    made.flags.writeable = False
    return made


def _made(q: Array, code: str) -> Array:
    if code == "shannon":
        return model.code_lengths_shannon(q)
    if code == "huffman":
        return model.code_lengths_huffman(q)
    with np.errstate(divide="ignore"):
        return 0.0 - np.log2(q)  # 0, not −0, for what is certain


@lru_cache(maxsize=256)
def drawable(name: str, counts: tuple[float, ...], *, code: str, space: bool) -> tuple[float, ...]:
    """The same lengths within what can be dragged."""
    lengths = lengths_for(name, counts, code=code, space=space)
    return tuple(np.clip(lengths, SHORTEST, LONGEST).tolist())


def spent(lengths: tuple[float, ...]) -> tuple[float, ...]:
    """Lengths whose sum of 2^-length is 1, the nearest to those given; they stay if theirs is."""
    inside = np.clip(np.array(lengths), SHORTEST, LONGEST)
    if abs(float(np.exp2(-inside).sum()) - 1) <= _EXACT:
        return tuple(inside.tolist())
    return tuple(_shifted(inside, 1.0).tolist())


def respent(lengths: tuple[float, ...], k: int, length: float) -> tuple[float, ...]:
    """The lengths after one letter took another: the others share what is left of the budget.

    A word of that length takes 2^-length of Kraft's budget of 1; all others are longer or shorter
    by the same number of bits.
    """
    others = np.delete(np.array(lengths), k)
    room = (others.size * 2.0**-LONGEST, 1 - others.size * 2.0**-LONGEST)
    taken = min(max(2.0**-length, 2.0**-LONGEST), 2.0**-SHORTEST, room[1])
    made = np.insert(_shifted(others, 1 - taken), k, -math.log2(taken))
    return tuple(made.tolist())


def _shifted(lengths: Array, budget: float) -> Array:
    """All lengths longer or shorter by the same, within their range, to spend a budget.

    Each round moves those that can still move by what the sum lacks, which clips some of them.
    """
    by, inside = 0.0, lengths
    for _ in range(60):
        inside = np.clip(lengths + by, SHORTEST, LONGEST)
        taken = np.exp2(-inside)
        total = float(taken.sum())
        if abs(total - budget) <= 1e-13:
            break
        movable = inside > SHORTEST if total < budget else inside < LONGEST
        moving = float(taken[movable].sum())
        by += math.log2(moving / max(budget - total + moving, 0.01 * moving))
    return inside
