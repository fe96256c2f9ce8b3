from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
import math

from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QImage, QPainter
import numpy as np
import pytest

from ceviz.core.figure import Formula, coloured, dimmed, kept
from ceviz.core.numerals import latex
from ceviz.plot.formula import typeset
from ceviz.plot.formula_layout import SMALLEST, FormulaLayout, formula_size, lay_out
from ceviz.plot.theme import DARK, LIGHT, PROJECTOR

WIDE = 2000.0


def loss(p: float = 0.7) -> Formula:
    first, second = kept("loss", r"y \ln \hat y"), dimmed(r"(1-y) \ln (1-\hat y)")
    numbers = kept("loss", rf"1 \cdot \ln {p:.3f}"), dimmed(rf"0 \cdot \ln {1 - p:.3f}")
    return Formula(
        key="loss",
        symbolic=rf"L = -\left[{first} + {second}\right]",
        substituted=rf"= -\left[{' + '.join(numbers)}\right]",
        result=rf"= {coloured('loss', latex(-math.log(p), 3))}",
    )


def slope(p: float = 0.2) -> Formula:
    return Formula(
        key="slope",
        symbolic=r"\frac{\partial L}{\partial z} = \hat y - y",
        substituted=f"= {latex(p, 2)} - 1",
        result=f"= {latex(p - 1, 2)}",
    )


def of_classes(count: int) -> Formula:
    terms = [dimmed(rf"0 \cdot \ln 0.{k:03}") for k in range(count)]
    return Formula(
        key="classes",
        symbolic=r"L = -\sum_k y_k \ln \hat y_k",
        substituted=rf"= -\left[{' + '.join(terms)}\right]",
        result="= 0.357",
    )


def laid_out(*formulas: Formula, width: float = WIDE) -> FormulaLayout:
    return lay_out(formulas, width=width, theme=LIGHT)


def places(layout: FormulaLayout) -> list[tuple[float, float]]:
    return [(piece.x, piece.baseline) for piece in layout.pieces]


def rows(layout: FormulaLayout) -> list[float]:
    return sorted({piece.baseline for piece in layout.pieces})


def equals_signs(layout: FormulaLayout) -> list[float]:
    return [
        piece.x + piece.line.equals * layout.size
        for piece in layout.pieces
        if piece.line.equals is not None
    ]


def painted(layout: FormulaLayout, damaged: QRectF | None = None) -> np.ndarray:
    image = QImage(int(layout.width) + 40, int(layout.height) + 40, QImage.Format.Format_Grayscale8)
    image.fill(QColor("white"))
    painter = QPainter(image)
    layout.paint(painter, 20, 20, theme=LIGHT, damaged=damaged)
    painter.end()
    bits = np.frombuffer(image.constBits(), np.uint8).reshape(image.height(), -1)
    return bits[:, : image.width()].copy()  # the image is about to go


# ------------------------------------------------------------------------------------------------
# Nothing moves


@pytest.mark.parametrize("width", [WIDE, 640.0, 420.0, 250.0])
def test_nothing_moves_while_a_prediction_does(width: float) -> None:
    expected = laid_out(loss(0.5), width=width)
    for thousandth in range(1, 1000):
        now = laid_out(loss(thousandth / 1000), width=width)
        assert places(now) == places(expected)
        assert (now.size, now.width, now.height) == (expected.size, expected.width, expected.height)


@pytest.mark.parametrize("width", [WIDE, 200.0])
@pytest.mark.parametrize(
    ("substituted", "result"),
    [
        ("= 0.357 - 1", "= 11.513"),
        ("= 0.357 - 1", "= -0.643"),
        ("= 0.357 - 1", r"= \infty"),
        ("= -0.357 - 1", "= 0.357"),
        ("= 10.357 - 1", "= 0.357"),
        ("= -10.357 - 1", r"= -\infty"),
    ],
)
def test_a_number_of_another_width_moves_nothing(
    width: float, substituted: str, result: str
) -> None:
    def formula(substituted: str, result: str) -> Formula:
        return Formula(key="f", symbolic="z = x - 1", substituted=substituted, result=result)

    usual = laid_out(formula("= 0.357 - 1", "= 0.643"), width=width)
    now = laid_out(formula(substituted, result), width=width)
    assert places(now) == places(usual)
    assert (now.size, now.height) == (usual.size, usual.height)


@pytest.mark.parametrize("width", [WIDE, 700.0, 420.0])
def test_numbers_of_many_places_keep_the_rows_and_the_height(width: float) -> None:
    def formula(prediction: str, result: str) -> Formula:
        substituted = rf"= -{prediction} \ln({prediction}) - {prediction} (1-{prediction})"
        return Formula(key="f", symbolic="z = x - 1", substituted=substituted, result=result)

    usual = laid_out(formula("0.350", "= 0.643"), width=width)
    now = laid_out(formula("0.999994", r"= -6.00 \cdot 10^{-6}"), width=width)
    assert len(rows(now)) == len(rows(usual))
    assert now.height == usual.height
    assert all(piece.x + piece.line.width * now.size <= width + 0.01 for piece in now.pieces)
    if width < WIDE:
        assert now.size < usual.size


def test_columns_stay_apart_when_a_number_takes_up_its_room() -> None:
    grown = Formula(key="f", symbolic="z = 1", substituted="= -10.357 - 1", result="= 1")
    layout = laid_out(grown)
    _, substituted, result = layout.pieces
    gap = result.x - substituted.x - substituted.line.width * layout.size
    assert gap > 0.4 * layout.size


