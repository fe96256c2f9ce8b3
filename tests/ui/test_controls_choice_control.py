from __future__ import annotations

from typing import Annotated, Literal

from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QFontMetrics
from PySide6.QtTest import QTest
from msgspec import Meta
import pytest
from pytestqt.qtbot import QtBot

from ceviz.core.params import Params
from ceviz.plot.theme import THEMES
from tests.ui.desk import Desk, Simple, focus, press

LEFT = Qt.MouseButton.LeftButton


class Wordy(Params, frozen=True, kw_only=True):
    loss: Annotated[
        Literal["ce", "mse", "focal", "smooth"],
        Meta(
            title="Loss",
            extra={
                "labels": (
                    "Cross-entropy with logits",
                    "Squared error",
                    "Focal loss",
                    "Label smoothing",
                )
            },
        ),
    ] = "mse"


@pytest.fixture
def desk(qtbot: QtBot) -> Desk:
    return Desk(qtbot, Simple())


def chosen(desk: Desk) -> list[int]:
    return [i for i, one in enumerate(desk["label"].segments) if one.isChecked()]


def test_showing_values_sends_nothing(desk: Desk) -> None:
    for value in (0, 2, 1, 1):
        desk.show(label=value)
        assert chosen(desk) == [value]
    assert desk.nothing_sent()


def test_a_click_chooses_and_is_a_gesture(desk: Desk) -> None:
    QTest.mouseClick(desk["label"].segments[2], LEFT)
    assert desk.edits == [("label", 2)]
    assert desk.settles == 1
    assert chosen(desk) == [2]


def test_a_click_on_what_is_chosen_sends_nothing(desk: Desk) -> None:
    QTest.mouseClick(desk["label"].segments[1], LEFT)
    assert desk.nothing_sent()
    assert chosen(desk) == [1]


def test_what_the_state_refuses_is_not_shown(desk: Desk) -> None:
    desk.refusing = True
    QTest.mouseClick(desk["label"].segments[2], LEFT)
    assert desk.edits
    assert chosen(desk) == [1]


def test_arrow_keys_choose_the_neighbour_and_stop_at_the_ends(desk: Desk) -> None:
    focus(desk["label"].segments[1])
    press(desk["label"].segments[1], Qt.Key.Key_Right)
    assert desk["label"].segments[2].hasFocus()
    press(desk["label"].segments[2], Qt.Key.Key_Right)
    press(desk["label"].segments[2], Qt.Key.Key_Left)
    press(desk["label"].segments[1], Qt.Key.Key_Up)
    press(desk["label"].segments[0], Qt.Key.Key_Left)
    assert desk.edits == [("label", 2), ("label", 1), ("label", 0)]
    assert desk.settles == 3


def test_tab_comes_in_once_at_the_chosen_one(desk: Desk) -> None:
    desk.show(label=2)
    focus(desk["label"].segments[2])
    press(desk["label"].segments[2], Qt.Key.Key_Tab)
    assert desk["z"].field.hasFocus()
    press(desk["z"].field, Qt.Key.Key_Backtab)
    assert desk["label"].segments[2].hasFocus()


def test_all_buttons_are_equally_wide_and_no_label_is_cut(desk: Desk) -> None:
    segments = desk["label"].segments
    assert max(one.width() for one in segments) - min(one.width() for one in segments) <= 1
    for one in segments:
        assert one.width() >= one.needed()


@pytest.mark.parametrize("theme", THEMES.values(), ids=THEMES)
def test_labels_too_wide_for_one_row_go_to_more(qtbot: QtBot, theme: object) -> None:
    desk = Desk(qtbot, Wordy())
    desk.column.set_theme(theme)
    desk.column.setFixedWidth(theme.text_px(300))
    desk.column.adjustSize()
    segments = desk["loss"].segments
    assert len({one.y() for one in segments}) > 1
    for one in segments:
        strong = QFontMetrics(theme.font(strong=True)).horizontalAdvance(one.label)
        assert one.width() >= strong
        assert one.geometry().right() < desk["loss"].width()


def test_choosing_changes_no_width(desk: Desk) -> None:
    before = [one.geometry() for one in desk["label"].segments]
    QTest.mouseClick(desk["label"].segments[2], LEFT)
    assert [one.geometry() for one in desk["label"].segments] == before


def test_a_screen_reader_hears_radio_buttons_with_their_title(desk: Desk) -> None:
    interface = QAccessible.queryAccessibleInterface(desk["label"].segments[1])
    assert interface.role() == QAccessible.Role.RadioButton
    assert interface.text(QAccessible.Text.Name) == "Label: one"
    assert interface.state().checked
    other = QAccessible.queryAccessibleInterface(desk["label"].segments[0])
    assert not other.state().checked
