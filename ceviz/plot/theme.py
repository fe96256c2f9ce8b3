"""Themes: what the roles look like. The only place where colours, widths and sizes stand."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cache

from PySide6.QtGui import QColor, QFont, QFontDatabase
from fontpkg_inter import FAMILY
from fontpkg_inter import ROOT as FONT_ROOT

from ceviz.core.figure import Role, Tone, Weight


@dataclass(frozen=True, slots=True)
class Theme:
    """One look. Colours are "#rrggbb"; sizes are logical pixels at a zoom of 1.

    ``fine`` is how wide the lines of axes and grid are at the most; ``axis_gap`` lies between an
    axis's ticks and its name.

    Lines and graphics keep a contrast of 3:1 on the card, text one of 4.5:1.
    """

    name: str
    dark: bool
    window: str
    card: str
    border: str
    field: str
    ink: str
    soft_ink: str
    grid: str
    axis: str
    highlight: str
    on_accent: str
    hover: str
    roles: Mapping[Role, str]
    tones: Mapping[Tone, tuple[str, str]]
    widths: Mapping[Weight, float]
    marker: float = 9.0
    text: float = 14.0
    zoom: float = 1.0
    fine: float = 1.0
    axis_gap: float = 16.0

    def colour(self, role: Role) -> QColor:
        """The colour of a role."""
        return _colour(self.roles[role])

    @property
    def accent(self) -> str:
        """The colour of what is chosen or can be moved: that of the loss."""
        return self.roles["loss"]

    @property
    def hairline(self) -> float:
        """The width of axes and grid: finer than any line of the figure."""
        return min(self.fine, self.widths["light"])

    def px(self, size: float) -> int:
        """A length in logical pixels that follows the text zoom."""
        return round(size * self.zoom)

    def text_px(self, size: float) -> int:
        """A length that holds text: given for text of 14 px, it grows with zoom and text size."""
        return round(size * self.zoom * self.text / 14)

    def font(self, relative: float = 1.0, *, strong: bool = False) -> QFont:
        """Inter at a size relative to the running text, with figures of equal width."""
        return _font(max(round(self.text * self.zoom * relative), 6), strong)

    def zoomed(self, zoom: float) -> Theme:
        """The same look with all text larger or smaller."""
        return replace(self, zoom=zoom)


@cache
def _colour(value: str) -> QColor:
    return QColor(value)


@cache
def _font(pixels: int, strong: bool) -> QFont:
    font = QFont(load_fonts())
    font.setPixelSize(pixels)
    # The font's own weight, by its axis: setWeight would smear the regular outlines.
    font.setVariableAxis(QFont.Tag("wght"), 620.0 if strong else 400.0)
    font.setFeature(QFont.Tag("tnum"), 1)  # Inter's digits are proportional otherwise
    font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    return font


@cache
def load_fonts() -> str:
    """Load Inter, which comes with a dependency, so that a machine without fonts draws the same.

    Returns:
        The family's name. Needs a running QGuiApplication.
    """
    upright = next((FONT_ROOT / "files").glob("Inter[[]*.ttf"))
    if QFontDatabase.addApplicationFont(str(upright)) < 0:
        raise RuntimeError(f"The font {upright} cannot be read.")
    return str(FAMILY)


LIGHT = Theme(
    name="light",
    dark=False,
    window="#f7f7f5",
    card="#ffffff",
    border="#e0e1e6",
    field="#ffffff",
    ink="#1a1c20",
    soft_ink="#5c6270",
    grid="#ececef",
    axis="#8b919e",
    highlight="#fff0c2",
    on_accent="#ffffff",
    hover="#ecedf0",
    roles={
        "loss": "#0072b2",
        "other": "#c24e00",
        "third": "#00795a",
        "truth": "#1a1c20",
        "wrong": "#b3261e",
        "correct": "#0b7a4b",
        "muted": "#69707c",
        "text": "#1a1c20",
    },
    tones={
        "good": ("#e3f4eb", "#0b5d3b"),
        "fair": ("#e6f1f9", "#0b4f79"),
        "poor": ("#fdf0dc", "#7a4100"),
        "bad": ("#fce8e6", "#8f1d17"),
    },
    widths={"strong": 4.0, "normal": 2.0, "light": 1.5},
)

DARK = replace(
    LIGHT,
    name="dark",
    dark=True,
    window="#16171b",
    card="#1f2126",
    border="#34373e",
    field="#1f2126",
    ink="#eef0f3",
    soft_ink="#a6acb8",
    grid="#2a2d33",
    axis="#767c89",
    highlight="#4a3d12",
    on_accent="#0c1a26",
    hover="#292c32",
    roles={
        "loss": "#56b4e9",
        "other": "#f0883e",
        "third": "#3fc79a",
        "truth": "#eef0f3",
        "wrong": "#ff8a80",
        "correct": "#5fd39b",
        "muted": "#8b919d",
        "text": "#eef0f3",
    },
    tones={
        "good": ("#173a2a", "#8fe3b8"),
        "fair": ("#14334a", "#9fd5f7"),
        "poor": ("#463110", "#ffce85"),
        "bad": ("#4c1d1b", "#ffb4ac"),
    },
)

PROJECTOR = replace(
    LIGHT,
    name="projector",
    window="#ffffff",
    border="#9aa0ab",
    ink="#000000",
    soft_ink="#24272c",
    grid="#d9dbe0",
    axis="#3c4049",
    highlight="#ffe58a",
    roles={
        **LIGHT.roles,
        "loss": "#005a9c",
        "other": "#b33c00",
        "third": "#00664c",
        "truth": "#000000",
        "muted": "#5f6571",
        "text": "#000000",
    },
    widths={"strong": 6.5, "normal": 3.5, "light": 2.0},
    marker=13.0,
    text=17.0,
)

THEMES: dict[str, Theme] = {theme.name: theme for theme in (LIGHT, DARK, PROJECTOR)}

PAPER = replace(
    LIGHT,
    name="paper",
    window="#ffffff",
    border="#000000",
    ink="#000000",
    soft_ink="#000000",
    grid="#dcdcdc",
    axis="#000000",
    highlight="#ebebeb",
    roles={**LIGHT.roles, "truth": "#000000", "muted": "#5f5f5f", "text": "#000000"},
    tones=dict.fromkeys(LIGHT.tones, ("#ffffff", "#000000")),
    widths={"strong": 2.0, "normal": 1.35, "light": 0.7},  # 1.5, 1 and 0.5 pt
    marker=4.5,
    zoom=0.75,  # 8 pt
)
"""For print: white, with black text and print's line widths. A page is laid out at 96 dpi."""

PAGE_THEMES: dict[str, Theme] = {**THEMES, PAPER.name: PAPER}
"""What an exported page can look like: as the window, or as on paper."""
