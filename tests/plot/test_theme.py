from __future__ import annotations

from PySide6.QtGui import QFontInfo, QFontMetricsF
import pytest

from ceviz.plot.theme import THEMES, Theme

EVERY_THEME = pytest.mark.parametrize("theme", THEMES.values(), ids=lambda theme: theme.name)


def contrast(first: str, second: str) -> float:
    """The contrast ratio of WCAG 2.1."""

    def luminance(colour: str) -> float:
        parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
        linear = [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
        return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]

    light, dark = sorted((luminance(first), luminance(second)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@EVERY_THEME
def test_every_role_can_be_read_as_text_on_the_card(theme: Theme) -> None:
    for role, colour in theme.roles.items():
        assert contrast(colour, theme.card) >= 4.5, role


@EVERY_THEME
def test_running_text_can_be_read_everywhere(theme: Theme) -> None:
    for background in (theme.window, theme.card, theme.field, theme.hover):
        assert contrast(theme.ink, background) >= 7
        assert contrast(theme.soft_ink, background) >= 4.5
    assert contrast(theme.on_accent, theme.accent) >= 4.5
    assert contrast(theme.roles["loss"], theme.highlight) >= 4.5
    for background, ink in theme.tones.values():
        assert contrast(ink, background) >= 4.5


@EVERY_THEME
def test_axes_stand_out_and_the_grid_stays_back(theme: Theme) -> None:
    assert contrast(theme.axis, theme.card) >= 3
    assert contrast(theme.grid, theme.card) < 2


@EVERY_THEME
@pytest.mark.parametrize("strong", [False, True])
def test_digits_are_of_equal_width(theme: Theme, strong: bool, qapp: object) -> None:
    metrics = QFontMetricsF(theme.font(strong=strong))
    assert len({round(metrics.horizontalAdvance(digit * 10), 3) for digit in "0123456789"}) == 1


def test_the_font_is_the_one_that_comes_with_ceviz(qapp: object) -> None:
    assert QFontInfo(THEMES["light"].font()).family() == "Inter"


def test_zoom_enlarges_text_and_lengths(qapp: object) -> None:
    theme = THEMES["light"].zoomed(1.5)
    assert theme.font().pixelSize() == 21
    assert theme.px(100) == 150
