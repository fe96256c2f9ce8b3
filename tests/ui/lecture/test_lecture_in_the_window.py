"""Making a lecture, by the keys and the mouse of a whole window."""

from __future__ import annotations

from html import escape
import os
from pathlib import Path
import sys

from PySide6.QtCore import QEvent, QMimeData, QPoint, QPointF, QTimer, QUrl, Qt
from PySide6.QtGui import QAccessible, QDragEnterEvent, QDropEvent, QHelpEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QFileDialog,
    QLineEdit,
    QMessageBox,
    QPushButton,
    QToolTip,
    QWidget,
)
from msgspec.structs import replace
import pytest
from pytestqt.qtbot import QtBot

from ceviz.core.figure import Curve
from ceviz.panels import PANELS
from ceviz.state import settings as settings_module
from ceviz.state.lecture.lecture import Choose, Estimate, Lecture, Sketch, Step
from ceviz.state.lecture.lecture_file import LectureFile, open_lecture
from ceviz.state.lecture.remembered import MOST_RECENT, Remembered
from ceviz.state.settings import Settings
from ceviz.ui.lecture import lecture_files, lecture_store
from ceviz.ui.lecture.editor.step_parts import curves
from ceviz.ui.lecture.lecture_store import fault_of
from ceviz.ui.lecture.step_column import StepColumn
from ceviz.ui.main_window import MainWindow
from tests.panels.states import modes

from .talks import FIRST, LECTURE, LOSS, SECOND, THIRD, window_with, written

CONTROL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
ALT = Qt.KeyboardModifier.AltModifier
LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def window(qtbot: QtBot) -> MainWindow:
    return window_with(qtbot)


@pytest.fixture
def bare(qtbot: QtBot) -> MainWindow:
    return window_with(qtbot, None)


def column(window: MainWindow) -> StepColumn:
    assert window.desk.column is not None
    return window.desk.column


def captions(window: MainWindow) -> list[str]:
    return [step.caption for step in window.desk.lectures.lecture.steps]


def prediction(window: MainWindow) -> float:
    return window.settings().state.params[LOSS].prediction


def said(window: MainWindow) -> str:
    return window.notice.accessibleName() if window.notice.isVisible() else ""


def press(widget: QWidget, key: Qt.Key, modifiers=Qt.KeyboardModifier.NoModifier) -> None:
    QTest.keyClick(widget, key, modifiers)
    QApplication.processEvents()


def run(window: MainWindow, name: str) -> None:
    action = window.actions_by_name[name]
    assert action.isEnabled()
    action.trigger()


def answer(text: str) -> list[str]:
    """Press that button of the next message box; returns the words that it will have said."""
    words: list[str] = []

    def press_it() -> None:
        box = QApplication.activeModalWidget()
        if box is None:  # what asks comes a little later
            QTimer.singleShot(0, press_it)
            return
        assert isinstance(box, QMessageBox)
        words.extend([box.text(), box.informativeText()])
        button = next(one for one in box.findChildren(QPushButton) if text in one.text())
        QTest.mouseClick(button, LEFT)

    QTimer.singleShot(0, press_it)
    return words


def name_files(monkeypatch: pytest.MonkeyPatch, path: Path) -> None:
    """What the user chooses in the dialogs of the system."""
    for asked in ("getSaveFileName", "getOpenFileName"):
        monkeypatch.setattr(QFileDialog, asked, lambda *_, **__: (str(path), ""))


def drop(window: MainWindow, *paths: Path, on: QWidget | None = None, wait: bool = True) -> bool:
    """Drop files on the window, or what lies in it; returns whether they would be taken."""
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    with_none = (Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier)
    enter = QDragEnterEvent(QPoint(9, 9), Qt.DropAction.CopyAction, data, *with_none)
    enter.ignore()
    QApplication.sendEvent(on or window, enter)
    if not enter.isAccepted():
        return False
    event = QDropEvent(QPointF(9, 9), Qt.DropAction.CopyAction, data, *with_none)
    QApplication.sendEvent(on or window, event)
    if wait:
        QApplication.processEvents()
    return event.isAccepted()


# ---------------------------------------------------------------------------- making a lecture


def test_without_a_lecture_there_is_no_column(bare: MainWindow) -> None:
    assert bare.desk.column is None
    assert bare.windowTitle() == "ceviz"
    for name in ("save lecture", "save lecture as", "close lecture", "handout", "steps"):
        assert not bare.actions_by_name[name].isEnabled()


