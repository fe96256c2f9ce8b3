"""Numbers as a student reads them: a real minus sign, ∞, never "-0.000"."""

from __future__ import annotations

import math
import re

MINUS = "\u2212"

_THOUSANDS = re.compile(r"(?<![\d.])\d{4,}")


def fixed(value: float, decimals: int) -> str:
    """Write ``value`` with a fixed number of decimals, so that live digits keep their places.

    Args:
        value: Any float; infinities are written "∞" and "−∞".
        decimals: How many digits stand behind the point.

    Returns:
        The number with a true minus sign; a value that rounds to zero carries no sign.

    >>> fixed(-0.0001, 3), fixed(-1.4286, 3), fixed(float("inf"), 3)
    ('0.000', '−1.429', '∞')
    """
    if math.isinf(value):
        return "∞" if value > 0 else MINUS + "∞"
    text = f"{value:.{decimals}f}"
    if text.startswith("-"):
        text = text[1:]
        if text.strip("0."):
            text = MINUS + text
    return text


def whole(value: int) -> str:
    """Write a count, with a comma between its thousands.

    >>> whole(71), whole(22063)
    ('71', '22,063')
    """
    return f"{value:,}"


def grouped(text: str) -> str:
    """Put commas between the thousands of the numbers in a text.

    >>> grouped("−30204.03 nats"), grouped("5507"), grouped("0.000006"), grouped("1.80·10⁶")
    ('−30,204.03 nats', '5,507', '0.000006', '1.80·10⁶')
    """
    return _THOUSANDS.sub(lambda number: f"{int(number[0]):,}", text)


def shortest(value: float, least: int, most: int) -> str:
    """Write ``value`` in as few decimals, from ``least`` to ``most``, as tell all that it has.

    >>> shortest(0.7, 2, 6), shortest(0.1234, 2, 6), shortest(0.99999386, 2, 6)
    ('0.70', '0.1234', '0.999994')
    """
    all_of_it = round(value, most)
    for decimals in range(least, most):
        if round(value, decimals) == all_of_it:
            return fixed(value, decimals)
    return fixed(value, most)


def significant(value: float, digits: int) -> str:
    """Write ``value`` with so many significant digits, in powers of ten when it is tiny or huge.

    >>> significant(0.00009079, 4), significant(11013.2, 4), significant(0.2963, 4)
    ('9.079·10⁻⁵', '11013', '0.2963')
    """
    if math.isinf(value) or value == 0:
        return fixed(value, 0)
    # Rounded first: 9.9996 to four digits is 10.00, with a decimal less than 9.999.
    mantissa, _, power = f"{value:.{digits - 1}e}".partition("e")
    exponent = int(power)
    if -4 <= exponent < 6:
        return fixed(value, max(digits - 1 - exponent, 0))
    return f"{mantissa.replace('-', MINUS)}·10{superscript(exponent)}"


_PLAIN, _RAISED_SIGNS = "-0123456789", "⁻⁰¹²³⁴⁵⁶⁷⁸⁹"
_RAISED = str.maketrans(_PLAIN, _RAISED_SIGNS)
_LOWERED = str.maketrans(_RAISED_SIGNS, _PLAIN)


def superscript(number: int) -> str:
    """Write a whole number as an exponent.

    >>> superscript(-324)
    '⁻³²⁴'
    """
    return str(number).translate(_RAISED)


def visible(value: float, decimals: int) -> str:
    """Write as :func:`fixed` does, but in powers of ten what would read as 0 and is not 0.

    >>> visible(0.0, 3), visible(0.3567, 3), visible(0.00000614, 3)
    ('0.000', '0.357', '6.14·10⁻⁶')
    """
    text = fixed(value, decimals)
    return significant(value, 3) if value != 0 and not text.strip("0.") else text


def latex(value: float, decimals: int) -> str:
    """The number of :func:`fixed` as LaTeX source, in which a minus is "-" and ∞ is a command."""
    return in_latex(fixed(value, decimals))


def in_latex(number: str) -> str:
    r"""Turn a number that a function of this module wrote into LaTeX source, its thousands marked.

    >>> print(in_latex("−6.14·10⁻⁶"), in_latex("22063"))
    -6.14 \cdot 10^{-6} 22{,}063
    """
    mantissa, _, power = number.partition("·10")
    source = grouped(mantissa).replace(",", "{,}").replace(MINUS, "-").replace("∞", r"\infty ")
    if power:
        source += rf" \cdot 10^{{{power.translate(_LOWERED)}}}"
    return source


def number_in(text: str) -> float:
    """The number that a text of this module writes, for it and nothing else.

    >>> number_in("−3,451.71"), number_in("6.14·10⁻⁶")
    (-3451.71, 6.14e-06)
    """
    mantissa, _, power = text.replace(MINUS, "-").replace(",", "").partition("·10")
    return float(f"{mantissa}e{power.translate(_LOWERED)}" if power else mantissa)


def exact(value: float) -> str:
    """All 17 significant digits that pin a float64 down, for the reader who checks."""
    if math.isinf(value) or value == 0:
        return fixed(value, 0)
    return f"{value:.17g}".replace("-", MINUS)


def exact_in_latex(value: float) -> str:
    r"""A float64 in the fewest digits that pin it down, as LaTeX source.

    >>> print(exact_in_latex(0.7), exact_in_latex(5e-05), exact_in_latex(-1.25e-07))
    0.7 5 \cdot 10^{-5} -1.25 \cdot 10^{-7}
    """
    mantissa, _, power = repr(value).partition("e")
    return in_latex(f"{mantissa}·10{superscript(int(power))}" if power else mantissa)
