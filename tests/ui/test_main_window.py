from __future__ import annotations

from typing import Any

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible, QGuiApplication
from PySide6.QtWidgets import QApplication, QDialog, QLabel, QToolButton, QWidget
import pytest
from pytestqt.qtbot import QtBot

from ceviz.core.panel import Panel
from ceviz.panels import PANELS
from ceviz.state.app_state import default_state
from ceviz.state.settings import Settings
from ceviz.ui.controls import ChoiceControl, NumberControl, ToggleControl
from ceviz.ui.grips import HandleGrip
from ceviz.ui.main_window import MainWindow
from ceviz.ui.store import Store
from tests.panels.states import modes

LOSS = "loss-curve"
CONTROL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
EVERY_PANEL = pytest.mark.parametrize("panel", PANELS, ids=lambda panel: panel.id)
EVERY_PANEL_WITH_A_PREDICTION = pytest.mark.parametrize(
    "panel",
    [panel for panel in PANELS if hasattr(panel.params(), "prediction")],
    ids=lambda panel: panel.id,
)


def opened(qtbot: QtBot, settings: Settings | None = None) -> MainWindow:
    settings = settings or Settings(theme="light")
    window = MainWindow(Store(settings.state), settings)
    qtbot.addWidget(window)
    window.resize(1280, 760)
    window.show()
    qtbot.waitExposed(window)
    return window


@pytest.fixture
def window(qtbot: QtBot) -> MainWindow:
    return opened(qtbot)


def state(window: MainWindow) -> object:
    return window.settings().state


def prediction(window: MainWindow) -> float:
    return state(window).params[LOSS].prediction


def number(window: MainWindow, name: str = "prediction") -> NumberControl:
    control = window.view.controls.controls[name]
    assert isinstance(control, NumberControl)
    return control


@EVERY_PANEL
def test_every_panel_comes_forward_with_its_key_and_by_its_tab(
    panel: object, window: MainWindow, qtbot: QtBot
) -> None:
    place = PANELS.index(panel)
    qtbot.keyClick(window, Qt.Key(Qt.Key.Key_1 + place), CONTROL)
    assert window.view.panel is panel
    qtbot.keyClick(window, Qt.Key.Key_Tab, CONTROL)
    assert window.view.panel is PANELS[(place + 1) % len(PANELS)]
    qtbot.mouseClick(
        window.tabs, Qt.MouseButton.LeftButton, pos=window.tabs.tabRect(place).center()
    )
    assert window.view.panel is panel


@EVERY_PANEL
def test_every_panel_shows_its_number_its_verdict_and_why(
    panel: object, window: MainWindow, qtbot: QtBot
) -> None:
    window.tabs.setCurrentIndex(PANELS.index(panel))
    view = window.view
    figure = panel.figure(panel.params())
    shown = [row.accessibleName() for row in view.readouts.rows if not row.isHidden()]
    for readout, name in zip(figure.readouts, shown, strict=True):
        assert readout.name in name
        assert readout.value in name
    texts = [label.text() for label in view.findChildren(QLabel)]
    assert panel.question in texts
    assert panel.why in texts
    assert view.plot.accessibleDescription() == figure.description


@EVERY_PANEL
def test_every_control_says_what_it_is(panel: object, window: MainWindow) -> None:
    window.tabs.setCurrentIndex(PANELS.index(panel))
    nameless = [
        repr(widget)
        for widget in window.view.findChildren(QWidget)
        if widget.focusPolicy() & Qt.FocusPolicy.TabFocus and widget.isVisible()
        if not QAccessible.queryAccessibleInterface(widget).text(QAccessible.Text.Name)
    ]
    assert not nameless


@EVERY_PANEL_WITH_A_PREDICTION
def test_slider_and_handle_move_together(panel: object, window: MainWindow, qtbot: QtBot) -> None:
    window.tabs.setCurrentIndex(PANELS.index(panel))
    before = window.view.plot.findChildren(HandleGrip)[0].geometry()
    slider = number(window).slider
    value = slider.value()
    qtbot.keyClick(slider, Qt.Key.Key_Left)
    moved = window.view.plot.findChildren(HandleGrip)[0]
    assert moved.geometry() != before
    assert slider.value() < value
    qtbot.keyClick(moved, Qt.Key.Key_Right)
    assert slider.value() == value


