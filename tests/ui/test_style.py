from __future__ import annotations

from typing import get_args

from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QApplication, QLineEdit, QPushButton, QWidget
import pytest
from pytestqt.qtbot import QtBot

from ceviz.core.figure import Role
from ceviz.plot.theme import THEMES, Theme
from ceviz.ui import style
from tests.ui.desk import focus

EVERY_THEME = pytest.mark.parametrize("theme", THEMES.values(), ids=THEMES)


def contrast(one: str, other: str) -> float:
    """The contrast ratio of WCAG 2.2."""

    def luminance(colour: str) -> float:
        parts = [QColor(colour).redF(), QColor(colour).greenF(), QColor(colour).blueF()]
        red, green, blue = (
            c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in parts
        )
        return 0.2126 * red + 0.7152 * green + 0.0722 * blue

    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


@EVERY_THEME
def test_all_text_of_the_column_can_be_read(theme: Theme) -> None:
    pairs = {
        "title": (theme.soft_ink, theme.window),
        "problem": (theme.roles["wrong"], theme.window),
        "field": (theme.ink, theme.field),
        "label": (theme.ink, theme.window),
        "not chosen": (theme.soft_ink, theme.card),
        "under the pointer": (theme.soft_ink, theme.hover),
        "chosen": (theme.on_accent, theme.accent),
    }
    pairs |= {tone: (ink, tint) for tone, (tint, ink) in theme.tones.items()}
    pairs |= {role: (theme.roles[role], theme.card) for role in get_args(Role) if role != "muted"}
    weak = {name: contrast(*pair) for name, pair in pairs.items() if contrast(*pair) < 4.5}
    assert not weak


@EVERY_THEME
def test_what_can_be_moved_or_has_the_focus_stands_out(theme: Theme) -> None:
    pairs = {
        "knob, ring": (theme.accent, theme.window),
        "switch off": (theme.roles["muted"], theme.window),
        "problem": (theme.roles["wrong"], theme.window),
    }
    assert not {name: contrast(*pair) for name, pair in pairs.items() if contrast(*pair) < 3}


@EVERY_THEME
def test_the_style_sheet_is_whole_and_short(theme: Theme) -> None:
    sheet = style.stylesheet(theme)
    assert "$" not in sheet
    assert sheet.count("{") == sheet.count("}")
    assert len(sheet) < 4000


def test_lengths_follow_the_zoom() -> None:
    plain, large = (style.stylesheet(THEMES["light"].zoomed(zoom)) for zoom in (1, 2))
    assert "padding: 6px 14px" in plain
    assert "padding: 12px 28px" in large


@EVERY_THEME
def test_the_palette_is_the_themes(qtbot: QtBot, theme: Theme) -> None:
    made = style.palette(theme)
    assert made.color(QPalette.ColorRole.Window).name() == theme.window
    assert made.color(QPalette.ColorRole.Text).name() == theme.ink
    assert made.color(QPalette.ColorRole.Accent).name() == theme.accent


@pytest.mark.parametrize("kind", [QPushButton, QLineEdit])
def test_the_focus_ring_is_two_pixels_of_accent_and_moves_nothing(qtbot: QtBot, kind: type) -> None:
    theme = THEMES["light"]
    window = QWidget()
    qtbot.addWidget(window)
    window.setStyleSheet(style.stylesheet(theme))
    widget = kind(window)
    widget.setGeometry(10, 10, 120, 32)
    window.show()
    window.activateWindow()
    qtbot.waitActive(window)
    QApplication.processEvents()
    widget.clearFocus()
    before = widget.sizeHint()
    focus(widget)
    image = widget.grab().toImage()
    assert [image.pixelColor(x, 16).name() for x in (0, 1)] == [theme.accent] * 2
    assert image.pixelColor(2, 16).name() != theme.accent
    assert widget.sizeHint() == before
