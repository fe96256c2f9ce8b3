"""Figures drawn into files, without a window or a display."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from contextlib import contextmanager, suppress
import os
from pathlib import Path
from typing import Protocol

from ceviz.cli.progress import Progress
from ceviz.cli.wrong import CommandError, qt_loaded
from ceviz.export.names import file_name
from ceviz.export.still import FORMATS, Still, endings
from ceviz.panels import PANELS
from ceviz.state.page_options import PageOptions
from ceviz.state.safe_file import clean_strays, make_folder, write_bytes


def render(still: Still, output: str, *, force: bool) -> None:
    """Draw one figure into a file, whose ending says in which format.

    Raises:
        CommandError: The name has no known ending, or there is such a file already.
        PageError: The page cannot be made.
        WriteError: The file cannot be written.
    """
    path = Path(output)
    require_ending(output, FORMATS)
    write_files(drawn({path: still}, force=force))


def render_all(options: PageOptions, output: str, *, formats: str = "png", force: bool) -> None:
    """Draw every panel into a folder, which is made where there is none yet.

    Args:
        options: The page of each.
        output: The folder.
        formats: In which formats, with commas between them.
        force: Whether files that are there may be written over.

    Raises:
        CommandError: There is no such format, or one of the files is there already.
        PageError: A page cannot be made.
        WriteError: The folder or a file cannot be written.
    """
    if not output:
        raise CommandError("With --all, -o takes a folder.")
    folder = Path(output)
    kinds = kinds_of(formats, FORMATS)
    stills: dict[Path, Drawable] = {}
    for panel in PANELS:
        still = Still(panel, panel.params(), options)
        stills |= {folder / file_name(panel.id, kind): still for kind in kinds}
    write_folder(folder, drawn(stills, force=force))


def require_ending(output: str, known: Collection[str]) -> None:
    """Raise CommandError where a file's name does not say in which of the known formats it is."""
    if Path(output).suffix.lower() not in known:
        wrong = f", not {output!r}" if output else ""
        raise CommandError(f"-o takes a name that ends in {endings(known)}{wrong}.")


def kinds_of(formats: str, allowed: Collection[str]) -> list[str]:
    """The endings in a list with commas, each once; CommandError for one that is not allowed."""
    kinds = [f".{one.strip().lower().removeprefix('.')}" for one in formats.split(",")]
    for kind in kinds:
        if kind not in allowed:
            known = ", ".join(one.removeprefix(".") for one in allowed)
            raise CommandError(f"--format takes some of {known}, not {formats!r}.")
    return list(dict.fromkeys(kinds))


class Drawable(Protocol):
    """What becomes the content of a file."""

    def content(self, name: str) -> bytes:
        """What a file of that name holds."""


def drawn(stills: Mapping[Path, Drawable], *, force: bool) -> dict[Path, bytes]:
    """The contents of all files, before any of them is written."""
    for path in stills:
        refuse_existing(path, force=force)
    contents = {}
    with qt_without_display(), Progress(len(stills)) as progress:
        for path, still in stills.items():
            progress.next(path.name)
            contents[path] = still.content(path.name)
    return contents


def refuse_existing(path: Path, *, force: bool) -> None:
    """Raise CommandError where something would be written over that was not meant to be."""
    if not force and os.path.lexists(path):
        raise CommandError(f"{path} is already there; --force writes over it.")


@contextmanager
def qt_without_display() -> Iterator[None]:
    """Let Qt draw; whatever display and language there are, the picture depends on neither."""
    os.environ |= {"QT_QPA_PLATFORM": "offscreen", "LC_ALL": "C.UTF-8"}
    with qt_loaded():
        yield


def write_files(contents: Mapping[Path, bytes]) -> None:
    """Write files, all or none that was not there; what was left of a killed process goes."""
    for folder in {path.parent for path in contents}:
        clean_strays(folder)
    new = [path for path in contents if not os.path.lexists(path)]
    try:
        for path, content in contents.items():
            write_bytes(path, content)
    except BaseException:
        for path in new:
            with suppress(OSError):
                path.unlink()
        raise


def write_folder(folder: Path, contents: Mapping[Path, bytes]) -> None:
    """Write files into a folder, which is made where there is none, and not left half full."""
    new = not folder.exists()
    make_folder(folder)
    try:
        write_files(contents)
    except BaseException:
        if new:
            with suppress(OSError):
                folder.rmdir()
        raise
