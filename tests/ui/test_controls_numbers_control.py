from __future__ import annotations

from typing import Annotated, Literal

from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from msgspec import Meta
import pytest
from pytestqt.qtbot import QtBot

from ceviz.core.params import Params
from ceviz.plot.theme import LIGHT, THEMES
from ceviz.ui.controls.number_field import NumberField
from ceviz.ui.controls.number_row import NumberRow
from tests.ui.desk import Classes, Desk, Simple, focus, press, type_over

LEFT = Qt.MouseButton.LeftButton
ENTER = Qt.Key.Key_Return


@pytest.fixture
def desk(qtbot: QtBot) -> Desk:
    return Desk(qtbot, Classes())


def rows(desk: Desk) -> list[NumberRow]:
    return [row for row in desk["logits"].rows if not row.isHidden()]


def marked(desk: Desk) -> list[int]:
    return [index for index, row in enumerate(rows(desk)) if row.mark.isChecked()]


def test_names_and_mark_have_no_control_of_their_own(desk: Desk) -> None:
    assert set(desk.column.controls) == {"before", "classes", "logits", "after"}


def test_as_many_rows_as_the_count_says(desk: Desk) -> None:
    for count in (3, 10, 2, 5):
        desk.show(classes=count)
        assert len(rows(desk)) == count
    assert desk.nothing_sent()


def test_names_that_never_change_are_plain_labels(qtbot: QtBot) -> None:
    desk = Desk(qtbot, Simple())
    labelled = [row for row in desk["lengths"].rows if not row.isHidden()]
    assert [row.label.text() for row in labelled] == ["a", "b", "space"]
    assert [row.slider.accessibleName() for row in labelled] == [
        "Length: a",
        "Length: b",
        "Length: space",
    ]
    assert [row.stops() for row in labelled] == [[row.slider, row.field] for row in labelled]


def test_rows_are_made_once(desk: Desk) -> None:
    desk.show(classes=10)
    before = list(desk["logits"].rows)
    desk.show(classes=2)
    desk.show(classes=10)
    assert desk["logits"].rows == before


def test_a_slider_sends_the_whole_list(desk: Desk) -> None:
    focus(rows(desk)[1].slider)
    press(rows(desk)[1].slider, Qt.Key.Key_Right)
    expected = (2.0, -0.9, *Classes().logits[2:])
    assert desk.edits == [("logits", expected)]
    assert desk.settles == 1


def test_a_field_sends_the_whole_list(desk: Desk) -> None:
    type_over(rows(desk)[2].field, "-3,25")
    press(rows(desk)[2].field, ENTER)
    assert desk.edits == [("logits", (2.0, -1.0, -3.25, *Classes().logits[3:]))]
    assert rows(desk)[2].field.text() == "−3.25"
    assert desk.settles == 1


def test_a_problem_takes_the_head_and_moves_nothing(desk: Desk) -> None:
    before = [row.geometry() for row in rows(desk)]
    type_over(rows(desk)[0].field, "77")
    press(rows(desk)[0].field, ENTER)
    QApplication.processEvents()
    assert desk["logits"].title.text() == "Use a number from −10 to 10."
    assert [row.geometry() for row in rows(desk)] == before
    focus(rows(desk)[0].slider)
    assert desk["logits"].title.text() == "Logit"
    assert desk.nothing_sent()


def test_a_name_is_edited_in_place(desk: Desk) -> None:
    type_over(rows(desk)[1].name, "  wild   dog ")
    assert desk.nothing_sent()
    press(rows(desk)[1].name, ENTER)
    assert desk.edits == [("names", ("cat", "wild dog", *Classes().names[2:]))]
    assert rows(desk)[1].name.text() == "wild dog"
    assert desk.settles == 1


def test_leaving_a_name_sends_it(desk: Desk) -> None:
    type_over(rows(desk)[0].name, "lynx")
    focus(rows(desk)[1].slider)
    assert desk.edits == [("names", ("lynx", *Classes().names[1:]))]


@pytest.mark.parametrize("text", ["", "   ", "cat"])
def test_an_empty_or_unchanged_name_brings_the_old_back(desk: Desk, text: str) -> None:
    type_over(rows(desk)[0].name, text)
    press(rows(desk)[0].name, ENTER)
    assert rows(desk)[0].name.text() == "cat"
    assert desk.nothing_sent()


