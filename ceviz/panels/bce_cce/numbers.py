"""Numbers as BCE vs CCE writes them: small ones keep their digits, and thousands are marked."""

from __future__ import annotations

from collections.abc import Callable
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


def last_digit(value: float, decimals: int) -> float:
    """What one more is in the last digit of a number as :func:`telling` writes it.

    >>> last_digit(0.4170, 4), last_digit(0.0000655, 4)
    (0.0001, 1e-07)
    """
    if 0 < abs(value) < 10.0 ** (1 - decimals):
        return 10.0 ** (math.floor(math.log10(abs(value))) - 2)
    return 10.0**-decimals


def nearly(value: float, decimals: int) -> Callable[[float], bool]:
    """Whether another number is within one of a number's last digit, as :func:`telling` writes it.

    >>> near = nearly(0.41699, 3)
    >>> near(0.4179), near(0.4181)
    (True, False)
    """
    digit = last_digit(value, decimals)
    shown, most = round(value / digit) * digit, digit * (1 + 1e-9)
    return lambda other: abs(other - shown) <= most


def enough(value: float, leads: Callable[[float], bool]) -> str:
    """A number as :func:`telling` writes it, or in as many digits more as lead to what is shown.

    >>> enough(0.41738, lambda loss: round(8 * loss, 3) == 3.339)
    '0.41738'
    """
    small = 0 < abs(value) < 0.01
    for digits in (3, 5, 6, 7, 8, 9, 10):  # not four, which a layout has no room for
        if leads(float(f"{value:.{digits - 1}e}") if small else round(value, digits)):
            break
    return significant(value, digits) if small else numerals.grouped(numerals.fixed(value, digits))


def counted(nats: float, unit: Unit, decimals: int) -> str:
    """A number of nats in a unit, with its name, as :func:`telling` writes it."""
    return f"{telling(unit.of(nats), decimals)} {unit.name}"


def significant(value: float, digits: int) -> str:
    """A number in so many digits, with a comma between its thousands."""
    return numerals.grouped(numerals.significant(value, digits))


def magnitude(value: float, *, short: bool) -> str:
    """A small number in one digit and a power of ten, or as about the nearest of these.

    Beyond 10⁻⁹ it is about 0.

    >>> magnitude(-0.00024, short=False), magnitude(-0.00024, short=True)
    ('−2·10⁻⁴', '≈−10⁻⁴')
    """
    if abs(value) < 0.5e-9:
        return "≈0"
    if short:
        sign, power = numerals.MINUS if value < 0 else "", round(math.log10(abs(value)))
        return f"≈{sign}10{numerals.superscript(power)}"
    digit, _, exponent = f"{value:.0e}".partition("e")
    return f"{digit.replace('-', numerals.MINUS)}·10{numerals.superscript(int(exponent))}"


def latex_in_unit(nats: float, unit: Unit, role: Role) -> str:
    """LaTeX of a number of nats in a unit, with three decimals, in the colour of a role."""
    number = coloured(role, numerals.in_latex(telling(unit.of(nats), 3)))
    return rf"{number} \text{{ {unit.name}}}"
