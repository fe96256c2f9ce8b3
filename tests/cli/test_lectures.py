from __future__ import annotations

from pathlib import Path
import sys
from types import SimpleNamespace

import pytest

from ceviz.cli import main
from ceviz.cli.lectures import is_lecture
from ceviz.state.lecture.lecture_file import LectureFile, open_lecture
from ceviz.state.lecture.schema import schema_text
from tests.cli.process import ceviz, python

TALK = 'ceviz-lecture = 1\n[[step]]\npanel = "loss-curve"\n'


@pytest.fixture
def opened(monkeypatch: pytest.MonkeyPatch) -> list[LectureFile]:
    """The lectures that a window was opened with; none is."""
    lectures: list[LectureFile] = []

    def run(*, lecture: LectureFile) -> int:
        lectures.append(lecture)
        return 5

    monkeypatch.setenv("QT_QPA_PLATFORM", "offscreen")  # a display, of a kind
    monkeypatch.setitem(sys.modules, "ceviz.app", SimpleNamespace(run=run))
    return lectures


@pytest.mark.parametrize("words", [[], ["open"]])
def test_a_lecture_is_opened_by_its_name(
    words: list[str], opened: list[LectureFile], tmp_path: Path
) -> None:
    path = tmp_path / "talk.ceviz.toml"
    path.write_text(TALK, encoding="utf-8")
    assert main([*words, str(path)]) == 5
    assert opened == [open_lecture(path)]


SENTENCES = {
    "none.ceviz.toml": "There is no file none.ceviz.toml.",
    "open none.ceviz.toml": "There is no file none.ceviz.toml.",
    "bad.ceviz.toml": "bad.ceviz.toml, step 1, sweep: it takes a number from 0 to 60, not 99.",
    "talk.ceviz.toml other.ceviz.toml": "ceviz open talk.ceviz.toml has no use for "
    "'other.ceviz.toml'.",
    "talk.ceviz.toml talk.ceviz.toml": "ceviz open talk.ceviz.toml has no use for "
    "'talk.ceviz.toml'.",
    "talk.ceviz.toml --label 1": "ceviz open talk.ceviz.toml has no flag '--label'.",
    "schema codes": "ceviz schema has no use for 'codes'.",
}


@pytest.mark.parametrize(("line", "sentence"), SENTENCES.items(), ids=SENTENCES.keys())
def test_what_is_wrong_is_one_sentence(
    line: str,
    sentence: str,
    opened: list[LectureFile],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("talk.ceviz.toml").write_text(TALK, encoding="utf-8")
    Path("bad.ceviz.toml").write_text(TALK + "sweep = 99\n", encoding="utf-8")
    assert main(line.split()) == 2
    assert capsys.readouterr() == ("", f"{sentence}\n")
    assert opened == []


def test_a_file_is_told_from_panels_and_flags_by_its_ending() -> None:
    assert is_lecture("talk.ceviz.toml")
    assert is_lecture("TALK.TOML")
    assert not any(map(is_lecture, ["loss-curve", "--pin=a.toml", "toml", "", None]))


def test_the_schema_is_printed(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["schema"]) == 0
    assert capsys.readouterr() == (schema_text(), "")


def test_the_schema_needs_neither_a_display_nor_qt() -> None:
    done = ceviz("schema")
    assert (done.returncode, done.stdout, done.stderr) == (0, schema_text(), "")


def test_opening_loads_neither_qt_nor_the_editor_of_toml(tmp_path: Path) -> None:
    path = tmp_path / "talk.ceviz.toml"
    path.write_text(TALK, encoding="utf-8")
    asked = "{'PySide6', 'pyqtgraph', 'tomlkit'} & set(sys.modules)"
    code = f"import sys; from ceviz.cli.lectures import lecture_at; lecture_at({str(path)!r})"
    done = python("-c", f"{code}; print({asked})")
    assert (done.returncode, done.stdout, done.stderr) == (0, "set()\n", "")
