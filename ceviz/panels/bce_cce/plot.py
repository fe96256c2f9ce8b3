"""The plots of BCE vs CCE: ŷ beside y for each class, and below it what each class costs."""

from __future__ import annotations

from functools import lru_cache
from itertools import count
from unicodedata import east_asian_width

from msgspec.structs import replace
import numpy as np

from ceviz.core import numerals
from ceviz.core.figure import Axis, Bars, Handle, Mark, Plot, Role, Text, Tick, ticks
from ceviz.panels.bce_cce.classes import Classes
from ceviz.panels.bce_cce.params import BceCceParams

_DEPTH = 5.4  # nats of a term that are shown; what is more is written

# Within a class, whose width is 1: ŷ left of its name, y right of it.
_PREDICTED, _PREDICTED_WIDTH = -0.22, 0.34
_LABEL, _LABEL_WIDTH = 0.28, 0.22
_TERM_WIDTH = 0.34

_SHARES = Axis(
    label="probability", low=0, high=1.28, ticks=ticks(0, 0.25, 0.5, 0.75, 1, decimals=2)
)
_TERMS = Axis(label="terms (nats)", low=0, high=_DEPTH, ticks=ticks(*range(6), decimals=0))

_BINARY_TERMS = ("−(1 − y)·ln(1 − ŷ)", "−y·ln ŷ")
_ROOMY = 3  # up to so many classes, numbers say what they are
_CROWDED = 5  # from so many classes on, numbers are written shorter
_LETTERS = 55  # of middling width that have room along the axis, all names together


def plots(params: BceCceParams, now: Classes) -> tuple[Plot, Plot]:
    """Above what the model says and what is true, below the terms of the loss."""
    binary = params.kind == "binary"
    names = tuple(_short(name, len(now.names)) for name in now.names)
    above = _names_axis(names, "label" if binary else "true_class", now.true)
    below = replace(_names_axis(_BINARY_TERMS if binary else names, "", None), label="")
    return (
        Plot(key="classes", x=above, y=_SHARES, share=1.2, marks=_compared(now, binary=binary)),
        Plot(key="terms", x=below, y=_TERMS, marks=_terms(now)),
    )


@lru_cache(maxsize=64)
def _names_axis(names: tuple[str, ...], picks: str, picked: int | None) -> Axis:
    return Axis(
        label="filled: prediction ŷ · outlined: true label y",
        low=-0.6,
        high=len(names) - 0.4,
        ticks=tuple(Tick(float(at), name) for at, name in enumerate(names)),
        grid=False,
        picks=picks,
        picked=picked,
    )


@lru_cache(maxsize=256)
def _short(name: str, among: int) -> str:
    """A name, cut where it would run into the next one."""
    room = _LETTERS / among
    if sum(map(_breadth, name)) <= room:
        return name
    while sum(map(_breadth, name)) > room - 1:
        name = name[:-1]
    return name.rstrip() + "…"


def _breadth(letter: str) -> float:
    """About how many letters of middling width this one is as wide as."""
    if east_asian_width(letter) in "WF":
        return 1.9
    if letter in "mwMW@%":
        return 1.7
    return 1.25 if letter.isupper() else 1.0


def _compared(now: Classes, *, binary: bool) -> tuple[Mark, ...]:
    """Bars of ŷ, which can be dragged by their tops, each beside the bar of y."""
    roles: list[Role] = ["muted"] * len(now.names)
    roles[now.true] = "loss"
    at = np.arange(len(now.names)) + _PREDICTED
    predicted = np.array(now.predicted)
    others = np.arange(len(now.names)) != now.true
    marks: list[Mark] = [
        _bars("predicted", at[~others], predicted[~others], name="yhat, true class", role="loss"),
        _bars("predicted others", at[others], predicted[others], name="yhat", role="muted"),
        Bars(
            key="label",
            x=np.array([now.true + _LABEL]),
            top=np.ones(1),
            width=_LABEL_WIDTH,
            name="y",
            fill="outline",
            role="truth",
        ),
    ]
    for k, share, role in zip(count(), now.predicted, roles, strict=False):
        if k == 1 or not binary:
            marks.append(_top(k, now, role, binary=binary))
        marks += _numbers(k, share, role, true=k == now.true, among=len(now.names))
    return tuple(marks)


def _bars(key: str, x: np.ndarray, top: np.ndarray, *, name: str, role: Role) -> Bars:
    return Bars(key=key, x=x, top=top, width=_PREDICTED_WIDTH, name=name, role=role)


def _top(k: int, now: Classes, role: Role, *, binary: bool) -> Handle:
    return Handle(
        key=f"top {k}",
        at=(k + _PREDICTED, now.predicted[k]),
        param="prediction" if binary else "logits",
        index=None if binary else k,
        along="y",
        shape="bar",
        role=role,
        label="Prediction ŷ, the bar of class 1" if binary else f"Logit of {now.names[k]}",
    )


def _numbers(k: int, share: float, role: Role, *, true: bool, among: int) -> tuple[Text, Text]:
    """The numbers above both bars of a class."""
    named = among <= _ROOMY
    predicted, label = _rounded(share, 2 if among >= _CROWDED else 3), "1" if true else "0"
    return (
        Text(
            key=f"predicted {k}",
            at=(k + _PREDICTED, share),
            text=_named("ŷ", predicted) if named else predicted,
            anchor=(0.5, 1),
            offset=(0, -8),
            role=role,
            strong=true,
        ),
        Text(
            key=f"label {k}",
            at=(k + _LABEL, 1.0 if true else 0.0),
            text=_named("y", label) if named else label,
            anchor=(0.5, 1),
            offset=(0, -8),
            role="truth" if true else "muted",
            strong=true,
        ),
    )


def _named(name: str, number: str) -> str:
    return f"{name} ≈ {number[1:]}" if number.startswith("≈") else f"{name} = {number}"


def _rounded(value: float, decimals: int) -> str:
    """A number in few digits; softmax never gives exactly 0 or 1, so they are not claimed."""
    text = f"{value:.{decimals}f}"
    return f"≈{text[0]}" if float(text) in (0, 1) else text


def _terms(now: Classes) -> tuple[Mark, ...]:
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
        top=np.array([min(now.loss, _DEPTH)]),
        width=_TERM_WIDTH,
        name="-y ln(yhat)",
        role="loss",
    )
    return (bar, *zeros, _term_value(now))


def _term_value(now: Classes) -> Text:
    """The term in words: above its bar, or beside it when the bar reaches too high."""
    crowded = len(now.names) >= _CROWDED
    text = Text(
        key=f"term {now.true}",
        at=(now.true, now.loss),
        text=_rounded(now.loss, 3) if crowded else f"{numerals.visible(now.loss, 3)} nats",
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
        at=(now.true + side * _TERM_WIDTH / 2, min(now.loss, _DEPTH)),
        text=("↑ " if now.loss > _DEPTH else "") + text.text,
        anchor=((1 - side) / 2, 0),
        offset=(8 * side, 4),
    )
