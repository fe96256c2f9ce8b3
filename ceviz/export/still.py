"""One figure as the content of a file, in any format. Formats that need no Qt do not load it."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cached_property
from pathlib import PurePath
from typing import TYPE_CHECKING, Any, Protocol

from ceviz.core.figure import Figure
from ceviz.core.panel import Panel
from ceviz.core.params import Params
from ceviz.state.page_options import PageError, PageOptions
from ceviz.state.pins import Pins, pinned_figure

if TYPE_CHECKING:
    from ceviz.export.record import Recording


@dataclass
class Still:
    """One figure of one panel, on its way to files; it is laid out once for all of them."""

    panel: Panel[Any]
    params: Params
    options: PageOptions
    pins: Pins = ()
    compared: int = -1

    @cached_property
    def figure(self) -> Figure:
        """What is drawn."""
        return pinned_figure(self.panel, self.params, self.pins, compared=self.compared)

    @cached_property
    def page(self) -> Recording:
        """The figure on its page. Raises :class:`PageError` when the page is too small."""
        from ceviz.export.page import Page

        with Page(self.panel, self.options) as page:
            return page.record(self.figure)

    def content(self, name: str) -> bytes:
        """What a file of that name holds; its ending says in which format.

        Raises:
            PageError: There is no such format, or the page cannot be made.
        """
        kind = PurePath(name).suffix.lower()
        if kind not in FORMATS:
            raise PageError(f"The name {name!r} must end in {endings(FORMATS)}.")
        return FORMATS[kind].write(self, name)


def endings(formats: Iterable[str]) -> str:
    """File endings as words: ".png, .svg or .pdf"."""
    *first, last = formats
    return f"{', '.join(first)} or {last}" if first else last


class Picture(Protocol):
    """What can be drawn into a file: a page, its options, and a figure whose words go with it."""

    @property
    def options(self) -> PageOptions:
        """How large the page is in the file."""

    @property
    def page(self) -> Recording:
        """What is drawn."""

    @property
    def figure(self) -> Figure:
        """Its title and description go into the file."""


def _png(still: Picture, name: str) -> bytes:
    from ceviz.export.png import png

    width, height = still.options.pixels(still.page.width, still.page.height)
    return png(
        still.page,
        width=width,
        height=height,
        title=still.figure.title,
        description=still.figure.description,
        dpi=still.options.dpi,
        transparent=still.options.transparent,
    )


def _svg(still: Picture, name: str) -> bytes:
    from ceviz.export.svg import svg

    options, page = still.options, still.page
    if options.unit == "mm":
        width, height = options.millimetres(page.width), options.millimetres(page.height)
    else:
        width, height = page.width * options.magnify, page.height * options.magnify
    unit = "mm" if options.unit == "mm" else ""
    return svg(
        page,
        title=still.figure.title,
        description=still.figure.description,
        width=f"{width:.10g}{unit}",
        height=f"{height:.10g}{unit}",
        transparent=options.transparent,
    ).encode()


def _pdf(still: Picture, name: str) -> bytes:
    from ceviz.export.pdf import pdf

    return pdf(
        still.page,
        title=still.figure.title,
        description=still.figure.description,
        width_mm=still.options.millimetres(still.page.width),
        height_mm=still.options.millimetres(still.page.height),
        transparent=still.options.transparent,
    )


def _csv(still: Still, name: str) -> bytes:
    from ceviz.export.csv_data import csv_data

    return csv_data(still.panel, still.params, still.figure).encode()


def _json(still: Still, name: str) -> bytes:
    from ceviz.export.json_data import json_data

    return json_data(still.panel, still.params, still.figure)


def _script(still: Still, name: str) -> bytes:
    from ceviz.export.script import script
    from ceviz.plot.theme import PAGE_THEMES

    options = still.options
    theme = PAGE_THEMES[options.theme]
    return script(
        still.panel,
        still.params,
        still.figure,
        theme.zoomed(theme.zoom * options.zoom),
        width=still.page.width,
        height=still.page.height,
        name=PurePath(name).name,
    ).encode()


@dataclass(frozen=True, slots=True)
class Format:
    """One kind of file."""

    text: str
    write: Callable[[Still, str], bytes]
    drawn: bool = False


PICTURES: dict[str, Callable[[Picture, str], bytes]] = {".png": _png, ".svg": _svg, ".pdf": _pdf}
"""By ending, what writes a picture; it is given the file's name too."""

FORMATS: dict[str, Format] = {
    ".png": Format("PNG image", PICTURES[".png"], drawn=True),
    ".svg": Format("SVG drawing", PICTURES[".svg"], drawn=True),
    ".pdf": Format("PDF page", PICTURES[".pdf"], drawn=True),
    ".csv": Format("CSV data", _csv),
    ".json": Format("JSON data", _json),
    ".py": Format("Python script for matplotlib", _script),
}
