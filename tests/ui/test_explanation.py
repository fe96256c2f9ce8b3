from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLabel, QPlainTextEdit, QPushButton, QTabBar
import pytest
from pytestqt.qtbot import QtBot

from ceviz.panels import PANEL_BY_ID
from ceviz.plot.theme import THEMES
from ceviz.state.app_state import default_state
from ceviz.ui.panel_view import PanelView
from ceviz.ui.readouts import ReadoutRow
from ceviz.ui.store import Store

LOSS = "loss-curve"


@pytest.fixture
def view(qtbot: QtBot) -> PanelView:
    store = Store(default_state())
    made = PanelView(PANEL_BY_ID[LOSS], store, THEMES["light"])
    store.setParent(made)
    store.changed.connect(lambda state: made.show_params(state.params[LOSS]))
    qtbot.addWidget(made)
    made.show_params(store.state.params[LOSS])
    made.resize(1200, 720)
    made.show()
    qtbot.waitExposed(made)
    return made


def row(view: PanelView, name: str) -> ReadoutRow:
    return next(one for one in view.readouts.rows if one.accessibleName().startswith(name))


def words(view: PanelView) -> str:
    return "\n".join(label.text() for label in view.explanation.findChildren(QLabel))


def test_it_is_folded_away_until_a_readout_is_clicked(view: PanelView, qtbot: QtBot) -> None:
    assert not view.explanation.isVisible()
    qtbot.mouseClick(row(view, "slope"), Qt.MouseButton.LeftButton)
    assert view.explanation.isVisible()
    assert "−1.4285714285714286 nats" in words(view)
    assert "finite difference" in words(view)


def test_enter_opens_and_the_same_readout_closes(view: PanelView, qtbot: QtBot) -> None:
    qtbot.keyClick(row(view, "Loss"), Qt.Key.Key_Return)
    assert view.explanation.isVisible()
    qtbot.keyClick(row(view, "Loss"), Qt.Key.Key_Return)
    assert not view.explanation.isVisible()


def test_escape_and_the_button_close_it(view: PanelView, qtbot: QtBot) -> None:
    for _ in range(2):
        qtbot.mouseClick(row(view, "Loss"), Qt.MouseButton.LeftButton)
        qtbot.keyClick(view.explanation, Qt.Key.Key_Escape)
        assert not view.explanation.isVisible()
    qtbot.mouseClick(row(view, "Loss"), Qt.MouseButton.LeftButton)
    close = next(b for b in view.explanation.findChildren(QPushButton) if b.text() == "Close")
    qtbot.mouseClick(close, Qt.MouseButton.LeftButton)
    assert not view.explanation.isVisible()


def test_it_follows_the_slider(view: PanelView, qtbot: QtBot) -> None:
    qtbot.mouseClick(row(view, "Loss"), Qt.MouseButton.LeftButton)
    before = words(view)
    qtbot.keyClick(view.controls.controls["prediction"].slider, Qt.Key.Key_Home)
    assert "12.0237510887362" in words(view)  # of ŷ = 0.000006
    assert words(view) != before


def test_the_code_is_numpy_or_pytorch(view: PanelView, qtbot: QtBot) -> None:
    qtbot.mouseClick(row(view, "Loss"), Qt.MouseButton.LeftButton)
    code = view.explanation.findChild(QPlainTextEdit)
    assert "import numpy as np" in code.toPlainText()
    tabs = view.explanation.findChild(QTabBar)
    qtbot.mouseClick(tabs, Qt.MouseButton.LeftButton, pos=tabs.tabRect(1).center())
    assert "import torch" in code.toPlainText()


@pytest.mark.parametrize(
    ("what", "holds"),
    [
        ("LaTeX", r"\hat"),
        ("NumPy", "import numpy as np"),
        ("PyTorch", "import torch"),
        ("number", "0.35667494393873"),
    ],
)
def test_each_form_can_be_copied(what: str, holds: str, view: PanelView, qtbot: QtBot) -> None:
    qtbot.mouseClick(row(view, "Loss"), Qt.MouseButton.LeftButton)
    buttons = view.explanation.findChildren(QPushButton)
    copy = next(button for button in buttons if button.text() == f"Copy {what}")
    qtbot.mouseClick(copy, Qt.MouseButton.LeftButton)
    assert holds in QGuiApplication.clipboard().text()


def test_copied_numpy_gives_the_number_shown(
    view: PanelView, qtbot: QtBot, capsys: pytest.CaptureFixture[str]
) -> None:
    qtbot.mouseClick(row(view, "in bits"), Qt.MouseButton.LeftButton)
    buttons = view.explanation.findChildren(QPushButton)
    qtbot.mouseClick(
        next(one for one in buttons if one.text() == "Copy NumPy"), Qt.MouseButton.LeftButton
    )
    exec(QGuiApplication.clipboard().text(), {})
    assert float(capsys.readouterr().out) == pytest.approx(0.514573172829758, rel=1e-13)


def test_it_takes_another_theme(view: PanelView, qtbot: QtBot) -> None:
    qtbot.mouseClick(row(view, "Loss"), Qt.MouseButton.LeftButton)
    before = words(view)
    view.set_theme(THEMES["dark"].zoomed(1.4))
    assert words(view) == before
