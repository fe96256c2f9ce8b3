from __future__ import annotations

from typing import NamedTuple

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit
from msgspec.structs import replace
import pytest
from pytestqt.qtbot import QtBot

from ceviz.plot.theme import LIGHT
from ceviz.ui import style
from ceviz.ui.lecture.step_list import StepList
from ceviz.ui.lecture.step_words import described

from .talks import FIRST, SECOND, THIRD

ALT = Qt.KeyboardModifier.AltModifier
LEFT = Qt.MouseButton.LeftButton
STEPS = (
    FIRST,
    SECOND,
    replace(THIRD, hide=("verdict",), sweep=2.5),
    replace(SECOND, caption="<b>bold</b>"),
)


class Shown:
    """A list on show, and all that it sent."""

    def __init__(self, qtbot: QtBot, steps: tuple = STEPS, at: int = 1) -> None:
        self.sent: list[tuple] = []
        self.list = StepList()
        qtbot.addWidget(self.list)
        self.list.setStyleSheet(style.stylesheet(LIGHT))
        self.list.set_theme(LIGHT)
        self.list.resize(260, 170)
        self.list.show_steps(steps, at)
        self.list.chosen.connect(lambda to: self.sent.append(("chosen", to)))
        self.list.moved.connect(lambda a, b: self.sent.append(("moved", a, b)))
        self.list.renamed.connect(lambda a, text: self.sent.append(("renamed", a, text)))
        self.list.removed.connect(lambda: self.sent.append(("removed",)))
        self.list.show()
        self.list.activateWindow()
        qtbot.waitActive(self.list)
        self.list.setFocus()
        QApplication.processEvents()

    def row(self, at: int) -> QRect:
        return self.list.visualRect(self.list.model().index(at, 0))

    def press(self, key: Qt.Key, modifiers=Qt.KeyboardModifier.NoModifier) -> None:
        QTest.keyClick(self.list, key, modifiers)

    def drag(self, at: int, to: QPoint, *, let_go: bool = True) -> None:
        port = self.list.viewport()
        QTest.mousePress(port, LEFT, pos=self.row(at).center())
        for part in (0.3, 0.7, 1.0):
            start = self.row(at).center()
            QTest.mouseMove(port, start + (to - start) * part)
        if let_go:
            QTest.mouseRelease(port, LEFT, pos=to)

    def editor(self) -> QLineEdit:
        return self.list.viewport().findChild(QLineEdit)


@pytest.fixture
def shown(qtbot: QtBot) -> Shown:
    return Shown(qtbot)


def test_showing_sends_nothing_and_marks_one(shown: Shown) -> None:
    assert shown.list.currentIndex().row() == 1
    shown.list.show_steps(STEPS[:2], 0)
    shown.list.show_steps((), 0)
    assert not shown.list.currentIndex().isValid()
    assert shown.sent == []


def test_a_click_goes_to_a_step(shown: Shown) -> None:
    QTest.mouseClick(shown.list.viewport(), LEFT, pos=shown.row(2).center())
    assert shown.sent == [("chosen", 2)]
    assert shown.list.currentIndex().row() == 1  # until the lecture is there


@pytest.mark.parametrize(
    ("key", "to"),
    [
        (Qt.Key.Key_Up, 0),
        (Qt.Key.Key_Down, 2),
        (Qt.Key.Key_Home, 0),
        (Qt.Key.Key_End, 3),
        (Qt.Key.Key_PageDown, 3),
        (Qt.Key.Key_Return, 1),
    ],
)
def test_keys_go_to_a_step(shown: Shown, key: Qt.Key, to: int) -> None:
    shown.press(key)
    assert shown.sent == [("chosen", to)]


def test_alt_and_an_arrow_move_a_step(shown: Shown) -> None:
    shown.press(Qt.Key.Key_Up, ALT)
    shown.press(Qt.Key.Key_Down, ALT)
    assert shown.sent == [("moved", 1, 0), ("moved", 1, 2)]
    shown.list.show_steps(STEPS, 0)
    shown.press(Qt.Key.Key_Up, ALT)
    shown.list.show_steps(STEPS, 3)
    shown.press(Qt.Key.Key_Down, ALT)
    assert len(shown.sent) == 2


