from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QImage
from PySide6.QtTest import QTest
import pytest
from pytestqt.qtbot import QtBot

from ceviz.plot.theme import THEMES, Theme
from ceviz.ui.controls.mark_box import MarkBox
from ceviz.ui.tips import tip


@pytest.fixture
def box(qtbot: QtBot) -> MarkBox:
    made = MarkBox("True labels")
    qtbot.addWidget(made)
    made.display("cat", marked=False)
    made.resize(20, 30)
    made.show()
    return made


def picture(box: MarkBox) -> QImage:
    return box.grab().toImage()


def test_a_click_asks_and_the_state_answers(box: MarkBox, qtbot: QtBot) -> None:
    with qtbot.waitSignal(box.clicked):
        QTest.mouseClick(box, Qt.MouseButton.LeftButton)
    assert not box.isChecked()
    box.display("cat", marked=True)
    assert box.isChecked()


def test_showing_emits_nothing(box: MarkBox, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(box.clicked):
        box.display("dog", marked=True)


@pytest.mark.parametrize("theme", THEMES.values(), ids=THEMES)
def test_a_tick_says_what_is_marked_and_a_ring_where_the_focus_is(
    box: MarkBox, theme: Theme, qtbot: QtBot
) -> None:
    box.set_theme(theme)
    box.activateWindow()
    qtbot.waitActive(box)
    box.clearFocus()
    empty = picture(box)
    box.display("cat", marked=True)
    ticked = picture(box)
    assert ticked != empty
    box.setFocus()
    assert picture(box) != ticked


def test_it_is_a_check_box_with_a_name(box: MarkBox) -> None:
    interface = QAccessible.queryAccessibleInterface(box)
    assert interface.role() == QAccessible.Role.CheckBox
    assert interface.text(QAccessible.Text.Name) == "True labels: cat"
    assert box.toolTip() == tip("True labels: cat")
