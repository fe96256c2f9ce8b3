from __future__ import annotations

from collections.abc import Iterator
import gc
from itertools import combinations
from typing import Any

from PySide6.QtCore import QRectF
from PySide6.QtGui import QFontMetricsF, QImage, QPainter
from PySide6.QtWidgets import QApplication
import numpy as np
import pytest

from ceviz.core.params import checked
from ceviz.panels import PANELS
from ceviz.plot.slide import (
    Slide,
    SlideLayout,
    lay_out_slide,
    paint_slide,
    slide_of,
    slide_theme,
)
from ceviz.plot.theme import DARK, PAGE_THEMES, PROJECTOR, Theme
from ceviz.state.lecture.given import Given, Sketched
from ceviz.state.lecture.lecture import Choose, Estimate, Question, Sketch, Step
from tests.export.pictures import from_image
from tests.panels.layout import Drawn
from tests.panels.states import modes

PANEL_BY_ID = {panel.id: panel for panel in PANELS}
SIZES = [(1920, 1080), (1280, 720), (1024, 768), (1280, 800), (2560, 1080)]
BARE = ("readouts", "verdict")
CHOOSE = Choose(
    ask="Which loss still learns from a confident mistake?",
    answers=("Mean squared error", "Cross-entropy", "Both learn equally fast"),
    correct=2,
)
QUESTIONS: tuple[Question, ...] = (
    CHOOSE,
    Estimate(ask="How large is the loss?", along="y", readout="loss"),
    Sketch(ask="How does the loss grow?", curve="curve 1"),
)
TEN = {"kind": "categorical", "classes": 10}


def step(panel: str = "loss-curve", values: dict[str, object] | None = None, **more: Any) -> Step:
    params = checked(PANEL_BY_ID[panel].params, values or {})
    return Step(panel=panel, params=params, **{"caption": "How wrong is 80 % cat?", **more})


def slide(one: Step, *, given: Given | None = None, revealed: bool = True) -> Slide:
    return slide_of(one, number=7, count=20, given=given or Given(), revealed=revealed)


def laid_out(one: Slide, size: tuple[int, int] = (1920, 1080), theme: Theme = PROJECTOR) -> Any:
    return lay_out_slide(one, slide_theme(theme, size[1]), *size)


def picture(one: Slide, size: tuple[int, int] = (960, 540), theme: Theme = PROJECTOR) -> np.ndarray:
    """All but the plot."""
    image = QImage(*size, QImage.Format.Format_RGB32)
    image.fill(theme.card)
    look = slide_theme(theme, size[1])
    painter = QPainter(image)
    paint_slide(painter, lay_out_slide(one, look, *size), one, look)
    painter.end()
    return from_image(image)


def areas(layout: SlideLayout) -> dict[str, QRectF]:
    names = ("caption", "plot", "beside", "formulas", "number")
    return {name: getattr(layout, name) for name in names if not getattr(layout, name).isEmpty()}


STEPS = {
    "plain": step(),
    "bare": step(hide=BARE),
    "nothing": step(hide=(*BARE, "formulas"), caption=""),
    "long caption": step(caption="A caption of many words, " * 8),
    "choice": step("gradients", question=CHOOSE),
    "ten classes": step("bce-cce", TEN),
    "three plots": step("gradients", {"view": "linked"}),
    "codes": step("codes"),
}


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("one", STEPS.values(), ids=STEPS)
def test_nothing_lies_on_anything_else(qapp: QApplication, one: Step, size: tuple) -> None:
    found = areas(laid_out(slide(one), size))
    page = QRectF(0, 0, *size)
    for name, area in found.items():
        assert page.contains(area.adjusted(0, 0, -60 if name == "plot" else 0, 0)), name
    for (one_name, first), (other_name, second) in combinations(found.items(), 2):
        assert not first.intersects(second), (one_name, other_name)


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("one", STEPS.values(), ids=STEPS)
def test_the_plot_dominates(qapp: QApplication, one: Step, size: tuple) -> None:
    plot = laid_out(slide(one), size).plot
    assert plot.width() * plot.height() > 0.28 * size[0] * size[1]
    assert plot == QRectF(plot.toRect())  # whole pixels


def test_a_bare_slide_gives_the_plot_its_whole_width(qapp: QApplication) -> None:
    assert laid_out(slide(STEPS["bare"])).plot.width() > 0.95 * 1920
    assert laid_out(slide(STEPS["nothing"])).plot.height() > 0.88 * 1080


@pytest.mark.parametrize("question", QUESTIONS, ids=lambda one: type(one).__name__)
def test_nothing_moves_when_a_question_is_answered(qapp: QApplication, question: Question) -> None:
    one = step(question=question)
    asked, revealed = (laid_out(slide(one, revealed=out)) for out in (False, True))
    assert asked == revealed


@pytest.mark.parametrize("height", [720, 1080, 2160])
@pytest.mark.parametrize("theme", PAGE_THEMES.values(), ids=PAGE_THEMES)
def test_text_and_lines_are_seen_from_the_last_row(
    qapp: QApplication, theme: Theme, height: int
) -> None:
    look = slide_theme(theme, height)
    assert look.font(0.93).pixelSize() >= 0.03 * height  # a plot's ticks
    assert look.widths["normal"] >= 5 * height / 1080
    assert look.widths["strong"] > look.widths["normal"] > look.widths["light"] > look.hairline