# ------------------------------------------------------------------------------------------------
# Rows and columns


def test_where_there_is_width_a_formula_is_one_row_of_full_size() -> None:
    layout = laid_out(loss())
    assert len(layout.pieces) == 3
    assert len(rows(layout)) == 1
    assert layout.size == formula_size(LIGHT)
    assert layout.pieces[0].x == 0


def test_formulas_share_their_columns() -> None:
    layout = laid_out(loss(), slope())
    assert len(rows(layout)) == 2
    signs = equals_signs(layout)
    assert signs[:3] == pytest.approx(signs[3:])


def test_it_shrinks_before_it_wraps() -> None:
    full = laid_out(loss())
    narrower = laid_out(loss(), width=full.width * 0.9)
    assert len(rows(narrower)) == 1
    assert SMALLEST * full.size <= narrower.size < full.size
    assert narrower.width <= full.width * 0.9


def test_it_wraps_at_the_equals_sign_and_grows_again() -> None:
    full = laid_out(loss())
    wrapped = laid_out(loss(), width=full.width * 0.7)
    assert len(rows(wrapped)) == 2
    first, second, result = wrapped.pieces
    assert second.baseline == result.baseline
    assert second.x == pytest.approx(first.x + first.line.equals * wrapped.size)
    assert wrapped.size > SMALLEST * full.size


def test_each_line_has_a_row_where_it_is_narrow() -> None:
    layout = laid_out(loss(), width=290)
    assert len(rows(layout)) == 3
    assert max(equals_signs(layout)) == pytest.approx(min(equals_signs(layout)))


@pytest.mark.parametrize("count", [2, 3, 5, 10])
@pytest.mark.parametrize("width", [1500, 900, 640, 400, 260])
def test_classes_fit_and_stay_readable(count: int, width: float) -> None:
    layout = laid_out(of_classes(count), width=width)
    assert layout.size >= SMALLEST * formula_size(LIGHT) - 0.25
    for piece in layout.pieces:
        assert piece.x + piece.line.width * layout.size <= width + 0.01
    shown = sum(len(piece.line.glyphs) for piece in layout.pieces)
    formula = of_classes(count)
    lines = (formula.symbolic, formula.substituted, formula.result)
    assert shown == sum(len(typeset(line).glyphs) for line in lines)


@pytest.mark.parametrize("width", [WIDE, 700.0, 300.0])
def test_rows_do_not_overlap(width: float) -> None:
    layout = laid_out(slope(), of_classes(4), loss(), width=width)
    spans: dict[float, list[float]] = {}
    for piece in layout.pieces:
        area = layout.area(piece)
        span = spans.setdefault(piece.baseline, [area.top(), area.bottom()])
        span[:] = [min(span[0], area.top()), max(span[1], area.bottom())]
    ordered = [spans[baseline] for baseline in sorted(spans)]
    for (_, bottom), (top, _) in pairwise(ordered):
        assert bottom < top
    assert ordered[0][0] >= -0.5
    assert ordered[-1][1] <= layout.height + 0.5


def test_baselines_are_on_whole_pixels() -> None:
    assert all(piece.baseline % 1 == 0 for piece in laid_out(slope(), loss(), width=500).pieces)


def test_a_line_with_nothing_in_it_takes_no_place() -> None:
    layout = laid_out(Formula(key="f", symbolic="y = 1", substituted="", result="= 2"))
    assert len(layout.pieces) == 2
    short = Formula(key="f", symbolic="y = 1", substituted="", result="")
    assert len(laid_out(short, width=10).pieces) == 1


@pytest.mark.parametrize(
    "formulas", [(), (Formula(key="", symbolic="", substituted="", result=""),)]
)
def test_no_formulas_need_no_room(formulas: Sequence[Formula]) -> None:
    layout = lay_out(formulas, width=100, theme=LIGHT)
    assert (layout.pieces, layout.width, layout.height) == ((), 0, 0)


def test_the_size_follows_theme_and_zoom() -> None:
    assert formula_size(PROJECTOR) > formula_size(LIGHT) == formula_size(DARK)
    assert formula_size(LIGHT.zoomed(2)) == 2 * formula_size(LIGHT)
    assert lay_out([loss()], width=WIDE, theme=LIGHT, size=50).size == 50


# ------------------------------------------------------------------------------------------------
# Painting


def test_a_piece_paints_inside_its_area() -> None:
    layout = laid_out(slope(), loss(), width=500)
    for piece in layout.pieces:
        alone = FormulaLayout(
            pieces=(piece,), size=layout.size, width=layout.width, height=layout.height
        )
        down, across = np.nonzero(painted(alone) < 250)
        area = layout.area(piece).translated(20, 20).toAlignedRect()
        assert area.left() <= across.min()
        assert across.max() <= area.right()
        assert area.top() <= down.min()
        assert down.max() <= area.bottom()


def test_only_what_is_damaged_is_painted() -> None:
    layout = laid_out(loss())
    left, _, right = layout.pieces
    partly = painted(layout, layout.area(right))
    boundary = int(20 + right.x)
    assert (partly[:, boundary:] == painted(layout)[:, boundary:]).all()
    assert (partly[:, : int(20 + left.line.width * layout.size)] == 255).all()
