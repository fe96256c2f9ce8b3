from __future__ import annotations

import os
from pathlib import Path

import pytest

from ceviz.cli import rendering
from ceviz.cli.command import main
from ceviz.cli.lecture_rendering import make_handout, render_lecture
from ceviz.cli.page_flags import slide_options
from ceviz.cli.wrong import CommandError
from ceviz.export.handout import handout
from ceviz.panels.loss_curve import PANEL
from ceviz.state.lecture.lecture import Estimate, Lecture, Step
from ceviz.state.page_options import PageError, PageOptions
from ceviz.state.safe_file import WriteError

ASK = Estimate(ask="How large is the loss?", along="y", readout="loss")
LECTURE = Lecture(
    title="A talk",
    steps=(
        Step(panel=PANEL.id, params=PANEL.params(), caption="How wrong?"),
        Step(panel=PANEL.id, params=PANEL.params(), caption="The loss", question=ASK),
    ),
)
SMALL = PageOptions(width=640, height=360, theme="projector")
NAMES = ["01-how-wrong", "02-the-loss-asked", "02-the-loss-revealed"]

TALK = """\
ceviz-lecture = 1
title = "A talk"

[[step]]
panel = "loss-curve"
caption = "How wrong?"
params = { prediction = 0.2 }
"""


@pytest.fixture(autouse=True)
def no_trace_in_the_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "environ", dict(os.environ))


@pytest.fixture
def talk(tmp_path: Path) -> Path:
    path = tmp_path / "talk.ceviz.toml"
    path.write_text(TALK, encoding="utf-8")
    return path


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_each_step_is_an_image_and_a_question_is_two(tmp_path: Path) -> None:
    render_lecture(LECTURE, SMALL, str(tmp_path / "out"), force=False)
    assert names(tmp_path / "out") == [f"{name}.png" for name in NAMES]
    asked, revealed = ((tmp_path / "out" / f"{name}.png").read_bytes() for name in NAMES[1:])
    assert asked != revealed


def test_every_format_is_written_for_each(tmp_path: Path) -> None:
    render_lecture(LECTURE, SMALL, str(tmp_path), formats="svg,PDF", force=False)
    assert names(tmp_path) == [f"{name}.{kind}" for name in NAMES for kind in ("pdf", "svg")]


@pytest.mark.parametrize(
    ("output", "formats", "says"),
    [
        ("", "png", r"^With a lecture, -o takes a folder\.$"),
        ("talk.pdf", "png", r"takes a folder, not 'talk\.pdf'; ceviz handout writes one PDF\.$"),
        ("out", "csv", r"^--format takes some of png, svg, pdf, not 'csv'\.$"),
    ],
)
def test_what_cannot_be_rendered(tmp_path: Path, output: str, formats: str, says: str) -> None:
    with pytest.raises(CommandError, match=says):
        render_lecture(LECTURE, SMALL, output, formats=formats, force=False)


def test_a_lecture_without_steps(tmp_path: Path) -> None:
    with pytest.raises(CommandError, match=r"^The lecture has no steps\.$"):
        render_lecture(Lecture(), SMALL, str(tmp_path / "out"), force=False)
    with pytest.raises(CommandError, match=r"^The lecture has no steps\.$"):
        make_handout(Lecture(), str(tmp_path / "x.pdf"), answers=True, force=False)
    assert names(tmp_path) == []


def test_one_file_that_is_there_keeps_all_from_being_written(tmp_path: Path) -> None:
    (tmp_path / f"{NAMES[2]}.png").write_bytes(b"mine")
    with pytest.raises(CommandError, match="already there"):
        render_lecture(LECTURE, SMALL, str(tmp_path), force=False)
    assert names(tmp_path) == [f"{NAMES[2]}.png"]
    render_lecture(LECTURE, SMALL, str(tmp_path), force=True)
    assert len(names(tmp_path)) == 3


