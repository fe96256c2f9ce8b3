"""How often each letter occurs in a language: the tables under ``resources/data``."""

from __future__ import annotations

from functools import cache, lru_cache
import tomllib

import numpy as np

from ceviz.core.figure import Array
from ceviz.core.letters import LETTERS, SPACE, folded
from ceviz.core.resources import resource

LANGUAGES = ("english", "french", "german", "spanish", "italian")


@lru_cache(maxsize=256)
def shares(name: str, counts: tuple[float, ...], *, space: bool) -> Array:
    """The distribution over the letters of a language, of all alike, or of one's own text.

    Args:
        name: A language, "uniform" or "text".
        counts: How often each letter occurs in one's own text.
        space: Whether the space between words is a letter too.

    Returns:
        Probabilities of a to z, and of the space if it counts; read-only.
    """
    if name == "uniform":
        weights = np.ones(len(LETTERS))
    else:
        weights = np.array(counts) if name == "text" else _weights(name)
    weights = weights if space else weights[:SPACE]
    total = weights.sum()
    # A text without letters says nothing of any: all alike.
    made = weights / total if total > 0 else np.full(weights.size, 1 / weights.size)
    made.flags.writeable = False
    return made


@cache
def _weights(name: str) -> Array:
    """A language's table, folded to a to z, and one space for each word."""
    table = _tables()[name]
    weights = np.zeros(len(LETTERS))
    for letter, percent in table["letters"].items():
        for part in folded(letter):
            weights[LETTERS.index(part)] += percent
    weights[SPACE] = weights.sum() / table["word"]
    return weights


@cache
def _tables() -> dict[str, dict[str, dict[str, float]]]:
    with resource("data", "letter-frequencies.toml").open("rb") as file:
        return tomllib.load(file)
