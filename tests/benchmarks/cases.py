"""The states in which panels are measured, and a number's way through its range."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import islice
from typing import Any

from ceviz.core.figure import Figure, Handle
from ceviz.core.kinds import Number, Numbers
from ceviz.core.numerals import fixed
from ceviz.core.panel import Panel, nudged
from ceviz.core.params import Params
from ceviz.core.params import field as declared
from ceviz.panels import PANELS


@dataclass(frozen=True, slots=True)
class Moved:
    """The number that is moved with its slider."""

    name: str
    index: int | None
    number: Number

    def value(self, params: Params) -> float:
        value: Any = getattr(params, self.name)
        return float(value if self.index is None else value[self.index])


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
    """A panel in a state, in which one number is moved, so many steps away at the most.

    That is the number of a plot's first handle, if it is not named.
    """

    panel: Panel[Any]
    changes: dict[str, object] = field(default_factory=dict)
    reach: int = 1000
    number: str | None = None

    @property
    def name(self) -> str:
        told = [f"{key}={value}" for key, value in self._told()]
        moving = [f"{self.number} moving"] if self.number else []
        return ", ".join((self.panel.id, *told, *moving))

    def start(self) -> Params:
        """The state before the first step."""
        return self.panel.params(**self.changes)

    def moved(self) -> Moved:
        if self.number is not None:
            named = declared(self.panel.params, self.number)
            assert isinstance(named, Number)
            return Moved(self.number, None, named)
        plots = self.panel.figure(self.start()).plots
        handle = next(one for plot in plots for one in plot.marks if isinstance(one, Handle))
        of = declared(self.panel.params, handle.param)
        number = of.item if isinstance(of, Numbers) else of
        assert isinstance(number, Number)
        return Moved(handle.param, handle.index, number)

    def way(self) -> Iterator[tuple[int, Params]]:
        """Steps without end, to the right until the end, then back, and so on.

        Yields:
            +1 or −1, the way of the step, and the state after it.
        """
        moved, params, by = self.moved(), self.start(), 1
        number = moved.number
        start = round(moved.value(params) / number.step)
        first = max(start - self.reach, round(number.low / number.step))
        last = min(start + self.reach, round(number.high / number.step))
        while True:
            at = round(moved.value(params) / number.step)
            if not first <= at + by <= last:
                by = -by
            value = number.stepped((at + by) * number.step)
            params = nudged(self.panel, params, moved.name, moved.index, value)
            yield by, params

    def steps(self, count: int) -> list[Step]:
        """The first steps, with all that is shown after each."""
        moved = self.moved()
        return [
            Step(by, self.panel.figure(params), moved.value(params), moved.number)
            for by, params in islice(self.way(), count)
        ]

    def _told(self) -> list[tuple[str, object]]:
        return [(key, value) for key, value in self.changes.items() if key not in ("kind", "read")]


def _faces(panel: Panel[Any]) -> Iterator[Case]:
    yield Case(panel)
    match panel.id:
        case "loss-curve":
            yield Case(panel, {"tangent": True})
            yield Case(panel, {"axis": "logit", "compare": "focal"})
            # From one end, so that every step of the whole way is a first visit.
            yield Case(panel, {"compare": "focal", "gamma": 0.0}, number="gamma")
            yield Case(panel, {"soft": True, "soft_label": 0.0}, number="soft_label")
        case "bce-cce":
            for classes in (3, 10):
                yield Case(panel, {"kind": "categorical", "classes": classes})
            yield Case(panel, {"kind": "categorical", "view": "gradient"})
        case "gradients":
            yield Case(panel, {"view": "race", "start": -10.0})
        case "likelihood":
            yield Case(panel, {"view": "stacked"})
            yield Case(panel, {"source": "hand"})
            yield Case(panel, {"source": "drawn", "observations": 5000, "show": "curves"})
        case "codes":
            # Of the default sentence, 39 letters can be read.
            yield Case(panel, {"view": "sentence", "read": 20}, reach=18)
            yield Case(panel, {"view": "distributions"})


CASES = tuple(case for panel in PANELS for case in _faces(panel))
"""Every panel as it opens, and where a panel has other faces, these too."""
