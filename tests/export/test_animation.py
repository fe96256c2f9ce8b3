from __future__ import annotations

from PySide6.QtWidgets import QApplication
import numpy as np
import pytest

from ceviz.export.animation import Cancelled, animation
from ceviz.export.sweep import Sweep
from ceviz.panels import PANEL_BY_ID
from ceviz.state.page_options import PageError
from tests.export.pictures import from_png, opened, still

GRADIENTS = PANEL_BY_ID["gradients"]
SWEEP = Sweep("prediction", 0.2, 0.8, seconds=0.5, fps=8)
SMALL = {"size": (400, 300), "include": "plot"}


def made(name: str, *, sweep: Sweep = SWEEP, seen: list | None = None, **options) -> bytes:
    return animation(
        still(GRADIENTS, **{**SMALL, **options}),
        sweep,
        name=name,
        progress=lambda *done: None if seen is None else seen.append(done),
    )


def test_each_frame_is_the_still_image_of_its_state(qapp: QApplication):
    seen: list[tuple[int, int]] = []
    image = opened(made("x.png", seen=seen))
    assert image.n_frames == 4
    assert image.info["duration"] == 125
    for index, params in enumerate(SWEEP.frames(GRADIENTS, GRADIENTS.params())):
        image.seek(index)
        expected = from_png(still(GRADIENTS, params, **SMALL).content("x.png"))
        assert (np.asarray(image.convert("RGB")) == expected).all()
    assert seen == [(0, 4), (1, 4), (2, 4), (3, 4), (4, 4)]


@pytest.mark.parametrize("name", ["x.gif", "x.webp"])
def test_other_kinds_have_as_many_frames(qapp: QApplication, name):
    image = opened(made(name))
    assert (image.n_frames, image.size) == (4, (400, 300))


def test_it_can_be_seen_through(qapp: QApplication):
    image = opened(made("x.png", transparent=True))
    image.seek(2)
    assert image.convert("RGBA").getpixel((1, 1))[3] == 0


def test_a_kind_that_cannot_be_seen_through_keeps_its_background(qapp: QApplication):
    assert opened(made("x.gif", transparent=True)).convert("RGB").getpixel((1, 1)) == (255,) * 3
    assert opened(made("x.webp", transparent=True)).convert("RGBA").getpixel((1, 1))[3] == 0


@pytest.mark.parametrize("name", ["x.png", "x.gif", "x.webp"])
def test_it_stops_when_it_is_told_to(qapp: QApplication, name):
    drawn = []

    def stop(done: int, total: int) -> None:
        drawn.append(done)
        if done == 2:
            raise Cancelled

    with pytest.raises(Cancelled):
        animation(still(GRADIENTS, **SMALL), SWEEP, name=name, progress=stop)
    assert drawn == [0, 1, 2]


def test_a_name_without_a_known_ending_is_refused(qapp: QApplication):
    with pytest.raises(PageError, match=r"must end in \.png, \.apng, \.gif, \.webp or \.mp4"):
        made("x.avi")
