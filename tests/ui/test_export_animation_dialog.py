from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QProgressDialog, QWidget
import pytest
from pytestqt.qtbot import QtBot

from ceviz.panels import PANEL_BY_ID
from ceviz.plot.theme import LIGHT
from ceviz.state.page_options import ExportChoice, PageOptions, Preset
from ceviz.ui.export import animation_dialog
from ceviz.ui.export.animation_dialog import AnimationDialog
from tests.export.pictures import opened, still
from tests.ui.test_export_page_form import choose, enter

SCREEN = Preset("As on the screen", 400, 300, "px", 2, theme="dark", zoom=1)


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    made = QWidget()
    qtbot.addWidget(made)
    return made


@pytest.fixture
def dialog(window: QWidget) -> AnimationDialog:
    choice = ExportChoice(options=PageOptions(include="plot"))
    figure = still("bce-cce", PANEL_BY_ID["bce-cce"].params(kind="categorical"))
    made = AnimationDialog(window, LIGHT, figure, choice, screen=SCREEN)
    made.show()
    enter(made.form.seconds, "0.2")
    return made


def save_as(monkeypatch: pytest.MonkeyPatch, path: Path) -> None:
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_, **__: (str(path), ""))


def test_it_sweeps_the_whole_range_at_first(dialog: AnimationDialog):
    sweep = dialog.form.sweep
    assert (sweep.param, sweep.start, sweep.stop) == ("classes", 2, 10)


def test_its_fields_make_the_sweep(dialog: AnimationDialog):
    names = [dialog.form.param.itemText(index) for index in range(dialog.form.param.count())]
    choose(dialog.form.param, names.index("Logits z: dog"))
    ends = dialog.form.ends[dialog.form.param.value]
    enter(ends.start_field, "-2")
    enter(ends.stop_field, "1.5")
    sweep = dialog.form.sweep
    assert sweep.param == "logits.1"
    assert (sweep.start, sweep.stop, sweep.seconds) == (-2, 1.5, 0.2)


def test_it_writes_the_frames(
    dialog: AnimationDialog, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    save_as(monkeypatch, tmp_path / "a.png")
    with qtbot.waitSignal(dialog.saved) as saved:
        dialog.save_button.click()
    assert saved.args == [tmp_path / "a.png"]
    image = opened((tmp_path / "a.png").read_bytes())
    assert (image.n_frames, image.size) == (5, (400, 300))


def test_cancel_writes_nothing(
    dialog: AnimationDialog, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    save_as(monkeypatch, tmp_path / "a.png")
    monkeypatch.setattr(QProgressDialog, "wasCanceled", lambda bar: bar.value() >= 2)
    dialog.save_button.click()
    assert list(tmp_path.iterdir()) == []
    assert dialog.isVisible()
    assert dialog.problem.text() == ""


def test_what_is_missing_is_said_before_a_name_is_asked_for(
    dialog: AnimationDialog, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr(animation_dialog, "missing", lambda kind: f"{kind} needs a program.")
    choose(dialog.kind, 3)
    assert dialog.problem.text() == ".mp4 needs a program."
    dialog.save_button.click()
    assert dialog.isVisible()
