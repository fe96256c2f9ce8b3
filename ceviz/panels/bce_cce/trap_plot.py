"""The right term beside the one that a trap makes of it, on an axis that has room for both."""

from __future__ import annotations

import numpy as np

from ceviz.core import numerals
from ceviz.core.figure import Axis, Bars, Guide, Mark, Text
from ceviz.core.units import Unit
from ceviz.panels.bce_cce.classes import Classes
from ceviz.panels.bce_cce.spacing import HEADROOM, headed
from ceviz.panels.bce_cce.traps import Trap

_BESIDE, _WIDTH = 0.2, 0.32  # from a class's place to a bar's middle, and the bar's width
_EDGE = 0.55


def trap_axis(unit: Unit, trap: Trap) -> Axis:
    """The axis of the terms, in a unit."""
    return headed("terms", unit, reach=trap.reach, room=HEADROOM)


def trap_terms(unit: Unit, now: Classes, trap: Trap) -> tuple[Mark, ...]:
    """Both bars, the line that tells the trap, and both numbers in words."""
    last = len(now.names) - 1
    line = min(trap.line, trap.reach)
    below = line > 0.6 * trap.reach  # above it may be the words at the top
    over = trap.line > trap.reach
    return (
        Bars(
            key="term",
            x=np.array([now.true - _BESIDE]),
            top=np.array([unit.of(min(now.loss, trap.reach))]),
            width=_WIDTH,
            name="right term",
            role="loss",
        ),
        Bars(
            key="wrong term",
            x=np.array([trap.at + _BESIDE]),
            top=np.array([unit.of(min(trap.loss, trap.reach))]),
            width=_WIDTH,
            name="wrong term",
            fill="outline",
            role="wrong",
        ),
        Guide(
            key="line",
            start=(-0.6, unit.of(line)),
            end=(last + 0.6, unit.of(line)),
            dash="dash",
            role="wrong",
        ),
        Text(
            key="line name",
            at=(_widest_gap(now.true, trap.at, last), unit.of(line)),
            text=f"{'↑ ' if over else ''}{trap.line_name}: {unit.fixed(trap.line, 3)}",
            anchor=(0.5, 0.0 if below else 1.0),
            offset=(0, 3 if below else -3),
            role="wrong",
        ),
        _value("right", f"filled: right {_written(unit, now.loss, trap)}", -_EDGE, trap, unit),
        _value(
            "wrong",
            f"outlined: {trap.name} {_written(unit, trap.loss, trap)}",
            last + _EDGE,
            trap,
            unit,
        ),
    )


def _widest_gap(right: int, wrong: int, last: int) -> float:
    """The middle of where most room is beside both bars, or between them."""
    half = _WIDTH / 2
    bars = sorted([right - _BESIDE, wrong + _BESIDE])
    ends = [-_EDGE, *(end for bar in bars for end in (bar - half, bar + half)), last + _EDGE]
    gaps = list(zip(ends[::2], ends[1::2], strict=True))
    start, end = max(gaps, key=lambda gap: gap[1] - gap[0])
    return (start + end) / 2


def _value(key: str, text: str, x: float, trap: Trap, unit: Unit) -> Text:
    return Text(
        key=f"{key} value",
        at=(x, unit.of(HEADROOM * trap.reach)),
        text=text,
        anchor=(0.0 if x < 0 else 1.0, 0.0),
        offset=(0, 2),
        role="loss" if key == "right" else "wrong",
        strong=True,
    )


def _written(unit: Unit, loss: float, trap: Trap) -> str:
    arrow = "↑ " if loss > trap.reach else ""
    return f"{arrow}{numerals.visible(unit.of(loss), 3)} {unit.name}"
