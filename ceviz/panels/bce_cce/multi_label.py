"""Several labels at once: K sigmoids, each with its own yes or no, and K terms that all count."""

from __future__ import annotations

import math
from typing import NamedTuple

import numpy as np

from ceviz import model
from ceviz.core import numerals
from ceviz.core.figure import Array, Axis, Bars, Mark, Plot, Role, Text
from ceviz.core.units import Unit
from ceviz.panels.bce_cce.class_bars import SHARES, label_bars, predicted_bars, top, values_above
from ceviz.panels.bce_cce.classes import scaled_logits
from ceviz.panels.bce_cce.params import BceCceParams
from ceviz.panels.bce_cce.spacing import CROWDED, DEPTH, ROOMY, headed, ticked

_TOTALS = ("sum", "mean")
_WIDE = 0.5  # a term's bar, whose number stands above it and not beside it
_DEPTH_OF_MANY = 16.2  # nats that are shown, for the sum of many classes is larger
_BREAK = (0.9, 0.94)  # where a bar that goes on is broken, as parts of what is shown
_LOW_HEADROOM = 1.25  # for numbers alone
_SHORTEST = 9  # from so many classes on, ŷ has one decimal


class MultiLabel(NamedTuple):
    """``predicted`` is ŷ of each class, ``missed`` 1 − ŷ; the terms, in nats, are all > 0."""

    names: tuple[str, ...]
    logits: tuple[float, ...]
    predicted: tuple[float, ...]
    missed: tuple[float, ...]
    labels: tuple[int, ...]
    terms: tuple[float, ...]

    @property
    def loss(self) -> float:
        """The sum of all terms, in nats."""
        return math.fsum(self.terms)

    @property
    def mean(self) -> float:
        """The sum over the number of classes, in nats."""
        return self.loss / len(self.terms)


def multi_label(params: BceCceParams) -> MultiLabel:
    """The classes on show, each with its own sigmoid."""
    logits, many = scaled_logits(params), params.classes
    labels = params.labels[:many]
    return MultiLabel(
        names=params.names[:many],
        logits=tuple(logits.tolist()),
        predicted=tuple(model.sigmoid(logits).tolist()),
        missed=tuple(model.sigmoid(-logits).tolist()),
        labels=tuple(map(int, labels)),
        terms=tuple(model.binary_cross_entropy_with_logits(logits, labels).tolist()),
    )


def multi_label_plots(params: BceCceParams, now: MultiLabel) -> tuple[Plot, Plot]:
    """Above each ŷ beside its label, below the term of each class, their sum and their mean."""
    unit = params.counted_in
    above = ticked(
        now.names,
        "labels",
        tuple(k for k, y in enumerate(now.labels) if y),
        label="filled: prediction ŷ · outlined: true label y (click a name to flip it)",
        beyond=len(_TOTALS),
    )
    terms = headed("terms", unit, reach=_depth(len(now.names)), room=_LOW_HEADROOM)
    below = _below(params, now)
    return (
        Plot(key="classes", x=above, y=SHARES, share=1.2, marks=_compared(now)),
        Plot(key="each term", x=below, y=terms, marks=_terms(unit, now)),
    )


def _depth(many: int) -> float:
    return DEPTH if many < CROWDED else _DEPTH_OF_MANY


def _below(params: BceCceParams, now: MultiLabel) -> Axis:
    """Which of the two terms of BCE each class has; of many classes the names."""
    if len(now.names) > ROOMY:
        return ticked(now.names, label="", totals=_TOTALS)
    log = params.counted_in.log
    terms = (f"−{log} ŷ" if y else f"−{log}(1 − ŷ)" for y in now.labels)
    return ticked((), label="", totals=(*terms, *_TOTALS))


def _compared(now: MultiLabel) -> tuple[Mark, ...]:
    at = np.arange(len(now.names), dtype=np.float64)
    marks: list[Mark] = [
        predicted_bars(at, np.array(now.predicted)),
        label_bars(at, np.array(now.labels, dtype=np.float64)),
    ]
    marks.append(
        Text(
            key="total",
            at=(len(now.names) + 0.5, 0.5),
            text=f"Σ ŷ = {math.fsum(now.predicted):.2f}",
            role="text",
            strong=True,
        )
    )
    among = len(now.names)
    decimals = 1 if among >= _SHORTEST else 2 if among >= CROWDED - 1 else 3
    for k, (name, share) in enumerate(zip(now.names, now.predicted, strict=True)):
        above = values_above(
            k, share, now.labels[k], "loss", decimals=decimals, roomy=among < ROOMY
        )
        marks += [top(k, share, "loss", f"Logit of {name}"), *above]
    return tuple(marks)


def _terms(unit: Unit, now: MultiLabel) -> tuple[Mark, ...]:
    """A bar for each term, and one each for their sum and their mean."""
    many, depth = len(now.names), _depth(len(now.names))
    heights = np.array((*now.terms, now.loss, now.mean))
    at = np.arange(len(heights), dtype=np.float64)
    parts: tuple[tuple[str, str, slice, Role], ...] = (
        ("terms", "term of each class", slice(many), "loss"),
        ("sum", "sum", slice(many, many + 1), "loss"),
        ("mean", "mean", slice(many + 1, many + 2), "other"),
    )
    bars = tuple(
        bar
        for key, name, part, role in parts
        for bar in _broken(unit, key, name, at[part], heights[part], role=role, depth=depth)
    )
    values = tuple(
        Text(
            key=f"term {k}",
            at=(float(k), unit.of(min(height, depth))),
            text=_written(unit.of(height), among=many, over=height > depth, summed=k >= many),
            anchor=(0.5, 1),
            offset=(0, -2),
            role="other" if k > many else "loss",
            strong=k >= many,
        )
        for k, height in enumerate(heights.tolist())
    )
    return (*bars, *values)


def _broken(
    unit: Unit, key: str, name: str, at: Array, heights: Array, *, role: Role, depth: float
) -> tuple[Bars, Bars]:
    """Bars that end where their numbers say; one that goes on is broken below its end."""
    over = heights > depth
    low, high = (unit.of(part * depth) for part in _BREAK)
    tops = unit.of(1.0) * heights
    ends = np.where(over, unit.of(depth), high)
    return (
        Bars(
            key=key,
            x=at,
            top=np.where(over, low, tops),
            width=_WIDE,
            name=name,
            role=role,
        ),
        Bars(
            key=f"{key} beyond",
            x=at,
            top=ends,
            base=np.full(len(at), high),
            width=_WIDE,
            name=f"{name}, beyond the axis",
            role=role,
        ),
    )


def _written(number: float, *, among: int, over: bool, summed: bool) -> str:
    """A term, or their sum or mean; of many terms none has room for more than two decimals."""
    if among < CROWDED:
        return ("↑ " if over else "") + numerals.grouped(numerals.visible(number, 3))
    if over:
        return "↑" + numerals.grouped(numerals.fixed(number, 3 if summed and number < 100 else 0))
    if summed:
        return numerals.visible(number, 3)
    text = numerals.fixed(number, 2)
    return text if text.strip("0.") else "≈0"
