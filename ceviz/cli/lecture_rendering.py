"""Lectures drawn into files, without a window or a display."""

from __future__ import annotations

from pathlib import Path

from ceviz.cli.rendering import (
    Drawable,
    drawn,
    kinds_of,
    qt_without_display,
    refuse_existing,
    require_ending,
    write_files,
    write_folder,
)
from ceviz.cli.wrong import CommandError
from ceviz.export.slides import slide_stills
from ceviz.export.still import FORMATS, PICTURES
from ceviz.state.lecture.lecture import Lecture
from ceviz.state.page_options import PageOptions


def render_lecture(
    lecture: Lecture, options: PageOptions, output: str, *, formats: str = "png", force: bool
) -> None:
    """Draw every step into a folder as it is presented, one with a question asked and revealed.

    Args:
        lecture: What is drawn.
        options: The page of each.
        output: The folder, which is made where there is none.
        formats: In which formats, with commas between them.
        force: Whether files that are there may be written over.

    Raises:
        CommandError: There is no such format, one of the files is there already, or there are no
            steps.
        PageError: A page cannot be made.
        WriteError: The folder or a file cannot be written.
    """
    _require_steps(lecture)
    if not output:
        raise CommandError("With a lecture, -o takes a folder.")
    folder = Path(output)
    if folder.suffix.lower() in FORMATS and not folder.is_dir():
        raise CommandError(
            f"With a lecture, -o takes a folder, not {output!r}; ceviz handout writes one PDF."
        )
    kinds = kinds_of(formats, PICTURES)
    stills: dict[Path, Drawable] = {
        folder / f"{name}{kind}": still
        for name, still in slide_stills(lecture, options)
        for kind in kinds
    }
    write_folder(folder, drawn(stills, force=force))


def make_handout(lecture: Lecture, output: str, *, answers: bool, force: bool) -> None:
    """Write a lecture's handout.

    Raises:
        CommandError: The name does not end in ".pdf", there is such a file, or there are no steps.
        WriteError: The file cannot be written.
    """
    _require_steps(lecture)
    require_ending(output, (".pdf",))
    path = Path(output)
    refuse_existing(path, force=force)
    with qt_without_display():
        from ceviz.export.handout import handout

        content = handout(lecture, answers=answers)
    write_files({path: content})


def _require_steps(lecture: Lecture) -> None:
    if not lecture.steps:
        raise CommandError("The lecture has no steps.")
