"""The sentence view: what it costs in its own code, in the other one, and in a uniform one."""

from __future__ import annotations

from functools import cache, lru_cache
import math
from typing import NamedTuple

import numpy as np

from ceviz.core import numerals
from ceviz.core.figure import Array, Axis, Bars, Handle, Mark, Plot, Role, Text, Tick
from ceviz.core.letters import LETTERS, fold
from ceviz.panels.codes.letters import letters, sign
from ceviz.panels.codes.params import LONGEST_SENTENCE, CodesParams

_RULERS: tuple[tuple[str, Role], ...] = (("own", "loss"), ("other", "other"), ("uniform", "muted"))
_SHOWN = 26  # of the letters last read, so many have their bars
_TALL = 14.0  # bits of a letter that are shown
_ROWS = (2.0, 1.0, 0.0)
_THICK = 0.36


class Whole(NamedTuple):
    """A sentence to its end: the bits of its letters, and the rulers that they make.

    ``costs``, ``middles``, ``widths`` and ``ends`` have a row for each code, a column for each
    letter. ``wide`` is a round number of bits that all of them fit in, so that reading on moves no
    axis.
    """

    costs: Array
    wide: float
    middles: Array
    widths: Array
    ends: Array


class Sentence(NamedTuple):
    """A sentence's letters, and the bits that each costs in the three codes.

    ``costs`` has a row for each code, a column for each letter; the first ``read`` count.
    """

    indices: tuple[int, ...]
    whole: Whole
    read: int
    totals: tuple[float, float, float]
    left_out: int

    @property
    def costs(self) -> Array:
        """The bits of each letter in each code."""
        return self.whole.costs

    def a_letter(self, row: int) -> float:
        """The mean bits a letter in one code; 0 while nothing is read."""
        return self.totals[row] / self.read if self.read else 0.0


def sentence(params: CodesParams) -> Sentence:
    """What the record's sentence comes to, as far as it is read."""
    indices, left_out = _indices(params.sentence, params.space)
    now = letters(params)
    read = min(params.read, len(indices))
    whole = _whole(indices, now.right.tobytes(), now.used.tobytes())
    totals = whole.costs[:, :read].sum(axis=1).tolist()
    return Sentence(indices, whole, read, tuple(totals), left_out)


@lru_cache(maxsize=64)
def _whole(indices: tuple[int, ...], right: bytes, used: bytes) -> Whole:
    """The letters in the right code, in the one in use, and in a uniform one."""
    at = np.array(indices, dtype=np.intp)
    own, other = np.frombuffer(right), np.frombuffer(used)
    costs = np.stack([own[at], other[at], np.full(at.size, math.log2(own.size))])
    finite = np.where(np.isinf(costs), _TALL, costs).sum(axis=1)
    most = max(float(finite.max(initial=0.0)), 10.0)
    wide = next(end for end in _ENDS if end >= most)
    ends = np.minimum(np.cumsum(np.minimum(costs, wide), axis=1), wide)
    lengths = np.diff(ends, axis=1, prepend=0.0)
    gaps = np.minimum(0.0025 * wide, 0.5 * lengths)
    return Whole(costs, wide, ends - (lengths + gaps) / 2, lengths - gaps, ends)


@lru_cache(maxsize=64)
def _indices(text: str, space: bool) -> tuple[tuple[int, ...], int]:
    """The letters of a text by their numbers, and how many of its signs are none."""
    folded = fold(text)
    kept = [LETTERS.index(one) for one in folded if space or one != " "]
    lost = sum(not fold(one) for one in text if not one.isspace())
    return tuple(kept), lost


def rulers_plot(now: Sentence, names: tuple[str, str], *, share: float = 1.0) -> Plot:
    """Three rulers, cut where each letter ends; a grip at the first one's end reads on."""
    whole = now.whole
    marks: list[Mark] = []
    for row, (key, role) in enumerate(_RULERS):
        marks.append(
            Bars(
                key=key,
                x=whole.middles[row, : now.read],
                top=np.full(now.read, _ROWS[row] + _THICK / 2),
                base=_ROWS[row] - _THICK / 2,
                width=whole.widths[row, : now.read],
                name=f"bits, {key} code",
                role=role,
            )
        )
        marks.append(_ruler_text(now, row, names))
    marks.append(
        Handle(
            key="end",
            at=(float(whole.ends[0, now.read - 1]) if now.read else 0.0, _ROWS[0]),
            param="read",
            along="x",
            role="loss",
            label="Letters of the sentence that are read",
        )
    )
    x_axis = _ruler_x_axis(whole.wide)
    return Plot(key="rulers", x=x_axis, y=_RULER_AXIS, marks=tuple(marks), share=share)


