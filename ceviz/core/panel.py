"""A panel: a pure function from parameters to a figure, with what surrounds it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Generic, Literal

import msgspec

from ceviz.core.figure import Figure
from ceviz.core.kinds import Number, Numbers
from ceviz.core.params import P, field, replaced


@dataclass(frozen=True, slots=True)
class Drag:
    """Where the pointer has taken a handle, in axis units, and the way it mostly went."""

    handle: str
    x: float
    y: float
    along: Literal["x", "y"]


class Explanation(msgspec.Struct, frozen=True, kw_only=True):
    """How one readout comes about, for the reader who opens it.

    ``numpy`` and ``torch`` are snippets that compute ``number`` with the present numbers in place.
    ``witness`` is the same number by another road, and ``witness_by`` says which.
    """

    symbolic: str
    substituted: str
    number: float
    numpy: str
    torch: str
    note: str = ""
    witness: float | None = None
    witness_by: str = ""


def set_value(params: P, name: str, value: object) -> P:
    """The plain edit: one field takes a value, checked. A panel with linked fields has its own."""
    return replaced(params, name, value)


def no_drag(params: P, drag: Drag) -> P:
    """For a panel whose handles cannot be dragged: nothing moves."""
    return params


def nothing_explained(params: P, readout: str) -> Explanation | None:
    """For a panel whose readouts do not open."""
    return None


def always(params: P) -> bool:
    """For what has a say in every state."""
    return True


@dataclass(frozen=True, slots=True)
class PanelAction(Generic[P]):
    """A change that is not of one parameter alone: a button under the controls.

    ``apply`` makes the new record; ``shown`` says in which states the button is there.
    """

    id: str
    title: str
    help: str
    apply: Callable[[P], P]
    shown: Callable[[P], bool] = always


@dataclass(frozen=True, slots=True)
class Panel(Generic[P]):
    """One tab. Its functions are pure; adding a panel is one folder and a line in ``PANELS``."""

    id: str
    title: str
    question: str
    why: str
    params: type[P]
    figure: Callable[[P], Figure]
    drag: Callable[[P, Drag], P] = no_drag
    edit: Callable[[P, str, object], P] = set_value
    explain: Callable[[P, str], Explanation | None] = nothing_explained
    actions: tuple[PanelAction[P], ...] = ()


def nudged(panel: Panel[P], params: P, name: str, index: int | None, value: float) -> P:
    """The record in which a number (or one of a list) takes the nearest allowed value.

    A number that another one has set may have more decimals than the user can give: it stays as it
    is where the value is the one that it shows.
    """
    declared = field(panel.params, name)
    if isinstance(declared, Numbers):
        assert index is not None
        values = list(getattr(params, name))
        values[index] = declared.item.clamp(value)
        return panel.edit(params, name, tuple(values))
    assert isinstance(declared, Number)
    if declared.clamp(value) == declared.clamp(getattr(params, name)):
        return params
    return panel.edit(params, name, declared.clamp(value))
