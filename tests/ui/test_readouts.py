from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QAccessible, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
import numpy as np
import pytest
from pytestqt.qtbot import QtBot

from ceviz.core.figure import Comparison, Readout
from ceviz.plot.theme import DARK, LIGHT, THEMES
from ceviz.ui.readouts import Readouts
from tests.ui.desk import focus, press

LOSS = Readout(key="loss", name="Loss", value="0.3567", unit="nats", role="loss", lead=True)
BITS = Readout(key="bits", name="in bits", value="0.5146", unit="bits")
LOGIT = Readout(key="logit", name="logit z", value="0.847")
THREE = (LOSS, BITS, LOGIT)


def changed(readout: Readout, **values: object) -> Readout:
    fields = {name: getattr(readout, name) for name in readout.__struct_fields__}
    return Readout(**{**fields, **values})


@pytest.fixture
def card(qtbot: QtBot) -> Readouts:
    card = Readouts()
    qtbot.addWidget(card)
    card.set_theme(LIGHT)
    card.setFixedWidth(300)
    card.show_readouts(THREE)
    card.show()
    card.activateWindow()
    qtbot.waitActive(card)
    QApplication.processEvents()
    return card


class Counter(QObject):
    """Counts the events of one kind that reach a widget."""

    def __init__(self, watched: QObject, kind: QEvent.Type) -> None:
        super().__init__(watched)
        self.kind, self.count = kind, 0
        watched.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        self.count += event.type() == self.kind
        return False


def test_a_new_number_repaints_its_row_alone_and_lays_out_nothing(card: Readouts) -> None:
    paints = [Counter(row, QEvent.Type.Paint) for row in card.rows]
    layouts = Counter(card, QEvent.Type.LayoutRequest)
    card.show_readouts((LOSS, changed(BITS, value="0.6000"), LOGIT))
    QApplication.processEvents()
    assert [one.count for one in paints] == [0, 1, 0]
    assert layouts.count == 0


@pytest.mark.parametrize("theme", THEMES.values(), ids=THEMES)
@pytest.mark.parametrize(
    "after",
    [
        (changed(LOSS, value="16.9078"), changed(BITS, value="−10.5146"), LOGIT),
        (LOSS, changed(BITS, value="1 in 1234567890123.45"), LOGIT),
        (changed(LOSS, value="∞"), changed(BITS, value="1"), changed(LOGIT, value="−0.847")),
    ],
)
def test_a_partial_repaint_leaves_what_a_whole_one_draws(
    card: Readouts, after: tuple[Readout, ...], theme
) -> None:
    card.set_theme(theme)
    card.resize(card.sizeHint())
    QApplication.processEvents()
    for readouts in (after, THREE, after):
        card.show_readouts(readouts)
        QApplication.processEvents()
        partial = shown(card)
        card.repaint()
        assert partial == shown(card)


NOW = Comparison("Δ −0.1488", "× 0.404", "B")
PINNED = tuple(changed(one, comparison=NOW) for one in THREE)


@pytest.mark.parametrize("zoom", [0.7, 1.0, 1.21, 1.6, 2.2])
@pytest.mark.parametrize("theme", THEMES.values(), ids=THEMES)
@pytest.mark.parametrize(
    "values",
    [
        {"value": "6.14·10⁻⁶"},
        {"value": "3,451.71", "role": "other"},
        {"comparison": Comparison("Δ +12.8104", "× 17.2", "pin")},
    ],
    ids=["a number", "a number with a comma", "a comparison"],
)
def test_beside_a_pin_a_partial_repaint_leaves_what_a_whole_one_draws(
    card: Readouts, theme, zoom: float, values: dict[str, object]
) -> None:
    card.set_theme(theme.zoomed(zoom))
    card.setFixedWidth(round(300 * zoom))
    card.show_readouts(PINNED)
    card.resize(card.sizeHint())
    QApplication.processEvents()
    after = tuple(changed(one, **values) for one in PINNED)
    for readouts in (after, PINNED):
        card.show_readouts(readouts)
        QApplication.processEvents()
        partial = shown(card)
        card.repaint()
        assert apart(partial, shown(card)) <= 48  # large letters that are clipped have other edges


