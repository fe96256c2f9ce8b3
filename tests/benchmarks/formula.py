"""One formula step: a formula with new numbers typeset, laid out, and what changed painted."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from time import perf_counter

from PySide6.QtCore import QRectF
from PySide6.QtGui import QImage, QPainter
from PySide6.QtWidgets import QApplication

from ceviz.core.figure import Formula
from ceviz.plot.formula_layout import FormulaLayout, lay_out
from ceviz.plot.theme import LIGHT
from tests.benchmarks.cases import CASES
from tests.benchmarks.table import Row, Times

_LIMIT = 0.3  # milliseconds
_STEPS = 800
_WIDTH = 876  # pixels, of the formulas in a window of 1280


def run(*, full: bool) -> Iterator[Row]:
    """The median of the slowest formula of each face, in milliseconds."""
    _app = QApplication.instance() or QApplication([])
    for case in CASES:
        steps = case.steps(_STEPS * (5 if full else 1))
        formulas = zip(*(step.figure.formulas for step in steps), strict=False)
        measured = [times for times in map(_measured, formulas) if times.all]
        slowest = max(measured, key=lambda times: times.median)
        yield Row(case.name, slowest, "", "", 1000 * slowest.median, _LIMIT, "ms")


def _measured(formulas: tuple[Formula, ...]) -> Times:
    image = QImage(_WIDTH, 200, QImage.Format.Format_RGB32)
    image.fill(LIGHT.card)
    layout, times = _laid_out(formulas[0]), []
    for before, now in pairwise(formulas):
        if before == now:
            continue
        started = perf_counter()
        old, layout = layout, _laid_out(now)
        painter = QPainter(image)
        layout.paint(painter, 0, 0, theme=LIGHT, damaged=_changed(old, layout))
        painter.end()
        times.append(perf_counter() - started)
    return Times(times)


def _laid_out(formula: Formula) -> FormulaLayout:
    return lay_out((formula,), width=_WIDTH, theme=LIGHT)


def _changed(old: FormulaLayout, new: FormulaLayout) -> QRectF:
    changed = QRectF()
    for was, now in zip(old.pieces, new.pieces, strict=False):
        if was != now:
            changed |= new.area(now)
    return changed
