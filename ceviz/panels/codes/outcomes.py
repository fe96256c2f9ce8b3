"""Two distributions over a few outcomes: how one share takes room from the others, and KL."""

from __future__ import annotations

from functools import lru_cache
import math
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from ceviz import model
from ceviz.core.figure import Array

if TYPE_CHECKING:
    from ceviz.panels.codes.params import CodesParams

MOST = 10
_EXACT = 1e-9  # how far from 1 a sum of shares may be and still count as 1


class Pair(NamedTuple):
    """P and Q and their measures, in the chosen unit.

    ``contributions`` are the terms p ln(p/q), of both signs; their sum is ``kl``.
    """

    p: Array
    q: Array
    entropy: float
    cross: float
    kl: float
    reverse: float
    contributions: Array


def pair(params: CodesParams) -> Pair:
    """What the record's two distributions come to."""
    p, q = p_of(params), np.array(params.q_shares[: params.outcomes])
    base = 2 if params.unit == "bits" else math.e
    both, swapped = np.array([p, q]), np.array([q, p])
    kl, reverse = model.kl_divergence(both, swapped, base=base).tolist()
    entropy = _entropy(tuple(p.tolist()), base)
    return Pair(
        p=p,
        q=q,
        entropy=entropy,
        cross=entropy + kl,
        kl=kl,
        reverse=reverse,
        contributions=contributions(p, q, base),
    )


def goal(params: CodesParams) -> float:
    """The KL to reach in the challenge, in the chosen unit."""
    return params.counted_in.per_bit * params.target


@lru_cache(maxsize=64)
def _entropy(p: tuple[float, ...], base: float) -> float:
    """H(P), once for as long as only Q moves."""
    return float(model.entropy(p, base=base))


def p_of(params: CodesParams) -> Array:
    """P: the user's own, or a one-hot label with a part spread over all outcomes."""
    many = params.outcomes
    if params.label == "free":
        return np.array(params.p_shares[:many])
    label = np.full(many, params.smoothing / many)
    label[params.true_class] += 1 - params.smoothing
    return label


def contributions(p: Array, q: Array, base: float) -> Array:
    """Each outcome's p log(p/q); 0 where p is 0, inf where q alone is."""
    with np.errstate(divide="ignore", invalid="ignore"):
        terms = p * (np.log(p / q) / math.log(base))
    terms[p == 0] = 0.0
    return terms


def shared(shares: tuple[float, ...], many: int) -> tuple[float, ...]:
    """The first so many shares brought to a sum of 1; they stay if theirs is 1 already."""
    total = math.fsum(shares[:many])
    if abs(total - 1) <= _EXACT:
        return shares
    if total == 0:
        return (*[1 / many] * many, *shares[many:])
    return (*(share / total for share in shares[:many]), *shares[many:])


def moved(shares: tuple[float, ...], k: int, share: float, many: int) -> tuple[float, ...]:
    """The shares after one took another value: the others keep their proportions."""
    rest = math.fsum(shares[:many]) - shares[k]
    if rest > _EXACT:
        # The last bit of a share that takes all the room may round to more than there is.
        scaled = [min(one * (1 - share) / rest, 1.0) for one in shares[:many]]
    else:
        scaled = [(1 - share) / (many - 1)] * many
    scaled[k] = share
    return (*scaled, *shares[many:])
