"""How a figure becomes a page: what is on it, how it looks, how large it is. No Qt here."""

from __future__ import annotations

from functools import cache
import re
from typing import Annotated, Literal, get_args

import msgspec
from msgspec import Meta, Struct, inspect
from msgspec.structs import replace

Include = Literal["plot", "formulas", "readouts", "panel"]
"""How much of a panel is on a page; each holds what the ones before it hold."""

INCLUDED: dict[Include, str] = {
    "plot": "Plot",
    "formulas": "Plot with formulas",
    "readouts": "Plot with formulas and readouts",
    "panel": "Whole panel",
}

PageTheme = Literal["light", "dark", "projector", "paper"]
Unit = Literal["px", "mm"]

MILLIMETRE = 96 / 25.4
"""Logical pixels in a millimetre: Qt, SVG and the web all put 96 of them in an inch."""

_SIZE = (1280.0, 720.0)
_SCREEN_DPI, _PRINT_DPI = 96, 300
_MOST_PIXELS = 100_000_000


class PageError(ValueError):
    """A page that cannot be made; the message is one sentence for the user."""


class PageOptions(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One way to make a page.

    ``width`` and ``height`` are in ``unit``; without a height the page is as high as its content
    needs. ``scale`` is how many pixels of a PNG make a pixel of the page. ``magnify`` enlarges
    everything drawn, text and lines alike; ``zoom`` text alone.
    """

    include: Include = "formulas"
    theme: PageTheme = "light"
    zoom: Annotated[float, Meta(ge=0.3, le=4)] = 1.0
    width: Annotated[float, Meta(ge=10, le=20_000)] = 1280.0
    height: Annotated[float, Meta(ge=10, le=20_000)] | None = 720.0
    unit: Unit = "px"
    scale: Annotated[float, Meta(ge=0.1, le=25)] = 1.0
    magnify: Annotated[float, Meta(ge=0.1, le=25)] = 1.0
    transparent: bool = False

    @property
    def dpi(self) -> float:
        """How many pixels of a PNG make an inch of the page."""
        return self.scale * _SCREEN_DPI

    def logical(self, length: float) -> float:
        """A length of the page in the units it is laid out in."""
        return length * (MILLIMETRE if self.unit == "mm" else 1) / self.magnify

    def millimetres(self, logical: float) -> float:
        """How long something is on paper."""
        return logical * self.magnify / MILLIMETRE

    def pixels(self, width: float, height: float) -> tuple[int, int]:
        """How many pixels a PNG of a laid-out page has.

        Raises:
            PageError: There are too many.
        """
        across = max(round(width * self.magnify * self.scale), 1)
        down = max(round(height * self.magnify * self.scale), 1)
        if across * down > _MOST_PIXELS:
            raise PageError(
                f"An image of {across} × {down} pixels is too large; "
                f"up to {_MOST_PIXELS // 1_000_000} million pixels can be written."
            )
        return across, down


def page_options(
    *,
    include: str = "formulas",
    theme: str = "light",
    zoom: float = 1.0,
    size: tuple[float, float] | None = None,
    width_mm: float | None = None,
    height_mm: float | None = None,
    scale: float | None = None,
    dpi: float | None = None,
    magnify: float = 1.0,
    transparent: bool = False,
) -> PageOptions:
    """A page's options as people say them: a size in pixels or in millimetres.

    Args:
        include: "plot", "formulas", "readouts" or "panel".
        theme: "light", "dark", "projector" or "paper".
        zoom: How much larger all text is.
        size: Width and height in pixels; 1280 × 720 unless there is a width in millimetres.
        width_mm: The width on paper.
        height_mm: The height on paper; without it, what the content needs.
        scale: How many pixels of a PNG make one of the page's; 1 unless there is a resolution.
        dpi: How many of them make an inch; 300 for a page in millimetres.
        magnify: How much larger everything is drawn, text and lines alike.
        transparent: Whether the background is left out.

    Raises:
        PageError: Two of them exclude each other, or one has a value that is not possible.
    """
    on_paper = width_mm is not None
    if size is not None and on_paper:
        raise PageError("A page has a size in pixels or a width in millimetres, not both.")
    if height_mm is not None and not on_paper:
        raise PageError("A height in millimetres needs a width in millimetres.")
    if scale is not None and dpi is not None:
        raise PageError("A page has a scale or a number of dots per inch, not both.")
    width, height = (width_mm, height_mm) if on_paper else size or _SIZE
    if scale is None:
        scale = (dpi or (_PRINT_DPI if on_paper else _SCREEN_DPI)) / _SCREEN_DPI
    given = {
        "include": include,
        "theme": theme,
        "zoom": zoom,
        "width": width,
        "height": height,
        "unit": "mm" if on_paper else "px",
        "scale": scale,
        "magnify": magnify,
        "transparent": transparent,
    }
    try:
        return msgspec.convert(given, PageOptions)
    except msgspec.ValidationError as error:
        raise PageError(_sentence(str(error), given)) from None


def _sentence(problem: str, given: dict[str, object]) -> str:
    name = re.search(r"`\$\.(\w+)", problem)
    assert name is not None, problem
    return f"The page's {name[1]} is {allowed(name[1])}, not {given[name[1]]!r}."


@cache
def between(name: str) -> tuple[float, float]:
    """The least and the most that an option which is a number may be."""
    declared = inspect.type_info(PageOptions)
    assert isinstance(declared, inspect.StructType)
    kind = next(field.type for field in declared.fields if field.name == name)
    if isinstance(kind, inspect.UnionType):
        kind = kind.types[0]
    assert isinstance(kind, inspect.FloatType)
    assert kind.ge is not None
    assert kind.le is not None
    return kind.ge, kind.le


def allowed(name: str) -> str:
    """What an option may be, in words."""
    if name in _WORDS:
        return _WORDS[name]
    low, high = between(name)
    return f"a number from {low:g} to {high:g}"


_WORDS = {
    "include": f"one of {', '.join(INCLUDED)}",
    "theme": f"one of {', '.join(get_args(PageTheme))}",
    "transparent": "true or false",
}


class ExportChoice(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What was last chosen in the window's export: the page, the file's ending and its folder."""

    options: PageOptions = PageOptions()
    kind: str = ".png"
    folder: str = ""


class Preset(Struct, frozen=True):
    """A page for one use: its size, and its look where the use has one."""

    text: str
    width: float
    height: float | None
    unit: Unit
    scale: float
    magnify: float = 1.0
    theme: PageTheme | None = None
    zoom: float | None = None

    def applied(self, options: PageOptions) -> PageOptions:
        """The options with this size; what is on the page stays as it was chosen."""
        return replace(
            options,
            width=self.width,
            height=self.height,
            unit=self.unit,
            scale=self.scale,
            magnify=self.magnify,
            theme=self.theme or options.theme,
            zoom=self.zoom or options.zoom,
        )


PRESETS = (
    Preset("Slide 16:9, 1920 × 1080 pixels", 1920, 1080, "px", 1, magnify=2),
    Preset("Paper, one column, 89 mm", 89, None, "mm", 300 / 96, theme="paper", zoom=1),
    Preset("Paper, two columns, 183 mm", 183, None, "mm", 300 / 96, theme="paper", zoom=1),
    Preset("Poster, 400 mm", 400, 250, "mm", 150 / 96, magnify=1.8, theme="paper", zoom=1),
)
