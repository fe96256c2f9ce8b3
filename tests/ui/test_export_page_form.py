from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
import pytest
from pytestqt.qtbot import QtBot

from ceviz.plot.theme import LIGHT
from ceviz.state.page_options import PRESETS, PageOptions, Preset
from ceviz.ui.export.page_form import PageForm

SCREEN = Preset("As on the screen", 900, 560, "px", 2, theme="dark", zoom=1.1)


class Form:
    def __init__(self, qtbot: QtBot, options: PageOptions) -> None:
        self.form = PageForm(options, LIGHT, screen=SCREEN)
        qtbot.addWidget(self.form)
        self.sent: list[PageOptions] = []
        self.form.edited.connect(self.sent.append)
        self.form.show()


@pytest.fixture
def made(qtbot: QtBot) -> Form:
    return Form(qtbot, PageOptions())


def choose(combo, index: int) -> None:
    combo.setCurrentIndex(index)
    combo.activated.emit(index)


def enter(field, text: str) -> None:
    field.setFocus()
    field.selectAll()
    QTest.keyClicks(field, text)
    QTest.keyClick(field, Qt.Key.Key_Return)


def test_showing_sends_nothing(made: Form):
    assert made.sent == []
    assert made.form.options == PageOptions()


def test_each_field_changes_its_option(made: Form):
    form = made.form
    choose(form.include, 3)
    choose(form.theme, 1)
    choose(form.unit, 1)
    enter(form.width_field, "120")
    enter(form.height_field, "80")
    enter(form.dpi, "192")
    enter(form.magnify, "1,5")
    enter(form.zoom, "1.2")
    form.transparent.click()
    assert made.sent[-1] == PageOptions(
        include="panel",
        theme="dark",
        unit="mm",
        width=120,
        height=80,
        scale=2,
        magnify=1.5,
        zoom=1.2,
        transparent=True,
    )
    assert len(made.sent) == 9


def test_the_height_can_be_left_to_the_page(made: Form):
    form = made.form
    form.natural.click()
    assert made.sent[-1].height is None
    assert form.height_field.isHidden()
    form.natural.click()
    assert made.sent[-1].height == 800
    assert not form.height_field.isHidden()


@pytest.mark.parametrize("index", range(1 + len(PRESETS)))
def test_a_preset_sets_the_size_and_keeps_what_is_on_the_page(qtbot: QtBot, index: int):
    made = Form(qtbot, PageOptions(include="readouts", width=500))
    choose(made.form.preset, index)
    expected = (SCREEN, *PRESETS)[index]
    [options] = made.sent
    assert options == expected.applied(PageOptions(include="readouts", width=500))
    assert options.include == "readouts"
    assert made.form.preset.currentIndex() == index


def test_a_size_of_one_s_own_is_no_preset(made: Form):
    form = made.form
    choose(form.preset, 1)
    assert form.preset.currentText() == PRESETS[0].text
    enter(form.width_field, "1000")
    assert form.preset.currentText() == "Another size"


def test_a_number_that_is_not_allowed_changes_nothing(made: Form):
    enter(made.form.width_field, "5")
    assert made.sent == []
    assert made.form.width_field.problem
