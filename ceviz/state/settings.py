"""The settings file: what the next start needs to come back as it was."""

from __future__ import annotations

from itertools import chain, count
import os
from pathlib import Path
import stat
from typing import Annotated, Any, Literal

import msgspec
from msgspec import Meta, Struct

from ceviz.state.app_state import AppState, default_state, from_builtins, to_builtins
from ceviz.state.lecture.remembered import Remembered
from ceviz.state.page_options import ExportChoice
from ceviz.state.safe_file import WriteError, clean_strays, make_folder, write_bytes

ThemeName = Literal["system", "light", "dark", "projector"]
Speed = Literal["slow", "normal", "fast"]

_MOST_BYTES = 1 << 20
_LONGEST_REASON = 160
_BASE64 = r"^[A-Za-z0-9+/]*={0,2}$"


class Settings(Struct, frozen=True, kw_only=True):
    """How the window looks and what it shows; ``geometry`` is Qt's, in Base64, or empty.

    ``speed`` is that of playing.
    """

    theme: ThemeName = "system"
    zoom: float = 1.0
    geometry: str = ""
    state: AppState = msgspec.field(default_factory=default_state)
    speed: Speed = "normal"
    reduce_motion: bool = False
    export: ExportChoice = ExportChoice()
    lectures: Remembered = Remembered()


class _File(Struct, kw_only=True, forbid_unknown_fields=True):
    """The settings as they lie in the file."""

    version: Literal[1]
    theme: ThemeName
    zoom: Annotated[float, Meta(ge=0.5, le=3)]
    geometry: Annotated[str, Meta(pattern=_BASE64)]
    state: dict[str, Any]
    speed: Speed = "normal"
    reduce_motion: bool = False
    export: ExportChoice = ExportChoice()
    lectures: Remembered = Remembered()


def load(path: Path) -> tuple[Settings, str]:
    """Read the settings; whatever the file holds, this returns.

    A file that cannot be used is moved aside, so that its faults are told once and it is not lost.

    Returns:
        The settings, and one sentence for the user, which is empty when all is well.
    """
    clean_strays(path.parent)
    try:
        return _read(path), ""
    except FileNotFoundError:
        return Settings(), ""
    except (OSError, ValueError, RecursionError, msgspec.DecodeError) as error:
        told = f"The settings in {path} cannot be used ({_reason(error)})"
    kept = _free_name(path)
    try:
        path.rename(kept)
    except OSError:
        return Settings(), f"{told}, so ceviz starts with its defaults."
    return Settings(), f"{told}; they are kept as {kept.name}, and ceviz starts with its defaults."


def save(path: Path, settings: Settings) -> str:
    """Write the settings, whole or not at all.

    Returns:
        One sentence for the user, which is empty when all is well.
    """
    data = _File(
        version=1,
        theme=settings.theme,
        zoom=settings.zoom,
        geometry=settings.geometry,
        state=to_builtins(settings.state),
        speed=settings.speed,
        reduce_motion=settings.reduce_motion,
        export=settings.export,
        lectures=settings.lectures,
    )
    try:
        make_folder(path.parent, parents=True)
        write_bytes(path, msgspec.json.format(msgspec.json.encode(data)) + b"\n")
    except WriteError as error:
        return str(error)
    return ""


def _read(path: Path) -> Settings:
    if not stat.S_ISREG(path.stat().st_mode):
        raise ValueError("it is not a plain file")
    with path.open("rb") as file:
        data = file.read(_MOST_BYTES + 1)
    if len(data) > _MOST_BYTES:
        raise ValueError("it is larger than 1 MiB")
    held = msgspec.json.decode(data, type=_File)
    return Settings(
        theme=held.theme,
        zoom=held.zoom,
        geometry=held.geometry,
        state=from_builtins(held.state, at="$.state"),
        speed=held.speed,
        reduce_motion=held.reduce_motion,
        export=held.export,
        lectures=held.lectures,
    )


def _free_name(path: Path) -> Path:
    """Where a file that cannot be used is kept; one that was kept before stays."""
    first = path.with_name(f"{path.stem}.broken{path.suffix}")
    others = (first.with_stem(f"{first.stem}-{number}") for number in count(2))
    return next(name for name in chain([first], others) if not os.path.lexists(name))


def _reason(error: Exception) -> str:
    """What is wrong, on one line; a file can make a message as long as it likes."""
    if isinstance(error, RecursionError):
        return "it is nested too deeply"
    if isinstance(error, OSError):
        return f"{error.strerror}".lower()
    line = " ".join(str(error).split())
    return line if len(line) <= _LONGEST_REASON else line[:_LONGEST_REASON] + "…"
