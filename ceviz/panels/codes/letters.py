"""What a text in one language costs in a code made for another, letter by letter, in bits."""

from __future__ import annotations

from functools import lru_cache
import math
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from ceviz import model
from ceviz.core.figure import Array
from ceviz.core.letters import LETTERS, SPACE
from ceviz.core.units import Unit
from ceviz.panels.codes.languages import shares
from ceviz.panels.codes.lengths import lengths_for
from ceviz.panels.codes.params import CodesParams

_SAME = 1e-9  # how near lengths by hand must come to the right ones to be those

NAMES = {
    "english": "English",
    "french": "French",
    "german": "German",
    "spanish": "Spanish",
    "italian": "Italian",
    "uniform": "letters all alike",
    "text": "your own text",
}


class Letters(NamedTuple):
    """P, Q and both codes. Lengths are in bits a letter; ``mean`` and ``right_mean`` over P.

    ``right`` is the code made for P in the same manner as the one in use, ``used``. ``order`` has
    the likeliest letters first, ``worst`` those that waste most; ``impossible`` are those that
    occur in the text and have no word in the code.
    """

    p: Array
    q: Array
    right: Array
    used: Array
    waste: Array
    entropy: float
    cross: float
    kl: float
    reverse: float
    mean: float
    right_mean: float
    kraft: float
    order: tuple[int, ...]
    worst: tuple[int, ...]
    impossible: tuple[int, ...]

    def measured(self, unit: Unit) -> Letters:
        """The same with H(P), H(P, Q) and KL in a unit; lengths and their means stay in bits."""
        measures = (self.entropy, self.cross, self.kl, self.reverse)
        entropy, cross, kl, reverse = (unit.per_bit * bits for bits in measures)
        return self._replace(entropy=entropy, cross=cross, kl=kl, reverse=reverse)


def letters(params: CodesParams) -> Letters:
    """The numbers of the record's text and code."""
    hand = params.lengths if params.q == "hand" else ()
    # Counts that do not count must not tell two equal cases apart.
    own_p = params.p_counts if params.p == "text" else ()
    own_q = params.q_counts if params.q == "text" else ()
    code = "ideal" if params.q == "hand" else params.code
    return _letters((params.p, own_p), (params.q, own_q), hand=hand, code=code, space=params.space)


@lru_cache(maxsize=64)
def _letters(
    p_source: tuple[str, tuple[float, ...]],
    q_source: tuple[str, tuple[float, ...]],
    *,
    hand: tuple[float, ...],
    code: str,
    space: bool,
) -> Letters:
    p = shares(*p_source, space=space)
    right = lengths_for(*p_source, code=code, space=space)
    if hand:
        used = np.array(hand)
        q = np.exp2(-used)
        if (abs(q - p) <= _SAME * p).all():
            used, q = right, p
    else:
        q = shares(*q_source, space=space)
        used = lengths_for(*q_source, code=code, space=space)
    there, entropy, order, right_mean = _text(*p_source, code=code, space=space)
    kl, reverse = model.kl_divergence(np.array([p, q]), np.array([q, p]), base=2).tolist()
    # A letter that never comes costs nothing, even where it has no word.
    waste = np.where(there, p, 1.0) * np.where(there, used - right, 0.0)
    mean = float((p[there] * used[there]).sum())
    return Letters(
        p=p,
        q=q,
        right=right,
        used=used,
        waste=waste,
        entropy=entropy,
        cross=entropy + kl,
        kl=kl,
        reverse=reverse,
        mean=mean,
        right_mean=right_mean,
        kraft=float(np.exp2(-used).sum()),
        order=order,
        worst=tuple((-waste).argsort(kind="stable").tolist()),
        impossible=() if math.isfinite(mean) else tuple(np.flatnonzero(waste == np.inf).tolist()),
    )


@lru_cache(maxsize=64)
def _text(
    name: str, counts: tuple[float, ...], *, code: str, space: bool
) -> tuple[NDArray[np.bool_], float, tuple[int, ...], float]:
    """Of a text alone: which letters occur, their entropy and order, and the right code's mean."""
    p = shares(name, counts, space=space)
    there = p > 0
    right = lengths_for(name, counts, code=code, space=space)
    order = tuple((-p).argsort(kind="stable").tolist())
    mean = float((p[there] * right[there]).sum())
    return there, float(model.entropy(p, base=2)), order, mean


def sign(k: int) -> str:
    """A letter as it is written: the space needs a sign that can be seen."""
    return "␣" if k == SPACE else LETTERS[k]


def spoken(k: int) -> str:
    """A letter as it is called."""
    return "the space" if k == SPACE else LETTERS[k]


def language(name: str) -> str:
    """How a text's or a code's language is called within a sentence."""
    return NAMES.get(name, "a code made by hand")