def test_escape_brings_the_old_name_back(desk: Desk) -> None:
    type_over(rows(desk)[0].name, "x")
    press(rows(desk)[0].name, Qt.Key.Key_Escape)
    focus(rows(desk)[1].slider)
    assert desk.nothing_sent()
    assert rows(desk)[0].name.text() == "cat"


def test_a_name_cannot_be_longer_than_allowed(desk: Desk) -> None:
    type_over(rows(desk)[0].name, "a" * 20)
    press(rows(desk)[0].name, ENTER)
    assert desk.record.names[0] == "a" * 12


def test_a_click_marks_a_row(desk: Desk) -> None:
    QTest.mouseClick(rows(desk)[2].mark, LEFT)
    assert desk.edits == [("true_class", 2)]
    assert desk.settles == 1
    assert marked(desk) == [2]
    QTest.mouseClick(rows(desk)[2].mark, LEFT)
    assert len(desk.edits) == 1


def test_the_marked_name_is_in_a_heavier_weight(desk: Desk) -> None:
    desk.show(true_class=1)
    fonts = [row.name.font() for row in rows(desk)]
    assert fonts == [LIGHT.font(), LIGHT.font(strong=True), LIGHT.font()]


def test_arrow_keys_move_the_mark_and_stop_at_the_last_row(desk: Desk) -> None:
    focus(rows(desk)[0].mark)
    press(rows(desk)[0].mark, Qt.Key.Key_Up)
    press(rows(desk)[0].mark, Qt.Key.Key_Down)
    assert rows(desk)[1].mark.hasFocus()
    press(rows(desk)[1].mark, Qt.Key.Key_Down)
    press(rows(desk)[2].mark, Qt.Key.Key_Down)
    assert desk.edits == [("true_class", 1), ("true_class", 2)]
    assert marked(desk) == [2]


def test_what_the_state_refuses_is_not_shown(desk: Desk) -> None:
    desk.refusing = True
    QTest.mouseClick(rows(desk)[2].mark, LEFT)
    type_over(rows(desk)[0].name, "lynx")
    press(rows(desk)[0].name, ENTER)
    assert len(desk.edits) == 2
    assert marked(desk) == [0]
    assert rows(desk)[0].name.text() == "cat"


def test_tab_goes_through_old_and_new_rows_in_order(desk: Desk) -> None:
    desk.show(classes=5, true_class=1)
    wanted = []
    for index, row in enumerate(rows(desk)):
        wanted += [row.mark] if index == 1 else []
        wanted += [row.name, row.slider, row.field]
    wanted.append(desk["after"].switch)
    focus(desk["classes"].play)
    for widget in wanted:
        press(QApplication.focusWidget(), Qt.Key.Key_Tab)
        assert QApplication.focusWidget() is widget


@pytest.mark.parametrize("theme", THEMES.values(), ids=THEMES)
def test_ten_rows_fit_in_the_column(desk: Desk, theme: object) -> None:
    desk.show(classes=10)
    desk.column.set_theme(theme)
    desk.column.setFixedWidth(theme.text_px(290))
    desk.column.adjustSize()
    QApplication.processEvents()
    first, last = rows(desk)[0].geometry(), rows(desk)[-1].geometry()
    assert last.bottom() - first.top() <= theme.text_px(10 * 34) + 10
    for row in rows(desk):
        assert row.width() <= theme.text_px(290)
        assert row.slider.width() >= theme.text_px(80)
        assert row.field.geometry().right() < row.width()


def test_a_long_name_ends_in_dots_until_it_is_edited(desk: Desk) -> None:
    desk.show(classes=10)
    field = rows(desk)[9].name
    cut = field.grab().toImage()
    field.setText("hippopotamuz")
    assert field.grab().toImage() == cut, "what differs is behind the dots"
    field.restore()
    focus(field)
    assert field.grab().toImage() != cut
    assert field.toolTip().startswith("<p>hippopotamus")


