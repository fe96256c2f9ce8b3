"""The kinds of animation. GIF and WebP are written by Pillow, MP4 by ffmpeg. No Qt here."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from importlib.util import find_spec
import io
from itertools import chain
from pathlib import Path
import shutil
import subprocess
import tempfile
from typing import TYPE_CHECKING, Protocol

import numpy as np
from numpy.typing import NDArray

from ceviz.export.apng import Pixels, apng
from ceviz.state.page_options import PageError

if TYPE_CHECKING:
    from PIL import Image

_COLOURS, _EXACT = 256, 96


def missing(kind: str) -> str:
    """What has to be installed before a kind of animation can be written; "" if nothing."""
    if kind in (".gif", ".webp") and find_spec("PIL") is None:
        return (
            f"{kind[1:].upper()} needs Pillow, which is not installed: "
            "pip install 'ceviz[animation]'. A name that ends in .png needs nothing."
        )
    if kind == ".mp4" and shutil.which("ffmpeg") is None:
        return (
            "MP4 needs the program ffmpeg, which is not found. "
            "A name that ends in .png needs nothing."
        )
    return ""


def gif(frames: Iterable[Pixels], *, fps: int, title: str) -> bytes:
    """Write a GIF whose frames share one palette, so that no colour flickers."""
    waiting = iter(frames)
    first = next(waiting)
    palette = _palette(first)
    images = (_in_palette(frame, palette) for frame in chain([first], waiting))
    out = io.BytesIO()
    # In hundredths of a second, of which browsers want at least two.
    duration = max(round(100 / fps), 2) * 10
    next(images).save(
        out,
        "GIF",
        save_all=True,
        append_images=images,
        duration=duration,
        loop=0,
        comment=title.encode(),
    )
    return out.getvalue()


def _palette(frame: Pixels) -> NDArray[np.int64]:
    """Rows of red, green and blue: what there is most of as it is, then the best for the rest."""
    from PIL import Image

    colours, counts = np.unique(_packed(frame), return_counts=True)
    most = colours[np.argsort(-counts, kind="stable")[:_EXACT]]
    exact = np.stack([most >> 16, most >> 8 & 255, most & 255], axis=1)
    chosen = Image.fromarray(frame).quantize(_COLOURS - _EXACT, Image.Quantize.MAXCOVERAGE)
    return np.concatenate([exact, np.array(chosen.getpalette()).reshape(-1, 3)])


def _in_palette(frame: Pixels, palette: NDArray[np.int64]) -> Image.Image:
    """A frame in the colours of a palette; Pillow's own way to the nearest is coarse."""
    from PIL import Image

    colours, places = np.unique(_packed(frame), return_inverse=True)
    parts = np.stack([colours >> 16, colours >> 8 & 255, colours & 255], axis=1)
    distances = ((parts[:, None, :] - palette[None, :, :]) ** 2).sum(axis=2)
    nearest = distances.argmin(axis=1).astype(np.uint8)
    image = Image.fromarray(nearest[places].reshape(frame.shape[:2]))
    image.putpalette(palette.astype(np.uint8).tobytes())
    return image


def _packed(frame: Pixels) -> NDArray[np.int64]:
    red, green, blue = (frame[..., channel].astype(np.int64) for channel in range(3))
    return red << 16 | green << 8 | blue


def webp(frames: Iterable[Pixels], *, fps: int, title: str) -> bytes:
    """Write a WebP without loss."""
    images = _images(frames)
    out = io.BytesIO()
    next(images).save(
        out,
        "WEBP",
        save_all=True,
        append_images=images,
        duration=round(1000 / fps),
        loop=0,
        lossless=True,
        quality=20,  # without loss, this is effort
    )
    return out.getvalue()


def mp4(frames: Iterable[Pixels], *, fps: int, title: str) -> bytes:
    """Write an H.264 video that any player and slide program shows."""
    waiting = iter(frames)
    first = next(waiting)
    height, width = first.shape[:2]
    with tempfile.TemporaryDirectory(prefix="ceviz-") as folder:
        made = Path(folder, "sweep.mp4")
        # The sides of such a video are even; the page's last row or column is repeated if need be.
        command = [
            "ffmpeg", "-loglevel", "error", "-f", "rawvideo", "-pixel_format", "rgb24",
            "-video_size", f"{width}x{height}", "-framerate", str(fps), "-i", "-",
            "-vf", "pad=ceil(iw/2)*2:ceil(ih/2)*2:color=white", "-c:v", "libx264", "-crf", "14",
            "-pix_fmt", "yuv420p", "-movflags", "+faststart", "-fflags", "+bitexact",
            "-metadata", f"title={title}", str(made),
        ]  # fmt: skip
        _feed(command, chain([first], waiting))
        return made.read_bytes()


def _feed(command: list[str], frames: Iterator[Pixels]) -> None:
    """Hand frames to a program; whatever happens, it does not outlive this call."""
    with subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE
    ) as program:
        assert program.stdin is not None
        assert program.stderr is not None
        try:
            for frame in frames:
                program.stdin.write(np.ascontiguousarray(frame[..., :3]).tobytes())
            program.stdin.close()
        except BrokenPipeError:
            pass  # it has stopped, and says why below
        except BaseException:
            program.kill()
            raise
        words = program.stderr.read().decode(errors="replace").strip().splitlines()
    if program.returncode:
        raise PageError(f"ffmpeg could not make the video: {words[-1] if words else 'no reason'}")


def _images(frames: Iterable[Pixels]) -> Iterator[Image.Image]:
    from PIL import Image

    for frame in frames:
        yield Image.fromarray(frame)


class _Writer(Protocol):
    def __call__(self, frames: Iterable[Pixels], *, fps: int, title: str) -> bytes: ...


@dataclass(frozen=True, slots=True)
class Movie:
    """One kind of animation; ``clear`` is whether it can be seen through."""

    text: str
    write: _Writer
    clear: bool = False


MOVIES: dict[str, Movie] = {
    ".png": Movie("Animated PNG", apng, clear=True),
    ".apng": Movie("Animated PNG", apng, clear=True),
    ".gif": Movie("GIF", gif),
    ".webp": Movie("WebP", webp, clear=True),
    ".mp4": Movie("MP4 video", mp4),
}
