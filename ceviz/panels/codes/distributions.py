"""The view of two distributions: their bars, the terms of KL, and H(P) with KL(P‖Q) beside it."""

from __future__ import annotations

from functools import cache, lru_cache

import numpy as np

from ceviz.core import numerals
from ceviz.core.figure import Axis, Bars, Guide, Handle, Mark, Plot, Role, Text, Tick, ticks
from ceviz.core.units import UNITS
from ceviz.panels.codes.outcomes import Pair, goal
from ceviz.panels.codes.params import CodesParams

_P, _Q, _WIDE = -0.2, 0.2, 0.36  # within an outcome, whose width is 1
_SHARES = Axis(
    label="probability", low=0, high=1.25, ticks=ticks(0, 0.25, 0.5, 0.75, 1, decimals=2)
)
# In bits; nats are scaled by ln 2, so that the picture is the same.
_TERM_LOW, _TERM_CAP, _TERM_HIGH = -0.6, 1.6, 2.3
_END = 5


def pair_plots(params: CodesParams, now: Pair) -> tuple[Plot, Plot, Plot]:
    """Above P beside Q, then the terms of KL, and below the floor with what lies on it."""
    return (
        Plot(
            key="shares",
            x=_outcome_axis(params.outcomes, params.label, params.true_class),
            y=_SHARES,
            marks=(*_bars(now), _legend(params.outcomes), *_handles(params, now)),
            share=1.3,
        ),
        Plot(
            key="terms",
            x=_outcome_axis(params.outcomes, "free", 0),
            y=_term_axis(params.unit),
            marks=_terms(params, now),
            share=0.9,
        ),
        _stack(params, now),
    )


@lru_cache(maxsize=64)
def _outcome_axis(many: int, label: str, true: int) -> Axis:
    picks = label == "one-hot"
    return Axis(
        label="",
        low=-0.6,
        high=many - 0.4,
        ticks=tuple(Tick(float(k), str(k + 1)) for k in range(many)),
        grid=False,
        picks="true_class" if picks else "",
        picked=(true,) if picks else (),
    )


@cache
def _term_axis(unit: str) -> Axis:
    scale = UNITS[unit].per_bit
    return Axis(
        label=f"terms ({unit})",
        low=_TERM_LOW * scale,
        high=_TERM_HIGH * scale,
        ticks=ticks(0, 0.5, 1, 1.5) if unit == "nats" else ticks(-0.5, 0, 1, 2),
    )


def _bars(now: Pair) -> tuple[Bars, Bars]:
    x = np.arange(now.p.size, dtype=np.float64)
    return (
        Bars(key="bars p", x=x + _P, top=now.p, width=_WIDE, name="P", role="loss"),
        Bars(
            key="bars q", x=x + _Q, top=now.q, width=_WIDE, name="Q", fill="outline", role="other"
        ),
    )


@cache
def _legend(many: int) -> Text:
    return Text(
        key="legend",
        at=(many - 0.4, _SHARES.high),
        text="filled: P · outlined: Q",
        anchor=(1, 0),
        offset=(-4, 2),
        role="muted",
    )


def _handles(params: CodesParams, now: Pair) -> list[Handle]:
    made = [
        Handle(
            key=f"q {k}",
            at=(k + _Q, share),
            param="q_shares",
            index=k,
            along="y",
            shape="edge" if now.q.size > 5 else "bar",
            role="other",
            label=f"Q of outcome {k + 1}",
        )
        for k, share in enumerate(now.q.tolist())
    ]
    if params.label == "one-hot":
        k = params.true_class
        label = "Label smoothing, by P of the true class"
        return [*made, _p_handle(now, k, key="p", param="smoothing", index=None, label=label)]
    return made + [
        _p_handle(now, k, key=f"p {k}", param="p_shares", index=k, label=f"P of outcome {k + 1}")
        for k in range(now.p.size)
    ]


def _p_handle(now: Pair, k: int, *, key: str, param: str, index: int | None, label: str) -> Handle:
    return Handle(
        key=key,
        at=(k + _P, float(now.p[k])),
        param=param,
        index=index,
        along="y",
        shape="edge" if now.p.size > 5 else "bar",
        role="loss",
        label=label,
    )


def _terms(params: CodesParams, now: Pair) -> tuple[Mark, ...]:
    """A bar for each outcome's term, up or down, with its number."""
    axis = _term_axis(params.unit)
    cap = _TERM_CAP * params.counted_in.per_bit
    shown = np.clip(now.contributions, axis.low, cap)
    x = np.arange(now.p.size, dtype=np.float64)
    bars = Bars(key="term", x=x, top=shown, width=0.5, name="p log(p/q)", role="other")
    zero = Guide(key="zero", start=(-0.6, 0), end=(now.p.size - 0.4, 0), dash="solid", role="muted")
    terms = enumerate(now.contributions.tolist())
    return (bars, zero, *(_term_text(k, value, cap) for k, value in terms))


def _term_text(k: int, value: float, cap: float) -> Text:
    """Above the bar, or above the line where the bar hangs below it."""
    text = numerals.fixed(value, 2 if value < 10 else 1)
    if 0 < abs(value) < 0.005:
        text = "≈0"
    return Text(
        key=f"term {k}",
        at=(k, min(max(value, 0.0), cap)),
        text=f"↑{text}" if value > cap else text,
        anchor=(0.5, 1),
        offset=(0, -2),
    )


def _stack(params: CodesParams, now: Pair) -> Plot:
    """H(P) as the floor, KL(P‖Q) on it; lying, so that they read as one sum."""
    end = _END * params.counted_in.per_bit
    floor, total = min(now.entropy, end), min(now.cross, end)
    marks: list[Mark] = [
        _block("floor", 0.0, floor, "H(P)", "loss"),
        _block("kl", floor, total, "KL(P‖Q)", "other"),
        Text(
            key="floor text",
            at=(0, 1.0),
            text=f"H(P) = {numerals.fixed(now.entropy, 3)}",
            anchor=(0, 1),
            offset=(2, -2),
            role="loss",
            strong=True,
        ),
        Text(
            key="kl text",
            at=(end, 1.0),
            text=f"+ KL = {_written(now.kl)} → H(P, Q) = {_written(now.cross)} {params.unit}",
            anchor=(1, 1),
            offset=(-2, -2),
            role="other",
            strong=True,
        ),
    ]
    if params.challenge:
        at = min(now.entropy + goal(params), end)
        marks.append(Guide(key="target", start=(at, 0), end=(at, 1.0), dash="dash", role="truth"))
    axis = Axis(label="", low=0, high=end, ticks=_stack_ticks(params.unit), grid=True)
    return Plot(key="sum", x=axis, y=_STACK_AXIS, marks=tuple(marks), share=0.45)


_STACK_AXIS = Axis(label="", low=0, high=1.75, ticks=(Tick(0, ""),), grid=False)


@cache
def _stack_ticks(unit: str) -> tuple[Tick, ...]:
    return ticks(*range(6), decimals=0) if unit == "bits" else ticks(0, 0.5, 1, 1.5, 2, 2.5, 3)


def _written(value: float) -> str:
    return numerals.visible(value, 3)


def _block(key: str, start: float, end: float, name: str, role: Role) -> Bars:
    return Bars(
        key=key,
        x=np.array([(start + end) / 2]),
        top=np.array([0.85]),
        base=0.15,
        width=end - start,
        name=name,
        role=role,
    )