def test_every_part_has_a_name_for_a_screen_reader(desk: Desk) -> None:
    row = rows(desk)[1]
    names = [
        QAccessible.queryAccessibleInterface(part).text(QAccessible.Text.Name)
        for part in row.stops()
    ]
    assert names == ["True class: dog", "Name of dog", "Logit: dog", "Logit: dog"]
    role = QAccessible.queryAccessibleInterface(row.mark).role()
    assert role == QAccessible.Role.RadioButton
    desk.show(names=("cat", "wolf", *Classes().names[2:]))
    assert row.slider.accessibleName() == "Logit: wolf"


def test_new_rows_take_the_theme(desk: Desk) -> None:
    desk.column.set_theme(LIGHT.zoomed(2))
    desk.show(classes=4)
    assert rows(desk)[3].field.height() == rows(desk)[0].field.height() == 64


# --- marks that have a say in some states only, and several of them


class Marked(Params, frozen=True, kw_only=True):
    """One mark, or several, as the switch says."""

    kind: Annotated[Literal["one", "several", "none"], Meta(title="Kind")] = "one"
    logits: Annotated[
        tuple[Annotated[float, Meta(ge=-9, le=9, extra={"step": 0.1, "decimals": 1})], ...],
        Meta(
            min_length=3,
            max_length=3,
            title="Logit",
            extra={"names": "names", "marks": "true_class", "checks": "labels"},
        ),
    ] = (1.0, 2.0, 3.0)
    names: Annotated[
        tuple[Annotated[str, Meta(min_length=1, max_length=9)], ...],
        Meta(min_length=3, max_length=3, title="Names"),
    ] = ("cat", "dog", "bird")
    true_class: Annotated[
        int, Meta(ge=0, le=2, title="True class", extra={"when": ("kind", "one")})
    ] = 0
    labels: Annotated[
        tuple[Annotated[float, Meta(ge=0, le=1, extra={"step": 1, "decimals": 0})], ...],
        Meta(min_length=3, max_length=3, title="True labels", extra={"when": ("kind", "several")}),
    ] = (1.0, 0.0, 1.0)


@pytest.fixture
def marks(qtbot: QtBot) -> Desk:
    return Desk(qtbot, Marked())


def shown_marks(desk: Desk) -> list[tuple[bool, bool]]:
    """For each row, whether its dot and its box are there."""
    return [(not row.mark.isHidden(), not row.box.isHidden()) for row in rows(desk)]


def test_only_the_marks_that_have_a_say_are_there(marks: Desk) -> None:
    assert set(marks.column.controls) == {"kind", "logits"}
    legend = marks["logits"]._legend
    for kind, there, text in (
        ("one", (True, False), "● True class"),
        ("several", (False, True), "■ True labels"),
        ("none", (False, False), ""),
        ("one", (True, False), "● True class"),
    ):
        marks.show(kind=kind)
        assert shown_marks(marks) == [there] * 3
        assert legend.text() == text
    assert marks.nothing_sent()


def test_a_click_on_a_box_sends_all_of_them(marks: Desk) -> None:
    marks.show(kind="several")
    boxes = [row.box for row in rows(marks)]
    assert [box.isChecked() for box in boxes] == [True, False, True]
    QTest.mouseClick(boxes[1], LEFT)
    assert marks.edits == [("labels", (1.0, 1.0, 1.0))]
    assert marks.settles == 1
    press(boxes[0], Qt.Key.Key_Space)
    assert marks.edits[-1] == ("labels", (0.0, 1.0, 1.0))
    assert [box.isChecked() for box in boxes] == [False, True, True]


def test_the_checked_names_are_in_a_heavier_weight(marks: Desk) -> None:
    marks.show(kind="several")
    fonts = [row.name.font() for row in rows(marks)]
    assert fonts == [LIGHT.font(strong=True), LIGHT.font(), LIGHT.font(strong=True)]


def test_tab_goes_through_the_boxes_that_are_there(marks: Desk) -> None:
    marks.show(kind="several")
    focus(rows(marks)[0].box)
    for widget in (part for row in rows(marks) for part in (row.name, row.slider, row.field)):
        if isinstance(QApplication.focusWidget(), NumberField):
            press(QApplication.focusWidget(), Qt.Key.Key_Tab)
            assert QApplication.focusWidget() in [row.box for row in rows(marks)]
        press(QApplication.focusWidget(), Qt.Key.Key_Tab)
        assert QApplication.focusWidget() is widget
