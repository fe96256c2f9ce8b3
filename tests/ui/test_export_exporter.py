from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QGuiApplication, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog
import pytest
from pytestqt.qtbot import QtBot

from ceviz.state.app_state import default_state
from ceviz.state.page_options import ExportChoice, PageOptions
from ceviz.state.settings import Settings
from ceviz.ui.export.drag_corner import DragCorner
from ceviz.ui.main_window import MainWindow
from ceviz.ui.store import Store
from tests.export.pictures import difference, from_image, from_png


@pytest.fixture
def window(qtbot: QtBot) -> MainWindow:
    choice = ExportChoice(options=PageOptions(width=400, height=300, include="plot"))
    made = MainWindow(Store(default_state()), Settings(theme="light", export=choice))
    qtbot.addWidget(made)
    made.show()
    qtbot.waitExposed(made)
    return made


def test_ctrl_c_puts_the_plot_on_the_clipboard(window: MainWindow):
    size = window.view.plot.size() * 2
    QTest.keyClick(window, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    data = QGuiApplication.clipboard().mimeData()
    assert QImage(data.imageData()).size() == size
    assert bytes(data.data("image/svg+xml").data()).startswith(b"<?xml")
    assert QImage.fromData(data.data("image/png")).size() == size


def test_the_plot_on_the_clipboard_is_the_one_on_the_screen(window: MainWindow):
    window.actions_by_name["copy command"].trigger()
    words = QGuiApplication.clipboard().text()
    assert words.startswith("ceviz render loss-curve --include=plot --size=")
    seen = window._seen()
    plot = window.view.plot
    corner = plot.findChild(DragCorner)
    corner.hide()
    on_screen = from_image(plot.grab().toImage())
    at_1x = type(seen)(
        seen.panel,
        seen.params,
        PageOptions(include="plot", width=plot.width(), height=plot.height()),
    )
    assert difference(from_png(at_1x.content("x.png")), on_screen) <= 0.5


def test_the_last_choice_is_kept_before_anything_is_written(
    window: MainWindow, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    path = tmp_path / "a.svg"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_, **__: (str(path), ""))
    kept: list[tuple[Settings, bool]] = []
    window.keep.connect(lambda settings: kept.append((settings, path.exists())))
    dialog = window._exporter.export(window._seen(), window.theme)
    dialog.kind.display(".svg")
    dialog.save_button.click()
    [(settings, existed)] = kept
    assert not existed
    assert path.exists()
    assert (settings.export.kind, settings.export.folder) == (".svg", str(tmp_path))
    assert f"Saved {path}" in window.notice.accessibleName()


def test_export_is_in_the_menu_of_the_plot(window: MainWindow):
    texts = [action.text() for action in window.view.plot.actions()]
    assert {"Export…", "Copy plot", "Copy command", "Export animation…"} <= set(texts)
    assert window.actions_by_name["export"].shortcut().toString() == "Ctrl+E"


def test_the_corner_carries_the_picture_out(window: MainWindow, qtbot: QtBot):
    corner = window.view.plot.findChild(DragCorner)
    drag = corner.drag()
    data = drag.mimeData()
    [url] = data.urls()
    assert Path(url.toLocalFile()).read_bytes() == bytes(data.data("image/png").data())
    assert data.hasImage()
    assert data.hasFormat("image/svg+xml")


def test_the_corner_stays_in_the_corner(window: MainWindow, qtbot: QtBot):
    plot = window.view.plot
    corner = plot.findChild(DragCorner)
    for size in ((1000, 640), (1300, 800)):
        window.resize(*size)
        qtbot.wait(20)
        right = plot.viewport().rect().bottomRight()
        assert (right - corner.geometry().bottomRight()).manhattanLength() <= 2


def test_a_click_on_the_corner_is_no_drag(window: MainWindow, monkeypatch: pytest.MonkeyPatch):
    corner = window.view.plot.findChild(DragCorner)
    started = []
    monkeypatch.setattr(corner, "drag", lambda: started.append(1))
    QTest.mouseClick(corner, Qt.MouseButton.LeftButton, pos=QPointF(5, 5).toPoint())
    assert started == []
