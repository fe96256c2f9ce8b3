"""A number on its way from one value to another, as parameter records. No Qt here."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from ceviz.core.flags import refuse_idle
from ceviz.core.kinds import Field, Number, Numbers
from ceviz.core.panel import Panel
from ceviz.core.params import ParamError, Params, fields, flag_name
from ceviz.state.page_options import PageError

_MOST_FRAMES = 3000


@dataclass(frozen=True, slots=True)
class Sweep:
    """What moves, from where to where, for how long.

    ``param`` names a number; one of a list is named with its place, from 0: "logits.2".
    """

    param: str
    start: float
    stop: float
    seconds: float = 4.0
    fps: int = 25

    def frames(self, panel: Panel[Any], params: Params) -> list[Params]:
        """The records of all frames, the first at ``start`` and the last at ``stop``.

        Raises:
            PageError: There is no such number, or it cannot take these values.
            ParamError: The number has no say beside the others.
        """
        exact = self.seconds * self.fps
        if not 1.5 < exact < _MOST_FRAMES + 0.5:
            raise PageError(
                f"{self.seconds:g} seconds at {self.fps} frames a second make {exact:g} frames; "
                f"2 to {_MOST_FRAMES} are possible."
            )
        count = round(exact)
        name, index, number = self._number(panel, params)
        for value in (self.start, self.stop):
            if not number.low <= value <= number.high:
                raise PageError(f"{flag_name(self.param)} takes {number.allowed()}, not {value:g}.")
        made = []
        for step in range(count):
            value = number.between(self.start, self.stop, step / (count - 1))
            value = round(value) if number.integer else min(max(value, number.low), number.high)
            made.append(panel.edit(params, name, _with(params, name, index, value)))
        return made

    def _number(self, panel: Panel[Any], params: Params) -> tuple[str, int | None, Number]:
        known = sweepable(panel, params)
        name, _, place = self.param.partition(".")
        if self.param not in known:
            if any(one.name == name for one in fields(panel.params)):
                refuse_idle(params, [name])
            raise PageError(
                f"{self.param!r} is no number of {panel.id}; there are {', '.join(known)}."
            )
        return name, int(place) if place else None, known[self.param]


def sweepable(panel: Panel[Any], params: Params) -> dict[str, Number]:
    """Every number of a panel that shows when it moves, by its name; lists count those in use."""
    found: dict[str, Number] = {}
    for one in fields(panel.params):
        if isinstance(one, Number) and _shows(panel, params, one, None, one):
            found[one.name] = one
        elif isinstance(one, Numbers) and _shows(panel, params, one, 0, one.item):
            count = getattr(params, one.count) if one.count else len(getattr(params, one.name))
            found |= {f"{one.name}.{place}": one.item for place in range(count)}
    return found


def _shows(
    panel: Panel[Any], params: Params, declared: Field, index: int | None, number: Number
) -> bool:
    """Whether a number has a say, or is given one by being moved, as a code's lengths are."""
    if declared.shown(params):
        return True
    for end in (number.low, number.high):
        try:
            moved = panel.edit(params, declared.name, _with(params, declared.name, index, end))
        except ParamError:
            continue
        if declared.shown(moved):
            return True
    return False


def _with(params: Params, name: str, index: int | None, value: float) -> object:
    if index is None:
        return value
    values = list(getattr(params, name))
    values[index] = value
    return tuple(values)