@pytest.mark.parametrize("one", STEPS.values(), ids=STEPS)
def test_no_text_is_smaller_than_a_fiftieth_of_the_height(qapp: QApplication, one: Step) -> None:
    layout = laid_out(slide(one))
    smallest = (
        layout.caption_font.pixelSize(),
        layout.plot_theme.font(0.93).pixelSize(),
        layout.beside_theme.font(0.9).pixelSize(),
        layout.formula_size * 0.75,
    )
    assert min(smallest) >= 0.0195 * 1080


def test_a_caption_wraps_to_two_lines_and_then_shrinks(qapp: QApplication) -> None:
    def caption(words: int) -> tuple[float, int]:
        layout = laid_out(slide(step(caption="A few words. " * words, hide=BARE)))
        lines = layout.caption.height() / QFontMetricsF(layout.caption_font).lineSpacing()
        return layout.caption_font.pixelSize(), round(lines)

    one, two, more = caption(1), caption(8), caption(14)
    assert (one[1], two[1], more[1]) == (1, 2, 2)
    assert one[0] == two[0] > more[0] > 0.03 * 1080


def test_the_question_is_the_heading_until_it_is_answered(qapp: QApplication) -> None:
    one = step(question=CHOOSE)
    assert slide(one, revealed=False).heading == CHOOSE.ask
    assert slide(one).heading == one.caption
    assert slide(step(question=CHOOSE, caption="")).heading == CHOOSE.ask
    assert slide(step(), revealed=False).revealed


# Hidden in the pixels

PARTS = {
    "formulas": ("formulas", "formulas"),
    "readouts": ("readouts", "beside"),
    "verdict": ("verdict", "beside"),
}


@pytest.mark.parametrize("part", PARTS)
def test_what_is_hidden_is_not_in_the_pixels(qapp: QApplication, part: str) -> None:
    hidden, area = PARTS[part]
    rest = BARE if part == "formulas" else ()
    whole, without = slide(step(hide=rest)), slide(step(hide=(*rest, hidden)))
    ink = inside(picture(whole), areas(laid_out(whole, (960, 540)))[area])
    assert ink.any()
    left = inside(picture(without), areas(laid_out(whole, (960, 540)))[area])
    assert left.sum() < ink.sum()
    assert left.any() == (part != "formulas")


def test_before_the_answer_there_are_only_the_heading_and_the_number(qapp: QApplication) -> None:
    for question in QUESTIONS[1:]:
        one = slide(step(question=question), revealed=False)
        found = picture(one)
        layout = laid_out(one, (960, 540))
        assert not inside(found, layout.beside).any()
        assert not inside(found, layout.formulas).any()
        assert inside(found, layout.caption).any()
        assert inside(found, layout.number).any()


def test_unrevealed_the_right_answer_is_not_in_the_pixels(qapp: QApplication) -> None:
    other = Choose(ask=CHOOSE.ask, answers=CHOOSE.answers, correct=1)
    votes = Given(votes=(5, 1, 2))
    one = picture(slide(step("gradients", question=CHOOSE), revealed=False))
    two = picture(slide(step("gradients", question=other), given=votes, revealed=False))
    assert np.array_equal(one, two)


def inside(found: np.ndarray, area: QRectF) -> np.ndarray:
    """Where an area is not white."""
    rect = area.toRect()
    cut = found[rect.top() : rect.bottom(), rect.left() : rect.right()]
    return np.any(cut != 255, axis=2)


# Words on the plot


@pytest.fixture(autouse=True)
def swept() -> Iterator[None]:
    yield
    gc.collect()  # pyqtgraph's items hold each other


MODES = [(panel.id, mode) for panel in PANELS for mode in modes(panel)[:6]]


@pytest.mark.parametrize(("panel", "mode"), MODES, ids=lambda one: one if type(one) is str else "")
@pytest.mark.parametrize("hide", [BARE, ()], ids=["bare", "readouts"])
def test_words_stand_clear_on_a_slide(qapp: QApplication, panel: str, mode: Any, hide: Any) -> None:
    one = slide(Step(panel=panel, params=mode, caption="A caption", hide=hide))
    layout = laid_out(one)
    width, height = int(layout.plot.width()), int(layout.plot.height())
    with Drawn(layout.plot_theme, width=width, height=height) as drawn:
        assert drawn.collisions(one.figure) == []


def test_a_sketch_and_its_words_stand_clear_of_the_curves(qapp: QApplication) -> None:
    x = np.linspace(0, 1, 401)
    question = QUESTIONS[2]
    hide = (*BARE, "curve curve 0", "curve name 0")
    for y in (4.6 * (1 - x), 1 + 5 * x, 3 + 2 * np.sin(9 * x)):
        one = slide(step(question=question, hide=hide), given=Given(sketch=Sketched(x, y)))
        layout = laid_out(one)
        width, height = int(layout.plot.width()), int(layout.plot.height())
        with Drawn(layout.plot_theme, width=width, height=height) as drawn:
            assert drawn.collisions(one.figure) == []


def test_a_dark_slide_is_dark(qapp: QApplication) -> None:
    found = picture(slide(step()), theme=DARK)
    assert found.mean() < 80
    assert found.max() > 200
