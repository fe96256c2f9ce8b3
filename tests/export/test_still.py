from __future__ import annotations

from PySide6.QtWidgets import QApplication
import pytest

from ceviz.export.still import FORMATS
from ceviz.state.page_options import PageError
from tests.export.pictures import still

BEGINS = {
    ".png": b"\x89PNG",
    ".svg": b"<?xml",
    ".pdf": b"%PDF-1.7",
    ".csv": b"# ceviz",
    ".json": b"{",
    ".py": b'"""',
}


@pytest.mark.parametrize("kind", FORMATS)
def test_the_ending_says_the_format(qapp: QApplication, kind):
    one = still("gradients", include="plot", size=(400, 300))
    assert one.content(f"a/b{kind.upper()}").startswith(BEGINS[kind])


@pytest.mark.parametrize("name", ["x", "x.jpg", "png", ".png/x", "x.png "])
def test_another_ending_is_refused(name):
    with pytest.raises(PageError, match=r"must end in \.png, \.svg, \.pdf, \.csv, \.json or \.py"):
        still("gradients").content(name)


def test_a_page_is_laid_out_once(qapp: QApplication):
    one = still("gradients", include="plot", size=(400, 300))
    assert one.page is one.page


def test_too_many_pixels_are_refused(qapp: QApplication):
    with pytest.raises(PageError, match="too large"):
        still("gradients", size=(20000, 10000), include="plot").content("x.png")
