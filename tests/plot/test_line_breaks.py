from __future__ import annotations

import pytest

from ceviz.core.figure import kept
from ceviz.plot.formula import Typeset, typeset
from ceviz.plot.line_breaks import broken

SUM = "= a_1 + b_2 - c_3 + d_4 - e_5 + f_6"


def widths(parts: list[Typeset]) -> list[float]:
    return [part.width for part in parts]


def first_signs(parts: list[Typeset]) -> list[object]:
    return [part.glyphs[0].outline for part in parts]


PLUS, MINUS = (typeset(sign).glyphs[0].outline for sign in "+-")


def test_a_line_that_fits_is_whole() -> None:
    line = typeset(SUM)
    assert broken(line, line.width, 1) == [line]


def test_parts_fit_and_are_as_long_as_can_be() -> None:
    line = typeset(SUM)
    parts = broken(line, 6, 5)
    assert len(parts) > 2
    assert parts[0].width <= 6
    assert all(part.width <= 5 for part in parts[1:])
    term = typeset("- c_3").width
    assert all(part.width + term > 5 for part in parts[1:-1])


def test_parts_together_are_the_line() -> None:
    line = typeset(SUM)
    parts = broken(line, 4, 4)
    together = [glyph.outline for part in parts for glyph in part.glyphs]
    assert together == [glyph.outline for glyph in line.glyphs]
    assert sum(widths(parts)) == pytest.approx(line.width)


def test_each_part_starts_with_a_sign_at_its_left() -> None:
    _, *more = broken(typeset(SUM), 3, 3)
    assert set(first_signs(more)) <= {PLUS, MINUS}
    assert all(part.glyphs[0].x == 0 for part in more)


@pytest.mark.parametrize(
    ("latex", "parts"),
    [
        ("x + y", 2),
        ("x - y", 2),
        ("= -x", 1),  # the sign belongs to x
        ("[-x", 1),
        (r"2 \cdot -x", 1),
        ("a (b + c)", 1),  # in parentheses
        ("(a + b) + c", 2),
        (r"\sqrt{a + b}", 1),
        (r"\frac{a + b}{c + d}", 1),
        ("x^{a + b}", 1),
        ("x_{a} + y", 2),
        ("a b c", 1),
    ],
)
def test_where_a_line_may_break(latex: str, parts: int) -> None:
    assert len(broken(typeset(latex), 0.1, 0.1)) == parts


def test_a_kept_term_takes_its_colour_and_highlight_with_it() -> None:
    line = typeset("= aaaa + bbbb + " + kept("loss", "c") + "+ dddd")
    parts = broken(line, 4, 4)
    assert [[run.role for run in part.runs if run.kept] for part in parts] == [
        [],
        [],
        ["loss"],
        [],
    ]
    assert [len(part.highlights) for part in parts] == [0, 0, 1, 0]
    [box] = parts[2].highlights
    assert 0 < box.left() < box.right() < parts[2].width


def test_a_run_that_is_broken_keeps_its_colour_in_both_parts() -> None:
    first, second = broken(typeset(kept("other", "aaaa + bbbb")), 3, 3)
    assert [run.role for run in first.runs] == ["other"] == [run.role for run in second.runs]
    assert [(run.start, run.stop) for run in second.runs] == [(0, len(second.glyphs))]


def test_only_the_first_part_has_the_equals_sign() -> None:
    first, second = broken(typeset("= a + b = c"), 2, 9)
    assert first.equals == 0
    assert second.equals is None
