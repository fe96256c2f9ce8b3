"""The road to the gradient through the softmax's Jacobian, term by term, as a table."""

from __future__ import annotations

from functools import lru_cache
import math
from typing import NamedTuple

from ceviz.core import numerals
from ceviz.core.figure import Axis, Guide, Mark, Plot, Role, Text, Tick
from ceviz.core.units import NATS, Unit
from ceviz.panels.bce_cce.classes import Classes
from ceviz.panels.bce_cce.numbers import magnitude, significant, telling
from ceviz.panels.bce_cce.spacing import ticked
from ceviz.panels.binary.digits import fewest

SHORT_FROM = 8
"""From so many classes on, numbers are written shorter."""
_POWERS_FIT = 4  # up to so many classes, in any number
_SMALL = 0.1  # what two decimals tell little of

Rows = tuple[tuple[str, tuple[float, ...], str], ...]
"""The rows of the table from the second on: their keys, their numbers, and what these count."""


class Route(NamedTuple):
    """Both roads to dL/dz of each class, in nats. ``slope`` is dL/dŷ of the true class.

    ``jacobian`` is dŷ/dz of it by each logit, ``product`` slope times that, and ``gradient`` what
    they must be: (ŷ − y)/T.
    """

    slope: float
    jacobian: tuple[float, ...]
    product: tuple[float, ...]
    gradient: tuple[float, ...]


@lru_cache(maxsize=4)
def route(now: Classes, heat: float) -> Route:
    """The gradient at the present logits, by both roads; ``heat`` is the temperature."""
    t = now.true
    slope = -1 / now.given
    jacobian = tuple(
        now.given * (now.rest(t) if k == t else -share) / heat
        for k, share in enumerate(now.predicted)
    )
    return Route(
        slope=slope,
        jacobian=jacobian,
        product=tuple(slope * one for one in jacobian),
        gradient=tuple(error / heat for error in now.errors),
    )


def route_plot(unit: Unit, now: Classes, way: Route) -> Plot:
    """The table of the Jacobian's road, term by term, in a unit."""
    below = ticked(now.names, label="", totals=("sum",))
    share = 1.0 if unit is NATS else 1.2  # which has a row more
    marks = _table(unit, now, way)
    heights = _axis(unit.name, hot=way.gradient != now.errors)
    return Plot(key="route", x=below, y=heights, share=share, marks=marks)


@lru_cache(maxsize=4)
def _axis(unit: str, *, hot: bool) -> Axis:
    """The names of the rows, as short as an axis has room for in a projector's letters."""
    if unit == "nats":
        last = ["(ŷ−y)/T" if hot else "ŷ − y"]
    else:
        last = ["ŷ − y", "÷\u2009T\u2009ln\u20092" if hot else "÷ ln 2"]
    names = ("∂L/∂ŷ", "∂ŷ/∂z", "∂L/∂z", *last)
    down = enumerate(reversed(names))
    heights = tuple(Tick(row + 0.5, name) for row, name in down)
    return Axis(label="", low=0, high=len(names), ticks=heights, grid=False)


def _rows(unit: Unit, now: Classes, way: Route) -> Rows:
    if unit is NATS:
        return (
            ("jacobian", way.jacobian, ""),
            ("product", way.product, unit.name),
            ("error", way.gradient, unit.name),
        )
    product, error = (tuple(map(unit.of, nats)) for nats in (way.product, way.gradient))
    return (
        ("jacobian", way.jacobian, ""),
        ("product", product, unit.name),
        ("error", now.errors, ""),
        ("error in bits", error, unit.name),
    )


