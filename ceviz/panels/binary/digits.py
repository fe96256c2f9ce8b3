"""As many digits as an equation needs: what is put in leads to the result that is shown.

``tells`` is always the result of a formula as it is shown, for the number that is put in.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
import math

from ceviz.core import numerals

MOST_DIGITS = 17
"""A float64 has no more."""

_EXACT = 1e-12
_SMALL = -3  # the power of ten below which six decimals tell too little


def fewest(leads: Callable[[int], bool], among: Iterable[int]) -> int:
    """The first number of digits that leads to what is shown, or else the last."""
    for digits in among:
        if leads(digits):
            break
    return digits


def probability_put_in(
    probability: float, tells: Callable[[float], object], *, first: int = 6
) -> str:
    """A probability in a formula, in LaTeX, with as many digits as the result needs that is shown.

    In three decimals, which is all that a slider sets, the line keeps its width. Others have six or
    more, or a power of ten; close to 1 they have the digits that tell them from it.

    Args:
        probability: Between 0 and 1, without the ends.
        tells: The result of the formula as it is shown, for a probability.
        first: The fewest decimals of one that no slider has set.
    """
    return in_decimals(probability, enough_decimals(probability, tells, first=first))


def enough_decimals(probability: float, tells: Callable[[float], object], *, first: int = 6) -> int:
    """How many decimals :func:`probability_put_in` writes."""
    for decimals in (3, 6):
        if _has(probability, decimals):
            return decimals
    told, rest = tells(probability), min(probability, 1 - probability)
    power = math.floor(math.log10(rest))
    start = first if power >= _SMALL else 2 - power  # at least three digits
    return fewest(
        lambda decimals: tells(round(probability, decimals)) == told, range(start, 16 - power)
    )


def in_decimals(probability: float, decimals: int) -> str:
    """A probability in so many decimals, in LaTeX; a small one in powers of ten if six are few."""
    text = _text(probability, decimals)
    return numerals.in_latex(text) if "·" in text else text


def _text(probability: float, decimals: int) -> str:
    power = math.floor(math.log10(probability))
    if power < _SMALL and not _has(probability, 6):
        return numerals.significant(probability, decimals + power + 1)
    return numerals.fixed(probability, decimals)


def _has(probability: float, decimals: int) -> bool:
    """Whether it has no more decimals than that."""
    written = round(probability, decimals)
    return abs(probability - written) < _EXACT and 0 < written < 1


def label_put_in(label: float, tells: Callable[[float], object], *, soft: bool) -> str:
    """A label in a formula, as :mod:`~ceviz.core.numerals` writes it.

    In two decimals, which is all that the slider of a soft one sets, the line keeps its width.
    """
    if not soft:
        return f"{label:g}"
    if label in (0, 1) or _has(label, 2):
        return numerals.fixed(label, 2)
    return _text(label, enough_decimals(label, tells))


def number_put_in(
    number: float,
    tells: Callable[[float], object],
    *,
    as_set: Iterable[int] = (2, 3),
    first: int = 4,
) -> str:
    """A number in a formula, in the decimals that a slider sets, or in as many as are needed.

    It is written as :func:`numerals.fixed` does, and never as 0 where it is not.

    Args:
        number: What is put in.
        tells: The result of the formula as it is shown, for a number.
        as_set: So many decimals tell it, where it has no more.
        first: The fewest decimals of one that has more.
    """
    for decimals in as_set:
        rounded = round(number, decimals)
        if abs(number - rounded) < _EXACT and (rounded or not number):
            return numerals.fixed(number, decimals)
    told = tells(number)

    def leads(decimals: int) -> bool:
        rounded = round(number, decimals)
        return bool(rounded or not number) and tells(rounded) == told

    return numerals.fixed(number, fewest(leads, range(first, MOST_DIGITS + 1)))