def test_ctrl_d_begins_a_lecture_and_goes_on_with_it(bare: MainWindow) -> None:
    press(bare, Qt.Key.Key_P)  # a pin, which goes along
    press(bare, Qt.Key.Key_D, CONTROL)
    assert column(bare).isVisible()
    press(bare, Qt.Key.Key_2, CONTROL)
    press(bare, Qt.Key.Key_D, CONTROL)
    steps = bare.desk.lectures.lecture.steps
    assert [step.panel for step in steps] == [LOSS, "bce-cce"]
    assert len(steps[0].pins) == 1
    assert bare.desk.lectures.at == 1
    assert bare.isWindowModified()
    press(bare, Qt.Key.Key_Z, CONTROL)
    press(bare, Qt.Key.Key_Z, CONTROL)
    assert bare.desk.lectures.talk is None
    assert not column(bare).isVisible()
    assert not bare.isWindowModified()


def test_ctrl_d_works_while_a_number_or_a_note_is_typed(window: MainWindow) -> None:
    field = window.view.controls.controls["prediction"].field
    for widget in (field, column(window).editor.words.notes, column(window).editor.words.caption):
        widget.setFocus()
        before = len(captions(window))
        press(widget, Qt.Key.Key_D, CONTROL)
        assert len(captions(window)) == before + 1


def test_adding_is_said_where_the_column_is_closed(window: MainWindow) -> None:
    QTest.mouseClick(column(window).buttons["close"], LEFT)
    assert not column(window).isVisible()
    press(window, Qt.Key.Key_D, CONTROL)
    assert not column(window).isVisible()
    assert "step 2" in said(window)
    press(window, Qt.Key.Key_L, CONTROL)
    assert column(window).isVisible()
    assert column(window).steps.hasFocus()


def test_a_click_and_the_arrows_go_to_a_step(window: MainWindow) -> None:
    steps = column(window).steps
    at = steps.visualRect(steps.model().index(2, 0)).center()
    QTest.mouseClick(steps.viewport(), LEFT, pos=at)
    assert window.view.panel.id == "gradients"
    assert steps.currentIndex().row() == 2
    steps.setFocus()
    press(steps, Qt.Key.Key_Up)
    assert (window.view.panel.id, prediction(window)) == (LOSS, 0.01)
    press(steps, Qt.Key.Key_Z, CONTROL)
    assert (window.view.panel.id, prediction(window)) == (LOSS, 0.8)


def test_enter_brings_the_step_back_after_a_slider_was_moved(window: MainWindow) -> None:
    slider = window.view.controls.controls["prediction"].slider
    press(slider, Qt.Key.Key_Home)
    column(window).steps.setFocus()
    press(column(window).steps, Qt.Key.Key_Return)
    assert prediction(window) == 0.8


def test_keys_and_buttons_move_copy_and_remove(window: MainWindow) -> None:
    steps, buttons = column(window).steps, column(window).buttons
    steps.setFocus()
    press(steps, Qt.Key.Key_Down, ALT)
    assert captions(window) == [SECOND.caption, FIRST.caption, THIRD.caption]
    QTest.mouseClick(buttons["up"], LEFT)
    assert captions(window) == [FIRST.caption, SECOND.caption, THIRD.caption]
    assert not buttons["up"].isEnabled()
    QTest.mouseClick(buttons["duplicate"], LEFT)
    assert captions(window)[:2] == [FIRST.caption, FIRST.caption]
    press(steps, Qt.Key.Key_Delete)
    press(steps, Qt.Key.Key_Delete)
    assert captions(window) == [FIRST.caption, THIRD.caption]
    for _ in range(2):
        press(steps, Qt.Key.Key_Delete)
    assert captions(window) == []
    assert not buttons["present"].isEnabled()


def test_a_step_is_dragged_and_undone(window: MainWindow) -> None:
    steps = column(window).steps
    port, place = steps.viewport(), lambda row: steps.visualRect(steps.model().index(row, 0))
    QTest.mousePress(port, LEFT, pos=place(0).center())
    for y in (20, 40, place(2).bottom() - 3):
        QTest.mouseMove(port, QPoint(60, y))
    QTest.mouseRelease(port, LEFT, pos=QPoint(60, place(2).bottom() - 3))
    assert captions(window) == [SECOND.caption, THIRD.caption, FIRST.caption]
    press(window, Qt.Key.Key_Z, CONTROL)
    assert captions(window) == [FIRST.caption, SECOND.caption, THIRD.caption]


def test_replacing_by_the_present_state(window: MainWindow) -> None:
    press(window.view.controls.controls["prediction"].slider, Qt.Key.Key_Left)
    QTest.mouseClick(column(window).buttons["retake"], LEFT)
    step = window.desk.lectures.talk.step
    assert (step.params.prediction, step.caption) == (0.799, FIRST.caption)