@pytest.mark.parametrize(
    ("at", "over", "below", "to"),
    [(0, 2, True, 2), (0, 2, False, 1), (3, 0, False, 0), (2, 3, True, 3)],
)
def test_dragging_moves_a_step(shown: Shown, at: int, over: int, below: bool, to: int) -> None:
    rect = shown.row(over)
    shown.drag(at, rect.center() + QPoint(0, rect.height() // 3 * (1 if below else -1)))
    assert shown.sent == [("moved", at, to)]


def test_dragging_below_the_last_step_moves_to_the_end(shown: Shown) -> None:
    shown.drag(1, QPoint(60, shown.row(3).bottom() + 20))
    assert shown.sent == [("moved", 1, 3)]


def test_dragging_shows_where_the_step_would_lie(shown: Shown) -> None:
    before = shown.list.grab().toImage()
    shown.drag(0, shown.row(2).center() + QPoint(0, 10), let_go=False)
    line = shown.list.grab().toImage()
    y = shown.row(2).bottom()
    at = [line.pixelColor(130, row).name() for row in range(y - 3, y + 4)]
    assert LIGHT.accent in at
    assert LIGHT.accent not in [before.pixelColor(130, row).name() for row in range(y - 3, y + 4)]
    shown.press(Qt.Key.Key_Escape)
    QTest.mouseRelease(shown.list.viewport(), LEFT, pos=shown.row(2).center())
    assert shown.sent == []


def test_a_step_dropped_where_it_was_stays(shown: Shown) -> None:
    rect = shown.row(1)
    shown.drag(1, rect.center() + QPoint(30, rect.height() // 3))
    assert shown.sent == []


def test_a_step_that_is_held_at_the_edge_gets_to_places_out_of_sight(qtbot: QtBot) -> None:
    shown = Shown(qtbot, STEPS * 10, 0)
    port = shown.list.viewport()
    QTest.mousePress(port, LEFT, pos=shown.row(0).center())
    low = QPoint(60, port.height() - 4)
    QTest.mouseMove(port, QPoint(60, port.height() // 2))
    QTest.mouseMove(port, low)
    shown.list.cursor().setPos(port.mapToGlobal(low))
    qtbot.waitUntil(lambda: shown.list.verticalScrollBar().value() > 300)
    QTest.mouseRelease(port, LEFT, pos=low)
    name, from_, to = shown.sent[0]
    assert (name, from_) == ("moved", 0)
    assert to > 8


@pytest.mark.parametrize("by", ["key", "mouse"])
def test_a_caption_is_edited_where_it_stands(shown: Shown, by: str) -> None:
    if by == "key":
        shown.press(Qt.Key.Key_F2)
    else:
        QTest.mouseDClick(shown.list.viewport(), LEFT, pos=shown.row(1).center())
    editor = shown.editor()
    assert editor.text() == SECOND.caption
    assert editor.accessibleName() == "Caption of step 2"
    editor.selectAll()
    QTest.keyClicks(editor, "Another")
    QTest.keyClick(editor, Qt.Key.Key_Return)
    QApplication.processEvents()
    assert shown.sent == [("renamed", 1, "Another")]
    assert shown.list.currentIndex().row() == 1


def test_escape_drops_what_was_typed(shown: Shown) -> None:
    shown.press(Qt.Key.Key_F2)
    QTest.keyClicks(shown.editor(), "Another")
    QTest.keyClick(shown.editor(), Qt.Key.Key_Escape)
    QApplication.processEvents()
    assert shown.sent == []


def test_delete_takes_the_marked_step_away(shown: Shown) -> None:
    shown.press(Qt.Key.Key_Delete)
    assert shown.sent == [("removed",)]


def test_an_empty_list_takes_no_keys(qtbot: QtBot) -> None:
    shown = Shown(qtbot, (), 0)
    for key in (Qt.Key.Key_Down, Qt.Key.Key_Delete, Qt.Key.Key_F2, Qt.Key.Key_Return):
        shown.press(key)
    assert shown.sent == []


def test_rows_say_what_is_special_about_a_step(shown: Shown) -> None:
    interface = QAccessible.queryAccessibleInterface(shown.list)
    names = [
        interface.child(row).text(QAccessible.Text.Name) for row in range(interface.childCount())
    ]
    assert names[0] == "Step 1: How wrong is 80 % cat?; Loss curve; asks to choose an answer"
    assert names[2] == "Step 3: Why MSE stalls; Gradients; swept over 2.5 s; 1 part hidden"


def test_a_step_without_a_caption_goes_by_its_panel() -> None:
    assert (
        described(replace(FIRST, caption="", question=None), 4) == "Step 4: Loss curve; Loss curve"
    )


def test_a_files_words_are_never_html(shown: Shown) -> None:
    model = shown.list.model()
    tip = model.data(model.index(3, 0), Qt.ItemDataRole.ToolTipRole)
    assert "&lt;b&gt;" in tip
    assert model.data(model.index(3, 0), Qt.ItemDataRole.DisplayRole) == "<b>bold</b>"


def test_only_changed_rows_are_painted_anew(shown: Shown) -> None:
    changed: list[int] = []
    shown.list.model().dataChanged.connect(lambda first, _last: changed.append(first.row()))
    shown.list.show_steps((FIRST, replace(SECOND, caption="New"), *STEPS[2:]), 1)
    assert changed == [1]


def test_a_reset_holds_the_old_steps_until_it_begins(shown: Shown) -> None:
    model = shown.list.model()
    counts: list[int] = []
    model.modelAboutToBeReset.connect(lambda: counts.append(model.rowCount()))
    shown.list.show_steps(STEPS[:2], 0)
    assert counts == [len(STEPS)]


def test_a_pointer_that_trembles_at_an_edge_scrolls_all_the_same(
    shown: Shown, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The list scrolls in its own time, however often the pointer moves."""
    shown.list.show_steps(STEPS * 10, 0)
    shown.drag(0, shown.row(2).center(), let_go=False)
    port = shown.list.viewport()
    edge = QPoint(60, port.height() - 3)
    monkeypatch.setattr(shown.list, "cursor", lambda: _Pointer(port.mapToGlobal(edge)))
    bar = shown.list.verticalScrollBar()
    moves = iter(range(10_000))

    def scrolled() -> bool:
        QTest.mouseMove(port, edge + QPoint(next(moves) % 2, 0))
        return bar.value() > 0

    qtbot.waitUntil(scrolled, timeout=1000)
    QTest.mouseRelease(port, LEFT, pos=edge)


class _Pointer(NamedTuple):
    """A cursor that is somewhere, which offscreen it is not."""

    at: QPoint

    def pos(self) -> QPoint:
        return self.at