def test_a_page_too_large_writes_nothing(tmp_path: Path) -> None:
    huge = PageOptions(width=20_000, height=20_000)
    with pytest.raises(PageError, match="too large"):
        render_lecture(LECTURE, huge, str(tmp_path / "out"), force=False)
    assert names(tmp_path) == []


@pytest.fixture
def full_disk(monkeypatch: pytest.MonkeyPatch) -> None:
    """It takes one file and no more."""
    write, written = rendering.write_bytes, []

    def write_once(path: Path, data: bytes) -> None:
        if written:
            raise WriteError(f"Could not write {path}: the disk is full.")
        written.append(path)
        write(path, data)

    monkeypatch.setattr(rendering, "write_bytes", write_once)


def test_a_disk_that_fills_up_leaves_no_half_written_folder(
    tmp_path: Path, full_disk: None
) -> None:
    with pytest.raises(WriteError, match="the disk is full"):
        render_lecture(LECTURE, SMALL, str(tmp_path / "out"), force=False)
    assert names(tmp_path) == []


def test_what_was_in_the_folder_stays_when_the_disk_fills_up(
    tmp_path: Path, full_disk: None
) -> None:
    (tmp_path / "mine.txt").write_bytes(b"mine")
    with pytest.raises(WriteError, match="the disk is full"):
        render_lecture(LECTURE, SMALL, str(tmp_path), force=False)
    assert names(tmp_path) == ["mine.txt"]


def test_a_handout_is_written_once(tmp_path: Path) -> None:
    path = tmp_path / "talk.pdf"
    make_handout(LECTURE, str(path), answers=False, force=False)
    assert path.read_bytes() == handout(LECTURE, answers=False)
    with pytest.raises(CommandError, match="already there"):
        make_handout(LECTURE, str(path), answers=True, force=False)
    make_handout(LECTURE, str(path), answers=True, force=True)
    assert path.read_bytes() == handout(LECTURE)


@pytest.mark.parametrize("output", ["", "talk.png", "talk"])
def test_a_handout_is_a_pdf(output: str) -> None:
    with pytest.raises(CommandError, match=r"^-o takes a name that ends in \.pdf"):
        make_handout(LECTURE, output, answers=True, force=False)


def test_the_slide_that_flags_ask_for() -> None:
    assert slide_options({}) == PageOptions(width=1920, height=1080, theme="projector")
    assert slide_options({"theme": "dark", "size": "1024x768"}) == PageOptions(
        width=1024, height=768, theme="dark"
    )
    paper = slide_options({"width_mm": "160"})
    assert (paper.unit, paper.width, paper.height) == ("mm", 160, None)


def test_from_the_command_line(talk: Path, tmp_path: Path) -> None:
    out, sheet = str(tmp_path / "out"), str(tmp_path / "talk.pdf")
    assert main(["render", str(talk), "-o", out, "--size", "640x360", "--theme", "dark"]) == 0
    assert names(tmp_path / "out") == ["01-how-wrong.png"]
    assert main(["handout", str(talk), "-o", sheet, "--without-answers"]) == 0
    assert main(["handout", str(talk), "-o", sheet]) == 2
    assert main(["handout", str(talk), "-o", sheet, "--force"]) == 0


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (["handout"], "ceviz handout needs a lecture's file: talk.ceviz.toml.\n"),
        (["handout", "none.toml", "-o", "x.pdf"], "There is no file none.toml.\n"),
        (["render", "none.toml", "-o", "x"], "There is no file none.toml.\n"),
        (["render", "--all", "none.toml"], "--all draws every panel; leave out none.toml.\n"),
        (["render", "none.toml", "--zoom", "2"], "ceviz render none.toml has no flag '--zoom'"),
        (["render", "none.toml", "-o"], "-o takes a folder.\n"),
    ],
)
def test_one_sentence_says_what_is_wrong(
    capsys: pytest.CaptureFixture[str], words: list[str], says: str
) -> None:
    assert main(words) == 2
    error = capsys.readouterr().err
    assert error.startswith(says)
    assert error.count("\n") == 1
