"""ŷ beside y for each class, and below it what each class costs: one true class among several."""

from __future__ import annotations

from itertools import count

from msgspec.structs import replace
import numpy as np

from ceviz.core import numerals
from ceviz.core.figure import Axis, Bars, Mark, Plot, Role, Text
from ceviz.core.units import Unit
from ceviz.panels.bce_cce.class_bars import SHARES, label_bars, predicted_bars, top, values_above
from ceviz.panels.bce_cce.classes import Classes
from ceviz.panels.bce_cce.input_view import input_terms
from ceviz.panels.bce_cce.numbers import telling
from ceviz.panels.bce_cce.params import BceCceParams
from ceviz.panels.bce_cce.spacing import CROWDED, DEPTH, ROOMY, TERM_WIDTH, ticked
from ceviz.panels.bce_cce.trap_plot import trap_axis, trap_terms
from ceviz.panels.bce_cce.trap_words import fingerprint
from ceviz.panels.bce_cce.traps import trap


def plots(params: BceCceParams, now: Classes) -> tuple[Plot, Plot]:
    """Above what the model says and what is true, below the terms of the loss."""
    binary = params.kind == "binary"
    above = ticked(now.names, "label" if binary else "true_class", (now.true,))
    terms, below = _terms_plot(params, now)
    wrong = trap(params, now)
    told = "" if wrong is None else fingerprint(params, now, wrong)
    return (
        Plot(key="classes", x=above, y=SHARES, share=1.2, marks=_compared(now, binary=binary)),
        Plot(key="terms", x=_places(params, now, told), y=below, marks=terms),
    )


def _terms_plot(params: BceCceParams, now: Classes) -> tuple[tuple[Mark, ...], Axis]:
    unit = params.counted_in
    wrong = trap(params, now)
    if wrong is not None:
        return trap_terms(unit, now, wrong), trap_axis(unit, wrong)
    if params.kind == "categorical" and params.view == "input":
        return input_terms(unit, now)
    return _terms(unit, now), unit.axis("terms", high=DEPTH)


def _places(params: BceCceParams, now: Classes, told: str) -> Axis:
    """What stands below each term: in binary the term, or else the logit when c is added to it.

    ``told`` is what is said below all of them.
    """
    if params.kind == "binary":
        log = params.counted_in.log
        return ticked((f"−(1 − y)·{log}(1 − ŷ)", f"−y·{log} ŷ"), label="")
    if not params.shift:
        return ticked(now.names, label=told)
    named = "z + c = " if len(now.names) < CROWDED else ""
    moved = (z + params.shift for z in params.logits[: params.classes])
    return ticked(tuple(named + numerals.fixed(z, 2) for z in moved), label=told)


def _compared(now: Classes, *, binary: bool) -> tuple[Mark, ...]:
    """Bars of ŷ, which can be dragged by their tops, each beside the bar of y."""
    roles: list[Role] = ["muted"] * len(now.names)
    roles[now.true] = "loss"
    at, predicted = np.arange(len(now.names), dtype=np.float64), np.array(now.predicted)
    others = at != now.true
    marks: list[Mark] = [
        predicted_bars(at[~others], predicted[~others], name="yhat, true class"),
        predicted_bars(at[others], predicted[others], key="predicted others", role="muted"),
        label_bars(at[~others], np.ones(1)),
    ]
    param = "prediction" if binary else "logits"
    among = len(now.names)
    for k, share, role in zip(count(), now.predicted, roles, strict=False):
        if k == 1 or not binary:
            name = "Prediction ŷ, the bar of class 1" if binary else f"Logit of {now.names[k]}"
            marks.append(top(k, share, role, name, param=param))
        true, decimals = k == now.true, 2 if among >= CROWDED else 3
        marks += values_above(
            k, share, int(true), role, decimals=decimals, roomy=among <= ROOMY, strong=true
        )
    return tuple(marks)


def _terms(unit: Unit, now: Classes) -> tuple[Mark, ...]:
    """The bar of the one term that is left, and a 0 for each of the others."""
    zeros = tuple(
        Text(
            key=f"term {k}",
            at=(k, 0),
            text="0",
            anchor=(0.5, 1),
            offset=(0, -2),
            role="muted",
        )
        for k in range(len(now.names))
        if k != now.true
    )
    bar = Bars(
        key="term",
        x=np.array([float(now.true)]),
        top=np.array([unit.of(min(now.loss, DEPTH))]),
        width=TERM_WIDTH,
        name="-y log(yhat)",
        role="loss",
    )
    return (bar, *zeros, _term_value(unit, now))


def _term_value(unit: Unit, now: Classes) -> Text:
    """The term in words: above its bar, or beside it when the bar reaches too high."""
    among, number = len(now.names), telling(unit.of(now.loss), 3)
    text = Text(
        key=f"term {now.true}",
        at=(now.true, unit.of(min(now.loss, DEPTH))),
        text=f"{number} {unit.name}" if among <= CROWDED else number,
        anchor=(0.5, 1),
        offset=(0, -2),
        role="loss",
        strong=True,
    )
    if now.loss < 3.6:
        return text
    side = 1 if 2 * now.true < len(now.names) else -1  # towards the middle
    return replace(
        text,
        at=(now.true + side * TERM_WIDTH / 2, unit.of(min(now.loss, DEPTH))),
        text=("↑ " if now.loss > DEPTH else "") + text.text,
        anchor=((1 - side) / 2, 0),
        offset=(8 * side, 4),
    )