def apart(one: QImage, other: QImage) -> int:
    """The largest difference between two pictures in one colour of one pixel."""
    first, second = (
        np.frombuffer(image.convertToFormat(QImage.Format.Format_RGB32).constBits(), np.uint8)
        for image in (one, other)
    )
    return int(abs(first.astype(int) - second).max())


def shown(card: Readouts) -> QImage:
    """What is on the screen now, with no repaint of its own."""
    return card.screen().grabWindow(card.winId()).toImage()


def test_a_wider_number_moves_no_unit(card: Readouts) -> None:
    before = card.rows[1].grab().toImage()
    card.show_readouts((LOSS, changed(BITS, value="123.4567"), LOGIT))
    after = card.rows[1].grab().toImage()
    unit = after.rect().adjusted(250, 0, 0, 0)
    assert before != after
    assert before.copy(unit) == after.copy(unit)


def test_other_readouts_reuse_the_rows(card: Readouts) -> None:
    rows = list(card.rows)
    card.show_readouts((LOGIT,))
    assert [row.isHidden() for row in card.rows] == [False, True, True]
    card.show_readouts((*THREE, changed(LOGIT, key="more")))
    assert card.rows[:3] == rows
    assert [row.isHidden() for row in card.rows] == [False] * 4


def test_the_lead_is_taller(card: Readouts) -> None:
    assert card.rows[0].height() > 2 * card.rows[1].height()


def test_zoom_makes_all_rows_taller(card: Readouts) -> None:
    card.set_theme(DARK.zoomed(2))
    card.resize(card.sizeHint())
    QApplication.processEvents()
    assert [row.height() for row in card.rows] == [132, 54, 54]


def test_a_screen_reader_hears_name_number_and_unit(card: Readouts) -> None:
    def heard(index: int) -> str:
        interface = QAccessible.queryAccessibleInterface(card.rows[index])
        return interface.text(QAccessible.Text.Name)

    assert heard(0) == "Loss 0.3567 nats"
    assert heard(2) == "logit z 0.847"
    card.show_readouts((changed(LOSS, value="0.1054"), BITS, LOGIT))
    assert heard(0) == "Loss 0.1054 nats"


def test_without_an_explanation_a_row_takes_no_focus_and_opens_nothing(card: Readouts) -> None:
    opened: list[str] = []
    card.opened.connect(opened.append)
    QTest.mouseClick(card.rows[1], Qt.MouseButton.LeftButton)
    assert card.rows[1].focusPolicy() == Qt.FocusPolicy.NoFocus
    assert opened == []


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space])
def test_click_and_keys_open_an_explained_row(card: Readouts, key: Qt.Key) -> None:
    opened: list[str] = []
    card.opened.connect(opened.append)
    card.show_readouts(THREE, explained={"bits", "logit"})
    QTest.mouseClick(card.rows[1], Qt.MouseButton.LeftButton)
    focus(card.rows[2])
    press(card.rows[2], key)
    assert opened == ["bits", "logit"]


@pytest.mark.parametrize("theme", THEMES.values(), ids=THEMES)
def test_what_does_not_count_can_still_be_read(card: Readouts, theme) -> None:
    card.set_theme(theme)
    card.show_readouts((changed(LOGIT, role="muted"),))
    card.resize(card.sizeHint())
    image = card.rows[0].grab().toImage()
    colours = {
        image.pixelColor(x, y).name()
        for x in range(image.width() // 2, image.width())
        for y in range(image.height())
    }
    assert theme.soft_ink in colours
    assert theme.roles["muted"] not in colours or theme.roles["muted"] == theme.soft_ink
