from __future__ import annotations

import os
import subprocess
import sys

from PySide6.QtWidgets import QApplication
import numpy as np
import pytest
from shiboken6 import delete

from ceviz.plot.plot_view import PlotView
from ceviz.plot.theme import PAGE_THEMES
from tests.export.pictures import (
    difference,
    every_panel,
    from_image,
    from_png,
    opened,
    shrunk,
    still,
)


@pytest.mark.parametrize("theme", ["projector", "dark"])
@every_panel
def test_at_1x_it_is_the_plot_on_the_screen(qapp: QApplication, panel, theme):
    view = PlotView()
    view.resize(480, 320)
    view.show_figure(panel.figure(panel.params()), PAGE_THEMES[theme])
    on_screen = from_image(view.grab().toImage())
    delete(view)
    exported = from_png(still(panel, include="plot", theme=theme, size=(480, 320)).content("x.png"))
    # Bars thinner than a pixel, of the rare letters, cover it together on paper, in turn on screen.
    assert difference(exported, on_screen) <= (0.2 if panel.id == "codes" else 0.05)


@every_panel
def test_lines_and_words_keep_their_size_at_every_scale(qapp: QApplication, panel):
    once = from_png(still(panel, size=(480, 320)).content("x.png"))
    thrice = from_png(still(panel, size=(480, 320), scale=3).content("x.png"))
    assert difference(shrunk(thrice, 3), once) <= 2


def test_a_line_of_a_scaled_image_is_as_many_times_as_wide(qapp: QApplication):
    """The chosen curve is a strong line: its ink across the middle of the plot, in pixels."""

    def ink(scale: int) -> float:
        page = still("gradients", include="plot", theme="projector", size=(640, 400), scale=scale)
        picture = from_png(page.content("x.png"))
        row = picture[260 * scale, 400 * scale : 560 * scale]
        return float((255 - row[:, 0]).sum() / 255)

    assert ink(4) / ink(1) == pytest.approx(4, rel=0.02)


@pytest.mark.parametrize(
    ("options", "size"),
    [
        ({"size": (1920, 1080)}, (1920, 1080)),
        ({"size": (1920, 1080), "magnify": 2}, (1920, 1080)),
        ({"size": (333, 251), "scale": 2}, (666, 502)),
        ({"size": (320, 200), "dpi": 144}, (480, 300)),
        ({"width_mm": 89, "height_mm": 60, "dpi": 300}, (1051, 709)),
    ],
)
def test_it_has_the_pixels_that_were_asked_for(qapp: QApplication, options, size):
    assert opened(still("gradients", include="plot", **options).content("x.png")).size == size


def test_it_says_how_large_it_is_on_paper(qapp: QApplication):
    image = opened(still("gradients", width_mm=89, dpi=300).content("x.png"))
    assert image.info["dpi"] == pytest.approx((300, 300), abs=0.02)
    assert image.width / image.info["dpi"][0] * 25.4 == pytest.approx(89, abs=0.05)


def test_only_a_transparent_one_can_be_seen_through(qapp: QApplication):
    clear = opened(still("gradients", transparent=True).content("x.png"))
    assert clear.mode == "RGBA"
    assert clear.getpixel((2, 2)) == (0, 0, 0, 0)
    assert np.asarray(clear)[..., 3].max() == 255
    assert opened(still("gradients").content("x.png")).mode == "RGB"


def test_it_holds_what_is_seen_in_words(qapp: QApplication):
    one = still("gradients")
    image = opened(one.content("x.png"))
    assert image.text == {"Title": one.figure.title, "Description": one.figure.description}


_IN_ANOTHER_PROCESS = """
import sys
from ceviz.export.still import Still
from ceviz.panels import PANELS
from ceviz.state.page_options import page_options
options = page_options(include="panel", size=(720, 480), scale=2)
for kind in ("png", "svg", "pdf"):
    still = Still(PANELS[2], PANELS[2].params(), options)
    sys.stdout.buffer.write(still.content("x." + kind))
"""


def test_the_same_figure_is_the_same_bytes_on_any_screen(qapp: QApplication):
    """Twice in one process, and in another one whose screen is twice as sharp."""
    kinds = ("png", "svg", "pdf")

    def everything() -> bytes:
        made = (still("gradients", include="panel", size=(720, 480), scale=2) for _ in kinds)
        return b"".join(one.content(f"x.{kind}") for one, kind in zip(made, kinds, strict=True))

    elsewhere = subprocess.run(
        [sys.executable, "-c", _IN_ANOTHER_PROCESS],
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen", "QT_SCALE_FACTOR": "2"},
        capture_output=True,
        check=True,
    )
    assert everything() == everything() == elsewhere.stdout
