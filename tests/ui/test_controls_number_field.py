from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QEvent, QLocale, Qt
from PySide6.QtGui import QAction, QFocusEvent, QFontMetrics, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QApplication
import pytest
from pytestqt.qtbot import QtBot

from ceviz.core.kinds import Number
from ceviz.plot.theme import LIGHT, PROJECTOR
from ceviz.ui.controls.number_field import NumberField
from tests.ui.desk import GERMAN, Desk, Simple, focus, hold, press, type_over

SHIFT = Qt.KeyboardModifier.ShiftModifier
ENTER = Qt.Key.Key_Return


@pytest.fixture
def desk(qtbot: QtBot) -> Desk:
    return Desk(qtbot, Simple())


@pytest.fixture
def german() -> Iterator[None]:
    before = QLocale()
    QLocale.setDefault(GERMAN)
    yield
    QLocale.setDefault(before)


def field(desk: Desk, name: str = "prediction") -> NumberField:
    return desk[name].field


def test_numbers_are_shown_with_all_their_decimals_and_a_true_minus(desk: Desk) -> None:
    assert field(desk).text() == "0.700"
    assert field(desk, "z").text() == "−0.50"
    assert field(desk, "count").text() == "3"


@pytest.mark.parametrize("text", ["0.25", "0,25", ".25", ",25", " 0.250 ", "2.5e-1", "+0.25"])
def test_a_number_may_be_typed_in_many_ways(desk: Desk, text: str) -> None:
    type_over(field(desk), text)
    assert desk.nothing_sent()
    press(field(desk), ENTER)
    assert desk.edits == [("prediction", 0.25)]
    assert desk.settles == 1
    assert field(desk).text() == "0.250"


@pytest.mark.usefixtures("german")
@pytest.mark.parametrize("text", ["0,7", "0.7"])
def test_a_german_system_takes_both_separators(qtbot: QtBot, text: str) -> None:
    desk = Desk(qtbot, Simple(prediction=0.2))
    type_over(field(desk), text)
    press(field(desk), ENTER)
    assert desk.edits == [("prediction", 0.7)]
    assert field(desk).text() == "0.700"


@pytest.mark.parametrize("text", ["-1.5", "−1.5", "−1,50"])
def test_either_minus_is_taken_and_the_true_one_shown(desk: Desk, text: str) -> None:
    type_over(field(desk, "z"), text)
    press(field(desk, "z"), ENTER)
    assert desk.edits == [("z", -1.5)]
    assert field(desk, "z").text() == "−1.50"


def test_more_decimals_than_the_field_has_are_rounded(desk: Desk) -> None:
    type_over(field(desk), "0.12345")
    press(field(desk), ENTER)
    assert desk.edits == [("prediction", 0.123)]


def test_leaving_the_field_sends_too(desk: Desk) -> None:
    type_over(field(desk), "0.3")
    focus(field(desk, "z"))
    assert desk.edits == [("prediction", 0.3)]
    assert desk.settles == 1


def test_the_same_number_typed_again_is_no_edit(desk: Desk) -> None:
    type_over(field(desk), "0,7")
    press(field(desk), ENTER)
    assert not desk.edits
    assert field(desk).text() == "0.700"


def test_a_number_that_has_more_digits_than_are_shown_is_not_cut_by_entering_what_is_shown(
    desk: Desk,
) -> None:
    field(desk, "z").display(-1.386294)
    type_over(field(desk, "z"), field(desk, "z").text())
    press(field(desk, "z"), ENTER)
    assert not desk.edits


def test_keys_that_no_number_has_are_left_to_the_window(desk: Desk) -> None:
    focus(field(desk))
    for key, text in ((Qt.Key.Key_P, "p"), (Qt.Key.Key_Space, " ")):
        event = QKeyEvent(QEvent.Type.KeyPress, key, Qt.KeyboardModifier.NoModifier, text)
        QApplication.sendEvent(field(desk), event)
        assert not event.isAccepted()
    assert field(desk).text() == "0.700"
    assert field(desk).problem == ""


@pytest.mark.parametrize(
    ("name", "text", "sentence"),
    [
        ("prediction", "1.5", "Use a number from 0.001 to 0.999."),
        ("prediction", "0", "Use a number from 0.001 to 0.999."),
        ("prediction", "0.9995", "Use a number from 0.001 to 0.999."),
        ("prediction", "abc", "Use a number from 0.001 to 0.999."),
        ("prediction", "nan", "Use a number from 0.001 to 0.999."),
        ("prediction", "1e999", "Use a number from 0.001 to 0.999."),
        ("prediction", "", "Use a number from 0.001 to 0.999."),
        ("prediction", "1_0", "Use a number from 0.001 to 0.999."),
        ("z", "-9", "Use a number from −5 to 5."),
        ("count", "2.5", "Use a whole number from 2 to 10."),
        ("count", "11", "Use a whole number from 2 to 10."),
    ],
)
def test_what_cannot_stand_is_said_and_not_sent(
    desk: Desk, name: str, text: str, sentence: str
) -> None:
    shown = field(desk, name).text()
    type_over(field(desk, name), text)
    press(field(desk, name), ENTER)
    assert desk.nothing_sent()
    assert field(desk, name).text() == text, "what was typed is still there to mend"
    assert field(desk, name).problem == sentence
    assert desk[name].title.text() == sentence
    assert field(desk, name).accessibleDescription() == sentence
    focus(desk["label"].segments[1])
    assert desk.nothing_sent()
    assert field(desk, name).text() == shown
    assert field(desk, name).problem == ""
    assert desk[name].title.text() == desk[name].title.name


