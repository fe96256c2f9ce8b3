"""Lectures on the command line: a word that names one, and the lecture that it names."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from ceviz.cli.wrong import CommandError

if TYPE_CHECKING:
    from ceviz.state.lecture.lecture_file import LectureFile


def is_lecture(word: str | None) -> bool:
    """Whether a word of the command line names a file, where it could name a panel."""
    return word is not None and word.lower().endswith(".toml") and not word.startswith("-")


def lecture_at(word: str) -> LectureFile:
    """Open the lecture that a word names.

    Raises:
        CommandError: There is no such file, or it is no lecture.
    """
    from ceviz.state.lecture.lecture_file import LectureError, open_lecture

    try:
        return open_lecture(Path(word))
    except LectureError as error:
        raise CommandError(str(error)) from None
