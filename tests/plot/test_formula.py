from __future__ import annotations

import logging
import os
from pathlib import Path
import subprocess
import sys

from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QImage, QPainter
from hypothesis import given, settings
from hypothesis import strategies as st
import mathra
import numpy as np
import pytest
from pytestqt.qtbot import QtBot

from ceviz.core.figure import Formula, coloured, dimmed, kept
from ceviz.panels import PANELS
from ceviz.plot.formula import Typeset, paint, spoken, typeset
from ceviz.plot.tex import drawn
from ceviz.plot.theme import DARK, LIGHT, PROJECTOR, Theme

EM = 40
ROOT = Path(__file__).parents[2]
KEPT = kept("loss", r"y \ln \hat y")


@pytest.fixture(autouse=True)
def application(qtbot: QtBot) -> QtBot:
    """Fonts need one."""
    return qtbot


def painted(formula: Typeset, theme: Theme = LIGHT, *, ratio: float = 1) -> QImage:
    """A formula on the card's colour, a margin of an em around it."""
    width = int((formula.width + 2) * EM)
    height = int((formula.ascent + formula.descent + 2) * EM)
    image = QImage(int(width * ratio), int(height * ratio), QImage.Format.Format_RGB32)
    image.setDevicePixelRatio(ratio)
    image.fill(QColor(theme.card))
    painter = QPainter(image)
    paint(painter, formula, EM, EM + formula.ascent * EM, EM, theme)
    painter.end()
    return image


def pixels(image: QImage) -> np.ndarray:
    rows = np.frombuffer(image.constBits(), np.uint8).reshape(image.height(), -1, 4)
    return rows[:, :, 2::-1].astype(int)


def colours(image: QImage) -> set[str]:
    unique = np.unique(pixels(image).reshape(-1, 3), axis=0)
    return {f"#{red:02x}{green:02x}{blue:02x}" for red, green, blue in unique}


def roles(formula: Typeset) -> list[tuple[str, bool, int]]:
    return [(run.role, run.kept, run.stop - run.start) for run in formula.runs]


# ------------------------------------------------------------------------------------------------
# Roles and highlights


def test_roles_become_runs() -> None:
    formula = typeset(rf"L = {coloured('loss', 'a+b')} - {dimmed('c')}")
    assert roles(formula) == [
        ("text", False, 2),
        ("loss", False, 3),
        ("text", False, 1),
        ("muted", False, 1),
    ]


def test_a_fraction_is_of_one_role() -> None:
    assert roles(typeset(coloured("other", r"\frac{a}{b}"))) == [("other", False, 3)]


@pytest.mark.parametrize("theme", [LIGHT, DARK, PROJECTOR], ids=lambda theme: theme.name)
def test_the_theme_gives_the_colours(theme: Theme) -> None:
    image = painted(typeset(rf"L = {kept('loss', 'a')} + {coloured('other', 'b')}"), theme)
    expected = {theme.card, theme.highlight, theme.roles["text"], theme.roles["loss"]}
    assert expected | {theme.roles["other"]} <= colours(image)


def test_an_unknown_colour_is_ink_and_said_once(caplog: pytest.LogCaptureFixture) -> None:
    assert roles(typeset(r"\textcolor{nosuchrole}{x}")) == [("text", False, 1)]
    typeset(r"\textcolor{nosuchrole}{y}")
    assert [record.message.count("nosuchrole") for record in caplog.records] == [1]


def test_a_kept_term_lies_on_one_highlight_with_even_padding() -> None:
    formula = typeset(rf"L = [{KEPT} + {dimmed('x')}]")
    [box] = formula.highlights
    [run] = [run for run in formula.runs if run.kept]
    ink = QRectF()
    for glyph in formula.glyphs[run.start : run.stop]:
        ink |= glyph.ink()
    left, right = ink.left() - box.left(), box.right() - ink.right()
    assert left == pytest.approx(right)
    assert left > 0.05
    assert box.top() < ink.top() - 0.05
    assert box.bottom() > ink.bottom() + 0.05
    others = [
        glyph for glyph in formula.glyphs if glyph not in formula.glyphs[run.start : run.stop]
    ]
    assert not any(box.intersects(glyph.ink()) for glyph in others), "it touches a neighbour"


