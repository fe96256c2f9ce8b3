"""A sweep of one number as an animation: every frame is the page that a still image would be."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import PurePath

from PySide6.QtGui import QImage
from msgspec import structs
import numpy as np

from ceviz.export.apng import Pixels
from ceviz.export.movies import MOVIES, missing
from ceviz.export.page import Page
from ceviz.export.png import pixels
from ceviz.export.still import Still, endings
from ceviz.export.sweep import Sweep
from ceviz.state.page_options import PageError

Progress = Callable[[int, int], None]
"""Told how many of how many frames are drawn; to stop, it raises :class:`Cancelled`."""


class Cancelled(Exception):  # noqa: N818 - it is no error
    """The user does not want the animation any more."""


def animation(still: Still, sweep: Sweep, *, name: str, progress: Progress) -> bytes:
    """What an animation's file holds; the ending of its name says in which format.

    Args:
        still: The figure of which one number moves, and its page.
        sweep: Which number, from where to where.
        name: The file's name.
        progress: Told before each frame, and at the end.

    Raises:
        PageError: It cannot be made; the message says why.
        Cancelled: ``progress`` raised it.
    """
    kind = PurePath(name).suffix.lower()
    if kind not in MOVIES:
        raise PageError(f"The name {name!r} must end in {endings(MOVIES)}.")
    if lacks := missing(kind):
        raise PageError(lacks)
    if not MOVIES[kind].clear:
        still = replace(still, options=structs.replace(still.options, transparent=False))
    records = sweep.frames(still.panel, still.params)
    stills = [replace(still, params=params) for params in records]
    frames = _frames(stills, progress)
    return MOVIES[kind].write(frames, fps=sweep.fps, title=still.figure.title)


def _frames(stills: list[Still], progress: Progress) -> Iterator[Pixels]:
    options = stills[0].options
    with Page(stills[0].panel, options) as page:
        for done, still in enumerate(stills):
            progress(done, len(stills))
            recorded = page.record(still.figure)
            width, height = options.pixels(recorded.width, recorded.height)
            image = pixels(recorded, width=width, height=height, transparent=options.transparent)
            yield _array(image, transparent=options.transparent)
    progress(len(stills), len(stills))


def _array(image: QImage, *, transparent: bool) -> Pixels:
    channels = 4 if transparent else 3
    kind = QImage.Format.Format_RGBA8888 if transparent else QImage.Format.Format_RGB888
    image = image.convertToFormat(kind)
    rows = np.frombuffer(image.constBits(), np.uint8).reshape(image.height(), image.bytesPerLine())
    used = rows[:, : image.width() * channels]
    return used.reshape(image.height(), image.width(), channels).copy()
