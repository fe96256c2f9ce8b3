"""Numbers as BCE vs CCE writes them: none reads as less than it is, and thousands are marked."""

from __future__ import annotations

import math

from ceviz.core import numerals
from ceviz.core.figure import Role, coloured
from ceviz.core.units import Unit


def telling(value: float, decimals: int) -> str:
    """A number in so many decimals, or in three digits where those would keep less than two.

    >>> telling(0.4170, 4), telling(0.0000655, 4), telling(1066.7214, 3)
    ('0.4170', '6.55·10⁻⁵', '1,066.721')
    """
    if 0 < abs(value) < 10.0 ** (1 - decimals):
        return numerals.significant(value, 3)
    return numerals.grouped(numerals.fixed(value, decimals))


def counted(nats: float, unit: Unit, decimals: int) -> str:
    """A number of nats in a unit, with its name, as :func:`telling` writes it."""
    return f"{telling(unit.of(nats), decimals)} {unit.name}"


def significant(value: float, digits: int) -> str:
    """A number in so many digits, with a comma between its thousands."""
    return numerals.grouped(numerals.significant(value, digits))


def magnitude(value: float) -> str:
    """A small number as the power of ten that is nearest to it; beyond 10⁻⁹ it is about 0.

    >>> magnitude(-0.0024), magnitude(3e-30)
    ('−10⁻³', '≈0')
    """
    exponent = round(math.log10(abs(value)))
    if exponent < -9:
        return "≈0"
    return f"{numerals.MINUS if value < 0 else ''}10{numerals.superscript(exponent)}"


def latex_in_unit(nats: float, unit: Unit, role: Role) -> str:
    """LaTeX of a number of nats in a unit, with three decimals, in the colour of a role."""
    number = coloured(role, numerals.in_latex(telling(unit.of(nats), 3)))
    return rf"{number} \text{{ {unit.name}}}"
