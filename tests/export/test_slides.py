from __future__ import annotations

import io

from PySide6.QtGui import QColor
from PySide6.QtWidgets import QApplication, QWidget
from pypdf import PdfReader
import pytest
from pytestqt.qtbot import QtBot

from ceviz.core.params import checked
from ceviz.export.slides import SlideStill, slide_recording, slide_stills
from ceviz.export.still import PICTURES
from ceviz.panels import PANEL_BY_ID
from ceviz.plot.slide import slide_of
from ceviz.plot.theme import PAGE_THEMES, THEMES, Theme
from ceviz.state.lecture.lecture import Choose, Estimate, Lecture, Question, Sketch, Step
from ceviz.state.page_options import PageOptions, page_options
from ceviz.ui.lecture.stage import Stage
from tests.export.pictures import difference, from_image, from_png, opened

OPTIONS = page_options(size=(960, 540), theme="projector")
ESTIMATE = Estimate(ask="How large is the loss?", along="y", readout="loss")


def step(panel: str = "loss-curve", question: Question | None = None, **values: object) -> Step:
    params = checked(PANEL_BY_ID[panel].params, values)
    return Step(panel=panel, params=params, caption="How wrong is 80 % cat?", question=question)


STEPS = {
    "plain": step(),
    "choice": step(
        "gradients", Choose(ask="Which learns?", answers=("MSE", "Cross-entropy"), correct=2)
    ),
    "estimate": step(question=ESTIMATE),
    "sketch": step(question=Sketch(ask="Draw the loss", curve="curve 1")),
    "three plots": step("gradients", view="linked"),
    "ten classes": step("bce-cce", kind="categorical", classes=10),
}


def still(one: Step, options: PageOptions = OPTIONS, *, revealed: bool = True) -> SlideStill:
    return SlideStill(one, 7, 20, revealed, options)


@pytest.mark.parametrize("theme", THEMES.values(), ids=THEMES)
@pytest.mark.parametrize("revealed", [False, True], ids=["asked", "revealed"])
@pytest.mark.parametrize("one", STEPS.values(), ids=STEPS)
def test_the_rendered_slide_equals_the_presented_one(
    qtbot: QtBot, one: Step, revealed: bool, theme: Theme
) -> None:
    slide = slide_of(one, number=7, count=20, revealed=revealed)
    window = QWidget()
    qtbot.addWidget(window)
    screen = Stage(theme, window)
    for part in (window, screen):
        part.resize(960, 540)
    screen.show_live(slide, one.params)
    window.show()
    shown = from_image(screen.grab().toImage())
    options = page_options(size=(960, 540), theme=theme.name)
    rendered = from_png(still(one, options, revealed=revealed).content("x.png"))
    assert difference(shown, rendered) < 0.2


@pytest.mark.parametrize("kind", PICTURES)
def test_the_same_slide_gives_the_same_bytes(qapp: QApplication, kind: str) -> None:
    one, two = (still(STEPS["choice"]).content(f"x{kind}") for _ in range(2))
    assert one == two


def test_a_png_is_as_large_as_asked(qapp: QApplication) -> None:
    assert opened(still(step()).content("x.png")).size == (960, 540)
    scaled = page_options(size=(960, 540), scale=2)
    assert opened(still(step(), scaled).content("x.png")).size == (1920, 1080)


def test_a_slide_in_millimetres_is_16_to_9_unless_it_has_a_height(qapp: QApplication) -> None:
    assert opened(still(step(), page_options(width_mm=160, dpi=254)).content("x.png")).size == (
        1600,
        900,
    )
    page = still(step(), page_options(width_mm=160, height_mm=120)).page
    assert page.width / page.height == pytest.approx(4 / 3)


def text(one: SlideStill) -> str:
    reader = PdfReader(io.BytesIO(one.content("x.pdf")), strict=True)
    assert len(reader.pages) == 1
    return reader.pages[0].extract_text()


def test_every_word_of_a_slide_can_be_found(qapp: QApplication) -> None:
    found = text(still(step())).replace("\u00a0", " ")
    for words in ("How wrong is 80 % cat?", "7 / 20", "prediction ŷ", "natural log", "1.0"):
        assert words in found
    assert "".join(still(step()).figure.verdict.text.split()) in "".join(found.split())


def test_an_asked_slide_says_nothing_of_the_answer(qapp: QApplication) -> None:
    one = step(question=ESTIMATE, prediction=0.2)
    asked, revealed = text(still(one, revealed=False)), text(still(one))
    assert "How large is the loss?" in asked
    for answer in ("1.61", "1.609", "natural log", "How wrong"):
        assert answer not in asked
    assert "true: 1.61 nats" in revealed


def test_the_file_says_what_it_shows(qapp: QApplication) -> None:
    image = opened(still(STEPS["estimate"], revealed=False).content("x.png"))
    assert image.info["Title"] == image.info["Description"] == ESTIMATE.ask
    image = opened(still(step()).content("x.png"))
    assert image.info["Title"] == "How wrong is 80 % cat?"
    assert "Binary cross-entropy" in image.info["Description"]


def test_files_are_named_by_number_and_caption_in_the_order_of_the_slides() -> None:
    steps = [step(), step(question=ESTIMATE), Step(panel="codes", params=step("codes").params)]
    lecture = Lecture(title="A", steps=(*steps, *[step()] * 97))
    stills = list(slide_stills(lecture, OPTIONS))
    names = [name for name, _ in stills]
    assert names[:4] == [
        "001-how-wrong-is-80-cat",
        "002-how-wrong-is-80-cat-asked",
        "002-how-wrong-is-80-cat-revealed",
        "003-codes",
    ]
    assert names == sorted(names)
    assert [(one.number, one.count, one.revealed) for _, one in stills[1:4]] == [
        (2, 100, False),
        (2, 100, True),
        (3, 100, True),
    ]


def test_a_step_without_a_caption_is_named_by_its_question() -> None:
    one = Step(panel="loss-curve", params=step().params, question=ESTIMATE)
    names = [name for name, _ in slide_stills(Lecture(steps=(one,)), OPTIONS)]
    assert names == ["01-how-large-is-the-loss-asked", "01-how-large-is-the-loss-revealed"]


@pytest.mark.parametrize("theme", PAGE_THEMES.values(), ids=PAGE_THEMES)
def test_the_ground_is_the_themes(qapp: QApplication, theme: Theme) -> None:
    slide = slide_of(step(), number=1, count=1)
    assert slide_recording(slide, theme, 640, 360).background == QColor(theme.card)
