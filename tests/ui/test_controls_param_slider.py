from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
import pytest
from pytestqt.qtbot import QtBot

from ceviz.ui.controls.param_slider import ParamSlider
from tests.ui.desk import Desk, Simple, at, focus, hold, press, turn_wheel

LEFT = Qt.MouseButton.LeftButton
SHIFT = Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def desk(qtbot: QtBot) -> Desk:
    return Desk(qtbot, Simple())


def slider(desk: Desk, name: str = "prediction") -> ParamSlider:
    return desk[name].slider


def test_showing_values_sends_nothing(desk: Desk) -> None:
    for value in (0.001, 0.5, 0.7004, 0.999):
        desk.show(prediction=value)
    assert desk.nothing_sent()


@pytest.mark.parametrize(
    ("key", "modifiers", "expected"),
    [
        (Qt.Key.Key_Right, Qt.KeyboardModifier.NoModifier, 0.701),
        (Qt.Key.Key_Up, Qt.KeyboardModifier.NoModifier, 0.701),
        (Qt.Key.Key_Left, Qt.KeyboardModifier.NoModifier, 0.699),
        (Qt.Key.Key_Down, Qt.KeyboardModifier.NoModifier, 0.699),
        (Qt.Key.Key_Right, SHIFT, 0.75),
        (Qt.Key.Key_Up, SHIFT, 0.75),
        (Qt.Key.Key_Left, SHIFT, 0.65),
        (Qt.Key.Key_Down, SHIFT, 0.65),
        (Qt.Key.Key_PageUp, Qt.KeyboardModifier.NoModifier, 0.75),
        (Qt.Key.Key_PageDown, Qt.KeyboardModifier.NoModifier, 0.65),
        (Qt.Key.Key_Home, Qt.KeyboardModifier.NoModifier, 0.001),
        (Qt.Key.Key_End, Qt.KeyboardModifier.NoModifier, 0.999),
    ],
)
def test_a_key_moves_by_its_step_and_is_one_gesture(
    desk: Desk, key: Qt.Key, modifiers: Qt.KeyboardModifier, expected: float
) -> None:
    focus(slider(desk))
    press(slider(desk), key, modifiers)
    assert desk.edits == [("prediction", expected)]
    assert desk.settles == 1


def test_a_key_held_down_is_one_gesture(desk: Desk) -> None:
    focus(slider(desk))
    hold(slider(desk), Qt.Key.Key_Right, 5)
    assert [value for _, value in desk.edits] == [0.701, 0.702, 0.703, 0.704, 0.705, 0.706]
    assert desk.settles == 1


def test_at_the_end_there_is_nothing_to_send(desk: Desk) -> None:
    desk.show(prediction=0.999)
    focus(slider(desk))
    press(slider(desk), Qt.Key.Key_Right)
    press(slider(desk), Qt.Key.Key_End)
    assert desk.nothing_sent()


def test_a_value_between_two_steps_is_shown_at_the_nearest_and_stays(desk: Desk) -> None:
    desk.show(z=0.54)
    focus(slider(desk, "z"))
    assert desk.nothing_sent()
    press(slider(desk, "z"), Qt.Key.Key_Right)
    assert desk.edits == [("z", 0.6)]


def test_a_click_on_the_rail_jumps_there_and_the_drag_goes_on(desk: Desk) -> None:
    shown = slider(desk)
    QTest.mousePress(shown, LEFT, pos=at(shown.width() * 0.25, shown))
    jumped = desk.record.prediction
    assert jumped == pytest.approx(0.25, abs=0.03)
    QTest.mouseMove(shown, at(shown.width() * 0.5, shown))
    assert desk.record.prediction == pytest.approx(0.5, abs=0.01)
    assert desk.settles == 0
    QTest.mouseRelease(shown, LEFT, pos=at(shown.width() * 0.5, shown))
    assert desk.settles == 1
    QTest.mouseMove(shown, at(10, shown))
    assert desk.record.prediction == pytest.approx(0.5, abs=0.01)


def test_taking_hold_of_the_knob_off_its_centre_moves_nothing(desk: Desk) -> None:
    shown = slider(desk)
    knob = shown.width() * 0.7
    QTest.mousePress(shown, LEFT, pos=at(knob - 5, shown))
    assert desk.nothing_sent()
    tenth = shown.width() / 10
    QTest.mouseMove(shown, at(knob - 5 + tenth, shown))
    assert desk.record.prediction == pytest.approx(0.81, abs=0.01)
    QTest.mouseRelease(shown, LEFT, pos=at(knob - 5 + tenth, shown))


