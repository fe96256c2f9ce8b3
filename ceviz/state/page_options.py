"""How a figure becomes a page: what is on it, how it looks, how large it is. No Qt here."""

from __future__ import annotations

from typing import Annotated, Literal

from msgspec import Meta, Struct

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
        return self.scale * 96

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
