from __future__ import annotations

from PySide6.QtCore import QRectF
import pytest

from ceviz.plot.digits import slots
from ceviz.plot.tex import drawn


def in_place(latex: str) -> list[QRectF]:
    """The shapes of ``latex``, had by filling its form."""
    blank = "".join("0" if letter in "0123456789" else letter for letter in latex)
    zeros = drawn(blank)
    found = slots(blank, zeros)
    assert found is not None
    glyphs = list(zeros.glyphs)
    digits = [int(letter) for letter in latex if letter in "0123456789"]
    for (at, choices), digit in zip(found, digits, strict=True):
        glyphs[at] = choices[digit]
    return [glyph.outline.box for glyph in glyphs]


@pytest.mark.parametrize(
    "latex",
    [
        "0.357",
        r"-\ln 0.700 = 0.357",
        "1234567890",
        r"x_{12} + e^{3.45}",
        "x_{y_{678}}",
        r"\sum_{k=1}^{23} y_k",  # drawn with its upper limit first
        r"\sum_{k=1234567}^{8901234} 5678",  # more than ten digits, in another order
        r"\left(\frac{12}{345}\right)^{67}",
        r"\begin{cases} 12 & x \\ 34 & y \end{cases}",
        "y",
    ],
)
def test_a_filled_form_has_the_glyphs_of_the_formula(latex: str) -> None:
    assert in_place(latex) == [glyph.outline.box for glyph in drawn(latex).glyphs]


@pytest.mark.parametrize("latex", ["00", "e^{00}", "x_{y_{00}}"])
def test_digits_are_of_one_width_and_stand_in_the_middle_of_it(latex: str) -> None:
    found = slots(latex, drawn(latex))
    assert found is not None
    first, _ = found
    middles = []
    for digit, glyph in enumerate(first.choices):
        *_, once, again = drawn(latex.replace("0", str(digit))).glyphs
        middles.append(glyph.x + (again.x - once.x) / 2)
    assert middles == pytest.approx([middles[0]] * 10, abs=1e-6)


def test_the_fonts_own_digits_would_move_in_an_exponent() -> None:
    assert drawn("e^{1}").width != drawn("e^{0}").width


def test_digits_that_are_not_drawn_have_no_slots() -> None:
    latex = r"a\hspace{0em}0"
    assert slots(latex, drawn(latex)) is None


def test_a_formula_that_fails_with_other_digits_has_no_slots() -> None:
    latex = r"\textcolor{#000000}{x}"
    assert slots(latex, drawn(latex)) is None
