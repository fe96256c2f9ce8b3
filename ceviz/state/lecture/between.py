"""The way from one state of a panel to another, for steps that change smoothly."""

from __future__ import annotations

from math import floor
from typing import Any

from ceviz.core.kinds import Field, Number, Numbers, Tally
from ceviz.core.panel import Panel
from ceviz.core.params import P, ParamError, checked, fields


def between(panel: Panel[Any], start: P, end: P, part: float) -> P:
    """A state on the way: its numbers lie between those of both ends, all else is the end's.

    Args:
        panel: The panel of both.
        start: Where the way begins.
        end: Where it ends.
        part: How much of the way is done, from 0 to 1.

    Returns:
        A record that the panel allows; the end itself where a mixture is not allowed.
    """
    if part >= 1 or start == end:
        return end
    mixed = {
        one.name: _mixed(one, getattr(start, one.name), getattr(end, one.name), max(part, 0.0))
        for one in fields(panel.params)
    }
    try:
        return checked(type(end), mixed)
    except ParamError:
        return end


def _mixed(declared: Field, start: Any, end: Any, part: float) -> Any:
    """One field's value on the way."""
    match declared:
        case Number():
            return _number(declared, start, end, part)
        case Numbers(item=item) | Tally(item=item) if len(start) == len(end):
            return tuple(_number(item, a, b, part) for a, b in zip(start, end, strict=True))
    return end


def _number(declared: Number, start: float, end: float, part: float) -> float:
    if part == 0 or start == end:  # as it is, be it finer than a slider makes it
        return start
    value = declared.between(start, end, part)
    if not declared.integer:
        return declared.clamp(round(value, declared.places))  # more digits would come and go
    # Halves go up, so that of two whole numbers the one that is larger at both ends stays larger.
    return declared.clamp(floor(value + 0.5))
