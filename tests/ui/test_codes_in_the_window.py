"""What the codes panel asks of the window that the others do not."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
import pytest
from pytestqt.qtbot import QtBot

from ceviz.panels.codes.params import CodesParams
from ceviz.state.app_state import default_state
from ceviz.state.settings import Settings
from ceviz.ui.grips import HandleGrip
from ceviz.ui.main_window import MainWindow
from ceviz.ui.store import Store


def opened(qtbot: QtBot, **values: object) -> MainWindow:
    start = default_state().with_params("codes", CodesParams(**values)).with_active("codes")
    window = MainWindow(Store(start), Settings(theme="light"))
    qtbot.addWidget(window)
    window.resize(1280, 760)
    window.show()
    qtbot.waitExposed(window)
    return window


def params(window: MainWindow) -> CodesParams:
    return window.settings().state.params["codes"]


def grip(window: MainWindow, name: str) -> HandleGrip:
    grips = window.view.plot.findChildren(HandleGrip)
    return next(one for one in grips if name in one.accessibleName())


def test_the_tab_and_the_menu_say_the_whole_title(qtbot: QtBot) -> None:
    window = opened(qtbot)
    assert window.tabs.tabText(window.tabs.currentIndex()) == "Codes && KL"
    assert window.actions_by_name["panel codes"].text() == "Codes && KL"
    sheet = window.actions_by_name.keys()
    assert "Codes & KL" in [text for _, text, _ in sheet]


def test_every_letter_has_a_grip_that_the_keys_move(qtbot: QtBot) -> None:
    window = opened(qtbot)
    assert len(window.view.plot.findChildren(HandleGrip)) == 26
    before = params(window).lengths
    QTest.keyClick(grip(window, "word for e:"), Qt.Key.Key_Left)
    after = params(window).lengths
    assert params(window).q == "hand"
    assert after[4] == pytest.approx(before[4] - 0.1, abs=0.06)
    assert after[0] > before[0]
    window.actions_by_name["undo"].trigger()
    assert params(window).q == "italian"


def test_an_action_is_one_step_to_undo(qtbot: QtBot) -> None:
    window = opened(qtbot)
    swap = window.view.panel_actions.buttons["swap"]
    QTest.mouseClick(swap, Qt.MouseButton.LeftButton)
    assert (params(window).p, params(window).q) == ("italian", "english")
    window.actions_by_name["undo"].trigger()
    assert params(window) == CodesParams()


def test_typing_makes_the_rulers_grow_and_undo_takes_the_typing_back(qtbot: QtBot) -> None:
    window = opened(qtbot, view="sentence", sentence="")
    field = window.view.controls.controls["sentence"].field
    field.setFocus()
    handle = grip(window, "Letters of the sentence")
    at = [handle.geometry().center().x()]
    for letter in "the":
        QTest.keyClicks(field, letter)
        at.append(handle.geometry().center().x())
    assert at == sorted(set(at))
    assert params(window).sentence == "the"
    window.actions_by_name["undo"].trigger()
    assert field.text() == ""


@pytest.mark.parametrize("values", [{"q": "hand"}, {"view": "sentence"}, {"view": "distributions"}])
@pytest.mark.parametrize("size", [(1024, 640), (1280, 720), (1920, 1080)])
def test_nothing_moves_while_a_handle_is_dragged(
    size: tuple[int, int], values: dict[str, object], qtbot: QtBot
) -> None:
    window = opened(qtbot, **values)
    window.resize(*size)
    QApplication.processEvents()
    before = places(window)
    handle = window.view.plot.findChildren(HandleGrip)[0]
    for key in (Qt.Key.Key_Left, Qt.Key.Key_PageDown, Qt.Key.Key_Home, Qt.Key.Key_Right):
        QTest.keyClick(handle, key)
        QApplication.processEvents()
        assert places(window) == before


def places(window: MainWindow) -> list[object]:
    view = window.view
    parts = [view.controls, view.panel_actions, view.readouts, view.verdict, view.plot]
    axes = [box.pixels().rect for box in view.plot.boxes.values()]
    return [part.geometry() for part in (*parts, view.formulas)] + axes
