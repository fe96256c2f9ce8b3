from __future__ import annotations

import math
import re

from hypothesis import example, given
from hypothesis import strategies as st
import pytest

from ceviz.core.numerals import exact, fixed, in_latex, latex, significant, visible

FINITE = st.floats(allow_nan=False, allow_infinity=False)
MODEST = st.floats(-1e6, 1e6)
DECIMALS = st.integers(0, 6)
DIGITS = st.integers(1, 10)

_RAISED = str.maketrans("⁻⁰¹²³⁴⁵⁶⁷⁸⁹", "-0123456789")


def read(text: str) -> float:
    """The number that a reader sees."""
    mantissa, _, power = text.replace("−", "-").partition("·10")
    return float(f"{mantissa}e{power.translate(_RAISED) or 0}")


@pytest.mark.parametrize(
    ("value", "decimals", "text"),
    [
        (0.3567, 3, "0.357"),
        (-1.42857, 3, "−1.429"),
        (-0.0001, 3, "0.000"),
        (-0.0, 1, "0.0"),
        (-0.4, 0, "0"),
        (11.5129, 3, "11.513"),
        (math.inf, 3, "∞"),
        (-math.inf, 3, "−∞"),
        (1234567.0, 1, "1234567.0"),
    ],
)
def test_fixed(value: float, decimals: int, text: str) -> None:
    assert fixed(value, decimals) == text


@given(MODEST, DECIMALS)
def test_fixed_is_near_has_its_decimals_and_signs_no_zero(value: float, decimals: int) -> None:
    text = fixed(value, decimals)
    assert re.fullmatch(r"−?\d+" + (rf"\.\d{{{decimals}}}" if decimals else ""), text)
    assert abs(read(text) - value) <= 0.5 * 10.0**-decimals * (1 + 1e-9)
    assert text.startswith("−") == (read(text) < 0)


@pytest.mark.parametrize(
    ("value", "digits", "text"),
    [
        (0.2963, 4, "0.2963"),
        (11013.2, 4, "11013"),
        (0.00009079, 4, "9.079·10⁻⁵"),
        (-0.00009079, 4, "−9.079·10⁻⁵"),
        (9.9996, 4, "10.00"),
        (0.99996, 4, "1.000"),
        (0.000099999, 4, "0.0001000"),
        (999999.9, 4, "1.000·10⁶"),
        (1e300, 2, "1.0·10³⁰⁰"),
        (5e-324, 3, "4.94·10⁻³²⁴"),
        (0.0, 4, "0"),
        (-0.0, 4, "0"),
        (math.inf, 4, "∞"),
        (-math.inf, 4, "−∞"),
    ],
)
def test_significant(value: float, digits: int, text: str) -> None:
    assert significant(value, digits) == text


# Rounded up to two digits, 1.79e308 would be no float any more.
@given(FINITE.filter(lambda value: 0 < abs(value) < 1e307), DIGITS)
@example(9.9995, 4)
@example(1e-4, 3)
def test_significant_has_its_digits_and_is_near(value: float, digits: int) -> None:
    text = significant(value, digits)
    assert "-" not in text
    shown = text.partition("·")[0].replace("−", "").replace(".", "").lstrip("0")
    assert len(shown) == digits or (len(shown) > digits and "·" not in text and "." not in text)
    half_of_the_last_digit = 0.5 * 10.0 ** (1 - digits) * abs(value) * (1 + 1e-9)
    assert abs(read(text) - value) <= half_of_the_last_digit + math.ulp(value)


@pytest.mark.parametrize(
    ("value", "decimals", "text"),
    [
        (0.0, 3, "0.000"),
        (0.3567, 3, "0.357"),
        (0.00000614, 3, "6.14·10⁻⁶"),
        (0.5, 0, "0.500"),
        (5e-07, 6, "5.00·10⁻⁷"),
        (-0.0001, 3, "−0.000100"),
        (math.inf, 3, "∞"),
    ],
)
def test_visible(value: float, decimals: int, text: str) -> None:
    assert visible(value, decimals) == text


@given(FINITE.filter(bool), DECIMALS)
@example(0.5, 0)
@example(5e-07, 6)
def test_visible_never_shows_zero_for_what_is_not(value: float, decimals: int) -> None:
    text = visible(value, decimals)
    assert re.search("[1-9]", text)
    assert text.startswith("−") == (value < 0)


@pytest.mark.parametrize(
    ("number", "source"),
    [
        ("−1.5", "-1.5"),
        ("∞", r"\infty "),
        ("−∞", r"-\infty "),
        ("−6.14·10⁻⁶", r"-6.14 \cdot 10^{-6}"),
        ("1.0·10³⁰⁰", r"1.0 \cdot 10^{300}"),
    ],
)
def test_in_latex(number: str, source: str) -> None:
    assert in_latex(number) == source


@given(st.floats(allow_nan=False), DIGITS)
def test_latex_source_is_plain_ascii(value: float, digits: int) -> None:
    assert in_latex(significant(value, digits)).isascii()
    assert latex(value, digits) == in_latex(fixed(value, digits))


@given(st.floats(allow_nan=False))
@example(-0.0)
def test_exact_pins_the_float_down(value: float) -> None:
    text = exact(value)
    assert "-" not in text
    assert float(text.replace("−", "-").replace("∞", "inf")) == value
    assert text != "−0"


def test_exact_has_seventeen_digits() -> None:
    assert exact(0.1) == "0.10000000000000001"
    assert exact(-math.inf) == "−∞"
