from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QThreadPool, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog
import pytest
from pytestqt.qtbot import QtBot

from ceviz.ui.controls.title import Title
from tests.ui.desk import Desk, press, type_over
from tests.ui.texts import Texts


@pytest.fixture
def desk(qtbot: QtBot):
    yield Desk(qtbot, Texts())
    assert QThreadPool.globalInstance().waitForDone(5000)


def click(button) -> None:
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


def heading(desk: Desk) -> str:
    return desk["counts"].findChild(Title).text()


def test_a_pasted_text_is_counted(qtbot: QtBot, desk: Desk) -> None:
    QGuiApplication.clipboard().setText("ab a")
    click(desk["counts"].paste)
    qtbot.waitUntil(lambda: bool(desk.edits))
    ((name, counts),) = desk.edits
    assert name == "counts"
    assert counts == (2, 1, *(0,) * 24, 1)
    assert desk.settles == 1
    assert desk["counts"].summary.text() == "letters: 3 · spaces: 1"


def test_large_numbers_are_grouped(desk: Desk) -> None:
    desk.show(counts=(1000.0,) * 27)
    assert desk["counts"].summary.text() == "letters: 26\u2009000 · spaces: 1\u2009000"


def test_an_opened_file_is_counted(
    qtbot: QtBot, desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "text.txt"
    path.write_text("zz")
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(path), ""))
    click(desk["counts"].open)
    qtbot.waitUntil(lambda: bool(desk.edits))
    assert desk.edits[0][1][25] == 2


def test_no_more_than_is_allowed_is_sent(qtbot: QtBot, desk: Desk) -> None:
    QGuiApplication.clipboard().setText("a" * 2000)
    click(desk["counts"].paste)
    qtbot.waitUntil(lambda: bool(desk.edits))
    assert desk.edits[0][1][0] == 1000


def test_what_cannot_be_counted_is_said_and_changes_nothing(
    qtbot: QtBot, desk: Desk, tmp_path: Path
) -> None:
    path = tmp_path / "bad.txt"
    path.write_bytes(b"\xff")
    desk["counts"].count_file(path)
    qtbot.waitUntil(lambda: "not UTF-8" in heading(desk))
    assert desk.nothing_sent()
    assert not desk["counts"].paste.isHidden()


def test_counting_shows_progress_and_can_be_cancelled(
    qtbot: QtBot, desk: Desk, tmp_path: Path
) -> None:
    path = tmp_path / "large.txt"
    path.write_bytes(b"abc " * 5_000_000)
    control = desk["counts"]
    control.count_file(path)
    assert not control.progress.isHidden()
    assert control.paste.isHidden()
    click(control.cancel)
    assert control.progress.isHidden()
    assert QThreadPool.globalInstance().waitForDone(5000)
    assert desk.nothing_sent()


def test_letters_are_set_one_by_one(desk: Desk) -> None:
    control = desk["counts"]
    assert control.fields == []
    click(control.letters)
    assert len(control.fields) == 27
    assert control.fields[26].accessibleName() == "Your text: space"
    type_over(control.fields[1], "7")
    press(control.fields[1], Qt.Key.Key_Return)
    assert desk.edits == [("counts", (1, 7, *(1,) * 25))]
    desk.show(counts=(3.0,) * 27)
    assert control.fields[0].text() == "3"
