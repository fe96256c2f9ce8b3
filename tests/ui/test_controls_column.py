from __future__ import annotations

import gc
import weakref

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QApplication
import pytest
from pytestqt.qtbot import QtBot

from ceviz.core import kinds
from ceviz.core.params import Params, absorbed, fields
from ceviz.panels import PANELS
from ceviz.plot.theme import DARK
from ceviz.ui.controls import (
    ChoiceControl,
    ControlColumn,
    NumberControl,
    NumbersControl,
    ToggleControl,
    WordsControl,
    control_for,
)
from tests.ui.desk import Classes, Desk, Simple, press


def test_every_kind_of_field_has_its_control(qtbot: QtBot) -> None:
    made = {}
    for record in (Simple, Classes):
        for declared in fields(record):
            control = control_for(declared, record)
            qtbot.addWidget(control)
            made[type(declared)] = type(control)
    assert made == {
        kinds.Number: NumberControl,
        kinds.Choice: ChoiceControl,
        kinds.Toggle: ToggleControl,
        kinds.Numbers: NumbersControl,
        kinds.Words: WordsControl,
    }


def test_a_list_absorbs_the_fields_it_names() -> None:
    assert absorbed(Classes) == {"names", "true_class"}
    assert absorbed(Simple) == frozenset()


def test_a_field_without_a_say_is_hidden(qtbot: QtBot) -> None:
    desk = Desk(qtbot, Simple())
    assert desk["slope"].isHidden()
    desk.show(tangent=True)
    assert desk["slope"].isVisible()
    desk.show(tangent=False)
    assert desk["slope"].isHidden()


def test_a_folded_field_is_under_more(qtbot: QtBot) -> None:
    desk = Desk(qtbot, Simple())
    assert desk["finer"].isHidden()
    desk.column.more.click()
    assert desk["finer"].isVisible()
    desk.show(z=1.0)
    assert desk["finer"].isVisible()
    desk.column.more.click()
    assert desk["finer"].isHidden()
    assert desk.nothing_sent()


def test_without_folded_fields_there_is_no_more(qtbot: QtBot) -> None:
    assert Desk(qtbot, Classes()).column.more is None


def test_help_is_a_tooltip(qtbot: QtBot) -> None:
    desk = Desk(qtbot, Simple())
    assert desk["prediction"].toolTip() == "How likely."


@pytest.mark.parametrize("panel", PANELS, ids=lambda panel: panel.id)
def test_every_panel_is_shown_without_an_edit(qtbot: QtBot, panel) -> None:
    desk = Desk(qtbot, panel.params())
    desk.column.set_theme(DARK)
    desk.column.show_params(panel.params())
    assert desk.nothing_sent()


@pytest.mark.parametrize("record", [Simple(), Classes()], ids=lambda record: type(record).__name__)
def test_a_deleted_column_is_gone(qtbot: QtBot, record: Params) -> None:
    column = ControlColumn(type(record))
    column.set_theme(DARK)
    column.show_params(record)
    column.show()
    gone = [weakref.ref(column), *map(weakref.ref, column.controls.values())]
    column.close()
    column.deleteLater()
    del column
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    gc.collect()
    assert [one() for one in gone] == [None] * len(gone)


def test_tab_goes_down_the_column(qtbot: QtBot) -> None:
    desk = Desk(qtbot, Simple())
    desk["prediction"].field.setFocus()
    seen = []
    for _ in range(21):
        seen.append(QApplication.focusWidget())
        press(seen[-1], Qt.Key.Key_Tab)
    assert seen == [
        desk["prediction"].field,
        desk["prediction"].slider,
        desk["prediction"].play,
        desk["label"].segments[1],
        desk["z"].field,
        desk["z"].slider,
        desk["z"].play,
        desk["count"].field,
        desk["count"].slider,
        desk["count"].play,
        desk["tangent"].switch,
        *(part for row in desk["lengths"].rows for part in (row.slider, row.field)),
        *desk["tags"].fields,
        desk.column.more,
    ]
