from __future__ import annotations

import numpy as np
import pytest

from ceviz.export.apng import apng
from tests.export.pictures import opened


def frames(channels: int) -> list[np.ndarray]:
    """Noise, then a square in it, then the same again, then another place."""
    noise = np.random.default_rng(7).integers(0, 256, (12, 17, channels), np.uint8)
    second, third = noise.copy(), noise.copy()
    second[3:6, 4:9] = 200
    third[11, 16] = 0
    return [noise, second, second.copy(), third]


@pytest.mark.parametrize("channels", [3, 4])
def test_another_program_sees_every_frame(channels):
    made = frames(channels)
    image = opened(apng(made, fps=10, title="ŷ"))
    seen = []
    for index in range(image.n_frames):
        image.seek(index)
        pixels = np.asarray(image.convert("RGB" if channels == 3 else "RGBA"))
        seen += [pixels] * round(image.info["duration"] / 100)
    assert len(seen) == len(made)
    for one, other in zip(seen, made, strict=True):
        assert (one == other).all()


def test_it_repeats_for_ever_and_has_a_title():
    image = opened(apng(frames(3), fps=25, title="Sweep of ŷ"))
    assert image.info["loop"] == 0
    assert image.text["Title"] == "Sweep of ŷ"


def test_a_frame_holds_only_what_changed():
    still = np.zeros((400, 400, 3), np.uint8)
    noise = np.random.default_rng(7).integers(0, 256, still.shape, np.uint8)
    moved = noise.copy()
    moved[10:12, 20:24] = 9
    one = len(apng([noise], fps=10, title=""))
    assert len(apng([noise, moved], fps=10, title="")) < one + 200


def test_frames_that_are_the_same_are_one_that_stays():
    image = opened(apng([frames(3)[0]] * 5, fps=10, title=""))
    assert getattr(image, "n_frames", 1) == 1
