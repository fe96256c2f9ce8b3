"""Readouts of losses, and those that every mode has: the loss in the chosen unit and the other."""

from __future__ import annotations

from ceviz.core.figure import Readout, Role
from ceviz.core.units import Unit, other_unit
from ceviz.panels.bce_cce.numbers import telling


def told(
    key: str, name: str, nats: float, unit: Unit, *, role: Role = "text", lead: bool = False
) -> Readout:
    """A number of nats under a name, as :func:`telling` writes it."""
    value = telling(unit.of(nats), 4)
    return unit.readout(key, name, nats, value=value, role=role, lead=lead)


def in_both_units(nats: float, unit: Unit, *, name: str = "Loss") -> tuple[Readout, Readout]:
    """The loss under a name, and below it in the other unit."""
    other = other_unit(unit)
    return (
        told("loss", name, nats, unit, role="loss", lead=True),
        told("other unit", f"in {other.name}", nats, other),
    )
