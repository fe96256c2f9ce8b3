"""The readouts that every mode has: the loss in the chosen unit, and in the other."""

from __future__ import annotations

from ceviz.core.figure import Readout
from ceviz.core.units import Unit, other_unit
from ceviz.panels.bce_cce.numbers import telling


def in_both_units(nats: float, unit: Unit, *, name: str = "Loss") -> tuple[Readout, Readout]:
    """The loss under a name, and below it in the other unit."""
    other = other_unit(unit)
    return (
        Readout(
            key="loss",
            name=name,
            value=telling(unit.of(nats), 4),
            unit=unit.name,
            role="loss",
            lead=True,
            number=unit.of(nats),
        ),
        Readout(
            key="other unit",
            name=f"in {other.name}",
            value=telling(other.of(nats), 4),
            unit=other.name,
            number=other.of(nats),
        ),
    )
