"""The codes view: a bar for each letter, as high as it is likely and as long as its word.

The bars lie on each other, so that together they are 1 high: their area is the bits a letter costs
on average. The part beyond the right code's word is waste.
"""

from __future__ import annotations

from functools import cache, lru_cache
from typing import NamedTuple

import numpy as np

from ceviz.core import numerals
from ceviz.core.figure import Array, Axis, Bars, Guide, Handle, Mark, Plot, Role, Text, Tick, ticks
from ceviz.panels.codes.lengths import LONGEST
from ceviz.panels.codes.letters import Letters, sign, spoken

_HIGH = 1.09  # above the bars, which end at 1, stand the means
_COLUMNS, _APART = 3, 0.056  # letters stand in so many columns, no closer than this in one
_TICKS = ticks(*range(0, 15, 2), decimals=0)
_Y = Axis(
    label="share of the text, P",
    low=0,
    high=_HIGH,
    ticks=(Tick(0, ""), Tick(1, "")),
    grid=False,
)


def bars_plot(now: Letters) -> Plot:
    """The bars with a grip at the end of each, their letters, and both means."""
    shares = now.p.tobytes()
    rows = _stacked(shares)
    letters, thin = _letters(shares, now.impossible)
    used, right = np.minimum(now.used, LONGEST), np.minimum(now.right, LONGEST)
    shorter, longer = np.minimum(used, right), np.maximum(used, right)
    marks: list[Mark] = [
        _lying("needed", rows, start=np.zeros(used.size), end=shorter, role="loss"),
        _lying("waste", rows, start=right, end=longer, role="other"),
        _lying("saved", rows, start=used, end=longer, role="muted", outline=True),
        *_guides(now),
        *_sum(now),
        *letters,
        *map(_handle, range(used.size), used.tolist(), rows.middles),
    ]
    return Plot(key="codes", x=_x_axis(thin), y=_Y, marks=tuple(marks))


class _Rows(NamedTuple):
    """Where the letters' bars begin, are in the middle, and end, with a gap to the next one."""

    tops: Array
    middles: tuple[float, ...]
    bottoms: Array


@lru_cache(maxsize=64)
def _stacked(shares: bytes) -> _Rows:
    """The rows of the letters of a distribution, the likeliest on top."""
    p = np.frombuffer(shares)
    order = np.argsort(-p, kind="stable")
    tops = np.empty(p.size)
    tops[order] = np.clip(1 - np.concatenate([[0.0], np.cumsum(p[order])[:-1]]), 0, 1)
    heights = np.minimum(p, tops)
    middles = tuple((tops - heights / 2).tolist())
    return _Rows(tops, middles, tops - heights + np.minimum(0.1 * heights, 0.0025))


@lru_cache(maxsize=64)
def _letters(shares: bytes, lost: tuple[int, ...]) -> tuple[tuple[Text, ...], tuple[int, ...]]:
    """The names that have room beside their bars, and the letters whose bars are too thin."""
    p = np.frombuffer(shares)
    order = np.argsort(-p, kind="stable").tolist()
    places = _places(_stacked(shares).middles, order, p.tolist())
    names = (_letter(k, at, column, lost=k in lost) for k, (at, column) in places.items())
    return tuple(names), tuple(k for k in reversed(order) if k not in places)


def _places(
    middles: tuple[float, ...], order: list[int], shares: list[float]
) -> dict[int, tuple[float, int]]:
    """Height and column of each letter that has room beside its bar, the likeliest first."""
    above = [2.0] * _COLUMNS
    places = {}
    for k in order:
        room = [column for column in range(_COLUMNS) if above[column] - middles[k] >= _APART]
        if room and shares[k] > 0 and middles[k] >= 0.3 * _APART:
            places[k] = middles[k], room[0]
            above[room[0]] = middles[k]
    return places


@cache
def _x_axis(thin: tuple[int, ...]) -> Axis:
    """The letters of the bars too thin to have one beside them stand here."""
    named = f" · from below: {' '.join(map(sign, thin[:10]))}" if thin else ""
    return Axis(
        label=f"bits · outlined: saved{named}",
        low=0,
        high=LONGEST,
        ticks=_TICKS,
    )


def _lying(
    key: str,
    rows: _Rows,
    *,
    start: Array,
    end: Array,
    role: Role,
    outline: bool = False,
) -> Bars:
    return Bars(
        key=key,
        x=(start + end) / 2,
        top=rows.tops,
        base=rows.bottoms,
        width=end - start,
        name=_NAMES[key],
        fill="outline" if outline else "solid",
        role=role,
    )


_NAMES = {
    "needed": "bits that the right code needs too",
    "waste": "bits beyond the right code",
    "saved": "bits below the right code",
}


def _letter(k: int, at: float, column: int, *, lost: bool) -> Text:
    return Text(
        key=f"letter {k}",
        at=(0, at),
        text=sign(k),
        anchor=(0.5, 0.5),
        offset=(-10 - 15 * column, 0),
        role="wrong" if lost else "text",
        strong=lost,
    )


def _guides(now: Letters) -> tuple[Guide, Guide]:
    needed, spent = min(now.right_mean, LONGEST), min(now.mean, LONGEST)
    return (
        Guide(key="needed mean", start=(needed, 0), end=(needed, 1), dash="dash"),
        Guide(key="mean", start=(spent, 0), end=(spent, 1), dash="solid"),
    )


def _sum(now: Letters) -> tuple[Text, Text, Text]:
    """Above the bars, in their colours: what is needed, and wasted, and spent."""
    waste = now.mean - now.right_mean
    sign_of = numerals.MINUS if waste < 0 else "+"
    return (
        _part("needed part", f"needed {_bits(now.right_mean)}", across=0.0, role="loss"),
        _part("waste part", f"{sign_of} waste {_bits(abs(waste))}", across=0.5, role="other"),
        _part("spent part", f"= {_bits(now.mean)} bits a letter", across=1.0, role="text"),
    )


def _part(key: str, text: str, *, across: float, role: Role) -> Text:
    return Text(
        key=key,
        at=(across * LONGEST, 1.0),
        text=text,
        anchor=(across, 1),
        offset=(4 * (1 - 2 * across), -3),
        role=role,
        strong=True,
    )


def _bits(value: float) -> str:
    return numerals.visible(value, 3)


def _handle(k: int, length: float, middle: float) -> Handle:
    key, label = _names(k)
    return Handle(
        key=key,
        at=(length, middle),
        param="lengths",
        index=k,
        along="x",
        shape="edge",
        role="truth",
        label=label,
    )


@cache
def _names(k: int) -> tuple[str, str]:
    return f"length {k}", f"Length in bits of the word for {spoken(k)}"
