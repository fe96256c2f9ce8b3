"""Animations, without a window or a display."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from ceviz.cli.progress import Progress
from ceviz.cli.rendering import (
    qt_without_display,
    refuse_existing,
    require_ending,
    write_files,
)
from ceviz.cli.wrong import CommandError
from ceviz.export.movies import MOVIES
from ceviz.export.still import Still
from ceviz.export.sweep import Sweep


def sweep_of(words: Sequence[str], *, seconds: str, fps: str) -> Sweep:
    """The sweep that flags ask for.

    Raises:
        CommandError: A text is no number.
    """
    param, start, stop = words
    return Sweep(
        param,
        _number("--sweep", start),
        _number("--sweep", stop),
        seconds=_number("--seconds", seconds),
        fps=_whole("--fps", fps),
    )


def animate(still: Still, sweep: Sweep, output: str, *, force: bool) -> None:
    """Draw a sweep into a file, whose ending says in which format.

    Raises:
        CommandError: The name has no known ending, or there is such a file already.
        PageError: The sweep or its pages cannot be made.
        WriteError: The file cannot be written.
    """
    path = Path(output)
    require_ending(output, MOVIES)
    refuse_existing(path, force=force)
    frames = len(sweep.frames(still.panel, still.params))
    with qt_without_display(), Progress(frames) as progress:
        from ceviz.export.animation import animation

        def drawn(done: int, total: int) -> None:
            if done < total:
                progress.next("frames")

        content = animation(still, sweep, name=path.name, progress=drawn)
    write_files({path: content})


def _number(flag: str, text: str) -> float:
    try:
        return float(text)
    except ValueError:
        raise CommandError(f"{flag} takes a number, not {text!r}.") from None


def _whole(flag: str, text: str) -> int:
    if not text.isdecimal() or not text.isascii() or not 1 <= int(text[:9]) <= 120:
        raise CommandError(f"{flag} takes a whole number from 1 to 120, not {text!r}.")
    return int(text)
