"""What the numbers in a formula come to, and what is shown of them."""

from __future__ import annotations

import re
from typing import NamedTuple

import mpmath

from ceviz.core.figure import Formula

HALF = 0.5 + 1e-6  # of the last digit that is shown; float64 rounds what is half-way

_PRECISION = 100  # decimal digits: 1 less than a power of ten keeps its own

_UNSEEN = re.compile(r"\\[,;]|\\left|\\right|\\textcolor\{\w+\}|\\text\{[^{}]*\}|\{,\}")
_OVER_EQUALS = re.compile(r"\\overset\{(?:[^{}]|\{[^{}]*\})*\}\{=\}")
_PYTHON = (
    (r"\\log_2", r"\\logb"),
    (r"(?<=[\d)}\]])(\s*)(?=\\(?:ln|logb)|[(\[])", "*"),  # a product without a sign
    (r"\\cdot", "*"),
    (r"\^", "**"),
    (r"(\d+(?:\.\d+)?)", r"N('\1')"),
    (r"\\(ln|logb)", r"\1**"),  # binds before a product, to what comes next
    (r"\\", ""),
    (r"[\[{]", "("),
    (r"[\]}]", ")"),
)
_SHOWN = re.compile(r"(1 - )?(-?\d+)(?:\.(\d+))?(?: \\cdot 10\^\{(-?\d+)\})?")


class _Log:
    """A logarithm that is taken of what stands behind ``**``."""

    def __init__(self, base: mpmath.mpf) -> None:
        self._base = base

    def __pow__(self, number: mpmath.mpf) -> mpmath.mpf:
        return mpmath.log(number) / mpmath.log(self._base)


_NAMES = {
    "N": mpmath.mpf,
    "e": mpmath.e,
    "ln": _Log(mpmath.e),
    "logb": _Log(mpmath.mpf(2)),
    "frac": lambda above: lambda below: above / below,
    "sigma": lambda z: 1 / (1 + mpmath.exp(-z)),
    "sqrt": mpmath.sqrt,
    "max": max,
    "min": min,
}


class Shown(NamedTuple):
    """A number as it is written, and what one more in its last digit is."""

    value: mpmath.mpf
    digit: mpmath.mpf

    def off(self, number: mpmath.mpf) -> float:
        """By how many of the last digit another number differs."""
        with mpmath.workdps(_PRECISION):
            return float(abs(number - self.value) / self.digit)


def links(latex: str) -> list[str]:
    """What stands between the equals signs."""
    return [one.strip() for one in _OVER_EQUALS.sub("=", latex).split("=") if one.strip()]


def worth(latex: str) -> mpmath.mpf:
    """What a line of numbers comes to."""
    latex = _UNSEEN.sub("", latex).strip()
    for found, instead in _PYTHON:
        latex = re.sub(found, instead, latex)
    with mpmath.workdps(_PRECISION):
        return +eval(latex, {"__builtins__": {}}, _NAMES)


def shown(latex: str) -> Shown:
    """The number that a line is, alone or as what is short of 1."""
    plain = re.sub(r"^\{(.*)\}$", r"\1", _UNSEEN.sub("", latex).strip())
    found = _SHOWN.fullmatch(plain)
    assert found, latex
    short, whole, decimals, power = found.groups()
    with mpmath.workdps(_PRECISION):
        ten = mpmath.mpf(10) ** int(power or 0)
        number = mpmath.mpf(f"{whole}.{decimals or 0}") * ten
        return Shown(1 - number if short else number, ten / 10 ** len(decimals or ""))


def not_leading(formula: Formula) -> list[str]:
    """The lines of a formula that do not come to its result, to the last digit that it shows."""
    *lines, result = links(formula.substituted + formula.result)
    told = shown(result)
    return [line for line in lines if told.off(worth(line)) > HALF]
