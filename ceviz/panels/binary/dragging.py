"""What dragging one prediction means, along its axis or in steps."""

from __future__ import annotations

from ceviz import model
from ceviz.core.kinds import Number
from ceviz.core.params import P, Params, field, replaced
from ceviz.panels.binary.across import OnAxis


def dragged(params: P, z: float) -> P:
    """The record whose point is at a logit, rounded as far as a hand is exact.

    That is the slider's steps for ŷ, but for those at 0 and 1, and the decimals that are always
    shown for z. Where the point is by that measure already, its number keeps all its digits.
    """
    return _moved(params, *_along(params, z))


def dragged_in_steps(params: P, name: str, value: float) -> P:
    """The record in which a number is at the step of its slider that is nearest to a value.

    If it is already, it keeps all its digits.
    """
    declared = _number(params, name)
    now, to = declared.stepped(getattr(params, name)), declared.stepped(value)
    return _moved(params, name, now, to)


def _along(params: Params, z: float) -> tuple[str, float, float]:
    """The number that is dragged, what it is by hand now, and what it is at a logit."""
    assert isinstance(params, OnAxis)
    declared = _number(params, params.moved)
    return declared.name, _rounded(declared, params.z), _rounded(declared, z)


def _number(params: Params, name: str) -> Number:
    declared = field(type(params), name)
    assert isinstance(declared, Number)
    return declared


def _moved(params: P, name: str, now: float, to: float) -> P:
    """Both are what it is by hand: where that is the same, the number was not moved."""
    return params if to == now else replaced(params, name, to)


def _rounded(declared: Number, z: float) -> float:
    if declared.name == "logit":
        return declared.clamp(round(z, declared.places))
    exact = float(model.sigmoid(z))
    stepped = round(exact / declared.step) * declared.step
    return declared.clamp(stepped if 0 < stepped < 1 else exact)
