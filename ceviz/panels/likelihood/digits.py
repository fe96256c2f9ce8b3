"""As many digits as an equation needs: what is put in leads to the result that is shown."""

from __future__ import annotations

from collections.abc import Callable
import math
from typing import TypeVar

from ceviz.core import numerals
from ceviz.panels.binary.digits import MOST_DIGITS, fewest, number_put_in
from ceviz.panels.likelihood.observed import Observed, decimals_for, likelihood_text
from ceviz.panels.likelihood.params import LikelihoodParams

T = TypeVar("T")

_SMALL = 0.001  # what is less is written in powers of ten


def enough(write: Callable[[int], T], leads: Callable[[T], bool], first: int = 3) -> T:
    """What is written with the fewest digits that lead to what is shown."""
    return write(fewest(lambda digits: leads(write(digits)), range(first, MOST_DIGITS + 1)))


def number(value: float, digits: int) -> str:
    """A number in so many decimals; a small one in so many digits, in powers of ten."""
    if 0 < abs(value) < _SMALL:
        return numerals.significant(value, digits)
    return numerals.grouped(numerals.fixed(value, digits))


def prediction_put_in(params: LikelihoodParams, shown: Callable[[float], object]) -> str:
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
        return numerals.visible(numerals.number_in(text) / many, 3) == mean

    return enough(lambda digits: number(sum_of_losses, digits), leads, first)


def _log_likelihood(observed: Observed, one: float, zero: float) -> float:
    """The sum of logs, in nats, of what a one and a zero give."""
    terms = ((observed.ones, one), (observed.zeros, zero))
    return sum((many * _log(given) for many, given in terms if many), 0.0)


def _log(given: float) -> float:
    return math.log(given) if given > 0 else -math.inf
