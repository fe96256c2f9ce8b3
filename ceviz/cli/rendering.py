"""Figures drawn into files, without a window or a display."""

from __future__ import annotations

from collections.abc import Mapping
import os
from pathlib import Path
import re

import msgspec

from ceviz.cli.arguments import SIZE, THEMES
from ceviz.cli.wrong import CommandError, qt_loaded
from ceviz.export.still import FORMATS, Still, endings
from ceviz.panels import PANELS
from ceviz.state.page_options import PageOptions
from ceviz.state.safe_file import clean_strays, make_folder, write_bytes


def page_options(*, size: str | None, theme: str | None) -> PageOptions:
    """The page that flags ask for.

    Raises:
        CommandError: A flag's text is not one of those it takes.
    """
    given: dict[str, object] = {}
    if theme is not None:
        if theme not in THEMES:
            raise CommandError(f"--theme takes one of {', '.join(THEMES)}, not {theme!r}.")
        given["theme"] = theme
    if size is not None:
        sides = re.fullmatch(r"(\d+)[x×](\d+)", size, re.ASCII)
        given |= {"width": float(sides[1]), "height": float(sides[2])} if sides else {"width": 0.0}
    try:
        return msgspec.convert(given, PageOptions)
    except msgspec.ValidationError:
        raise CommandError(f"--size takes {SIZE}, not {size!r}.") from None


def render(still: Still, output: str, *, force: bool) -> None:
    """Draw one figure into a file, whose ending says in which format.

    Raises:
        CommandError: The name has no known ending, or there is such a file already.
        PageError: The page cannot be made.
        WriteError: The file cannot be written.
    """
    path = Path(output)
    if path.suffix.lower() not in FORMATS:
        wrong = f", not {output!r}" if output else ""
        raise CommandError(f"-o takes a name that ends in {endings(FORMATS)}{wrong}.")
    _write(_drawn({path: still}, force=force))


def render_all(options: PageOptions, output: str, *, force: bool) -> None:
    """Draw every panel into a folder, which is made where there is none yet.

    Raises:
        CommandError: One of the files is there already.
        PageError: A page cannot be made.
        WriteError: The folder or a file cannot be written.
    """
    if not output:
        raise CommandError("With --all, -o takes a folder.")
    folder = Path(output)
    stills = {folder / f"{panel.id}.png": Still(panel, panel.params(), options) for panel in PANELS}
    drawn = _drawn(stills, force=force)
    make_folder(folder)
    _write(drawn)


def _drawn(stills: Mapping[Path, Still], *, force: bool) -> dict[Path, bytes]:
    """The contents of all files, before any of them is written."""
    for path in stills:
        if not force and os.path.lexists(path):
            raise CommandError(f"{path} is already there; --force writes over it.")
    # Whatever display and language there are, the picture depends on neither.
    os.environ |= {"QT_QPA_PLATFORM": "offscreen", "LC_ALL": "C.UTF-8"}
    with qt_loaded():
        return {path: still.content(path.name) for path, still in stills.items()}


def _write(contents: Mapping[Path, bytes]) -> None:
    for folder in {path.parent for path in contents}:
        clean_strays(folder)
    for path, content in contents.items():
        write_bytes(path, content)