def test_dragging_the_handle_down_sets_the_loss(window: MainWindow, qtbot: QtBot) -> None:
    grip = window.view.plot.findChild(HandleGrip)
    centre = grip.rect().center()
    qtbot.mousePress(grip, Qt.MouseButton.LeftButton, pos=centre)
    pixels = window.view.plot.boxes["loss"].pixels()
    up = round(pixels.to_pixels(0, 2.0).y() - pixels.to_pixels(0, 0.3567).y())
    qtbot.mouseMove(grip, centre + QPoint(0, up))
    qtbot.mouseRelease(grip, Qt.MouseButton.LeftButton, pos=centre)
    assert prediction(window) == pytest.approx(0.135, abs=0.003)  # exp(-2)


def test_typing_a_number_moves_everything(window: MainWindow, qtbot: QtBot) -> None:
    field = number(window).field
    field.selectAll()
    qtbot.keyClicks(field, "0,2")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert prediction(window) == 0.2
    assert "1.6094" in window.view.readouts.rows[0].accessibleName()


def test_undo_and_redo_by_key_also_from_a_number_field(window: MainWindow, qtbot: QtBot) -> None:
    field = number(window).field
    field.setFocus()
    field.selectAll()
    qtbot.keyClicks(field, "0.2")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    qtbot.keyClick(field, Qt.Key.Key_Z, CONTROL)
    assert prediction(window) == 0.7
    qtbot.keyClick(field, Qt.Key.Key_Z, CONTROL | SHIFT)
    assert prediction(window) == 0.2


def test_undo_is_off_when_there_is_nothing_to_undo(window: MainWindow, qtbot: QtBot) -> None:
    undo, redo = window.actions_by_name["undo"], window.actions_by_name["redo"]
    assert (undo.isEnabled(), redo.isEnabled()) == (False, False)
    qtbot.keyClick(number(window).slider, Qt.Key.Key_Left)
    assert (undo.isEnabled(), redo.isEnabled()) == (True, False)
    undo.trigger()
    assert (undo.isEnabled(), redo.isEnabled()) == (False, True)


def test_reset_gives_the_defaults_back(window: MainWindow, qtbot: QtBot) -> None:
    qtbot.keyClick(number(window).slider, Qt.Key.Key_Home)
    qtbot.keyClick(window, Qt.Key.Key_R, CONTROL)
    assert prediction(window) == 0.7


def test_choices_and_switches_act(window: MainWindow, qtbot: QtBot) -> None:
    controls = window.view.controls.controls
    choice, toggle = controls["label"], controls["tangent"]
    assert isinstance(choice, ChoiceControl)
    assert isinstance(toggle, ToggleControl)
    qtbot.mouseClick(choice.segments[0], Qt.MouseButton.LeftButton)
    qtbot.mouseClick(toggle.switch, Qt.MouseButton.LeftButton)
    params = state(window).params[LOSS]
    assert (params.label, params.tangent) == (0, True)


@pytest.mark.parametrize("theme", ["light", "dark", "projector"])
def test_a_theme_is_taken_and_kept(theme: str, window: MainWindow) -> None:
    window.actions_by_name[f"theme {theme}"].trigger()
    assert window.theme.name == theme
    assert window.settings().theme == theme
    image = window.grab().toImage()
    assert image.pixelColor(2, 2).name() == window.theme.window
    checked = [
        name
        for name in ("system", "light", "dark", "projector")
        if window.actions_by_name[f"theme {name}"].isChecked()
    ]
    assert checked == [theme]


