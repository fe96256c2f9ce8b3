"""Probabilities as formulas put them in: with the digits that lead to the result that is shown."""

from __future__ import annotations

from collections.abc import Callable
import math
from typing import NamedTuple, TypeVar

from ceviz.core.units import Unit
from ceviz.panels.bce_cce.classes import SURE, Classes
from ceviz.panels.bce_cce.numbers import tells
from ceviz.panels.binary.digits import enough_decimals, in_decimals

T = TypeVar("T")

_ROOMS, _LEAST_ROOM = (0.5, 0.25, 0.1, 0.02), 0.002
_SUBTRACTED = 0.001  # from what on 1 − ŷ is written so, and not as what it comes to

Leads = Callable[[float, float], bool]
"""Whether a probability and its rest lead to what is shown."""


class Share(NamedTuple):
    """A probability in LaTeX, with the number that it reads as, and what that is short of 1.

    Close to 1 it is written as 1 less its rest, which has digits where the probability has none.
    """

    latex: str
    value: float
    rest: float

    @property
    def factor(self) -> str:
        """As what is multiplied."""
        return f"({self.latex})" if self._sure else self.latex

    @property
    def less_one(self) -> str:
        """The share − 1."""
        return f"-{self._rest}" if self._sure else f"{self.latex} - 1"

    @property
    def lack(self) -> str:
        """1 − the share."""
        return self._rest if self._sure else f"1 - {self.latex}"

    @property
    def _sure(self) -> bool:
        return self.latex.startswith("1 -")

    @property
    def _rest(self) -> str:
        return self.latex.removeprefix("1 - ")


def share_put_in(share: float, rest: float, leads: Leads) -> Share:
    """A probability with as few digits as lead to what is shown, from three decimals on."""
    if rest < SURE:
        many = enough_decimals(rest, lambda q: leads(1 - q, q), first=3)
        read = round(rest, many)
        return Share(f"1 - {in_decimals(rest, many)}", 1 - read, read)
    many = enough_decimals(share, lambda p: leads(p, 1 - p), first=3)
    read = round(share, many)
    return Share(in_decimals(share, many), read, 1 - read)


def share_within(share: float, rest: float, room: float) -> Share:
    """A probability with as few digits as are so close to it, by the one of both that has more."""
    if share < rest:
        return share_put_in(share, rest, lambda p, _: abs(p - share) <= room)
    return share_put_in(share, rest, lambda _, q: abs(q - rest) <= room)


def cost(share: float, rest: float) -> float:
    """−ln of a probability, in nats, by the one of both that has more digits."""
    return -math.log(share) if share < rest else -math.log1p(-rest)


def charged(now: Classes, k: int, unit: Unit, *, decimals: int = 3) -> Share:
    """The probability of a class in the formula of what it would cost."""
    same = tells(unit.of(now.costs[k]), decimals)
    return share_put_in(now.predicted[k], now.rest(k), lambda p, q: same(unit.of(cost(p, q))))


def pulled(now: Classes, per_nat: float, *, decimals: int = 3) -> Share:
    """The true class's probability in the formula of its gradient, ``per_nat`` times ŷ − 1."""
    rest = now.rest(now.true)
    same = tells(per_nat * rest, decimals)
    return share_put_in(now.given, rest, lambda p, q: same(per_nat * q))


def written_together(put: Callable[[float], T], leads: Callable[[T], bool]) -> T:
    """What several numbers are written as that lead to one result together.

    ``put`` writes them with a room for error, all together, in the result's last digit.
    """
    for room in _ROOMS:
        written = put(room)
        if leads(written):
            return written
    return put(_LEAST_ROOM)


class Term(NamedTuple):
    """What a logarithm is taken of, in LaTeX, and what it costs, in nats, as it is written."""

    latex: str
    nats: float


def term(share: float, rest: float, label: int, error: float) -> Term:
    """What a yes or no costs: by ŷ where the label is 1, or else by 1 − ŷ.

    ``error`` is how many nats the term may be off as it is written.
    """
    if not label and rest >= _SUBTRACTED:
        true = cost(rest, share)
        put = share_put_in(share, rest, lambda p, q: abs(cost(q, p) - true) <= error)
        return Term(put.lack, cost(put.rest, put.value))
    own, other = (share, rest) if label else (rest, share)
    true = cost(own, other)
    put = share_put_in(own, other, lambda p, q: abs(cost(p, q) - true) <= error)
    return Term(put.latex, cost(put.value, put.rest))