def test_a_question_that_does_not_fit_the_present_figure_is_said(qtbot: QtBot) -> None:
    asking = replace(
        FIRST, question=Sketch(ask="Sketch it", curve="curve 1"), hide=("readout bits",)
    )
    window = window_with(qtbot, Lecture(steps=(asking,)))
    press(window, Qt.Key.Key_2, CONTROL)
    QTest.mouseClick(column(window).buttons["retake"], LEFT)
    assert "curve" in said(window)
    assert window.desk.lectures.talk.step == asking


def test_title_and_caption_are_edited_where_they_stand(window: MainWindow) -> None:
    title = column(window).title
    title.setFocus()
    title.selectAll()
    QTest.keyClicks(title, "Loss for all")
    press(title, Qt.Key.Key_Return)
    assert window.desk.lectures.lecture.title == "Loss for all"
    column(window).steps.setFocus()
    press(column(window).steps, Qt.Key.Key_F2)
    editor = QApplication.focusWidget()
    QTest.keyClicks(editor, "  New   caption ")
    press(editor, Qt.Key.Key_Return)
    assert captions(window)[0] == "New caption"
    assert prediction(window) == 0.8


def test_notes_and_caption_take_effect_key_by_key_and_undo_word_by_word(
    window: MainWindow,
) -> None:
    notes = column(window).editor.words.notes
    notes.setFocus()
    notes.selectAll()
    QTest.keyClicks(notes, "Ask first")
    assert window.desk.lectures.talk.step.notes == "Ask first"
    press(notes, Qt.Key.Key_Z, CONTROL)
    assert notes.toPlainText() == "Ask "
    press(notes, Qt.Key.Key_Z, CONTROL)
    assert window.desk.lectures.talk.step.notes == FIRST.notes
    press(notes, Qt.Key.Key_Z, CONTROL | SHIFT)
    assert notes.toPlainText() == "Ask "
    caption = column(window).editor.words.caption
    caption.setFocus()
    caption.selectAll()
    QTest.keyClicks(caption, "Loss")
    assert captions(window)[0] == "Loss"


def test_a_sweep_is_typed(window: MainWindow) -> None:
    sweep = column(window).editor.words.sweep
    sweep.setFocus()
    sweep.selectAll()
    QTest.keyClicks(sweep, "2,5")
    press(sweep, Qt.Key.Key_Return)
    assert window.desk.lectures.talk.step.sweep == 2.5


def test_parts_are_hidden_and_shown_by_their_names(window: MainWindow) -> None:
    editor = column(window).editor
    QTest.mouseClick(editor.tabs, LEFT, pos=editor.tabs.tabRect(1).center())
    parts = editor.hidden.list
    named = [parts.item(row).text() for row in range(parts.count())]
    assert {"Verdict", "Number: in bits", "Curve: -ln(yhat), y = 1"} <= set(named)
    parts.setFocus()
    for name in ("Verdict", "Number: in bits"):
        parts.setCurrentRow(named.index(name))
        press(parts, Qt.Key.Key_Space)
    assert window.desk.lectures.talk.step.hide == ("verdict", "readout bits")
    press(parts, Qt.Key.Key_Space)
    assert window.desk.lectures.talk.step.hide == ("verdict",)
    press(window, Qt.Key.Key_Z, CONTROL)
    assert parts.item(named.index("Number: in bits")).checkState() == Qt.CheckState.Checked


def question_page(window: MainWindow):
    editor = column(window).editor
    QTest.mouseClick(editor.tabs, LEFT, pos=editor.tabs.tabRect(2).center())
    return editor.question


def choose(menu: QWidget, text: str) -> None:
    """Take a value by the keyboard, as a user does."""
    menu.setFocus()
    index = next(row for row in range(menu.count()) if text in menu.itemText(row))
    while menu.currentIndex() != index:
        before = menu.currentIndex()
        press(menu, Qt.Key.Key_Down if before < index else Qt.Key.Key_Up)
        assert menu.currentIndex() != before


