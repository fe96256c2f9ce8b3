"""What dragging a point along the axis of one prediction means."""

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
    name, now, to = _by_hand(params, z)
    return params if to == now else replaced(params, name, to)


def _by_hand(params: Params, z: float) -> tuple[str, float, float]:
    """The number that is dragged, what it is by hand now, and what it is at a logit."""
    assert isinstance(params, OnAxis)
    declared = field(type(params), params.moved)
    assert isinstance(declared, Number)
    return declared.name, _rounded(declared, params.z), _rounded(declared, z)


def _rounded(declared: Number, z: float) -> float:
    if declared.name == "logit":
        return declared.clamp(round(z, declared.places))
    exact = float(model.sigmoid(z))
    stepped = round(exact / declared.step) * declared.step
    return declared.clamp(stepped if 0 < stepped < 1 else exact)
