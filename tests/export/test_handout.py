from __future__ import annotations

import io
from pathlib import Path
import subprocess

from PySide6.QtWidgets import QApplication
from msgspec.structs import replace
from pypdf import PdfReader
import pytest

from ceviz.core.params import checked
from ceviz.export.handout import handout
from ceviz.panels import PANEL_BY_ID
from ceviz.state.lecture.lecture import Choose, Estimate, Lecture, Question, Sketch, Step
from tests.export.pictures import from_pdf, from_png, needs_poppler

CHOOSE = Choose(ask="Which one learns?", answers=("Mean squared error", "Cross-entropy"), correct=2)
ESTIMATE = Estimate(ask="How large is the loss?", along="y", readout="loss")
SKETCH = Sketch(ask="How does the loss grow?", curve="curve 1")


def step(caption: str, question: Question | None = None, panel: str = "loss-curve") -> Step:
    values = {"prediction": 0.2} if panel == "loss-curve" else {}
    return Step(
        panel=panel,
        params=checked(PANEL_BY_ID[panel].params, values),
        caption=caption,
        notes="Wait for a moment here.",
        question=question,
    )


LECTURE = Lecture(
    title="Cross-entropy in 25 minutes",
    steps=(
        step("How wrong is 80 % cat?"),
        step("The loss is the surprise", SKETCH),
        step("It is 1.6 nats", ESTIMATE),
        step("Cross-entropy keeps its gradient", CHOOSE, "gradients"),
        step("Why it is cross", panel="codes"),
    ),
)


def read(lecture: Lecture = LECTURE, *, answers: bool = True) -> PdfReader:
    return PdfReader(io.BytesIO(handout(lecture, answers=answers)), strict=True)


def text(reader: PdfReader) -> str:
    pages = (page.extract_text() for page in reader.pages)
    return "\n".join(pages).replace("\u00a0", " ").replace("\u2002", " ")


def test_it_is_a4_with_two_steps_on_a_page(qapp: QApplication) -> None:
    reader = read()
    assert len(reader.pages) == 3
    for page in reader.pages:
        assert float(page.mediabox.width) / 72 * 25.4 == pytest.approx(210, abs=1e-3)
        assert float(page.mediabox.height) / 72 * 25.4 == pytest.approx(297, abs=1e-3)


def test_captions_formulas_title_and_page_numbers_can_be_found(qapp: QApplication) -> None:
    reader = read()
    found = text(reader)
    for number, one in enumerate(LECTURE.steps, start=1):
        assert f"{number} {one.caption}" in found
    assert "minus the natural log of open paren 0.200 close paren equals 1.609" in found
    for number, page in enumerate(reader.pages, start=1):
        assert f"{number} / 3" in page.extract_text()
        assert LECTURE.title in page.extract_text()
    assert reader.metadata is not None
    assert reader.metadata.title == LECTURE.title


def test_the_speakers_notes_stay_with_the_speaker(qapp: QApplication) -> None:
    assert "Wait for a moment" not in text(read())


def test_with_answers_questions_stand_under_their_captions(qapp: QApplication) -> None:
    found = text(read())
    for words in (CHOOSE.ask, "Cross-entropy", ESTIMATE.ask, "true: 1.61 nats", SKETCH.ask):
        assert words in found


def test_without_answers_nothing_answers(qapp: QApplication) -> None:
    asked = Lecture(title="A", steps=LECTURE.steps[1:4])
    found = text(read(asked, answers=False))
    for words in (SKETCH.ask, ESTIMATE.ask, CHOOSE.ask, "Mean squared error"):
        assert words in found
    for words in ("1.6", "surprise", "natural log", "keeps its gradient", "estimate", "true:"):
        assert words not in found


@needs_poppler
def test_the_axes_for_a_sketch_are_empty(qapp: QApplication, tmp_path: Path) -> None:
    one = Lecture(steps=(step("", SKETCH),))
    blank = from_pdf(handout(one, answers=False), tmp_path, dpi=60)
    full = from_pdf(handout(one), tmp_path, dpi=60)

    def coloured(picture) -> int:
        return int((abs(picture[..., 0] - picture[..., 2]) > 40).sum())

    assert coloured(blank) == 0
    assert coloured(full) > 100