def _table(unit: Unit, now: Classes, way: Route) -> tuple[Mark, ...]:
    """The first factor, which is the same for every logit, and the rows of numbers."""
    many, rows = len(now.names), _rows(unit, now, way)
    ruled, top = len(rows) - 2.0, len(rows) + 0.5
    power = _common_power(way.jacobian, many)
    scaled = _scaled(rows, power)
    marks: list[Mark] = [
        Text(
            key="slope",
            at=((many - 1) / 2, top),
            text=_slope(unit, now, way, among=many) + _in_powers(power, scaled),
            role="text",
        ),
        Guide(key="ruled", start=(-0.6, ruled), end=(many + 0.6, ruled), dash="dot", role="muted"),
    ]
    for down, (row, numbers, counted) in enumerate(rows, start=1):
        height = top - down
        powers = row in scaled
        per = 10.0**-power if powers else 1.0
        marks += [
            Text(
                key=f"{row} {k}",
                at=(float(k), height),
                text=_entry(number * per, among=many, scaled=powers),
                role=_role(row, true=k == now.true),
                strong=row != "jacobian",
            )
            for k, number in enumerate(numbers)
        ]
        marks.append(
            Text(
                key=f"{row} sum",
                at=(float(many), height),
                text=f"0 {counted}".rstrip(),
                role="text",
                strong=row != "jacobian",
            )
        )
    return tuple(marks)


def _slope(unit: Unit, now: Classes, way: Route, *, among: int) -> str:
    """dL/dŷ in letters and numbers; of many classes in numbers alone."""
    ln2 = "" if unit is NATS else " ln 2"
    slope = unit.of(way.slope)
    digits = 3 if slope <= -1e4 else 4
    share = _share(now.given, unit, digits)
    below = f"({share}{ln2})" if ln2 or "·" in share else share
    letters = "" if among > _POWERS_FIT else f"−1/{f'(ŷ{ln2})' if ln2 else 'ŷ'} = "
    return f"{letters}−1/{below} = {_in_digits(slope, digits)} {unit.name}, for every z"


def _in_digits(slope: float, digits: int) -> str:
    """The slope in so many digits; a great one in powers of ten."""
    if digits == 4:
        return significant(slope, 4)
    mantissa, _, power = f"{slope:.{digits - 1}e}".partition("e")
    return f"{mantissa.replace('-', numerals.MINUS)}·10{numerals.superscript(int(power))}"


def _share(given: float, unit: Unit, digits: int) -> str:
    """The true class's ŷ, in as many digits from three on as lead to the slope in so many."""
    slope = _in_digits(unit.of(-1 / given), digits)

    def leads(many: int) -> bool:
        read = float(f"{given:.{many - 1}e}")
        return _in_digits(unit.of(-1 / read), digits) == slope

    return numerals.significant(given, fewest(leads, range(3, 9)))


def _common_power(jacobian: tuple[float, ...], among: int) -> int:
    """The power of ten that the Jacobian's row is written in, where there is no room for many."""
    largest = max(map(abs, jacobian))
    if among <= _POWERS_FIT or not 0 < largest < 1:
        return 0
    if largest < _SMALL:
        return math.floor(math.log10(largest))
    return -2 if among >= SHORT_FROM else 0


def _scaled(rows: Rows, power: int) -> tuple[str, ...]:
    """The rows that are written in the Jacobian's power of ten."""
    if not power:
        return ()
    if all(max(map(abs, numbers)) < 2 * _SMALL for _, numbers, _ in rows):
        return tuple(row for row, _, _ in rows)
    return ("jacobian",)


def _in_powers(power: int, scaled: tuple[str, ...]) -> str:
    if not scaled:
        return ""
    what = "∂ŷ/∂z" if len(scaled) == 1 else "all below"
    return f"; {what} in 10{numerals.superscript(power)}"


def _role(row: str, *, true: bool) -> Role:
    if row == "jacobian":
        return "text"
    return "loss" if true else "other"


@lru_cache(maxsize=4096)
def _entry(number: float, *, among: int, scaled: bool) -> str:
    """A number in few digits; what is too small for them has one, in a power of ten.

    Among many it has room for about its size; in a row that is ``scaled`` to one power of ten for
    all, it is about 0.
    """
    if among <= _POWERS_FIT:
        return telling(number, 3)
    decimals = 3 if among < SHORT_FROM else 2 if abs(number) < 10 else 1
    text = numerals.fixed(number, decimals)
    if number == 0 or text.strip("0."):
        return text
    if abs(number) >= 0.0005:
        return numerals.fixed(number, 3)
    return "≈0" if scaled else magnitude(number, short=among >= SHORT_FROM)
