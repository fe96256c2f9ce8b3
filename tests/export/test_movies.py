from __future__ import annotations

from collections.abc import Iterator
import os
from pathlib import Path
import sys

import numpy as np
import pytest

from ceviz.export import movies
from ceviz.export.movies import gif, missing, mp4, webp
from ceviz.state.page_options import PageError
from tests.export.pictures import opened

SIZE = (20, 30)


def frames(count: int = 4) -> Iterator[np.ndarray]:
    """A blue column that moves over white."""
    for index in range(count):
        frame = np.full((*SIZE, 3), 255, np.uint8)
        frame[:, 5 * index : 5 * index + 5] = (0, 114, 178)
        yield frame


@pytest.mark.parametrize("write", [gif, webp])
def test_another_run_of_the_library_sees_every_frame(write):
    image = opened(write(frames(), fps=20, title="ŷ"))
    assert image.n_frames == 4
    for index, frame in enumerate(frames()):
        image.seek(index)
        assert (np.asarray(image.convert("RGB")) == frame).all()
        image.load()
        assert image.info["duration"] == 50


def test_what_is_missing_is_said_in_a_sentence(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(movies, "find_spec", lambda name: None)
    monkeypatch.setattr(movies.shutil, "which", lambda name: None)
    assert "GIF needs Pillow" in missing(".gif")
    assert "pip install 'ceviz[animation]'" in missing(".webp")
    assert "MP4 needs the program ffmpeg" in missing(".mp4")
    assert missing(".png") == ""


@pytest.fixture
def ffmpeg(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A program of that name, which keeps its words and counts the bytes that it gets."""
    if sys.platform == "win32":
        pytest.skip("a script cannot stand for a program on Windows")
    program = tmp_path / "ffmpeg"
    program.write_text(
        f"#!{sys.executable}\n"
        "import sys\n"
        f"open({str(tmp_path / 'words')!r}, 'w').write('\\n'.join(sys.argv[1:]))\n"
        "if 'title=fail' in sys.argv:\n"
        "    sys.exit('first line\\nUnknown encoder libx264')\n"
        "data = sys.stdin.buffer.read()\n"
        "open(sys.argv[-1], 'wb').write(b'%d bytes' % len(data))\n"
    )
    program.chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path), prepend=os.pathsep)
    monkeypatch.setenv("TMPDIR", str(tmp_path))
    return tmp_path


def test_ffmpeg_gets_every_frame(ffmpeg: Path):
    assert missing(".mp4") == ""
    height, width = SIZE
    assert mp4(frames(), fps=25, title="ŷ") == b"%d bytes" % (4 * height * width * 3)
    words = (ffmpeg / "words").read_text().splitlines()
    assert f"{width}x{height}" in words
    assert words[words.index("-framerate") + 1] == "25"


def test_what_ffmpeg_complains_of_is_passed_on(ffmpeg: Path):
    with pytest.raises(PageError, match="could not make the video: Unknown encoder libx264"):
        mp4(frames(), fps=25, title="fail")


def test_ffmpeg_ends_when_the_frames_do_not_come(ffmpeg: Path):
    def broken() -> Iterator[np.ndarray]:
        yield from frames(2)
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        mp4(broken(), fps=25, title="ŷ")
    assert not list(ffmpeg.glob("ceviz-*"))
