"""Numbers as BCE vs CCE writes them: none reads as less than it is, and thousands are marked."""

from __future__ import annotations

import math
import re

from ceviz.core import numerals
from ceviz.core.figure import Role, coloured
from ceviz.core.units import Unit

_THOUSANDS = re.compile(r"(?<![.\d])\d{4,}")


def grouped(text: str) -> str:
    """A number in words with a comma between its thousands.

    >>> grouped("−165581"), grouped("1066.72"), grouped("0.00012")
    ('−165,581', '1,066.72', '0.00012')
    """
    return _THOUSANDS.sub(lambda whole: f"{int(whole[0]):,}", text)


def telling(value: float, decimals: int) -> str:
    """A number in so many decimals, or in three digits where those would keep less than two.

    >>> telling(0.4170, 4), telling(0.0000655, 4), telling(1066.7214, 3)
    ('0.4170', '6.55·10⁻⁵', '1,066.721')
    """
    if 0 < abs(value) < 10.0 ** (1 - decimals):
        return numerals.significant(value, 3)
    return grouped(numerals.fixed(value, decimals))


def counted(nats: float, unit: Unit, decimals: int) -> str:
    """A number of nats in a unit, with its name, as :func:`telling` writes it."""
    return f"{telling(unit.of(nats), decimals)} {unit.name}"


def significant(value: float, digits: int) -> str:
    """A number in so many digits, with a comma between its thousands."""
    return grouped(numerals.significant(value, digits))


def magnitude(value: float) -> str:
    """A small number as the power of ten that is nearest to it; beyond 10⁻⁹ it is about 0.

    >>> magnitude(-0.0024), magnitude(3e-30)
    ('−10⁻³', '≈0')
    """
    exponent = round(math.log10(abs(value)))
    if exponent < -9:
        return "≈0"
    return f"{numerals.MINUS if value < 0 else ''}10{numerals.superscript(exponent)}"


def in_latex(text: str) -> str:
    r"""LaTeX source of a number that this module wrote.

    >>> print(in_latex("−165,581"))
    -165{,}581
    """
    return numerals.in_latex(text).replace(",", "{,}")


def latex_in_unit(nats: float, unit: Unit, role: Role) -> str:
    """LaTeX of a number of nats in a unit, with three decimals, in the colour of a role."""
    number = coloured(role, in_latex(telling(unit.of(nats), 3)))
    return rf"{number} \text{{ {unit.name}}}"