def test_neighbouring_kept_terms_share_a_highlight() -> None:
    formula = typeset(r"\textcolor{keptloss}{x}\textcolor{keptother}{y} + \textcolor{keptloss}{z}")
    assert [run.role for run in formula.runs if run.kept] == ["loss", "other", "loss"]
    assert len(formula.highlights) == 2


def test_highlights_of_a_line_are_of_one_height() -> None:
    formula = typeset(kept("loss", r"\frac{a}{b}") + "+" + kept("loss", "x"))
    tall, low = formula.highlights
    assert (tall.top(), tall.bottom()) == pytest.approx((low.top(), low.bottom()))
    assert tall.height() > 1.9


def test_letters_and_numbers_have_highlights_of_the_same_height() -> None:
    [letters] = typeset(KEPT).highlights
    [numbers] = typeset(kept("loss", r"1 \cdot 0.7")).highlights
    assert (letters.top(), letters.bottom()) == pytest.approx((numbers.top(), numbers.bottom()))


def test_a_kept_case_is_highlighted_where_it_stands() -> None:
    upper = r"\begin{cases} \textcolor{keptloss}{x} & y \\ z & y \end{cases}"
    [box] = typeset(upper).highlights
    assert box.bottom() < 0


def test_the_highlight_is_behind_the_ink_and_has_round_corners() -> None:
    formula = typeset(r"\textcolor{keptloss}{-}")
    image = painted(formula)
    [box] = formula.highlights

    def colour(x: float, y: float, inwards: int = 0) -> str:
        left, top = (1 + x) * EM + inwards, (1 + formula.ascent + y) * EM + inwards
        return image.pixelColor(int(left), int(top)).name()

    ink = formula.glyphs[0].ink().center()
    assert colour(box.left(), box.top(), inwards=1) != LIGHT.highlight
    assert colour(box.left(), box.top(), inwards=4) == LIGHT.highlight
    assert colour(box.left(), ink.y(), inwards=1) == LIGHT.highlight
    assert colour(ink.x(), ink.y()) == LIGHT.accent


# ------------------------------------------------------------------------------------------------
# Live digits


def test_a_number_changes_no_place() -> None:
    first, second = typeset(r"= -\ln 0.700 = 0.357"), typeset(r"= -\ln 0.111 = 2.198")
    assert first.width == second.width
    for before, after in zip(first.glyphs, second.glyphs, strict=True):
        assert before[1:] == after[1:]
    assert [g.outline for g in first.glyphs] != [g.outline for g in second.glyphs]


def test_the_digits_are_those_of_the_number() -> None:
    latex = r"\sum_{k=1}^{10} e^{2.5} = 34.678 + 90"
    expected = [glyph.outline for glyph in drawn(latex).glyphs]
    assert [glyph.outline for glyph in typeset(latex).glyphs] == expected


def test_places_are_those_of_the_formula_without_live_digits() -> None:
    latex = r"L = -\left[1 \cdot \ln 0.731 + 0 \cdot \ln 0.269\right] = \frac{12}{3.4}"
    for ours, direct in zip(typeset(latex).glyphs, drawn(latex).glyphs, strict=True):
        assert (ours.x, ours.y) == pytest.approx((direct.x, direct.y), abs=1e-9)


def test_new_digits_are_not_typeset_anew(monkeypatch: pytest.MonkeyPatch) -> None:
    typeset(r"= -\ln 0.700 + 1")
    calls: list[str] = []
    monkeypatch.setattr(mathra, "tex_to_svg", lambda latex, **_: calls.append(latex))
    typeset(r"= -\ln 0.312 + 1")
    assert calls == []


def test_the_same_formula_is_the_same_object() -> None:
    assert typeset("a + 1.5") is typeset("a + 1.5")