def test_the_systems_theme_is_followed(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    window = opened(qtbot, Settings())
    hints = QGuiApplication.styleHints()
    for scheme, name in ((Qt.ColorScheme.Dark, "dark"), (Qt.ColorScheme.Light, "light")):
        # A screen that is not there has no scheme of its own, so the system's answer is put in.
        monkeypatch.setattr(type(hints), "colorScheme", lambda _self, scheme=scheme: scheme)
        hints.colorSchemeChanged.emit(scheme)
        assert window.theme.name == name
        assert window.grab().toImage().pixelColor(2, 2).name() == window.theme.window


def test_text_zooms_and_comes_back(window: MainWindow, qtbot: QtBot) -> None:
    normal = window.tabs.font().pixelSize()
    qtbot.keyClick(window, Qt.Key.Key_Plus, CONTROL)
    qtbot.keyClick(window, Qt.Key.Key_Plus, CONTROL)
    assert window.tabs.font().pixelSize() > normal
    qtbot.keyClick(window, Qt.Key.Key_Minus, CONTROL)
    qtbot.keyClick(window, Qt.Key.Key_0, CONTROL)
    assert window.tabs.font().pixelSize() == normal
    for _ in range(30):
        qtbot.keyClick(window, Qt.Key.Key_Minus, CONTROL)
    assert window.settings().zoom >= 0.5


def test_full_screen_and_back(window: MainWindow, qtbot: QtBot) -> None:
    qtbot.keyClick(window, Qt.Key.Key_F11)
    assert window.isFullScreen()
    qtbot.keyClick(window, Qt.Key.Key_F11)
    assert not window.isFullScreen()


def test_readouts_are_copied_as_text(window: MainWindow, qtbot: QtBot) -> None:
    qtbot.keyClick(window, Qt.Key.Key_C, CONTROL | SHIFT)
    text = QGuiApplication.clipboard().text()
    assert "Loss: 0.3567 nats" in text
    assert "in bits: 0.5146 bits" in text


@pytest.mark.parametrize(("command", "words"), [("keys", "Ctrl+Shift+C"), ("about", "MIT licence")])
def test_sheet_of_keys_and_about_box(
    command: str, words: str, window: MainWindow, qtbot: QtBot
) -> None:
    window.actions_by_name[command].trigger()
    dialog = window.findChild(QDialog)
    assert any(words in label.text() for label in dialog.findChildren(QLabel))
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: window.findChild(QDialog) is None)


def test_the_plots_menu_is_ours(window: MainWindow) -> None:
    plot = window.view.plot
    assert plot.contextMenuPolicy() == Qt.ContextMenuPolicy.ActionsContextMenu
    assert "Copy readouts" in [action.text() for action in plot.actions()]
    assert all(not box.view.menuEnabled() for box in plot.boxes.values())


def test_closing_hands_out_what_the_next_start_needs(window: MainWindow, qtbot: QtBot) -> None:
    qtbot.keyClick(number(window).slider, Qt.Key.Key_Left)
    window.tabs.setCurrentIndex(2)
    with qtbot.waitSignal(window.keep) as closed:
        window.close()
    again = opened(qtbot, closed.args[0])
    assert again.view.panel is PANELS[2]
    assert prediction(again) == 0.699
    assert again.size() == window.size()


def test_a_refused_value_is_said(window: MainWindow) -> None:
    window.notice.say("This could not be done.")
    assert window.notice.isVisible()
    assert window.notice.accessibleName() == "This could not be done."


def test_what_was_refused_is_over_with_the_next_change_and_other_words_stay(
    window: MainWindow, qtbot: QtBot
) -> None:
    window._store.set_param("loss-curve", "prediction", 7.0)
    assert window.notice.isVisible()
    qtbot.keyClick(number(window).slider, Qt.Key.Key_Right)
    assert not window.notice.isVisible()
    window.notice.say("Your settings could not be read.")
    qtbot.keyClick(number(window).slider, Qt.Key.Key_Right)
    assert window.notice.isVisible()


def test_p_pins_also_from_a_number_field(window: MainWindow, qtbot: QtBot) -> None:
    field = number(window).field
    field.setFocus()
    field.selectAll()
    qtbot.keyClicks(field, "0.3")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    qtbot.keyClick(field, Qt.Key.Key_P)
    assert [pin.name for pin in window._store.state.pins["loss-curve"]] == ["A"]
    assert field.text().rstrip("0") == "0.3"


