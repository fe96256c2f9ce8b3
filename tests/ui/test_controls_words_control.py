from __future__ import annotations

from PySide6.QtCore import Qt
import pytest
from pytestqt.qtbot import QtBot

from tests.ui.desk import Desk, Simple, press, type_over


@pytest.fixture
def desk(qtbot: QtBot) -> Desk:
    return Desk(qtbot, Simple())


def test_a_field_for_each_word(desk: Desk) -> None:
    assert [field.text() for field in desk["tags"].fields] == ["red", "green", "blue"]
    desk.show(tags=("one", "two", "three", "four"))
    assert [field.text() for field in desk["tags"].fields] == ["one", "two", "three", "four"]
    desk.show(tags=("one",))
    assert [field.isHidden() for field in desk["tags"].fields] == [False, True, True, True]
    assert desk.nothing_sent()


def test_a_new_word_sends_the_whole_list(desk: Desk) -> None:
    type_over(desk["tags"].fields[1], "lime")
    press(desk["tags"].fields[1], Qt.Key.Key_Return)
    assert desk.edits == [("tags", ("red", "lime", "blue"))]
    assert desk.settles == 1
