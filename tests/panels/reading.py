"""Finding things in a figure by their keys."""

from __future__ import annotations

from typing import TypeVar

from ceviz.core.figure import Figure, Formula, Mark

M = TypeVar("M", bound=Mark)


def value(figure: Figure, key: str) -> str:
    """What a readout shows."""
    (found,) = (one.value for one in figure.readouts if one.key == key)
    return found


def formula(figure: Figure, key: str) -> Formula:
    """One of the formulas."""
    (found,) = (one for one in figure.formulas if one.key == key)
    return found


def mark(figure: Figure, kind: type[M], key: str, *, plot: str | None = None) -> M:
    """A mark of a kind, in the plot that is named or in the only one that has it."""
    (found,) = (
        one
        for place in figure.plots
        for one in place.marks
        if one.key == key and plot in (None, place.key)
    )
    assert isinstance(found, kind)
    return found
