"""Nats and bits: what a loss is counted in, wherever it is written, drawn or computed."""

from __future__ import annotations

from functools import lru_cache
import math
from typing import Annotated, Literal

from msgspec import Meta, Struct

from ceviz.core.figure import Axis, Readout, Role, ticks
from ceviz.core.numerals import fixed, grouped, in_latex, visible

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


class Unit(Struct, frozen=True, kw_only=True, cache_hash=True):
    """A unit of information, with the logarithm that counts in it.

    ``per_nat`` of it are one nat, ``per_bit`` one bit. ``latex`` is how its logarithm is written.
    """

    name: Literal["nats", "bits"]
    per_nat: float
    per_bit: float
    log: str
    latex: str

    def of(self, nats: float) -> float:
        """A number of nats, in this unit."""
        return nats * self.per_nat

    def fixed(self, nats: float, decimals: int) -> str:
        """A number of nats in this unit, as :func:`numerals.fixed` writes it, with the unit."""
        return f"{fixed(self.of(nats), decimals)} {self.name}"

    def visible(self, nats: float, decimals: int) -> str:
        """A number of nats in this unit, as :func:`numerals.visible` writes it, with the unit."""
        return f"{visible(self.of(nats), decimals)} {self.name}"

    def in_latex(self, nats: float, decimals: int = 3) -> str:
        """A number of nats in this unit as LaTeX source, without the unit."""
        return in_latex(visible(self.of(nats), decimals))

    def behind(self, latex: str) -> str:
        """A number in LaTeX, and the unit behind it."""
        return rf"{latex} \text{{ {self.name}}}"

    def readout(
        self,
        key: str,
        name: str,
        nats: float,
        *,
        decimals: int = 4,
        value: str = "",
        role: Role = "text",
        lead: bool = False,
    ) -> Readout:
        """A readout of a number of nats; ``value`` is how it is written, if that is special."""
        number = self.of(nats)
        return Readout(
            key=key,
            name=name,
            value=value or grouped(visible(number, decimals)),
            unit=self.name,
            role=role,
            lead=lead,
            number=number,
        )

    def axis(
        self, quantity: str, *, of: str = "", low: float = 0.0, high: float, most: int = 9
    ) -> Axis:
        """The axis of a quantity between two numbers of nats.

        The same nats are at the same place in either unit.

        Args:
            quantity: What stands in front of the unit, if anything.
            of: Whose unit it is, where the quantity of others has none.
            low: The lower end.
            high: The upper end.
            most: So many ticks it has at the most.
        """
        unit = f"{of} in {self.name}" if of else self.name
        label = f"{quantity} ({unit})" if quantity else unit
        return _axis(label, self.of(low), self.of(high), most)


@lru_cache(maxsize=256)
def _axis(label: str, low: float, high: float, most: int) -> Axis:
    step = next(step for step in _STEPS if (high - low) / step < most)
    first, last = math.ceil(low / step), math.floor(high / step)
    at = (round(step * one, 1) for one in range(first, last + 1))
    decimals = 0 if step >= 1 else 1
    return Axis(label=label, low=low, high=high, ticks=ticks(*at, decimals=decimals))


NATS = Unit(name="nats", per_nat=1.0, per_bit=math.log(2), log="ln", latex=r"\ln")
BITS = Unit(name="bits", per_nat=1 / math.log(2), per_bit=1.0, log="log₂", latex=r"\log_2")

UNITS: dict[str, Unit] = {"nats": NATS, "bits": BITS}


class InUnit:
    """What a record of parameters has whose field ``unit`` says what its losses are counted in."""

    __slots__ = ()
    unit: Literal["nats", "bits"]

    @property
    def counted_in(self) -> Unit:
        """The unit of the loss."""
        return UNITS[self.unit]


def other_unit(unit: Unit) -> Unit:
    """The one of the two that this one is not."""
    return BITS if unit is NATS else NATS
