"""Nats and bits: what a loss is counted in, wherever it is written, drawn or computed."""

from __future__ import annotations

import math
from typing import Annotated, Literal

from msgspec import Meta, Struct

from ceviz.core.figure import Axis, ticks
from ceviz.core.numerals import fixed, visible

UnitName = Annotated[
    Literal["nats", "bits"],
    Meta(
        title="Unit of the loss",
        description="Nats come from the natural logarithm, bits from log₂; 1 bit is ln 2 nats.",
        extra={"view": True, "folded": True, "morph": True},
    ),
]
"""The parameter of every panel that shows a loss."""


_STEPS = [one * ten for ten in (0.1, 1.0, 10.0, 100.0, 1e3, 1e4) for one in (1, 2, 5)]


class Unit(Struct, frozen=True, kw_only=True):
    """A unit of information, with the logarithm that counts in it, for a reader and for code.

    ``per_nat`` of it are one nat. ``latex`` and ``numpy`` are how its logarithm is written there.
    """

    name: Literal["nats", "bits"]
    per_nat: float
    log: str
    latex: str
    numpy: str

    def of(self, nats: float) -> float:
        """A number of nats, in this unit."""
        return nats * self.per_nat

    def fixed(self, nats: float, decimals: int) -> str:
        """A number of nats in this unit, as :func:`numerals.fixed` writes it, with the unit."""
        return f"{fixed(self.of(nats), decimals)} {self.name}"

    def visible(self, nats: float, decimals: int) -> str:
        """A number of nats in this unit, as :func:`numerals.visible` writes it, with the unit."""
        return f"{visible(self.of(nats), decimals)} {self.name}"

    def axis(self, quantity: str, *, low: float = 0.0, high: float) -> Axis:
        """The axis of a quantity between two numbers of nats, with up to nine ticks.

        The same nats are at the same place in either unit.
        """
        low, high = self.of(low), self.of(high)
        step = next(step for step in _STEPS if (high - low) / step < 9)
        first, last = math.ceil(low / step), math.floor(high / step)
        at = (round(step * one, 1) for one in range(first, last + 1))
        decimals = 0 if step >= 1 else 1
        label = f"{quantity} ({self.name})"
        return Axis(label=label, low=low, high=high, ticks=ticks(*at, decimals=decimals))


NATS = Unit(name="nats", per_nat=1.0, log="ln", latex=r"\ln", numpy="np.log")
BITS = Unit(name="bits", per_nat=1 / math.log(2), log="log₂", latex=r"\log_2", numpy="np.log2")

UNITS: dict[str, Unit] = {"nats": NATS, "bits": BITS}


def other_unit(unit: Unit) -> Unit:
    """The one of the two that this one is not."""
    return BITS if unit is NATS else NATS