def test_a_choice_is_written(window: MainWindow) -> None:
    page = question_page(window)
    form = page.forms[Choose]
    assert [field.text() for field in form.answers if field.isVisible()] == [
        "0.2 nats",
        "0.8 nats",
        "",
    ]
    form.answers[2].setFocus()
    QTest.keyClicks(form.answers[2], "2 nats")
    press(form.answers[2], Qt.Key.Key_Return)
    QTest.mouseClick(form.dots[2], LEFT, pos=QPoint(6, form.dots[2].height() // 2))
    question = window.desk.lectures.talk.step.question
    assert question == Choose(
        ask=FIRST.question.ask, answers=("0.2 nats", "0.8 nats", "2 nats"), correct=3
    )
    form.answers[0].setFocus()
    form.answers[0].selectAll()
    press(form.answers[0], Qt.Key.Key_Delete)
    press(form.answers[0], Qt.Key.Key_Return)
    question = window.desk.lectures.talk.step.question
    assert (question.answers, question.correct) == (("0.8 nats", "2 nats"), 2)
    press(window, Qt.Key.Key_Z, CONTROL)
    assert form.answers[0].text() == "0.2 nats"


def test_every_kind_of_question_is_begun_and_removed(window: MainWindow, tmp_path: Path) -> None:
    page = question_page(window)
    choose(page.kind, "Estimate")
    question = window.desk.lectures.talk.step.question
    assert isinstance(question, Estimate)
    assert (question.readout, question.along) == ("loss", "y")
    choose(page.kind, "Sketch")
    question = window.desk.lectures.talk.step.question
    assert question == Sketch(ask=FIRST.question.ask, curve="curve 1", plot="loss")
    window.desk.lectures.save(tmp_path / "a.ceviz.toml")  # what is made can be read again
    choose(page.kind, "None")
    assert window.desk.lectures.talk.step.question is None
    assert not page.ask.isVisible()


def test_the_true_number_always_lies_on_the_axis(window: MainWindow) -> None:
    page = question_page(window)
    choose(page.kind, "Estimate")
    form = page.forms[Estimate]
    choose(form.readout, "prediction")
    choose(form.readout, "my own")
    form.truth.setFocus()
    form.truth.selectAll()
    QTest.keyClicks(form.truth, "99")
    press(form.truth, Qt.Key.Key_Return)
    assert "axis" in said(window)
    assert form.truth.text() != "99"
    choose(form.axis, "prediction")
    question = window.desk.lectures.talk.step.question
    assert (question.along, question.readout, question.truth) == ("x", "", 0.5)


def test_every_field_of_the_column_says_what_it_is(window: MainWindow) -> None:
    for tab in range(3):
        column(window).editor.tabs.setCurrentIndex(tab)
        nameless = [
            repr(widget)
            for widget in column(window).findChildren(QWidget)
            if widget.focusPolicy() & Qt.FocusPolicy.TabFocus and widget.isVisible()
            if not QAccessible.queryAccessibleInterface(widget).text(QAccessible.Text.Name)
        ]
        assert not nameless


def test_a_number_that_is_being_typed_is_in_the_step(window: MainWindow) -> None:
    field = window.view.controls.controls["prediction"].field
    field.setFocus()
    field.selectAll()
    QTest.keyClicks(field, "0.25")
    press(field, Qt.Key.Key_D, CONTROL)
    assert window.desk.lectures.talk.step.params.prediction == 0.25
    assert field.hasFocus()
    field.selectAll()
    QTest.keyClicks(field, "0.35")
    QTest.mouseClick(column(window).buttons["retake"], LEFT)
    assert window.desk.lectures.talk.step.params.prediction == 0.35


def test_without_a_lecture_a_number_that_is_being_typed_is_in_its_first_step(
    bare: MainWindow,
) -> None:
    field = bare.view.controls.controls["prediction"].field
    field.setFocus()
    field.selectAll()
    QTest.keyClicks(field, "0.25")
    press(field, Qt.Key.Key_D, CONTROL)
    assert bare.desk.lectures.talk.step.params.prediction == 0.25


def test_notes_keep_their_no_break_spaces(qtbot: QtBot) -> None:
    window = window_with(qtbot, Lecture(steps=(replace(FIRST, notes="5\u00a0nats\n" * 80),)))
    notes = column(window).editor.words.notes
    bar = notes.verticalScrollBar()
    bar.setValue(40)
    assert bar.value() == 40
    press(window.view.controls.controls["prediction"].slider, Qt.Key.Key_Left)
    QTest.mouseClick(column(window).buttons["retake"], LEFT)
    assert bar.value() == 40, "showing the same again leaves it where it was"
    notes.setFocus()
    QTest.keyClicks(notes, "Ah")
    assert window.desk.lectures.talk.step.notes == "Ah" + "5\u00a0nats\n" * 80


def test_the_title_can_be_cleared(window: MainWindow) -> None:
    title = column(window).title
    title.setFocus()
    title.selectAll()
    press(title, Qt.Key.Key_Delete)
    press(title, Qt.Key.Key_Return)
    assert window.desk.lectures.lecture.title == ""
    assert title.text() == ""
    assert title.accessibleName() == "Title of the lecture"


def test_another_width_of_the_window_restyles_nothing(
    window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    restyled: list[object] = []
    monkeypatch.setattr(column(window).editor, "set_theme", restyled.append)
    wide = column(window).width()
    window.resize(900, 700)
    QApplication.processEvents()
    assert column(window).width() < wide
    assert restyled == []
    run(window, "larger")
    assert restyled == [window.theme]


def test_what_can_be_sketched_is_what_a_file_may_ask_for() -> None:
    for panel in PANELS:
        for params in modes(panel):
            bare, shown = Step(panel=panel.id, params=params), panel.figure(params)
            allowed = {
                (plot.key, mark.key)
                for plot in shown.plots
                for mark in plot.marks
                if isinstance(mark, Curve)
                if not fault_of(
                    replace(bare, question=Sketch(ask="?", curve=mark.key, plot=plot.key))
                )
            }
            assert curves(shown).keys() == allowed


# ---------------------------------------------------------------------------- files


def test_saving_asks_where_once(
    window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    name_files(monkeypatch, tmp_path / "talk")
    press(window, Qt.Key.Key_D, CONTROL)
    assert window.isWindowModified()
    press(window, Qt.Key.Key_S, CONTROL)
    path = tmp_path / "talk.ceviz.toml"
    assert open_lecture(path).lecture == window.desk.lectures.lecture
    assert (window.windowTitle(), window.isWindowModified()) == ("talk[*]", False)
    assert str(path) in said(window)
    monkeypatch.setattr(QFileDialog, "getSaveFileName", None)  # which cannot be called
    press(window, Qt.Key.Key_D, CONTROL)
    press(window, Qt.Key.Key_S, CONTROL)
    assert len(open_lecture(path).lecture.steps) == 5


def test_what_is_being_typed_is_saved_too(
    window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    name_files(monkeypatch, tmp_path / "talk.ceviz.toml")
    title = column(window).title
    title.setFocus()
    title.selectAll()
    QTest.keyClicks(title, "Typed")
    press(title, Qt.Key.Key_S, CONTROL)
    assert open_lecture(tmp_path / "talk.ceviz.toml").lecture.title == "Typed"
    column(window).steps.setFocus()
    press(column(window).steps, Qt.Key.Key_F2)
    editor = QApplication.focusWidget()
    QTest.keyClicks(editor, "Here")
    press(editor, Qt.Key.Key_S, CONTROL)
    assert open_lecture(tmp_path / "talk.ceviz.toml").lecture.steps[0].caption == "Here"


def test_a_file_that_cannot_be_written_is_said(
    window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    name_files(monkeypatch, tmp_path / "none" / "talk.ceviz.toml")
    run(window, "save lecture")
    assert "none" in said(window)
    assert window.desk.files.recent == ()


def test_opening_shows_the_first_step(
    bare: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    name_files(monkeypatch, written(tmp_path / "a.ceviz.toml"))
    press(bare, Qt.Key.Key_O, CONTROL)
    assert captions(bare) == [FIRST.caption, SECOND.caption, THIRD.caption]
    assert (prediction(bare), bare.windowTitle()) == (0.8, "a[*]")
    assert column(bare).isVisible()


def test_a_wrong_file_is_said_and_everything_stays(
    window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "bad.ceviz.toml"
    path.write_text('ceviz-lecture = 1\n[[step]]\npanel = "nonsense"\n', encoding="utf-8")
    before = window.settings().state
    run(window, "add step")  # unsaved, but there is nothing to ask about
    name_files(monkeypatch, path)
    run(window, "open lecture")
    assert "bad.ceviz.toml" in said(window)
    assert "nonsense" in said(window)
    press(window, Qt.Key.Key_Z, CONTROL)
    assert window.settings().state == before


def test_a_lecture_is_dropped_on_the_window(bare: MainWindow, tmp_path: Path) -> None:
    picture = tmp_path / "a.png"
    picture.write_bytes(b"")
    one = written(tmp_path / "a.ceviz.toml")
    assert not drop(bare, picture)
    assert not drop(bare, one, picture)
    assert bare.desk.lectures.talk is None
    assert drop(bare, one)
    assert len(captions(bare)) == 3
    broken = tmp_path / "b.toml"
    broken.write_text("=", encoding="utf-8")
    assert drop(bare, broken)
    assert "b.toml" in said(bare)
    assert len(captions(bare)) == 3


@pytest.mark.parametrize("way", ["new lecture", "close lecture", "quit", "drop"])
def test_unsaved_changes_are_asked_about(window: MainWindow, tmp_path: Path, way: str) -> None:
    other = written(tmp_path / "b.ceviz.toml", Lecture(steps=(THIRD,)))

    def leave() -> None:
        if way == "drop":
            drop(window, other)
        else:
            window.actions_by_name[way].trigger()

    run(window, "add step")
    words = answer("Cancel")
    leave()
    assert "A talk" in words[0]
    assert len(captions(window)) == 4
    assert window.isVisible()
    answer("Discard")
    leave()
    gone = {"quit": not window.isVisible()}
    assert gone.get(way, window.desk.lectures.lecture != LECTURE)
    assert gone.get(way, not window.desk.lectures.dirty)


def test_saving_first_is_one_of_the_answers(
    window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    run(window, "add step")
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_, **__: ("", ""))
    answer("Save")
    run(window, "new lecture")
    assert len(captions(window)) == 4  # nobody said where to
    name_files(monkeypatch, tmp_path / "a.ceviz.toml")
    answer("Save")
    run(window, "new lecture")
    assert captions(window) == []
    assert len(open_lecture(tmp_path / "a.ceviz.toml").lecture.steps) == 4


def test_a_saved_lecture_goes_without_a_question(window: MainWindow) -> None:
    run(window, "new lecture")
    assert captions(window) == []
    run(window, "close lecture")
    assert window.desk.lectures.talk is None
    assert not column(window).isVisible()


def test_comments_that_saving_would_lose_are_told_first(bare: MainWindow, tmp_path: Path) -> None:
    path = written(tmp_path / "a.ceviz.toml")
    text = path.read_text(encoding="utf-8").replace("[[step]]", "# <b>mine</b>\n[[step]]", 1)
    path.write_text(text, encoding="utf-8")
    drop(bare, path)
    bare.desk.lectures.edit(Lecture(title="Another"))
    words = answer("Cancel")
    run(bare, "save lecture")
    assert "# <b>mine</b>" in words[1]
    assert path.read_text(encoding="utf-8") == text
    answer("Save")
    run(bare, "save lecture")
    assert open_lecture(path).lecture == Lecture(title="Another")


def test_recent_lectures_are_offered_the_latest_first(bare: MainWindow, tmp_path: Path) -> None:
    menu = bare.actions_by_name.menu("File/Open recent")
    assert not menu.menuAction().isEnabled()
    for number in range(MOST_RECENT + 2):
        drop(bare, written(tmp_path / f"{number}.ceviz.toml"))
    drop(bare, tmp_path / "5.ceviz.toml")
    shown = [action.text() for action in menu.actions() if action.isVisible()]
    assert shown[:3] == ["5.ceviz.toml", "9.ceviz.toml", "8.ceviz.toml"]
    assert len(shown) == MOST_RECENT
    menu.actions()[1].trigger()
    assert bare.windowTitle() == "9[*]"


def test_a_recent_lecture_that_is_gone_is_dropped_with_a_sentence(
    bare: MainWindow, tmp_path: Path
) -> None:
    for name in ("a", "b"):
        drop(bare, written(tmp_path / f"{name}.ceviz.toml"))
    (tmp_path / "a.ceviz.toml").unlink()
    run(bare, "recent 1")
    assert "a.ceviz.toml is not there any more" in said(bare)
    assert [path.name for path in bare.desk.files.recent] == ["b.ceviz.toml"]
    assert bare.windowTitle() == "b[*]"


def test_the_sample_is_opened_from_the_help_menu(
    bare: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = written(tmp_path / "sample.ceviz.toml")
    for module in (lecture_files, lecture_store):
        monkeypatch.setattr(module, "sample_path", lambda: path)
    run(bare, "sample")
    assert bare.windowTitle() == "A talk[*]"
    assert bare.desk.files.recent == ()
    before = path.read_bytes()
    name_files(monkeypatch, tmp_path / "mine.ceviz.toml")
    run(bare, "add step")
    run(bare, "save lecture")
    assert path.read_bytes() == before
    assert len(open_lecture(tmp_path / "mine.ceviz.toml").lecture.steps) == 4


def test_what_another_program_wrote_is_not_saved_over_unasked(
    bare: MainWindow, tmp_path: Path
) -> None:
    path = written(tmp_path / "a.ceviz.toml")
    drop(bare, path)
    theirs = path.read_text(encoding="utf-8").replace("A talk", "Theirs")
    path.write_text(theirs, encoding="utf-8")
    run(bare, "add step")
    words = answer("Cancel")
    run(bare, "save lecture")
    assert "a.ceviz.toml" in words[0]
    assert path.read_text(encoding="utf-8") == theirs
    assert bare.desk.lectures.dirty
    answer("Save anyway")
    run(bare, "save lecture")
    assert open_lecture(path).lecture == bare.desk.lectures.lecture
    run(bare, "add step")
    run(bare, "save lecture")  # what it wrote itself it does not ask about
    path.unlink()
    run(bare, "save lecture")  # nor about a file that is gone
    assert len(open_lecture(path).lecture.steps) == 5


@pytest.mark.qt_log_ignore(r"This plugin does not support raise\(\)")  # of the tip
def test_the_path_of_a_recent_lecture_is_its_tip(bare: MainWindow, tmp_path: Path) -> None:
    folder = tmp_path / "<b>talks"
    folder.mkdir()
    drop(bare, written(folder / "a.ceviz.toml"))
    menu = bare.actions_by_name.menu("File/Open recent")
    over = menu.actionGeometry(menu.actions()[0]).center()
    QApplication.sendEvent(menu, QHelpEvent(QEvent.Type.ToolTip, over, menu.mapToGlobal(over)))
    assert QToolTip.text() == f"<p>{escape(str(folder / 'a.ceviz.toml'))}</p>"
    QToolTip.hideText()


def test_a_lecture_is_dropped_anywhere(window: MainWindow, tmp_path: Path) -> None:
    path = written(tmp_path / "b.ceviz.toml", Lecture(title="Dropped", steps=(THIRD,)))
    words = column(window).editor.words
    field = window.view.controls.controls["prediction"].field
    places = [words.caption, words.notes.viewport(), field, column(window).title]
    places += [window.view.plot.viewport(), window.notice]
    for place in places:
        assert drop(window, path, on=place), place
        assert window.desk.lectures.lecture.title == "Dropped"
        window.desk.lectures.close()
        window.desk.begin(LectureFile(lecture=LECTURE))
    column(window).steps.setFocus()
    press(column(window).steps, Qt.Key.Key_F2)
    editor = QApplication.focusWidget()
    assert isinstance(editor, QLineEdit)
    assert drop(window, path, on=editor)
    assert window.desk.lectures.lecture.title == "Dropped"


def test_a_drop_is_over_before_anything_is_asked(window: MainWindow, tmp_path: Path) -> None:
    path = written(tmp_path / "b.ceviz.toml", Lecture(steps=(THIRD,)))
    run(window, "add step")
    asked = answer("Discard")
    assert drop(window, path, wait=False)
    assert asked == []
    QApplication.processEvents()
    assert "A talk" in asked[0]
    assert len(captions(window)) == 1


@pytest.mark.skipif(sys.platform == "darwin", reason="macOS takes no such name")
def test_a_window_that_was_begun_with_an_odd_path_keeps_its_settings(
    bare: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    odd = written(Path(os.fsdecode(os.fsencode(tmp_path) + b"/\xff.ceviz.toml")))
    bare.desk.begin(open_lecture(odd))
    with qtbot.waitSignal(bare.keep) as closed:
        bare.close()
    assert settings_module.save(tmp_path / "settings.json", closed.args[0]) == ""
    assert closed.args[0].lectures.open == ""


# ---------------------------------------------------------------------------- from start to start


def test_the_next_start_goes_on_where_this_one_ended(qtbot: QtBot, tmp_path: Path) -> None:
    window = window_with(qtbot, None)
    drop(window, written(tmp_path / "a.ceviz.toml"))
    window.desk.lectures.go_to(2)
    press(window, Qt.Key.Key_1, CONTROL)
    with qtbot.waitSignal(window.keep) as closed:
        window.close()
    settings = closed.args[0]
    again = window_with(qtbot, None, settings)
    again.desk.reopen(settings.lectures)
    assert again.desk.lectures.at == 2
    assert again.view.panel.id == LOSS  # what was in front, not the step
    assert not again.actions_by_name["undo"].isEnabled()
    assert [path.name for path in again.desk.files.recent] == ["a.ceviz.toml"]


def test_a_lecture_that_is_gone_at_the_next_start_is_said(bare: MainWindow, tmp_path: Path) -> None:
    bare.desk.reopen(Remembered(open=str(tmp_path / "gone.ceviz.toml"), at=3))
    assert "gone.ceviz.toml" in said(bare)
    assert bare.desk.lectures.talk is None


def test_a_closed_column_stays_closed(qtbot: QtBot, tmp_path: Path) -> None:
    written(tmp_path / "a.ceviz.toml")
    remembered = Remembered(open=str(tmp_path / "a.ceviz.toml"), listed=False)
    window = window_with(qtbot, None, Settings(theme="light", lectures=remembered))
    window.desk.reopen(remembered)
    assert len(captions(window)) == 3
    assert window.desk.column is None
    press(window, Qt.Key.Key_L, CONTROL)
    assert column(window).isVisible()


# ---------------------------------------------------------------------------- giving it


@pytest.mark.parametrize(("keys", "at"), [((), 0), ((SHIFT,), 1)])
def test_f5_presents_and_comes_back_where_the_talk_ended(
    window: MainWindow, qtbot: QtBot, keys: tuple, at: int
) -> None:
    window.desk.lectures.go_to(1)
    press(window, Qt.Key.Key_F5, keys[0] if keys else Qt.KeyboardModifier.NoModifier)
    presenter = window.desk.presenter
    qtbot.waitExposed(presenter)
    assert presenter.course.index == at
    press(window, Qt.Key.Key_F5)
    assert window.desk.presenter is presenter
    press(presenter, Qt.Key.Key_End)
    press(presenter, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: window.desk.presenter is None)
    assert window.desk.lectures.at == 2
    assert window.view.panel.id == "gradients"


def test_there_is_nothing_to_present_without_a_step(bare: MainWindow) -> None:
    press(bare, Qt.Key.Key_F5)
    assert "Ctrl+D" in said(bare)
    assert bare.desk.presenter is None


def test_closing_the_window_ends_the_talk(window: MainWindow, qtbot: QtBot) -> None:
    press(window, Qt.Key.Key_F5)
    qtbot.waitExposed(window.desk.presenter)
    window.close()
    assert window.desk.presenter is None


@pytest.mark.parametrize(("button", "answered"), [("With answers", True), ("Without", False)])
def test_a_handout_is_written(
    window: MainWindow,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    button: str,
    answered: bool,
) -> None:
    from ceviz.export.handout import handout

    name_files(monkeypatch, tmp_path / "talk.pdf")
    answer(button)
    run(window, "handout")
    assert (tmp_path / "talk.pdf").read_bytes() == handout(LECTURE, answers=answered)
    assert "talk.pdf" in said(window)


def test_a_handout_may_be_thought_better_of(
    window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    name_files(monkeypatch, tmp_path / "talk.pdf")
    answer("Cancel")
    run(window, "handout")
    assert not (tmp_path / "talk.pdf").exists()


# ---------------------------------------------------------------------------- and all the rest


def test_a_slider_costs_the_lecture_nothing(
    window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    shown: list[object] = []
    window.desk.lectures.changed.connect(lambda: shown.append(None))
    press(window.view.controls.controls["prediction"].slider, Qt.Key.Key_Left)
    assert prediction(window) == 0.799
    assert shown == []


@pytest.mark.parametrize("theme", ["light", "dark", "projector"])
@pytest.mark.parametrize("zoom", [1.0, 1.3])
def test_nothing_of_the_column_is_cut_off(qtbot: QtBot, theme: str, zoom: float) -> None:
    window = window_with(qtbot, settings=Settings(theme=theme, zoom=zoom))
    window.resize(1280, 720)
    QApplication.processEvents()
    shown = column(window)
    assert shown.geometry().right() <= window.centralWidget().width()
    editor = shown.editor
    for tab, page in enumerate((editor.words, editor.hidden, editor.question)):
        editor.tabs.setCurrentIndex(tab)
        QApplication.processEvents()
        assert page.isVisible()
        assert page.width() >= page.minimumSizeHint().width()
    assert shown.editor.tabs.sizeHint().width() <= shown.editor.tabs.width()
    for button in shown.buttons.values():
        assert button.geometry().right() <= shown.width()
        assert button.width() >= button.sizeHint().width()


def test_two_hundred_steps_are_no_burden(qtbot: QtBot) -> None:
    steps = tuple(replace(SECOND, caption=f"Step {number}") for number in range(200))
    window = window_with(qtbot, Lecture(steps=steps))
    painted: list[int] = []
    column(window).steps.model().dataChanged.connect(lambda one, _: painted.append(one.row()))
    window.desk.lectures.go_to(150)
    window.desk.lectures.put(replace(steps[150], caption="New"))
    assert painted == [150]


def test_begin_opens_what_the_command_line_names(qtbot: QtBot, tmp_path: Path) -> None:
    window = window_with(qtbot, None, Settings(theme="light", lectures=Remembered(listed=False)))
    window.desk.begin(open_lecture(written(tmp_path / "a.ceviz.toml")))
    assert column(window).isVisible()
    assert not window.actions_by_name["undo"].isEnabled()
    assert [path.name for path in window.desk.files.recent] == ["a.ceviz.toml"]
    assert isinstance(window.desk.lectures.file, LectureFile)
