from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QMessageBox, QWidget
import pytest
from pytestqt.qtbot import QtBot

from ceviz.ui.export.saving import ask_path, picture_folder, write


@pytest.fixture
def parent(qtbot: QtBot) -> QWidget:
    widget = QWidget()
    qtbot.addWidget(widget)
    return widget


@pytest.fixture
def answers(monkeypatch: pytest.MonkeyPatch) -> dict:
    """What the user answers to the two questions; ``asked`` is whether there was the second."""
    given = {"name": "", "replace": QMessageBox.StandardButton.No, "asked": False}

    def question(*_: object) -> QMessageBox.StandardButton:
        given["asked"] = True
        return given["replace"]

    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_, **__: (given["name"], ""))
    monkeypatch.setattr(QMessageBox, "question", question)
    return given


@pytest.mark.parametrize(
    ("typed", "name"), [("a.png", "a.png"), ("a", "a.png"), ("a.b", "a.b.png"), ("A.PNG", "A.PNG")]
)
def test_the_ending_is_added_where_it_was_left_out(
    parent: QWidget, answers: dict, tmp_path: Path, typed: str, name: str
):
    answers["name"] = str(tmp_path / typed)
    assert ask_path(parent, "Export", tmp_path / "x.png") == tmp_path / name
    assert not answers["asked"]


def test_thinking_better_of_it_gives_no_path(parent: QWidget, answers: dict, tmp_path: Path):
    assert ask_path(parent, "Export", tmp_path / "x.png") is None


@pytest.mark.parametrize("typed", ["a.png", "a"])
def test_a_file_that_is_there_is_asked_about(
    parent: QWidget, answers: dict, tmp_path: Path, typed: str
):
    (tmp_path / "a.png").write_bytes(b"mine")
    answers["name"] = str(tmp_path / typed)
    assert ask_path(parent, "Export", tmp_path / "x.png") is None
    answers["replace"] = QMessageBox.StandardButton.Yes
    assert ask_path(parent, "Export", tmp_path / "x.png") == tmp_path / "a.png"


def test_writing_says_what_failed_and_where(tmp_path: Path):
    assert write(tmp_path / "a.png", b"new") == ""
    assert (tmp_path / "a.png").read_bytes() == b"new"
    failed = write(tmp_path / "none" / "a.png", b"new")
    assert str(tmp_path / "none") in failed


def test_the_last_folder_is_proposed_while_it_is_there(tmp_path: Path):
    assert picture_folder(str(tmp_path)) == tmp_path
    assert picture_folder(str(tmp_path / "gone")) == picture_folder("")
