"""Numbers as BCE vs CCE writes them: small ones keep their digits, and thousands are marked."""

from __future__ import annotations

from collections.abc import Callable
import math

from ceviz.core import numerals
from ceviz.core.figure import Role, coloured
from ceviz.core.units import Unit
from ceviz.panels.binary.digits import fewest


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


def tells(value: float, decimals: int) -> Callable[[float], bool]:
    """Whether another number is written as this one is, by :func:`telling`.

    >>> same = tells(0.41699, 3)
    >>> same(0.4174), same(0.4176)
    (True, False)
    """
    told = telling(value, decimals)
    return lambda other: telling(other, decimals) == told


def loss_put_in(value: float, leads: Callable[[float], bool]) -> str:
    """A number as :func:`telling` writes it, or in as many digits more as lead to what is shown.

    >>> loss_put_in(0.41738, lambda loss: round(8 * loss, 3) == 3.339)
    '0.4174'
    """
    small = 0 < abs(value) < 0.01

    def read(digits: int) -> float:
        return float(f"{value:.{digits - 1}e}") if small else round(value, digits)

    digits = fewest(lambda many: leads(read(many)), range(3, 11))
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
    return unit.behind(coloured(role, numerals.in_latex(telling(unit.of(nats), 3))))