def test_the_same_lecture_gives_the_same_bytes(qapp: QApplication) -> None:
    assert handout(LECTURE) == handout(LECTURE)
    assert handout(LECTURE) != handout(LECTURE, answers=False)


def test_what_reads_it_out_meets_headings_words_and_figures(qapp: QApplication) -> None:
    root = read().trailer["/Root"]["/StructTreeRoot"]
    document = root["/K"]
    kinds = [element.get_object()["/S"] for element in document["/K"]]
    assert document["/S"] == "/Document"
    assert kinds[:4] == ["/H1", "/H2", "/Figure", "/P"]
    assert kinds.count("/H2") == kinds.count("/Figure") == len(LECTURE.steps)
    for element in document["/K"]:
        one = element.get_object()
        assert ("/Alt" in one) == (one["/S"] == "/Figure")
    # Each page names its own elements, by their numbers on it.
    for page, elements in zip(*[iter(root["/ParentTree"]["/Nums"])] * 2, strict=True):
        for number, element in enumerate(elements):
            assert element.get_object()["/K"] == number
            leaf = element.get_object()["/Pg"]
            assert leaf["/StructParents"] == page


def test_a_figure_that_is_asked_about_does_not_say_the_answer(qapp: QApplication) -> None:
    one = Lecture(steps=(step("", ESTIMATE),))
    elements = read(one, answers=False).trailer["/Root"]["/StructTreeRoot"]["/K"]["/K"]
    alts = [one.get_object().get("/Alt") for one in elements]
    assert [alt for alt in alts if alt] == [ESTIMATE.ask]


def test_fonts_are_embedded_once_for_all_pages(qapp: QApplication) -> None:
    fonts = [page["/Resources"]["/Font"] for page in read().pages]
    assert len(fonts[0]) == 2
    assert len({one.raw_get(name).idnum for one in fonts for name in one}) == 2


@needs_poppler
def test_poppler_reads_it_without_complaint(qapp: QApplication, tmp_path: Path) -> None:
    (tmp_path / "x.pdf").write_bytes(handout(LECTURE))
    done = subprocess.run(
        ["pdftotext", "x.pdf", "-"], cwd=tmp_path, capture_output=True, check=True
    )
    assert done.stderr == b""
    assert "How wrong is 80" in done.stdout.decode()


EDGES = {
    "no steps": (),
    "no caption": (step(""),),
    "long words": (step("long " * 40, replace(CHOOSE, answers=("x " * 40,) * 6)),) * 3,
    "one long word": (step("x" * 200, replace(CHOOSE, ask="y" * 200, answers=("z" * 80,) * 6)),),
    "no formulas": (replace(step("bare"), hide=("formulas",)),) * 5,
}


@needs_poppler
@pytest.mark.parametrize("answers", [True, False])
@pytest.mark.parametrize("steps", EDGES.values(), ids=EDGES)
def test_nothing_reaches_into_the_margins(
    qapp: QApplication, tmp_path: Path, steps: tuple[Step, ...], answers: bool
) -> None:
    (tmp_path / "x.pdf").write_bytes(handout(Lecture(steps=steps), answers=answers))
    subprocess.run(["pdftoppm", "-r", "51", "-png", "x.pdf", "x"], cwd=tmp_path, check=True)
    pages = sorted(tmp_path.glob("x-*.png"))
    assert len(pages) >= max(len(steps), 1) / 2
    for page in pages:  # 2 pixels are a millimetre
        picture = from_png(page.read_bytes())
        for edge in (picture[:30], picture[-18:], picture[:, :30], picture[:, -26:]):
            assert edge.min() == 255


def test_without_a_title_it_is_called_a_lecture(qapp: QApplication) -> None:
    reader = read(Lecture(steps=(step("One"),)))
    assert reader.metadata is not None
    assert reader.metadata.title == "Lecture"
