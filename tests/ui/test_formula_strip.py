from __future__ import annotations

from types import SimpleNamespace

from PySide6.QtCore import QEvent, QObject, QRect, Qt
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QApplication, QPushButton, QVBoxLayout, QWidget
import pytest
from pytestqt.qtbot import QtBot

from ceviz.core.figure import Formula, kept
from ceviz.panels import PANEL_BY_ID
from ceviz.plot.theme import DARK, LIGHT, PROJECTOR
from ceviz.ui import formula_strip
from ceviz.ui.formula_strip import FormulaStrip


def formula(number: str = "0.700", letters: str = "y") -> Formula:
    return Formula(
        key="f",
        symbolic=rf"L = -\ln {letters}",
        substituted="= -" + kept("loss", rf"\ln {number}"),
        result=f"= {number}",
    )


class Painted(QObject):
    """Remembers what a widget was asked to paint."""

    def __init__(self, watched: QWidget) -> None:
        super().__init__()
        self.parts: list[QRect] = []
        watched.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QPaintEvent):
            self.parts.append(event.rect())
        return False


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    made = QWidget()
    qtbot.addWidget(made)
    column = QVBoxLayout(made)
    column.setSizeConstraint(QVBoxLayout.SizeConstraint.SetNoConstraint)  # offscreen warns of one
    column.addWidget(QPushButton("has the focus"))
    column.addStretch(1)
    made.resize(900, 300)
    return made


@pytest.fixture
def strip(window: QWidget, qtbot: QtBot) -> FormulaStrip:
    made = FormulaStrip()
    made.show_formulas((formula(),), LIGHT)
    layout = window.layout()
    assert layout is not None
    layout.addWidget(made)
    with qtbot.waitExposed(window):
        window.show()
    settle()
    return made


def settle() -> None:
    for _ in range(4):
        QApplication.processEvents()


def test_it_shows_the_formula_on_a_card(strip: FormulaStrip) -> None:
    image = strip.grab().toImage()
    seen = {
        image.pixelColor(x, y).name() for x in range(image.width()) for y in range(image.height())
    }
    assert {LIGHT.card, LIGHT.border, LIGHT.highlight, LIGHT.roles["text"]} <= seen


def test_what_is_on_screen_is_not_painted_again(strip: FormulaStrip) -> None:
    painted = Painted(strip)
    strip.show_formulas((formula(),), LIGHT)
    settle()
    assert painted.parts == []


def test_a_number_repaints_the_lines_it_stands_in(strip: FormulaStrip) -> None:
    painted = Painted(strip)
    strip.show_formulas((formula("0.312"),), LIGHT)
    settle()
    [part] = painted.parts
    symbolic_ends = strip.rect().left() + 24 + 100
    assert part.left() > symbolic_ends
    assert part.right() < strip.width() / 2


def test_what_was_painted_in_parts_equals_what_is_painted_at_once(strip: FormulaStrip) -> None:
    for number in ("0.111", "11.513", r"\infty", "-0.5", "0.444"):
        strip.show_formulas((formula(number),), LIGHT)
        settle()
    in_parts = strip.screen().grabWindow(strip.window().winId()).toImage()
    strip.update()
    settle()
    assert in_parts == strip.screen().grabWindow(strip.window().winId()).toImage()
    assert in_parts.width() > 800


@pytest.mark.parametrize("panel_id", ["loss-curve", "gradients", "likelihood"])
def test_letters_of_another_size_are_all_painted(panel_id: str, strip: FormulaStrip) -> None:
    panel = PANEL_BY_ID[panel_id]
    for prediction in (0.5, 0.000006):
        params = panel.params(prediction=prediction)
        strip.show_formulas(panel.figure(params).formulas, LIGHT)
        settle()
    in_parts = strip.screen().grabWindow(strip.window().winId()).toImage()
    strip.update()
    settle()
    assert in_parts == strip.screen().grabWindow(strip.window().winId()).toImage()


def test_height_is_constant_while_numbers_change(strip: FormulaStrip) -> None:
    before = strip.geometry()
    for number in ("0.001", "11.513", r"\infty", "-0.5"):
        strip.show_formulas((formula(number),), LIGHT)
        settle()
        assert strip.geometry() == before


def test_two_formulas_need_more_height_than_one(strip: FormulaStrip) -> None:
    before = strip.height()
    strip.show_formulas((formula(), formula(letters="z")), LIGHT)
    settle()
    assert strip.height() > 1.5 * before


def test_a_narrow_strip_is_higher(strip: FormulaStrip) -> None:
    assert strip.heightForWidth(200) > strip.heightForWidth(900) == strip.height()


def test_text_size_gives_the_height(strip: FormulaStrip) -> None:
    before = strip.height()
    for theme in (PROJECTOR, LIGHT.zoomed(1.5)):
        strip.show_formulas((formula(),), theme)
        settle()
        assert strip.height() > before


def test_another_theme_repaints_all(strip: FormulaStrip) -> None:
    strip.show_formulas((formula(),), DARK)
    settle()
    image = strip.grab().toImage()
    assert image.pixelColor(image.width() - 30, image.height() // 2).name() == DARK.card


def test_it_can_be_reached_with_tab_and_shows_it(strip: FormulaStrip) -> None:
    assert strip.focusPolicy() == Qt.FocusPolicy.TabFocus
    strip.setFocus()
    settle()
    edge = strip.grab().toImage().pixelColor(strip.width() // 2, 0).name()
    assert edge == LIGHT.accent


def test_it_is_read_out(strip: FormulaStrip) -> None:
    assert strip.accessibleName() == "Formula"
    strip.setFocus()
    assert strip.accessibleDescription() == (
        "L equals minus the natural log of y equals minus the natural log of 0.700 equals 0.700"
    )


def test_the_reading_is_made_only_when_someone_listens(
    strip: FormulaStrip, monkeypatch: pytest.MonkeyPatch
) -> None:
    strip.show_formulas((formula("0.1"),), LIGHT)
    assert strip.accessibleDescription() == ""
    monkeypatch.setattr(formula_strip, "QAccessible", SimpleNamespace(isActive=lambda: True))
    strip.show_formulas((formula("0.2"),), LIGHT)
    assert "0.2" in strip.accessibleDescription()


def test_a_reading_that_was_made_does_not_outlive_its_numbers(strip: FormulaStrip) -> None:
    strip.setFocus()
    strip.show_formulas((formula("0.2"),), LIGHT)
    assert strip.accessibleDescription() == ""


def test_no_formulas_are_an_empty_card(qtbot: QtBot) -> None:
    strip = FormulaStrip()
    qtbot.addWidget(strip)
    strip.resize(300, 50)
    assert strip.heightForWidth(300) == 24
    strip.show_formulas((), LIGHT)
    strip.grab()
