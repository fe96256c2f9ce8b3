"""Finding things in a figure by their keys."""

from __future__ import annotations

import re
from typing import TypeVar

from ceviz.core.figure import Figure, Formula, Mark

M = TypeVar("M", bound=Mark)


def value(figure: Figure, key: str) -> str:
    """What a readout shows."""
    (found,) = (one.value for one in figure.readouts if one.key == key)
    return found


def formula(figure: Figure, key: str) -> Formula:
    """One of the formulas."""
    (found,) = (one for one in figure.formulas if one.key == key)
    return found


def mark(figure: Figure, kind: type[M], key: str, *, plot: str | None = None) -> M:
    """A mark of a kind, in the plot that is named or in the only one that has it."""
    (found,) = (
        one
        for place in figure.plots
        for one in place.marks
        if one.key == key and plot in (None, place.key)
    )
    assert isinstance(found, kind)
    return found


def worked_out(latex: str) -> float:
    """What one line of a formula with its numbers comes to; it begins with an equals sign."""
    plain = re.sub(r"\\text\{[^}]*\}", "", latex.removeprefix("="))
    plain = plain.replace("{,}", "").replace(r"\,", "")
    plain = re.sub(r" ?\\cdot 10\^\{(-?\d+)\}", r"e\1", plain)
    plain = re.sub(r"\\textcolor\{\w+\}", "", plain).replace(r"\cdot", "*")
    plain = plain.replace("{", "(").replace("}", ")")
    plain = re.sub(r"(?<=[\d)])\s*\(", "*(", plain)
    return float(eval(plain.strip()))
