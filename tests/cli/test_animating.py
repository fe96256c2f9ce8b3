from __future__ import annotations

import os
from pathlib import Path

import pytest

from ceviz.cli.animating import animate, sweep_of
from ceviz.cli.command import main
from ceviz.cli.wrong import CommandError
from ceviz.export.still import Still
from ceviz.export.sweep import Sweep
from ceviz.panels.gradients import PANEL
from ceviz.state.page_options import page_options
from tests.export.pictures import opened

STILL = Still(PANEL, PANEL.params(), page_options(size=(400, 300), include="plot"))
SWEEP = Sweep("prediction", 0.2, 0.8, seconds=0.2, fps=10)


@pytest.fixture(autouse=True)
def no_trace_in_the_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "environ", dict(os.environ))


def test_words_make_a_sweep():
    sweep = sweep_of(["prediction", "0.01", "0.99"], seconds="4", fps="25")
    assert sweep == Sweep("prediction", 0.01, 0.99, seconds=4, fps=25)


@pytest.mark.parametrize(
    ("words", "seconds", "fps", "sentence"),
    [
        (["prediction", "low", "1"], "4", "25", "--sweep takes a number, not 'low'."),
        (["prediction", "0", "1"], "long", "25", "--seconds takes a number, not 'long'."),
        (["prediction", "0", "1"], "4", "0", "--fps takes a whole number from 1 to 120, not '0'."),
        (["prediction", "0", "1"], "4", "2.5", "--fps takes a whole number from 1 to 120"),
        (["prediction", "0", "1"], "4", "9" * 5000, "--fps takes a whole number from 1 to 120"),
    ],
)
def test_what_is_no_number_is_refused(words, seconds, fps, sentence):
    with pytest.raises(CommandError) as caught:
        sweep_of(words, seconds=seconds, fps=fps)
    assert str(caught.value).startswith(sentence)


def test_it_is_written(tmp_path: Path):
    animate(STILL, SWEEP, str(tmp_path / "a.png"), force=False)
    assert opened((tmp_path / "a.png").read_bytes()).n_frames == 2


def test_a_file_that_is_there_stays_unless_forced(tmp_path: Path):
    (tmp_path / "a.png").write_bytes(b"mine")
    with pytest.raises(CommandError, match="already there; --force"):
        animate(STILL, SWEEP, str(tmp_path / "a.png"), force=False)
    assert (tmp_path / "a.png").read_bytes() == b"mine"
    animate(STILL, SWEEP, str(tmp_path / "a.png"), force=True)
    assert opened((tmp_path / "a.png").read_bytes()).n_frames == 2


@pytest.mark.parametrize("name", ["", "a", "a.svg"])
def test_a_name_with_another_ending_is_refused(tmp_path: Path, name: str):
    with pytest.raises(CommandError, match=r"-o takes a name that ends in \.png, \.apng, \.gif"):
        animate(STILL, SWEEP, str(tmp_path / name) if name else "", force=False)
    assert list(tmp_path.iterdir()) == []


def test_ctrl_c_leaves_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    def interrupt(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("ceviz.export.page.Page.record", interrupt)
    words = ["--sweep", "prediction", "0.2", "0.8", "-o", str(tmp_path / "a.png")]
    assert main(["animate", "gradients", *words]) == 130
    assert list(tmp_path.iterdir()) == []


def test_a_sweep_must_be_given(tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    assert main(["animate", "gradients", "-o", str(tmp_path / "a.png")]) == 2
    assert "needs --sweep PARAMETER FROM TO" in capsys.readouterr().err