_RULER_AXIS = Axis(label="", low=-0.45, high=2.75, ticks=(Tick(0, ""),), grid=False)


def _ruler_text(now: Sentence, row: int, names: tuple[str, str]) -> Text:
    key, role = _RULERS[row]
    name = (
        f"own code ({names[0]})",
        f"other code ({names[1]})",
        "uniform code",
    )[row]
    return Text(
        key=f"{key} text",
        at=(0, _ROWS[row] + _THICK / 2),
        text=f"{name}: {_bits(now.totals[row])} bits, {_bits(now.a_letter(row))} a letter",
        anchor=(0, 1),
        offset=(2, -3),
        role=role,
        strong=True,
    )


def _bits(value: float) -> str:
    return numerals.fixed(value, 2)


_ENDS = (20, 40, 60, 80, 100, 150, 200, 250, 300, 400, 500, 600, 800, 1000, 1500, 2500)


@cache
def _ruler_x_axis(wide: float) -> Axis:
    ticks = tuple(Tick(wide * part / 5, f"{wide * part / 5:g}") for part in range(6))
    return Axis(label="", low=0, high=wide, ticks=ticks, grid=True)


def read_to(now: Sentence, bits: float) -> int:
    """How many letters are read when the first ruler is so long; at its end, all there may be."""
    off = abs(np.append(0.0, now.whole.ends[0]) - bits)
    # Letters that cost nothing, or ∞, end at the same place: then as few as can be come or go.
    alike = np.flatnonzero(off <= off.min() + 1e-9)
    nearest = int(alike[np.argmin(abs(alike - now.read))])
    return LONGEST_SENTENCE if nearest == len(now.indices) else nearest


def costs_plot(now: Sentence, *, share: float = 1.0) -> Plot:
    """The bits of the letters last read, in its own code and in the other one."""
    first = max(now.read - _SHOWN, 0)
    shown = now.indices[first : now.read]
    x = np.arange(len(shown), dtype=np.float64)
    own, other = np.minimum(now.costs[:2, first : now.read], _TALL)
    lost = np.flatnonzero(np.isinf(now.costs[1, first : now.read])).tolist()
    axis = Axis(
        label="",
        low=-0.7,
        high=_SHOWN - 0.3,
        ticks=tuple(Tick(float(place), sign(k)) for place, k in enumerate(shown)) or (Tick(0, ""),),
        grid=False,
    )
    marks = (
        Bars(key="own", x=x - 0.2, top=own, width=0.36, name="bits, own code", role="loss"),
        Bars(
            key="other",
            x=x + 0.2,
            top=other,
            width=0.36,
            name="bits, other code",
            fill="outline",
            role="other",
        ),
        Text(
            key="lost",
            at=(_SHOWN - 0.3, _COST_AXIS.high),
            text=_lost_words(now, lost, first),
            anchor=(1, 0),
            offset=(-4, 2),
            role="wrong" if lost else "muted",
            strong=bool(lost),
        ),
    )
    return Plot(key="costs", x=axis, y=_COST_AXIS, marks=marks, share=share)


_COST_AXIS = Axis(
    label="bits",
    low=0,
    high=_TALL + 5.5,
    ticks=tuple(Tick(float(bits), str(bits)) for bits in (0, 5, 10)),
)


def _lost_words(now: Sentence, lost: list[int], first: int) -> str:
    if not lost:
        return "the last letters, filled: own · outlined: other"
    named = sorted({now.indices[first + place] for place in lost})
    return f"∞: the other code has no word for {' '.join(sign(k) for k in named)}"


def missing(now: Sentence, row: int) -> tuple[int, ...]:
    """The letters read so far that a code cannot express."""
    if math.isfinite(now.totals[row]):
        return ()
    read = now.indices[: now.read]
    return tuple(
        sorted({k for k, cost in zip(read, now.costs[row], strict=False) if cost == math.inf})
    )
