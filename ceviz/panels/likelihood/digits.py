"""As many digits as an equation needs: what is put in leads to the result that is shown."""

from __future__ import annotations

from collections.abc import Callable
import math
from typing import TypeVar

from ceviz.core import numerals
from ceviz.panels.binary import number_put_in
from ceviz.panels.likelihood.observed import Observed, decimals_for, likelihood_text
from ceviz.panels.likelihood.params import LikelihoodParams

T = TypeVar("T")

_MOST = 17  # a float64 has no more
_SMALL = 0.001  # what is less is written in powers of ten
_POWER = str.maketrans("⁻⁰¹²³⁴⁵⁶⁷⁸⁹", "-0123456789")


def number_in(text: str) -> float:
    """The number that a text of :mod:`ceviz.core.numerals` writes, for it and nothing else.

    >>> number_in("−3,451.71"), number_in("6.14·10⁻⁶")
    (-3451.71, 6.14e-06)
    """
    mantissa, _, power = text.replace(numerals.MINUS, "-").replace(",", "").partition("·10")
    return float(f"{mantissa}e{power.translate(_POWER)}" if power else mantissa)


def enough(write: Callable[[int], T], leads: Callable[[T], bool], first: int = 3) -> T:
    """What is written with the fewest digits that lead to what is shown."""
    for digits in range(first, _MOST):
        written = write(digits)
        if leads(written):
            return written
    return write(_MOST)


def number(value: float, digits: int) -> str:
    """A number in so many decimals; a small one in so many digits, in powers of ten."""
    if 0 < abs(value) < _SMALL:
        return numerals.significant(value, digits)
    return numerals.grouped(numerals.fixed(value, digits))


def put_in(params: LikelihoodParams, shown: Callable[[float], object]) -> str:
    """The prediction as LaTeX, with enough digits for what is shown of it.

    Of many observations it would have ever more on the axes of the logit. There the logit, which
    has few, is put in.
    """
    p, z = params.prediction, params.z
    if params.axis == "prediction":
        return number_put_in(p, shown, as_set=range(3, 7), first=6)
    if params.source == "one":
        # Six, whatever the last ones are, so that no row jumps.
        return number_put_in(p, shown, as_set=(), first=6)
    text = number_put_in(z, lambda logit: shown(1 / (1 + math.exp(-logit))))
    return rf"\sigma({numerals.in_latex(text)})"


def results(params: LikelihoodParams, observed: Observed) -> Callable[[float], tuple[str, str]]:
    """What is shown of a prediction: its likelihood and the logarithm of that."""
    unit, decimals = params.counted_in, decimals_for(observed.total)

    def of(prediction: float) -> tuple[str, str]:
        log = _log_likelihood(observed, prediction, 1 - prediction)
        return likelihood_text(log), numerals.visible(unit.of(log), decimals)

    return of


def factors(observed: Observed, prediction: float, log_likelihood: float) -> tuple[str, str]:
    """What a one and a zero give, in as few decimals as make their product the one shown."""
    shown = likelihood_text(log_likelihood)

    def both(digits: int) -> tuple[str, str]:
        return numerals.fixed(prediction, digits), numerals.fixed(1 - prediction, digits)

    def leads(texts: tuple[str, str]) -> bool:
        log = _log_likelihood(observed, float(texts[0]), float(texts[1]))
        return math.isfinite(log) and likelihood_text(log) == shown

    return enough(both, leads)


def total(sum_of_losses: float, many: int, *, first: int = 3) -> str:
    """A sum over so many observations, whose mean is the one that is shown."""
    mean = numerals.visible(sum_of_losses / many, 3)

    def leads(text: str) -> bool:
        return numerals.visible(number_in(text) / many, 3) == mean

    # Not in four decimals: a formula has the same width with three, and with more than four.
    return enough(lambda digits: number(sum_of_losses, digits + (digits > 3)), leads, first)


def _log_likelihood(observed: Observed, one: float, zero: float) -> float:
    """The sum of logs, in nats, of what a one and a zero give."""
    terms = ((observed.ones, one), (observed.zeros, zero))
    return sum((many * _log(given) for many, given in terms if many), 0.0)


def _log(given: float) -> float:
    return math.log(given) if given > 0 else -math.inf