def test_a_drag_beyond_the_ends_stays_in_the_range(desk: Desk) -> None:
    shown = slider(desk)
    QTest.mousePress(shown, LEFT, pos=at(150, shown))
    QTest.mouseMove(shown, at(-500, shown))
    assert desk.record.prediction == 0.001
    QTest.mouseMove(shown, at(5000, shown))
    assert desk.record.prediction == 0.999
    QTest.mouseRelease(shown, LEFT, pos=at(5000, shown))


def test_the_right_button_does_nothing(desk: Desk) -> None:
    QTest.mouseClick(slider(desk), Qt.MouseButton.RightButton, pos=at(20, slider(desk)))
    assert desk.nothing_sent()


def test_the_wheel_moves_only_the_slider_that_has_the_focus(desk: Desk) -> None:
    focus(desk["label"].segments[1])
    assert not turn_wheel(slider(desk), 1)
    assert desk.nothing_sent()
    focus(slider(desk))
    assert turn_wheel(slider(desk), 1)
    assert desk.record.prediction > 0.7


def test_a_slider_that_scrolling_brings_under_the_pointer_stays(desk: Desk) -> None:
    focus(slider(desk))
    assert not turn_wheel(slider(desk), 1, pointed=False)
    assert desk.nothing_sent()


def test_at_its_end_the_wheel_does_not_go_over_to_the_column(desk: Desk) -> None:
    desk.show(prediction=0.999)
    focus(slider(desk))
    assert turn_wheel(slider(desk), 1)


def test_the_wheel_is_one_gesture_until_the_focus_goes(desk: Desk) -> None:
    focus(slider(desk))
    turn_wheel(slider(desk), 1)
    turn_wheel(slider(desk), 1)
    assert desk.settles == 0
    focus(desk["label"].segments[1])
    assert desk.settles == 1


def test_what_the_state_refuses_is_gone_from_the_screen(desk: Desk) -> None:
    desk.refusing = True
    before = slider(desk).value()
    focus(slider(desk))
    press(slider(desk), Qt.Key.Key_Home)
    assert desk.edits
    assert slider(desk).value() == before


def test_a_whole_number_is_sent_as_one(desk: Desk) -> None:
    focus(slider(desk, "count"))
    press(slider(desk, "count"), Qt.Key.Key_Right)
    assert desk.edits == [("count", 4)]
    assert isinstance(desk.edits[0][1], int)


def test_a_screen_reader_gets_the_name_the_digits_and_the_value(desk: Desk) -> None:
    interface = QAccessible.queryAccessibleInterface(slider(desk))
    assert interface.role() == QAccessible.Role.Slider
    assert interface.text(QAccessible.Text.Name) == "Prediction"
    assert interface.text(QAccessible.Text.Value) == "700"
    assert interface.text(QAccessible.Text.Description) == "0.700"
    desk.show(z=-0.5)
    described = QAccessible.queryAccessibleInterface(slider(desk, "z"))
    assert described.text(QAccessible.Text.Description) == "−0.50"


def test_what_a_screen_reader_sets_is_an_edit_and_a_gesture_of_its_own(desk: Desk) -> None:
    focus(desk["label"].segments[1])
    reader = QAccessible.queryAccessibleInterface(slider(desk)).valueInterface()
    reader.setCurrentValue(250)
    assert desk.edits == [("prediction", 0.25)]
    assert desk.settles == 1


def test_every_step_can_be_reached_and_shown(desk: Desk) -> None:
    focus(slider(desk, "z"))
    press(slider(desk, "z"), Qt.Key.Key_Home)
    values = [desk.record.z]
    for _ in range(100):
        press(slider(desk, "z"), Qt.Key.Key_Right)
        values.append(desk.record.z)
    assert values == [round(-5 + 0.1 * step, 2) for step in range(101)]


def test_the_end_of_the_rail_moves_without_a_word(desk: Desk) -> None:
    one = slider(desk)
    moved: list[float] = []
    one.moved.connect(moved.append)
    one.display(0.9, highest=0.95)
    one.display(0.2, highest=0.3)
    assert (one.maximum(), one.value()) == (300, 200)
    one.display(0.8, highest=0.999)
    assert (one.maximum(), one.value()) == (999, 800)
    assert moved == []
