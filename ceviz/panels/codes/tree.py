"""Huffman's tree: from the root at the top, left is 0 and right is 1, to each letter's leaf."""

from __future__ import annotations

from functools import lru_cache

import numpy as np

from ceviz.core.figure import Array, Axis, Curve, Plot, Points, Tick
from ceviz.panels.codes.letters import Letters, sign

_DEEPEST = 15  # levels that are drawn; deeper words end there
_Y = Axis(
    label="bits",
    low=-_DEEPEST - 0.6,
    high=0.6,
    ticks=tuple(Tick(-float(depth), str(depth)) for depth in range(_DEEPEST, -1, -3)),
)


def words(lengths: tuple[float, ...]) -> dict[int, str]:
    """The canonical words of a code with these whole lengths, by letter; inf has none.

    Shorter words come first, and among equals the letters' order counts.

    >>> words((2.0, 1.0, 2.0))
    {1: '0', 0: '10', 2: '11'}
    """
    made = {}
    word, length = 0, 0
    for k in sorted(range(len(lengths)), key=lambda k: (lengths[k], k)):
        if np.isinf(lengths[k]):
            break
        word <<= int(lengths[k]) - length
        length = int(lengths[k])
        made[k] = format(word, f"0{length}b") if length else ""
        word += 1
    return made


def tree_plot(now: Letters) -> Plot:
    """The tree of the code in use, with its letters under their leaves."""
    order, x, y, leaves = _walk(tuple(now.used.tolist()))
    many = max(len(order), 1)
    axis = Axis(
        label="left is 0, right is 1",
        low=-0.7,
        high=many - 0.3,
        ticks=tuple(Tick(float(at), sign(k)) for at, k in enumerate(order)),
        grid=False,
    )
    leaf_x = np.arange(len(order), dtype=np.float64)
    marks = (
        Curve(key="tree", x=x, y=y, name="branches", role="muted"),
        Points(key="leaves", x=leaf_x, y=leaves, name="letters", role="loss"),
    )
    return Plot(key="tree", x=axis, y=_Y, marks=marks)


@lru_cache(maxsize=32)
def _walk(lengths: tuple[float, ...]) -> tuple[tuple[int, ...], Array, Array, Array]:
    """One line along every branch and back, and where the leaves are, from left to right."""
    codes = words(lengths)
    order = tuple(codes)
    at = {word: float(place) for place, word in enumerate(codes.values())}
    middle = _middles(at)
    x, y = [middle[""]], [0.0]

    def go(word: str) -> None:
        for bit in "01":
            below = word + bit
            if below not in middle:
                continue
            level, depth = -min(len(word), _DEEPEST), -min(len(below), _DEEPEST)
            x.extend([middle[below], middle[below]])
            y.extend([level, depth])
            go(below)
            x.extend([middle[below], middle[word]])
            y.extend([level, level])

    go("")
    leaves = np.array([-float(min(len(word), _DEEPEST)) for word in codes.values()])
    return order, np.array(x), np.array(y), leaves


def _middles(at: dict[str, float]) -> dict[str, float]:
    """Where each node stands: half way between its children."""
    middle = dict(at)
    inner = {leaf[:end] for leaf in at for end in range(len(leaf))}
    for word in sorted(inner, key=len, reverse=True):
        children = [middle[word + bit] for bit in "01" if word + bit in middle]
        middle[word] = sum(children) / len(children)
    return middle or {"": 0.0}
