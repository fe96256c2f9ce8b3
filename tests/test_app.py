"""The program as a process: start, signals, settings."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
import json
import os
from pathlib import Path
import signal
import subprocess
import sys
import time

import pytest

from ceviz.state import settings
from ceviz.state.page_options import ExportChoice
from ceviz.state.settings import Settings

pytestmark = pytest.mark.skipif(
    sys.platform != "linux", reason="the settings folder is set by a variable of Linux desktops"
)


@contextmanager
def running(config: Path, *arguments: str) -> Iterator[subprocess.Popen[str]]:
    """The program with settings of its own, once its window is up."""
    ready = config / "ready"
    start = (
        "import sys; from pathlib import Path;"
        "from PySide6.QtCore import QTimer;"
        "from PySide6.QtWidgets import QApplication;"
        "app = QApplication([]);"
        f"QTimer.singleShot(0, lambda: Path({str(ready)!r}).touch());"
        "from ceviz.cli import main;"
        "sys.exit(main(sys.argv[1:]))"
    )
    process = subprocess.Popen(
        [sys.executable, "-c", start, *arguments],
        stderr=subprocess.PIPE,
        text=True,
        env={**os.environ, "XDG_CONFIG_HOME": str(config)},
    )
    try:
        deadline = time.monotonic() + 60
        while not ready.exists() and process.poll() is None and time.monotonic() < deadline:
            time.sleep(0.05)
        yield process
    finally:
        process.kill()
        process.wait()


def closed(process: subprocess.Popen[str], by: signal.Signals) -> str:
    process.send_signal(by)
    _, told = process.communicate(timeout=60)
    assert process.returncode == 0, told
    return told


@pytest.mark.parametrize("by", [signal.SIGINT, signal.SIGTERM])
def test_a_signal_closes_the_window_and_keeps_the_state(tmp_path: Path, by: signal.Signals) -> None:
    with running(tmp_path, "open", "gradients", "--prediction", "0.05") as process:
        assert closed(process, by) == ""
    kept = json.loads((tmp_path / "ceviz" / "settings.json").read_text(encoding="utf-8"))
    assert kept["state"]["active"] == "gradients"
    assert kept["state"]["params"]["gradients"]["prediction"] == 0.05


def test_opening_one_panel_leaves_the_others_as_they_were(tmp_path: Path) -> None:
    for panel, value in (("gradients", "0.05"), ("loss-curve", "0.9")):
        (tmp_path / "ready").unlink(missing_ok=True)
        with running(tmp_path, "open", panel, "--prediction", value) as process:
            closed(process, signal.SIGTERM)
    kept = json.loads((tmp_path / "ceviz" / "settings.json").read_text(encoding="utf-8"))["state"]
    assert kept["active"] == "loss-curve"
    assert kept["params"]["gradients"]["prediction"] == 0.05


def test_a_broken_settings_file_is_kept_aside(tmp_path: Path) -> None:
    folder = tmp_path / "ceviz"
    folder.mkdir()
    (folder / "settings.json").write_text("{ this is not JSON", encoding="utf-8")
    with running(tmp_path) as process:
        assert closed(process, signal.SIGTERM) == ""
    assert (folder / "settings.broken.json").read_text(encoding="utf-8") == "{ this is not JSON"
    assert json.loads((folder / "settings.json").read_text(encoding="utf-8"))["version"] == 1


def test_a_settings_folder_that_cannot_be_made_is_said(tmp_path: Path) -> None:
    (tmp_path / "ceviz").write_text("in the way", encoding="utf-8")
    with running(tmp_path) as process:
        told = closed(process, signal.SIGTERM)
    assert "ceviz" in told
    assert "Traceback" not in told


def test_what_a_killed_export_left_is_gone_after_the_next_start(tmp_path: Path) -> None:
    pictures = tmp_path / "pictures"
    pictures.mkdir()
    choice = ExportChoice(folder=str(pictures))
    settings.save(tmp_path / "ceviz" / "settings.json", Settings(export=choice))
    (pictures / "mine.png").write_bytes(b"mine")
    (pictures / ".ceviz-999999999-0123abcd.tmp").write_bytes(b"half")
    with running(tmp_path) as process:
        closed(process, signal.SIGTERM)
    assert [path.name for path in pictures.iterdir()] == ["mine.png"]
