from __future__ import annotations

from itertools import pairwise

from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QAccessible, QGuiApplication, QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
import pytest
from pytestqt.qtbot import QtBot

from ceviz.core.figure import Points, Text
from ceviz.panels import PANELS
from ceviz.state.settings import Settings
from ceviz.ui.main_window import MainWindow
from ceviz.ui.pin_chip import PinChip
from ceviz.ui.store import Store
from tests.ui.desk import focus, press, type_over

LOSS = "loss-curve"
LEFT = Qt.MouseButton.LeftButton


def opened(qtbot: QtBot, settings: Settings | None = None) -> MainWindow:
    settings = settings or Settings(theme="light")
    window = MainWindow(Store(settings.state), settings)
    qtbot.addWidget(window)
    window.resize(1280, 760)
    window.show()
    window.activateWindow()
    qtbot.waitActive(window)
    return window


@pytest.fixture
def window(qtbot: QtBot) -> MainWindow:
    return opened(qtbot)


def pin(window: MainWindow, *predictions: float) -> None:
    """Pin predictions with the key; the last one stays."""
    for one in predictions:
        window._store.set_param(LOSS, "prediction", one)
        QTest.keyClick(window, Qt.Key.Key_P)


def names(window: MainWindow) -> list[str]:
    return [one.name for one in window.settings().state.pins.get(LOSS, ())]


def chips(window: MainWindow) -> list[PinChip]:
    QApplication.processEvents()
    return window.view.pins.chips


def ghosts(window: MainWindow) -> list[Points]:
    assert window.view.figure is not None
    marks = [mark for plot in window.view.figure.plots for mark in plot.marks]
    return [mark for mark in marks if isinstance(mark, Points) and mark.fill == "outline"]


def first_row(window: MainWindow) -> str:
    interface = QAccessible.queryAccessibleInterface(window.view.readouts.rows[0])
    return interface.text(QAccessible.Text.Name)


def test_p_keeps_the_present_state_as_a_ghost(window: MainWindow) -> None:
    pin(window, 0.5)
    window._store.set_param(LOSS, "prediction", 0.25)
    assert names(window) == ["A"]
    (ghost,) = ghosts(window)
    assert ghost.x.tolist() == [0.5]
    assert first_row(window) == (
        "Loss 1.3863 nats; difference +0.6931, ratio 2.00, compared with A"
    )
    assert "Pinned for comparison: A." in window.view.plot.accessibleDescription()


def test_without_pins_there_is_no_row_and_no_room_for_one(window: MainWindow) -> None:
    view = window.view
    before = (view.plot.geometry(), view.readouts.height())
    assert not view.pins.isVisible()
    pin(window, 0.5)
    QApplication.processEvents()
    assert view.pins.isVisible()
    assert view.readouts.height() > before[1]
    window.actions_by_name["remove pins"].trigger()
    QApplication.processEvents()
    assert (view.plot.geometry(), view.readouts.height()) == before


def test_nothing_moves_while_compared_numbers_change(window: MainWindow, qtbot: QtBot) -> None:
    pin(window, 0.5)
    slider = window.view.controls.controls["prediction"].slider
    QApplication.processEvents()
    places = [part.geometry() for part in (window.view.plot, *window.view.readouts.rows)]
    for key in (Qt.Key.Key_Home, Qt.Key.Key_End, Qt.Key.Key_PageDown):
        qtbot.keyClick(slider, key)
        QApplication.processEvents()
        now = [part.geometry() for part in (window.view.plot, *window.view.readouts.rows)]
        assert now == places


def test_p_typed_into_a_field_is_a_letter(window: MainWindow) -> None:
    type_over(window.view.controls.controls["prediction"].field, "p")
    assert names(window) == []
    pin(window, 0.5)
    chip = chips(window)[0]
    focus(chip)
    press(chip, Qt.Key.Key_F2)
    type_over(chip._field, "p")
    assert names(window) == ["A"]


def test_a_key_that_is_held_pins_once(window: MainWindow) -> None:
    said: list[str] = []
    window._store.refused.connect(said.append)
    for repeated in (False, True, True):
        none = Qt.KeyboardModifier.NoModifier
        event = QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_P, none, "p", repeated)
        QApplication.sendEvent(window, event)
    assert names(window) == ["A"]
    assert said == []


def test_five_pins_and_no_more(window: MainWindow) -> None:
    pin(window, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6)
    assert names(window) == ["A", "B", "C", "D", "E"]
    assert "5 pins" in window.notice.accessibleName()
    assert len(chips(window)) == len(ghosts(window)) == 5


def test_pinning_renaming_and_removing_are_one_step_each(window: MainWindow) -> None:
    store = window._store
    pin(window, 0.1, 0.2)
    store.rename_pin(LOSS, 0, "first")
    store.remove_pin(LOSS, 1)
    store.remove_pins(LOSS)
    seen = [names(window)]
    for _ in range(4):
        store.undo()
        seen.append(names(window))
    assert seen == [[], ["first"], ["first", "B"], ["A", "B"], ["A"]]
    store.redo()
    assert names(window) == ["A", "B"]


