"""The states in which panels are measured, and one slider's way through its range."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import islice
from typing import Any

from ceviz.core.figure import Figure
from ceviz.core.numerals import fixed
from ceviz.core.panel import Panel, nudged
from ceviz.core.params import Number, Numbers, Params, fields
from ceviz.panels import PANELS


@dataclass(frozen=True, slots=True)
class Step:
    """What is on screen after a step to the right (+1) or to the left (−1)."""

    by: int
    figure: Figure
    value: float
    number: Number

    @property
    def text(self) -> str:
        return fixed(self.value, self.number.decimals)

    @property
    def part(self) -> float:
        """How far along the slider the knob is, from 0 to 1."""
        return (self.value - self.number.low) / (self.number.high - self.number.low)


@dataclass(frozen=True, slots=True)
class Case:
    """A panel in a state, in which the slider of one parameter is moved."""

    panel: Panel[Any]
    changes: dict[str, object] = field(default_factory=dict)

    @property
    def name(self) -> str:
        return ", ".join((self.panel.id, *(f"{name} {value}" for name, value in self._told())))

    def start(self) -> Params:
        """The state before the first step."""
        return self.panel.params(**self.changes)

    def slider(self) -> tuple[str, int | None, Number]:
        """The parameter that is moved, which element of it, and its range."""
        found = [one for one in fields(self.panel.params) if one.shown(self.start())]
        for one in found:
            if isinstance(one, Numbers):
                return one.name, 0, one.item
        number = next(one for one in found if isinstance(one, Number))
        return number.name, None, number

    def way(self) -> Iterator[tuple[int, Params]]:
        """The slider's steps without end, to the right until its end, then back, and so on.

        Yields:
            +1 or −1, the way of the step, and the state after it.
        """
        name, index, number = self.slider()
        params, by = self.start(), 1
        while True:
            value = _element(getattr(params, name), index)
            if not number.low <= round(value + by * number.step, 9) <= number.high:
                by = -by
            params = nudged(self.panel, params, name, index, value + by * number.step)
            yield by, params

    def steps(self, count: int) -> list[Step]:
        """The first steps, with all that is shown after each."""
        name, index, number = self.slider()
        return [
            Step(by, self.panel.figure(params), _element(getattr(params, name), index), number)
            for by, params in islice(self.way(), count)
        ]

    def _told(self) -> list[tuple[str, object]]:
        return [(name, value) for name, value in self.changes.items() if name != "kind"]


def _element(value: Any, index: int | None) -> float:
    return value if index is None else value[index]


_FACES: dict[str, tuple[dict[str, object], ...]] = {
    "loss-curve": ({}, {"tangent": True}),
    "bce-cce": (
        {},
        {"kind": "categorical", "classes": 3},
        {"kind": "categorical", "classes": 10},
    ),
    "likelihood": ({}, {"view": "stacked"}),
    "codes": ({"q": "hand"}, {"view": "sentence"}, {"view": "distributions"}),
}

CASES = tuple(Case(panel, changes) for panel in PANELS for changes in _FACES.get(panel.id, ({},)))
"""Every panel as it opens, and where a panel has other faces, these too."""