def test_a_problem_changes_the_border_and_moves_nothing(desk: Desk) -> None:
    before = field(desk).geometry(), desk["prediction"].height()
    focus(desk["label"].segments[1])
    calm = field(desk).grab().toImage()
    type_over(field(desk), "7")
    press(field(desk), ENTER)
    alarmed = field(desk).grab().toImage()
    middle = alarmed.height() // 2
    assert alarmed.pixelColor(0, middle).name() == LIGHT.roles["wrong"]
    assert calm.pixelColor(0, middle).name() == LIGHT.border
    QApplication.processEvents()
    assert (field(desk).geometry(), desk["prediction"].height()) == before


def test_while_typing_only_the_hopeless_is_called_a_problem(desk: Desk) -> None:
    type_over(field(desk), "0")
    assert field(desk).problem == "", "0 may become 0.5"
    type_over(field(desk), "2")
    assert field(desk).problem, "nothing that begins with 2 is below 0.999"
    press(field(desk), Qt.Key.Key_Backspace)
    assert field(desk).problem == ""
    type_over(field(desk, "z"), "-")
    assert field(desk, "z").problem == ""


def test_a_minus_can_still_be_put_in_front_of_a_number(qtbot: QtBot) -> None:
    below = Number(
        name="z", title="z", low=-9, high=-1, default=-2, step=1, coarse=2, decimals=0, places=0
    )
    alone = NumberField(below)
    qtbot.addWidget(alone)
    alone.display(-2)
    alone.setText("5")
    alone.textEdited.emit("5")
    assert alone.problem == ""
    press(alone, ENTER)
    assert alone.problem == "Use a number from −9 to −1."


def test_escape_brings_the_number_back(desk: Desk) -> None:
    type_over(field(desk), "5")
    press(field(desk), Qt.Key.Key_Escape)
    assert field(desk).text() == "0.700"
    assert field(desk).problem == ""
    focus(field(desk, "z"))
    assert desk.nothing_sent()


@pytest.mark.parametrize(
    ("key", "modifiers", "expected"),
    [
        (Qt.Key.Key_Up, Qt.KeyboardModifier.NoModifier, 0.701),
        (Qt.Key.Key_Down, Qt.KeyboardModifier.NoModifier, 0.699),
        (Qt.Key.Key_Up, SHIFT, 0.75),
        (Qt.Key.Key_PageDown, Qt.KeyboardModifier.NoModifier, 0.65),
    ],
)
def test_up_and_down_step(
    desk: Desk, key: Qt.Key, modifiers: Qt.KeyboardModifier, expected: float
) -> None:
    focus(field(desk))
    press(field(desk), key, modifiers)
    assert desk.edits == [("prediction", expected)]
    assert desk.settles == 1


def test_steps_go_on_from_what_is_typed(desk: Desk) -> None:
    type_over(field(desk), "0.2")
    press(field(desk), Qt.Key.Key_Up)
    assert desk.edits == [("prediction", 0.201)]


def test_a_step_key_held_down_is_one_gesture(desk: Desk) -> None:
    focus(field(desk))
    hold(field(desk), Qt.Key.Key_Up, 4)
    assert len(desk.edits) == 5
    assert desk.settles == 1


def test_a_step_at_the_end_sends_nothing(desk: Desk) -> None:
    desk.show(prediction=0.999)
    focus(field(desk))
    press(field(desk), Qt.Key.Key_Up)
    assert not desk.edits
    assert field(desk).text() == "0.999"


def test_what_is_typed_outlives_other_changes_but_not_one_of_its_own_value(desk: Desk) -> None:
    type_over(field(desk), "0.1")
    desk.show(z=2.0)
    assert field(desk).text() == "0.1"
    desk.show(prediction=0.4)
    assert field(desk).text() == "0.400"
    assert desk.nothing_sent()


def test_looking_at_another_window_keeps_what_is_typed(desk: Desk) -> None:
    type_over(field(desk), "0.1")
    away = QFocusEvent(QEvent.Type.FocusOut, Qt.FocusReason.ActiveWindowFocusReason)
    QApplication.sendEvent(field(desk), away)
    assert field(desk).text() == "0.1"
    assert desk.nothing_sent()


def test_what_the_state_refuses_is_gone_from_the_screen(desk: Desk) -> None:
    desk.refusing = True
    type_over(field(desk), "0.1")
    press(field(desk), ENTER)
    assert desk.edits == [("prediction", 0.1)]
    assert field(desk).text() == "0.700"


def test_the_window_undoes_unless_something_is_being_typed(desk: Desk) -> None:
    undone: list[bool] = []
    undo = QAction(desk.column)
    undo.setShortcut(QKeySequence("Ctrl+Z"))
    undo.triggered.connect(lambda: undone.append(True))
    desk.column.addAction(undo)
    type_over(field(desk), "0.1")
    press(field(desk), Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert not undone
    press(field(desk), Qt.Key.Key_Escape)
    press(field(desk), Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert len(undone) == 1


@pytest.mark.parametrize("theme", [LIGHT, PROJECTOR, LIGHT.zoomed(2.2)], ids=lambda t: str(t.zoom))
def test_the_widest_number_fits(desk: Desk, theme: object) -> None:
    desk.column.set_theme(theme)
    text = QFontMetrics(field(desk, "z").font()).horizontalAdvance("−5.00")
    frame = 2 * (2 + 7 + 2)  # border, padding, and the margin that Qt keeps inside
    assert field(desk, "z").width() >= text + frame
