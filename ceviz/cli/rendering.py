"""Figures drawn into files, without a window or a display."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
import os
from pathlib import Path

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
    write_files(_drawn({path: still}, force=force))


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
    kinds = _kinds(formats)
    stills: dict[Path, Still] = {}
    for panel in PANELS:
        still = Still(panel, panel.params(), options)
        stills |= {folder / file_name(panel.id, kind): still for kind in kinds}
    drawn = _drawn(stills, force=force)
    make_folder(folder)
    write_files(drawn)


def require_ending(output: str, known: Mapping[str, object]) -> None:
    """Raise CommandError where a file's name does not say in which of the known formats it is."""
    if Path(output).suffix.lower() not in known:
        wrong = f", not {output!r}" if output else ""
        raise CommandError(f"-o takes a name that ends in {endings(known)}{wrong}.")


def _kinds(formats: str) -> list[str]:
    """The endings in a list, each once."""
    kinds = [f".{one.strip().lower().removeprefix('.')}" for one in formats.split(",")]
    for kind in kinds:
        if kind not in FORMATS:
            known = ", ".join(one.removeprefix(".") for one in FORMATS)
            raise CommandError(f"--format takes some of {known}, not {formats!r}.")
    return list(dict.fromkeys(kinds))


def _drawn(stills: Mapping[Path, Still], *, force: bool) -> dict[Path, bytes]:
    """The contents of all files, before any of them is written."""
    for path in stills:
        refuse_existing(path, force=force)
    drawn = {}
    with qt_without_display(), Progress(len(stills)) as progress:
        for path, still in stills.items():
            progress.next(path.name)
            drawn[path] = still.content(path.name)
    return drawn


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
    """Write files, each whole or not at all; what was left of a killed process goes."""
    for folder in {path.parent for path in contents}:
        clean_strays(folder)
    for path, content in contents.items():
        write_bytes(path, content)