@pytest.mark.parametrize(
    ("latex", "grown"),
    [
        ("= 0.357", "= 11.513"),
        ("= 0.357", "= -0.357"),
        ("= 0.357", r"= \infty"),
        ("= 0.357", r"= -\infty"),
        ("= 0.357", "= 0.9999"),
        ("= 0.357", "= 0.99999"),
        ("= 0.357", "= 0.999994"),
        ("= 0.357", r"= -6.00 \cdot 10^{-6}"),
        ("= 0.357", r"= 1.20 \cdot 10^{12}"),
        (r"= \textcolor{loss}{0.357}", r"= \textcolor{loss}{-10.357}"),
        (r"= 2 \cdot 0.3", r"= 2 \cdot -0.3"),
        (r"= e^{1.5}", r"= e^{-1.5}"),
        (r"= 3 (0.200 - 1)", r"= 12 (0.200 - 1)"),
        (r"= 745.45", r"= -3{,}451.71"),
        (r"= \frac{0.693}{5}", r"= \frac{1{,}234{,}567.891}{5{,}000}"),
    ],
)
def test_still_is_the_same_however_wide_its_numbers(latex: str, grown: str) -> None:
    assert typeset(grown).still == pytest.approx(typeset(latex).still)


def test_thousands_are_read_as_one_number() -> None:
    formula = Formula(key="f", symbolic="L", substituted=r"= 3{,}451.71", result="= 5{,}000")
    assert spoken(formula) == "L equals 3451.71 equals 5000"


def test_still_counts_a_minus_between_two_terms() -> None:
    assert typeset("= 1 - 0.5").still > typeset("= 1 0.5").still + 0.7


def test_digits_that_are_not_drawn_do_no_harm() -> None:
    narrow, wide = typeset(r"a\hspace{1em}b2"), typeset(r"a\hspace{3em}b2")
    assert wide.width == pytest.approx(narrow.width + 2)
    assert not wide.warnings


def test_equals_is_where_the_first_one_stands() -> None:
    assert typeset("= 1").equals == 0
    assert typeset(r"L_{k=1} = 2 = 3").equals == typeset("L_{k=1} = 2").equals > 1.5
    assert typeset("x").equals is None


# ------------------------------------------------------------------------------------------------
# What cannot be typeset


def test_source_stands_in_for_what_cannot_be_typeset(caplog: pytest.LogCaptureFixture) -> None:
    formula = typeset(r"L = \nosuchcommand{0.7}")
    assert "nosuchcommand" in formula.warnings[0]
    assert formula.width > 5
    assert LIGHT.roles["text"] in colours(painted(formula))
    typeset(r"L = \nosuchcommand{0.8}")
    assert [record.levelno for record in caplog.records] == [logging.WARNING]
    assert r"\nosuchcommand" in caplog.text


def test_a_box_for_a_missing_letter_is_said(caplog: pytest.LogCaptureFixture) -> None:
    formula = typeset(r"\hat y_{\text{鳥}} = 0.5")
    assert len(formula.glyphs) == 7
    assert "鳥" in formula.warnings[0]
    assert "鳥" in caplog.text


@settings(max_examples=150, deadline=None)
@given(
    st.lists(
        st.sampled_from([r"\frac", r"\sqrt", "{", "}", "^", "_", "0", "12.5", "&", r"\\", "%", "-"])
        | st.text(max_size=4),
        max_size=8,
    ).map("".join)
)
def test_nothing_raises(latex: str) -> None:
    painted(typeset(latex))
    assert isinstance(spoken(Formula(key="f", symbolic=latex, substituted="", result="")), str)


def test_every_panels_formulas_can_be_typeset_and_read() -> None:
    formulas = [one for panel in PANELS for one in panel.figure(panel.params()).formulas]
    assert formulas
    for formula in formulas:
        for latex in (formula.symbolic, formula.substituted, formula.result):
            assert not typeset(latex).warnings
        assert "\\" not in spoken(formula)


# ------------------------------------------------------------------------------------------------
# Painting


