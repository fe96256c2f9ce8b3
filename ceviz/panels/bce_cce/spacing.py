"""The axis along the classes, with room for their names, and one upwards with room for words."""

from __future__ import annotations

from functools import lru_cache
from unicodedata import east_asian_width

from msgspec.structs import replace

from ceviz.core.figure import Axis, Tick
from ceviz.core.units import Unit

DEPTH = 5.4
"""Nats of a term that are shown; what is more is written."""
HEADROOM = 1.3
"""How high an axis is that has room above the longest bar for a line of words."""
TERM_WIDTH = 0.34
"""The width of a term's bar, where a class is 1 wide."""
ROOMY = 3
"""Up to so many classes, numbers say what they are."""
CROWDED = 5
"""From so many classes on, numbers are written shorter."""

_LETTERS = 55  # of middling width that have room along the axis, all names together
_LEAST = 5.0  # of them need no more room than a name that is cut, with its dots


@lru_cache(maxsize=512)
def ticked(
    names: tuple[str, ...],
    picks: str = "",
    picked: tuple[int, ...] = (),
    *,
    label: str = "filled: prediction ŷ · outlined: true label y",
    totals: tuple[str, ...] = (),
    beyond: int = 0,
) -> Axis:
    """The axis on which class k has the place k.

    Args:
        names: What stands at the places; it is cut where it would run into the next.
        picks: The field that a click on a name sets.
        picked: The names that are picked.
        label: What stands below the names.
        totals: What stands at further places; it is never cut.
        beyond: How many places more the axis has, with nothing written at them.
    """
    many = len(names) + len(totals) + beyond
    written = (*(short(name, many) for name in names), *totals)
    return Axis(
        label=label,
        low=-0.6,
        high=many - 0.4,
        ticks=tuple(Tick(float(at), text) for at, text in enumerate(written)),
        grid=False,
        picks=picks,
        picked=picked,
    )


@lru_cache(maxsize=256)
def short(name: str, among: int) -> str:
    """A name, cut where it would run into the next one."""
    room = _LETTERS / among
    if sum(map(_breadth, name)) <= max(room, _LEAST):
        return name
    while sum(map(_breadth, name)) > room - 1:
        name = name[:-1]
    return name.rstrip() + "…"


def _breadth(letter: str) -> float:
    """About how many letters of middling width this one is as wide as."""
    if east_asian_width(letter) in "WF":
        return 1.9
    if letter in "mwMW@%":
        return 1.7
    return 1.25 if letter.isupper() else 1.0


@lru_cache(maxsize=64)
def headed(quantity: str, unit: Unit, *, reach: float, room: float) -> Axis:
    """An axis of losses up to ``reach`` nats, with room above for words, where no tick stands.

    Args:
        quantity: What it is called.
        unit: The unit that it counts in.
        reach: The highest number of nats that is drawn.
        room: How high the axis is, as a multiple of that.
    """
    axis = unit.axis(quantity, high=room * reach)
    top = unit.of(reach)
    return replace(axis, ticks=tuple(tick for tick in axis.ticks if tick.at <= top))
