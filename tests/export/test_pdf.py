from __future__ import annotations

import io
from pathlib import Path
import subprocess

from PySide6.QtWidgets import QApplication
from pypdf import PdfReader
from pypdf.generic import DictionaryObject
import pytest

from ceviz.panels import PANELS
from tests.export.pictures import (
    difference,
    every_panel,
    from_pdf,
    from_png,
    needs_poppler,
    still,
)


def read(data: bytes) -> PdfReader:
    return PdfReader(io.BytesIO(data), strict=True)


PAGES = [(panel.id, "formulas", (480, 320), 3.5) for panel in PANELS] + [
    ("bce-cce", "panel", (960, 540), 4)
]


@needs_poppler
@pytest.mark.parametrize(("panel", "include", "size", "tolerance"), PAGES)
def test_poppler_draws_it_as_the_png_is(
    qapp: QApplication, tmp_path: Path, panel, include, size, tolerance
):
    """Poppler puts every letter on a whole pixel's row: that is most of the difference."""
    one = still(panel, include=include, theme="projector", size=size, scale=2)
    drawn = from_pdf(one.content("x.pdf"), tmp_path, dpi=192)
    assert difference(drawn, from_png(one.content("x.png"))) <= tolerance


def test_it_is_one_page_of_the_exact_size(qapp: QApplication):
    pages = read(still("gradients", width_mm=89, height_mm=61.5).content("x.pdf")).pages
    assert len(pages) == 1
    assert float(pages[0].mediabox.width) / 72 * 25.4 == pytest.approx(89, abs=1e-3)
    assert float(pages[0].mediabox.height) / 72 * 25.4 == pytest.approx(61.5, abs=1e-3)


@every_panel
def test_every_word_and_number_can_be_found(qapp: QApplication, panel):
    one = still(panel, include="panel", size=(1280, 720))
    found = "".join(read(one.content("x.pdf")).pages[0].extract_text().split())
    for readout in one.figure.readouts:
        assert "".join(readout.value.split()) in found
    for words in (one.figure.title, one.figure.verdict.text, panel.why):
        assert "".join(words.split()) in found


def test_the_formulas_can_be_found_by_how_they_are_read(qapp: QApplication):
    one = still("loss-curve")
    words = read(one.content("x.pdf")).pages[0].extract_text()
    assert "minus the natural log of" in words


@needs_poppler
def test_poppler_finds_the_words_too(qapp: QApplication, tmp_path: Path):
    (tmp_path / "x.pdf").write_bytes(still("loss-curve").content("x.pdf"))
    run = subprocess.run(["pdftotext", "x.pdf", "-"], cwd=tmp_path, capture_output=True, check=True)
    words = run.stdout.decode()
    assert "prediction ŷ = P(class 1)" in words
    assert "0.357 nats" in words
    assert run.stderr == b""


def test_its_fonts_are_embedded_and_it_holds_no_pixels(qapp: QApplication):
    resources = read(still("gradients", include="panel").content("x.pdf")).pages[0]["/Resources"]
    fonts = resources["/Font"].values()
    assert len(fonts) == 2  # regular and strong
    for font in fonts:
        descendant: DictionaryObject = font.get_object()["/DescendantFonts"][0].get_object()
        assert "/FontFile3" in descendant["/FontDescriptor"]
    assert "/XObject" not in resources


def test_it_says_what_it_shows(qapp: QApplication):
    one = still("gradients")
    document = read(one.content("x.pdf"))
    assert document.metadata.title == one.figure.title
    root = document.trailer["/Root"]
    assert root["/StructTreeRoot"]["/K"]["/Alt"] == one.figure.description
    assert root["/MarkInfo"]["/Marked"]


def test_a_transparent_one_paints_no_background(qapp: QApplication):
    def background(**options: object) -> bool:
        page = read(still("gradients", size=(640, 400), **options).content("x.pdf")).pages[0]
        return b"0 0 640 400 re f" in page.get_contents().get_data()

    assert background()
    assert not background(transparent=True)
