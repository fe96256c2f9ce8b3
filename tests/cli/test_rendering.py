from __future__ import annotations

import os
from pathlib import Path

import pytest

from ceviz.cli.page_flags import page_options
from ceviz.cli.rendering import render, render_all
from ceviz.cli.wrong import CommandError
from ceviz.export.still import FORMATS, Still
from ceviz.panels import PANELS
from ceviz.panels.gradients import PANEL
from ceviz.state.page_options import PageError, PageOptions
from ceviz.state.safe_file import WriteError


@pytest.fixture(autouse=True)
def no_trace_in_the_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "environ", dict(os.environ))


STILL = Still(PANEL, PANEL.params(), PageOptions(width=640, height=400))


def test_the_page_that_flags_ask_for() -> None:
    assert page_options({}) == PageOptions()
    assert page_options({"size": "640x480", "theme": "dark"}) == PageOptions(
        width=640, height=480, theme="dark"
    )
    assert page_options({"size": "640×480"}) == PageOptions(width=640, height=480)


@pytest.mark.parametrize(
    "size",
    [
        *("", "640", "640x", "x480", "640x480px", "-640x480", "6.4e2x480", "٦x٤"),
        *("0x480", "99999x480", "9" * 400 + "x480"),
    ],
)
def test_a_size_that_is_none(size: str) -> None:
    with pytest.raises(CommandError, match=r"^--size takes WIDTHxHEIGHT in pixels, .*\.$"):
        page_options({"size": size})


@pytest.mark.parametrize("ending", [ending for ending in FORMATS if not FORMATS[ending].drawn])
def test_a_format_without_a_picture_is_written_as_well(tmp_path: Path, ending: str) -> None:
    render(STILL, str(tmp_path / f"a{ending}"), force=False)
    assert (tmp_path / f"a{ending}").read_bytes() == STILL.content(f"a{ending}")


def test_the_ending_may_be_in_capitals(tmp_path: Path) -> None:
    render(STILL, str(tmp_path / "A.CSV"), force=False)
    assert (tmp_path / "A.CSV").exists()


def test_a_file_that_is_there_stays_unless_forced(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_bytes(b"mine")
    with pytest.raises(CommandError, match=r"a\.csv is already there; --force writes over it\.$"):
        render(STILL, str(path), force=False)
    assert path.read_bytes() == b"mine"
    render(STILL, str(path), force=True)
    assert path.read_bytes() == STILL.content("a.csv")


def test_a_link_to_nowhere_is_there_too(tmp_path: Path) -> None:
    (tmp_path / "a.csv").symlink_to("none")
    with pytest.raises(CommandError, match="already there"):
        render(STILL, str(tmp_path / "a.csv"), force=False)


def test_the_strays_of_a_render_that_was_killed_go_with_the_next(tmp_path: Path) -> None:
    (tmp_path / ".ceviz-999999999-0123abcd.tmp").write_bytes(b"half")
    render(STILL, str(tmp_path / "a.csv"), force=False)
    assert [path.name for path in tmp_path.iterdir()] == ["a.csv"]


def test_a_page_too_small_writes_nothing(tmp_path: Path) -> None:
    small = page_options({"size": "20x20"})
    with pytest.raises(PageError):
        render(Still(PANEL, PANEL.params(), small), str(tmp_path / "a.png"), force=False)
    with pytest.raises(PageError):
        render_all(small, str(tmp_path / "gallery"), force=False)
    assert list(tmp_path.iterdir()) == []


def test_all_panels_need_a_folder_to_be_in(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"mine")
    for name in ("file", "none/gallery"):
        with pytest.raises(WriteError, match=r"^Could not make the folder "):
            render_all(PageOptions(), str(tmp_path / name), force=False)
    assert [path.name for path in tmp_path.iterdir()] == ["file"]


def test_one_file_that_is_there_keeps_all_from_being_written(tmp_path: Path) -> None:
    last = tmp_path / f"{PANELS[-1].id}.png"
    last.write_bytes(b"mine")
    with pytest.raises(CommandError, match="already there"):
        render_all(PageOptions(), str(tmp_path), force=False)
    assert list(tmp_path.iterdir()) == [last]
