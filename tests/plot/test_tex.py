from __future__ import annotations

import re

from PySide6.QtCore import QByteArray, QRectF
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtSvg import QSvgRenderer
import mathra
import numpy as np
import pytest
from pytestqt.qtbot import QtBot

from ceviz.plot.tex import Drawing, drawn, said

EM = 64
MARGIN = 20

FORMULAS = {
    "fraction": r"\frac{\partial L}{\partial z} = \hat y - y",
    "hat": r"\hat y + \bar x",
    "sum": r"-\sum_{k=1}^{K} y_k \ln \hat y_k",
    "cases": r"\begin{cases} -\ln \hat y & y = 1 \\ -\ln(1-\hat y) & y = 0\end{cases}",
    "subscript of a subscript": r"e^{z_{k_j}} + a_{ij}",
    "root": r"\sqrt{1 + \frac{x}{2}} + \sqrt[3]{x}",
    "tall brackets": r"\left[\frac{a}{\frac{b}{c}}\right]",
    "cancelled": r"\cancel{a + b}",
    "digits": r"0.123 + 4567 - 89",
}


def by_qt(latex: str) -> np.ndarray:
    """The SVG as Qt draws it, without the metadata that it does not know."""
    svg = re.sub("<metadata>.*</metadata>", "", mathra.tex_to_svg(latex), flags=re.DOTALL)
    svg = svg.replace("currentColor", "#000000")
    renderer = QSvgRenderer(QByteArray(svg.encode()))
    view = renderer.viewBoxF()
    scale = EM / 1000
    left, top = MARGIN + view.x() * scale, MARGIN
    return painted(
        drawn(latex),
        lambda painter: renderer.render(
            painter, QRectF(left, top, view.width() * scale, view.height() * scale)
        ),
    )


def by_outlines(latex: str) -> np.ndarray:
    drawing = drawn(latex)

    def paint(painter: QPainter) -> None:
        for glyph in drawing.glyphs:
            painter.save()
            painter.translate(MARGIN + glyph.x * EM, MARGIN + (drawing.ascent + glyph.y) * EM)
            painter.fillPath(glyph.outline.at(EM * glyph.scale), QColor("black"))
            painter.restore()

    return painted(drawing, paint)


def painted(drawing: Drawing, paint: object) -> np.ndarray:
    image = QImage(
        int(drawing.width * EM) + 2 * MARGIN,
        int((drawing.ascent + drawing.descent) * EM) + 2 * MARGIN,
        QImage.Format.Format_Grayscale8,
    )
    image.fill(255)
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    paint(painter)
    painter.end()
    rows = np.frombuffer(image.constBits(), np.uint8).reshape(image.height(), -1)
    return rows[:, : image.width()].astype(float)


@pytest.mark.parametrize("latex", FORMULAS.values(), ids=FORMULAS.keys())
def test_outlines_equal_what_qt_draws_of_the_same_svg(qtbot: QtBot, latex: str) -> None:
    ours, theirs = by_outlines(latex), by_qt(latex)
    assert ours.min() < 30, "nothing was painted"
    ink = (255 - theirs).sum()
    assert np.abs(ours - theirs).sum() < 0.02 * ink
    assert np.abs(ours - theirs).mean() < 0.2


def test_a_glyph_is_parsed_once_for_all_formulas() -> None:
    first, second = drawn("x + 1"), drawn("x^2")
    assert first.glyphs[0].outline is second.glyphs[0].outline


def test_an_outline_keeps_its_size_for_the_next_paint() -> None:
    outline = drawn("x").glyphs[0].outline
    assert outline.at(22.0) is outline.at(22.0)
    assert outline.at(44.0).boundingRect().width() == pytest.approx(
        2 * outline.at(22.0).boundingRect().width()
    )


def test_an_outline_keeps_few_sizes() -> None:
    outline = drawn("z").glyphs[0].outline
    at_first = outline.at(10.0)
    for size in range(11, 60):
        outline.at(float(size))
    assert outline.at(10.0) is not at_first


def test_sizes_are_in_em_from_the_baseline() -> None:
    drawing = drawn("L")
    assert drawing.ascent == pytest.approx(0.657)
    assert drawing.descent == pytest.approx(0.0)
    assert drawing.glyphs[0].ink().top() == pytest.approx(-0.657)


def test_fills_are_the_colours_of_the_latex() -> None:
    assert drawn(r"L = \textcolor{loss}{2} + \textcolor{muted}{\frac{a}{b}}").fills == (
        *("", "", "loss", ""),
        *("muted", "muted", "muted"),
    )
    assert drawn(r"\textcolor{other}{\cancel{x}}").fills == ("other", "other")


def test_a_subscript_is_smaller_and_lower() -> None:
    base, index = drawn("y_k").glyphs
    assert (base.scale, base.y) == (1, 0)
    assert index.scale == pytest.approx(0.7)
    assert index.y > 0.1


@pytest.mark.parametrize("latex", [r"\undefined x", r"\frac{1}{", "a_", "}", "\x00", "\ud800"])
def test_half_a_formula_is_none(latex: str) -> None:
    with pytest.raises(ValueError, match=r"."):
        drawn(latex)


def test_a_letter_that_the_font_lacks_is_a_box_and_a_warning() -> None:
    drawing = drawn(r"\hat y_{\text{猫}}")
    assert len(drawing.glyphs) == 3
    assert any("猫" in warning for warning in drawing.warnings)


def test_nothing_is_nothing() -> None:
    assert drawn("") == Drawing((), (), 0.0, 0.0, 0.0)


def test_said() -> None:
    assert said(r"\frac{1}{2}") == "1 over 2"
    with pytest.raises(ValueError, match="undefined"):
        said(r"\undefined")