def test_a_click_on_undo_leaves_nothing_of_the_old_figure(window: MainWindow, qtbot: QtBot) -> None:
    window._store.set_param(LOSS, "prediction", 0.95)
    QApplication.processEvents()
    button = next(one for one in window.findChildren(QToolButton) if one.accessibleName() == "Undo")
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    QApplication.processEvents()
    assert window._store.state.params[LOSS].prediction == 0.7
    seen = window.screen().grabWindow(window.winId()).toImage()
    window.view.plot.viewport().update()
    QApplication.processEvents()
    assert seen == window.screen().grabWindow(window.winId()).toImage()


@EVERY_PANEL_WITH_A_PREDICTION
@pytest.mark.parametrize("size", [(1024, 640), (1280, 720), (1920, 1080)])
def test_nothing_moves_while_numbers_change(
    panel: Panel[Any], size: tuple[int, int], window: MainWindow, qtbot: QtBot
) -> None:
    window.resize(*size)
    window.tabs.setCurrentIndex(PANELS.index(panel))
    QApplication.processEvents()
    slider = number(window).slider
    before = places(window)
    for key in (
        Qt.Key.Key_Home,
        Qt.Key.Key_Right,
        Qt.Key.Key_End,
        Qt.Key.Key_Left,
        Qt.Key.Key_PageDown,
        Qt.Key.Key_Left,
    ):
        qtbot.keyClick(slider, key)
        QApplication.processEvents()
        # Beyond two decimals, formulas of a window narrower than usual are a little smaller.
        if size[0] >= 1280 or key not in (Qt.Key.Key_Home, Qt.Key.Key_End):
            assert places(window) == before
    if size[0] >= 1280:
        for value in (0.01, 0.001, 0.0001, 0.00001, 0.9999):
            window._store.nudge(panel.id, "prediction", None, value)
            QApplication.processEvents()
            assert places(window) == before


def places(window: MainWindow) -> list[object]:
    view = window.view
    parts = [view.controls, view.readouts, view.verdict, view.why, view.plot, view.formulas]
    axes = [box.pixels().rect for box in view.plot.boxes.values()]
    return [part.geometry() for part in parts] + axes


@EVERY_PANEL
@pytest.mark.parametrize("theme", ["light", "dark", "projector"])
def test_nothing_is_cut_off_at_the_smallest_size(
    panel: object, theme: str, window: MainWindow
) -> None:
    window.actions_by_name[f"theme {theme}"].trigger()
    window.resize(1024, 640)
    window.tabs.setCurrentIndex(PANELS.index(panel))
    QApplication.processEvents()
    view = window.view
    assert view.plot.width() > 400
    assert view.plot.height() > 200
    column = view.controls.parentWidget()
    assert column.width() <= column.parentWidget().width()
    for part in (view.controls, view.readouts, view.verdict, view.why):
        assert part.geometry().right() <= column.width()
    assert window.menus.geometry().right() <= window.centralWidget().width()
    assert window.tabs.sizeHint().width() <= window.tabs.width()


def test_default_state_is_the_first_panel() -> None:
    assert default_state().active == PANELS[0].id


@EVERY_PANEL
@pytest.mark.parametrize("theme", ["light", "projector"])
def test_the_controls_of_every_mode_fit_in_their_column(
    panel: Panel[Any], theme: str, qtbot: QtBot
) -> None:
    window = opened(qtbot, Settings(theme=theme))
    window.tabs.setCurrentIndex(PANELS.index(panel))
    for mode in modes(panel):
        window.view.show_params(mode)
        QApplication.processEvents()
        column = window.view.controls.parentWidget()
        assert column.width() <= column.parentWidget().width(), mode


def test_a_notice_is_spoken(window: MainWindow, spoken: list[str]) -> None:
    window.notice.say("It is done.", tone="fair")
    assert spoken == ["It is done."]
