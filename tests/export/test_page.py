from __future__ import annotations

from PySide6.QtCore import QRectF
from PySide6.QtWidgets import QApplication
import pytest

from ceviz.core.panel import Panel
from ceviz.export.outlines import outline
from ceviz.export.page import Page
from ceviz.export.record import Recording, Words
from ceviz.panels import PANEL_BY_ID
from ceviz.plot.theme import PAGE_THEMES
from ceviz.state.page_options import INCLUDED, PageError, page_options
from tests.export.pictures import every_panel, still

PAGES = {
    "slide": {"size": (1920, 1080), "magnify": 2, "theme": "projector"},
    "one column": {"width_mm": 89, "theme": "paper"},
    "large text": {"size": (1280, 720), "zoom": 1.4},
}


def words(page: Recording) -> list[Words]:
    return [mark for mark in page.marks if isinstance(mark, Words) and mark.seen]


@pytest.mark.parametrize("kind", PAGES)
@pytest.mark.parametrize("include", INCLUDED)
@every_panel
def test_all_words_are_on_the_page(qapp: QApplication, panel, include, kind):
    page = still(panel, include=include, **PAGES[kind]).page
    paper = QRectF(0, 0, page.width, page.height).adjusted(-0.5, -0.5, 0.5, 0.5)
    outside = [one.text for one in words(page) if not paper.contains(outline(one).boundingRect())]
    assert outside == []


@pytest.mark.parametrize("kind", PAGES)
@every_panel
def test_each_page_holds_what_the_smaller_ones_hold(qapp: QApplication, panel: Panel, kind):
    def text(include: str) -> str:
        page = still(panel, include=include, **PAGES[kind]).page
        return "".join("".join(mark.text.split()) for mark in page.marks if isinstance(mark, Words))

    figure = panel.figure(panel.params())
    plot, formulas, readouts, whole = (text(include) for include in INCLUDED)
    values = ["".join(readout.value.split()) for readout in figure.readouts if not readout.lead]
    for label in {axis.x.label for axis in figure.plots} - {""}:
        assert "".join(label.split()) in plot
    assert len(formulas) > len(plot)  # the words that a search finds
    assert [value for value in values if value not in readouts] == []
    assert [value for value in values if value not in whole] == []
    for sentence in (figure.title, figure.verdict.text, panel.why):
        assert "".join(sentence.split()) in whole
        assert "".join(sentence.split()) not in readouts


def test_without_a_height_it_is_as_high_as_its_content(qapp: QApplication):
    pages = [still("gradients", width_mm=89, include=include).page for include in INCLUDED]
    heights = [page.height for page in pages]
    assert heights == sorted(heights)
    assert len(set(heights)) == len(INCLUDED)
    assert {round(page.width, 3) for page in pages} == {336.378}


@pytest.mark.parametrize("include", INCLUDED)
def test_a_page_that_is_too_small_is_refused(qapp: QApplication, include):
    with pytest.raises(PageError, match=f"too small for this: {INCLUDED[include].lower()}"):
        _ = still("gradients", include=include, size=(150, 100)).page


def test_a_theme_colours_the_page(qapp: QApplication):
    for name, theme in PAGE_THEMES.items():
        assert still("gradients", theme=name).page.background.name() == theme.card


def test_one_page_records_many_figures(qapp: QApplication):
    panel = PANEL_BY_ID["gradients"]
    options = page_options(size=(640, 400))
    with Page(panel, options) as page:
        for prediction in (0.2, 0.8, 0.2):
            figure = panel.figure(panel.params(prediction=prediction))
            texts = [one.text for one in words(page.record(figure))]
            fresh = still(panel, panel.params(prediction=prediction), size=(640, 400)).page
            assert texts == [one.text for one in words(fresh)]