def test_painting_leaves_the_painter_as_it_was() -> None:
    image = QImage(200, 60, QImage.Format.Format_RGB32)
    painter = QPainter(image)
    painter.setPen(QColor("#123456"))
    painter.translate(3, 4)
    before = (painter.pen(), painter.brush(), painter.transform(), painter.renderHints())
    paint(painter, typeset(kept("loss", "x")), 10, 30, 22, LIGHT)
    after = (painter.pen(), painter.brush(), painter.transform(), painter.renderHints())
    painter.end()
    assert before == after


def test_twice_the_pixels_show_the_same_picture() -> None:
    formula = typeset(rf"L = {KEPT} + \frac{{1}}{{\sqrt{{x}}}}")
    once, twice = painted(formula), painted(formula, ratio=2)
    shrunk = pixels(twice).reshape(once.height(), 2, once.width(), 2, 3).mean(axis=(1, 3))
    assert np.abs(shrunk - pixels(once)).mean() < 1


def test_a_machine_without_fonts_paints_the_same(tmp_path: Path) -> None:
    config = tmp_path / "fonts.conf"
    config.write_text('<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig/>')
    environment = os.environ | {"FONTCONFIG_FILE": str(config), "QT_QPA_PLATFORM": "offscreen"}
    subprocess.run(
        [sys.executable, "-c", WITHOUT_FONTS, str(tmp_path)],
        cwd=ROOT,
        env=environment,
        check=True,
        timeout=60,
    )
    for name, latex in (("typeset", TYPESET), ("source", SOURCE)):
        there = QImage(str(tmp_path / f"{name}.png")).convertToFormat(QImage.Format.Format_RGB32)
        assert there == painted(typeset(latex))


TYPESET = r"L = -\sum_{k=1}^{3} y_k \ln \hat y_k = \textcolor{keptloss}{0.357}"
SOURCE = r"\neverdefined{1}"
WITHOUT_FONTS = f"""
import sys
from PySide6.QtGui import QFontDatabase, QGuiApplication
application = QGuiApplication([])
assert set(QFontDatabase.families()) <= {{"Monospace", "Sans Serif", "Serif"}}, "there are fonts"
from ceviz.plot.formula import typeset
from tests.plot.test_formula import painted
painted(typeset({TYPESET!r})).save(sys.argv[1] + "/typeset.png")
painted(typeset({SOURCE!r})).save(sys.argv[1] + "/source.png")
"""


# ------------------------------------------------------------------------------------------------
# Speech


def formula(symbolic: str, substituted: str = "", result: str = "") -> Formula:
    return Formula(key="f", symbolic=symbolic, substituted=substituted, result=result)


@pytest.mark.parametrize(
    ("shown", "words"),
    [
        (
            formula("L", r"= -\ln 0.7", "= 0.357"),
            "L equals minus the natural log of 0.7 equals 0.357",
        ),
        (
            formula(rf"L = -{KEPT}", r"= -1 \cdot \ln 0.7"),
            (
                "L equals minus y times the natural log of y hat "
                "equals minus 1 times the natural log of 0.7"
            ),
        ),
        (
            formula(r"(1-y) \ln(1 - \hat y)"),
            (
                "open paren 1 minus y close paren times the natural log of "
                "open paren 1 minus y hat close paren"
            ),
        ),
        (
            formula(r"-\sum_{k=1}^{3} y_k \ln \hat y_k"),
            "minus the sum from k equals 1 to 3 of y sub k times the natural log of y hat sub k",
        ),
        (formula(r"\log_2 3"), "the log base 2 of 3"),
        (formula("z", r"= -\infty"), "z equals minus infinity"),
    ],
)
def test_spoken(shown: Formula, words: str) -> None:
    assert spoken(shown) == words


def test_a_formula_is_read_once(monkeypatch: pytest.MonkeyPatch) -> None:
    first = spoken(formula("a", "= b", "= 1"))
    monkeypatch.setattr(mathra, "render", None)
    assert spoken(formula("a", "= b", "= 1")) == first


def test_what_cannot_be_read_is_spelt() -> None:
    assert spoken(formula(r"\nosuchword", "= 1", "= 2")) == r"\nosuchword = 1 = 2"
