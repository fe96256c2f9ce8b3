"""The flags that say how a page looks, for every command that draws one."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
import math
import re
from typing import Any, NamedTuple

from ceviz.cli.parser import Parser
from ceviz.cli.wrong import CommandError
from ceviz.state import page_options as pages
from ceviz.state.page_options import INCLUDED, PageOptions

_SIZE = "WIDTHxHEIGHT in pixels, such as 1280x720"


class _Flag(NamedTuple):
    """A flag with a number; ``option`` is the page's option that limits it."""

    name: str
    option: str
    help: str
    unit: float = 1.0

    @property
    def takes(self) -> str:
        low, high = (end * self.unit for end in pages.between(self.option))
        return f"a number from {low:g} to {high:g}"

    def read(self, text: str) -> float:
        """The number in a text, if it is allowed."""
        low, high = (end * self.unit for end in pages.between(self.option))
        try:
            value = float(text)
        except ValueError:
            value = math.nan
        if not low <= value <= high:
            raise CommandError(f"{self.name} takes {self.takes}, not {text!r}.")
        return value


_NUMBERS = (
    _Flag("--width-mm", "width", "the width on paper, in place of --size"),
    _Flag("--height-mm", "height", "the height on paper; without it, what the content needs"),
    _Flag("--scale", "scale", "how many pixels of a PNG make one of the page's; default 1"),
    _Flag("--dpi", "scale", "the same as dots per inch; default 300 on paper", unit=96),
    _Flag("--zoom", "zoom", "how much larger all text is; default 1"),
    _Flag("--magnify", "magnify", "how much larger everything is drawn; default 1"),
)

_SLIDE = {"theme": "projector", "size": "1920x1080"}
_SLIDE_HELP = {"--height-mm": "the height on paper; without it, 9/16 of the width"}
_NOT_FOR_SLIDES = ("--zoom", "--magnify")


def add_page_flags(parser: Parser) -> None:
    """Let a parser take them."""
    parser.flag(
        "--include",
        takes=pages.allowed("include"),
        metavar="|".join(INCLUDED),
        help="how much of the panel is on the page; default formulas",
    )
    _add_look(parser, theme="light", size="1280x720", numbers=_NUMBERS)


def add_slide_flags(parser: Parser) -> None:
    """Let a parser take those that go with a slide, on which all sizes follow from the height."""
    numbers = [
        one._replace(help=_SLIDE_HELP.get(one.name, one.help))
        for one in _NUMBERS
        if one.name not in _NOT_FOR_SLIDES
    ]
    _add_look(parser, theme=_SLIDE["theme"], size=_SLIDE["size"], numbers=numbers)


def _add_look(parser: Parser, *, theme: str, size: str, numbers: Iterable[_Flag]) -> None:
    parser.flag(
        "--theme",
        takes=pages.allowed("theme"),
        metavar=pages.allowed("theme").removeprefix("one of ").replace(", ", "|"),
        help=f"its look; default {theme}",
    )
    parser.flag("--size", takes=_SIZE, metavar="WIDTHxHEIGHT", help=f"in pixels; default {size}")
    for one in numbers:
        parser.flag(one.name, takes=one.takes, metavar="NUMBER", help=one.help)
    parser.flag(
        "--transparent", takes="no value", action="store_true", help="leave the background out"
    )


def page_options(given: Mapping[str, Any]) -> PageOptions:
    """The page that flags ask for.

    Args:
        given: The texts of those that were given, by name without the hyphens in front.

    Raises:
        CommandError: A text is not one of those that its flag takes.
        PageError: Flags do not go together.
    """
    values: dict[str, Any] = {}
    for name in ("include", "theme"):
        if name in given:
            values[name] = _one_of(name, given[name])
    if "size" in given:
        values["size"] = _size(given["size"])
    for one in _NUMBERS:
        name = one.name.removeprefix("--").replace("-", "_")
        if name in given:
            values[name] = one.read(given[name])
    return pages.page_options(**values, transparent="transparent" in given)


def slide_options(given: Mapping[str, Any]) -> PageOptions:
    """The page of a slide that flags ask for; as :func:`page_options`."""
    defaults = {"theme": _SLIDE["theme"]} if "width_mm" in given else _SLIDE
    return page_options({**defaults, **given})


def _one_of(name: str, text: str) -> str:
    known = pages.allowed(name).removeprefix("one of ").split(", ")
    if text not in known:
        raise CommandError(f"--{name} takes {pages.allowed(name)}, not {text!r}.")
    return text


def _size(text: str) -> tuple[float, float]:
    low, high = pages.between("width")
    found = re.fullmatch(r"(\d{1,9}(?:\.\d{1,9})?)[x×](\d{1,9}(?:\.\d{1,9})?)", text, re.ASCII)
    sides = (float(found[1]), float(found[2])) if found else (math.nan, math.nan)
    if not all(low <= side <= high for side in sides):
        raise CommandError(f"--size takes {_SIZE}, not {text!r}.")
    return sides