def test_a_click_chooses_the_pin_to_compare_with(window: MainWindow, qtbot: QtBot) -> None:
    pin(window, 0.1, 0.2)
    one, two = chips(window)
    assert first_row(window).endswith("compared with B")
    assert (one.isChecked(), two.isChecked()) == (False, True)
    qtbot.mouseClick(one, LEFT, pos=QPoint(20, one.height() // 2))
    assert first_row(window).endswith("compared with A")
    assert (one.isChecked(), two.isChecked()) == (True, False)
    focus(two)
    press(two, Qt.Key.Key_Space)
    assert first_row(window).endswith("compared with B")
    press(two, Qt.Key.Key_Return)
    assert two.isChecked()


def test_the_compared_pin_stays_when_another_goes(window: MainWindow, qtbot: QtBot) -> None:
    pin(window, 0.1, 0.2, 0.3)
    qtbot.mouseClick(chips(window)[1], LEFT, pos=QPoint(20, 10))
    window._store.remove_pin(LOSS, 0)
    assert first_row(window).endswith("compared with B")
    window._store.rename_pin(LOSS, 0, "then")
    assert first_row(window).endswith("compared with then")
    window._store.remove_pin(LOSS, 0)
    assert first_row(window).endswith("compared with C")
    pin(window, 0.9)
    assert first_row(window).endswith("compared with A")


@pytest.mark.parametrize("way", ["double click", "F2"])
def test_a_name_is_edited_where_it_stands(way: str, window: MainWindow, qtbot: QtBot) -> None:
    pin(window, 0.5)
    chip = chips(window)[0]
    if way == "F2":
        focus(chip)
        press(chip, Qt.Key.Key_F2)
    else:
        qtbot.mouseDClick(chip, LEFT, pos=QPoint(20, 10))
    assert chip._field.isVisible()
    type_over(chip._field, "before")
    press(chip._field, Qt.Key.Key_Return)
    assert names(window) == ["before"]
    assert not chip._field.isVisible()
    assert chip.hasFocus()
    window._store.set_param(LOSS, "prediction", 0.9)
    marks = [mark for plot in window.view.figure.plots for mark in plot.marks]
    assert "before" in [mark.text for mark in marks if isinstance(mark, Text)]


def test_what_takes_the_name_leaves_the_keyboard_on_the_chip(window: MainWindow) -> None:
    pin(window, 0.5)
    chip = chips(window)[0]
    chip.edit()
    type_over(chip._field, "before")
    window.desk.commit()  # as a command of the lecture does, Ctrl+D
    assert names(window) == ["before"]
    assert chip.hasFocus()


def test_a_screen_reader_is_given_no_html(window: MainWindow) -> None:
    pin(window, 0.5)
    window._store.rename_pin(LOSS, 0, "R&D <b>")
    chip = chips(window)[0]
    described = [chip.accessibleDescription(), chip._cross.accessibleDescription()]
    assert described[0].startswith("R&D <b>: click to compare")
    assert described[1].isspace()  # its name says it
    assert chip._cross.accessibleName() == "Remove pin R&D <b>"
    assert "R&amp;D &lt;b&gt;" in chip.toolTip()


def test_escape_and_leaving(window: MainWindow) -> None:
    pin(window, 0.5)
    chip = chips(window)[0]
    chip.edit()
    type_over(chip._field, "x")
    press(chip._field, Qt.Key.Key_Escape)
    assert names(window) == ["A"]
    assert not chip._field.isVisible()
    chip.edit()
    type_over(chip._field, "left")
    window.view.controls.controls["prediction"].slider.setFocus()
    assert names(window) == ["left"]
    assert not chip._field.isVisible()


def test_the_cross_and_delete_remove(window: MainWindow, qtbot: QtBot) -> None:
    pin(window, 0.1, 0.2, 0.3)
    one, two, _ = chips(window)
    assert one._cross.accessibleName() == "Remove pin A"
    qtbot.mouseClick(one._cross, LEFT)
    assert names(window) == ["B", "C"]
    focus(two)
    press(two, Qt.Key.Key_Delete)
    assert names(window) == ["B"]
    assert chips(window)[0].hasFocus()
    focus(chips(window)[0]._cross)
    press(chips(window)[0]._cross, Qt.Key.Key_Space)
    assert names(window) == []


def test_pins_come_back_with_the_settings(window: MainWindow, qtbot: QtBot) -> None:
    pin(window, 0.1, 0.2)
    again = opened(qtbot, window.settings())
    assert [chip.text() for chip in again.view.pins.chips] == ["A", "B"]
    assert len(ghosts(again)) == 2


def test_every_panel_has_pins_of_its_own(window: MainWindow) -> None:
    for index, panel in enumerate(PANELS):
        window.tabs.setCurrentIndex(index)
        assert not window.view.pins.isVisible()
        assert not window.actions_by_name["remove pins"].isEnabled()
        QTest.keyClick(window, Qt.Key.Key_P)
        assert window.view.pins.isVisible()
        assert list(window.settings().state.pins) == [one.id for one in PANELS[: index + 1]]
        assert window.view.panel is panel


def test_what_is_seen_is_exported_and_copied(window: MainWindow) -> None:
    pin(window, 0.5, 0.4)
    window.view.pins.chosen.emit(0)
    seen = window._seen().figure
    assert seen.description == window.view.figure.description
    assert seen.readouts == window.view.figure.readouts
    assert seen.readouts[0].comparison.pin == "A"
    window.actions_by_name["copy"].trigger()
    assert "Loss: 0.9163 nats (Δ +0.2231, × 1.32 vs A)" in QGuiApplication.clipboard().text()


def test_long_names_share_the_room(window: MainWindow) -> None:
    pin(window, 0.1, 0.2, 0.3, 0.4, 0.5)
    for index in range(5):
        window._store.rename_pin(LOSS, index, f"{index} {'w' * 22}")
    window.resize(1024, 640)
    shown = chips(window)
    assert shown[-1].geometry().right() <= window.view.pins.width()
    assert all(one.geometry().right() < two.x() for one, two in pairwise(shown))
    assert window.width() == 1024
