from __future__ import annotations

from typing import Annotated

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from msgspec import Meta
from msgspec.structs import replace
import pytest
from pytestqt.qtbot import QtBot

from ceviz.core.panel import PanelAction
from ceviz.core.params import Params
from ceviz.ui.panel_actions import PanelActions


class Two(Params, frozen=True, kw_only=True):
    a: Annotated[int, Meta(ge=0, le=9)] = 1
    b: Annotated[int, Meta(ge=0, le=9)] = 2


SWAP = PanelAction("swap", "Swap", "Both.", lambda two: replace(two, a=two.b, b=two.a))
RAISE = PanelAction("raise", "Raise", "", lambda two: replace(two, a=9), lambda two: two.a < 9)


@pytest.fixture
def actions(qtbot: QtBot) -> PanelActions:
    made = PanelActions((SWAP, RAISE))
    qtbot.addWidget(made)
    made.show_params(Two())
    made.show()
    return made


def test_a_button_says_which_action_was_chosen(qtbot: QtBot, actions: PanelActions) -> None:
    with qtbot.waitSignal(actions.chosen) as signal:
        QTest.mouseClick(actions.buttons["swap"], Qt.MouseButton.LeftButton)
    assert signal.args == ["swap"]


def test_only_what_has_a_say_is_there(actions: PanelActions) -> None:
    assert not actions.buttons["raise"].isHidden()
    actions.show_params(Two(a=9))
    assert actions.buttons["raise"].isHidden()
    assert not actions.buttons["swap"].isHidden()


def test_a_panel_without_actions_takes_no_room(qtbot: QtBot) -> None:
    none = PanelActions(())
    qtbot.addWidget(none)
    assert none.isHidden()
