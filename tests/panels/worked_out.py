"""Formulas worked out: what stands before an equals sign comes to what stands behind it."""

from __future__ import annotations

from collections.abc import Iterator
import math
import re

from ceviz.core.figure import Formula

_PYTHON = (
    (r"\\,|\\left|\\right|\{,\}|\\text\{[^{}]*\}", ""),
    (r"\\textcolor\{\w+\}", ""),
    (r"10\^\{(-?\d+)\}", r"10**(\1)"),
    (r"\\ln 2", r"\\ln(2)"),
    (r"\\frac\{([^{}]*)\}\{([^{}]*)\}", r"((\1)/(\2))"),
    (r"\\cdot", "*"),
    (r"e\^\{", "exp("),
    (r"\^(\d)", r"^{\1}"),
    (r"\^\{", "**("),
    (r"\\(ln|log_2)", r"*\1"),
    (r"\\sigma", "sigma"),
    (r"[\[{]", "("),
    (r"[\]}]", ")"),
    (r"(?<!log_2)(?<=[\d)])\s*\(", "*("),
    (r"([-+*(]|^)\s*\*(ln|log_2)", r"\1\2"),
)
_NAMES = {
    "exp": math.exp,
    "ln": math.log,
    "log_2": math.log2,
    "sigma": lambda z: 1 / (1 + math.exp(-z)),
}


def worth(latex: str) -> float:
    """What a line of numbers comes to."""
    for found, instead in _PYTHON:
        latex = re.sub(found, instead, latex.strip())
    return float(eval(latex, {"__builtins__": {}}, _NAMES))


def parts(formula: Formula) -> Iterator[tuple[str, float, float]]:
    """Each of a formula's lines of numbers, how much it is off, and half a unit of the result."""
    *lines, result = (formula.substituted + formula.result).split("=")[1:]
    number = re.search(r"(-?\d+(?:\{,\}\d+)*)(\.\d+)?( \\cdot 10\^\{(-?\d+)\})?", result)
    assert number is not None, result
    half = 0.5 * 10.0 ** (int(number[4] or 0) - len((number[2] or ".")[1:]))
    for line in lines:
        yield line, abs(worth(line) - worth(number[0])), half


def not_leading(formula: Formula) -> list[str]:
    """The lines of numbers that do not come to the result, as many digits as it shows."""
    return [line for line, off, half in parts(formula) if off > half * (1 + 1e-6) + 1e-13]
