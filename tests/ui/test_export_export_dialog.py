from __future__ import annotations

from pathlib import Path
import shlex

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFileDialog, QWidget
import pytest
from pytestqt.qtbot import QtBot

from ceviz.export.still import FORMATS
from ceviz.plot.theme import LIGHT
from ceviz.state.page_options import ExportChoice, PageOptions, Preset
from ceviz.ui.export.export_dialog import ExportDialog
from tests.export.pictures import difference, from_image, from_png, still

SCREEN = Preset("As on the screen", 640, 400, "px", 2)
SMALL = PageOptions(width=480, height=300, include="plot")


@pytest.fixture
def open_dialog(qtbot: QtBot):
    window = QWidget()
    qtbot.addWidget(window)

    def opened(choice: ExportChoice) -> ExportDialog:
        dialog = ExportDialog(window, LIGHT, still("gradients"), choice, screen=SCREEN)
        dialog.resize(900, 600)
        dialog.show()
        return dialog

    return opened


def save_as(monkeypatch: pytest.MonkeyPatch, path: Path) -> list[str]:
    """Answer with a path; returns the list of names that were proposed."""
    proposed: list[str] = []

    def answer(_parent: object, _title: str, name: str, *_: object, **__: object):
        proposed.append(Path(name).name)
        return str(path), ""

    monkeypatch.setattr(QFileDialog, "getSaveFileName", answer)
    return proposed


@pytest.mark.parametrize("kind", FORMATS)
def test_it_writes_what_was_chosen(
    open_dialog, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, kind: str
):
    dialog = open_dialog(ExportChoice(options=SMALL, kind=kind))
    proposed = save_as(monkeypatch, tmp_path / f"mine{kind}")
    chosen = []
    dialog.chosen.connect(chosen.append)
    with qtbot.waitSignal(dialog.saved) as saved:
        dialog.save_button.click()
    path = tmp_path / f"mine{kind}"
    assert saved.args == [path]
    assert proposed == [f"gradients{kind}"]
    expected = still("gradients", size=(480, 300), include="plot").content(path.name)
    assert path.read_bytes() == expected
    assert chosen == [ExportChoice(options=SMALL, kind=kind, folder=str(tmp_path))]


def test_the_preview_is_the_page(open_dialog, qtbot: QtBot):
    dialog = open_dialog(ExportChoice(options=SMALL))
    dialog.preview.setFixedSize(480 + 24, 300 + 24)
    qtbot.wait(10)
    seen = from_image(dialog.preview.grab().toImage())[12:-12, 12:-12]
    page = still("gradients", size=(480, 300), include="plot").content("x.png")
    assert difference(seen, from_png(page)) <= 0.2


def test_the_preview_follows_the_options(open_dialog):
    dialog = open_dialog(ExportChoice(options=SMALL))
    before = dialog.preview.grab().toImage()
    dialog.form.take(PageOptions(width=480, height=300, include="plot", theme="dark"))
    assert dialog.preview.grab().toImage() != before
    assert "480 × 300 pixels" in dialog.measures.text()


def test_a_page_that_cannot_be_is_said(
    open_dialog, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    dialog = open_dialog(ExportChoice(options=PageOptions(width=100, height=60)))
    assert "too small" in dialog.preview.accessibleDescription()
    save_as(monkeypatch, tmp_path / "a.png")
    dialog.save_button.click()
    assert "too small" in dialog.problem.text()
    assert dialog.isVisible()
    assert list(tmp_path.iterdir()) == []


def test_a_file_that_cannot_be_written_is_said(
    open_dialog, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    dialog = open_dialog(ExportChoice(options=SMALL))
    save_as(monkeypatch, tmp_path / "none" / "a.png")
    dialog.save_button.click()
    assert f"there is no folder {tmp_path / 'none'}" in dialog.problem.text()
    assert dialog.isVisible()


def test_the_command_makes_this_very_figure(open_dialog):
    dialog = open_dialog(ExportChoice(options=SMALL, kind=".svg"))
    dialog.copy_button.click()
    words = shlex.split(QGuiApplication.clipboard().text())
    assert words == [
        *("ceviz", "render", "gradients", "--include=plot", "--size=480x300"),
        *("-o", "gradients.svg"),
    ]


def test_an_unknown_format_of_an_older_choice_is_a_png(open_dialog):
    assert open_dialog(ExportChoice(options=SMALL, kind=".bmp")).kind.value == ".png"
