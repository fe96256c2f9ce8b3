"""Files written whole or not at all: beside the target first, then put in its place."""

from __future__ import annotations

import contextlib
import errno
import os
from pathlib import Path
import re
import stat
import sys

_STRAY = re.compile(r"\.ceviz-([1-9]\d{0,8})-[0-9a-f]{8}\.tmp", re.ASCII)


class WriteError(OSError):
    """A file or folder could not be written; the text is one sentence that says why."""


def write_bytes(path: Path, data: bytes) -> None:
    """Write a file so that it holds either all of ``data`` or what it held before.

    A file that is replaced keeps its mode bits, and a symbolic link goes on pointing to it.

    Raises:
        WriteError: The file could not be written; it is as before, and nothing lies beside it.
    """
    try:
        target = Path(os.path.realpath(path))
        _replace(target, data, mode=_mode(target))
    except (OSError, ValueError) as error:
        raise WriteError(f"Could not write {path}: {_reason(error, path)}.") from error


def make_folder(path: Path, *, parents: bool = False) -> None:
    """Make a folder where there is none yet, and with ``parents`` those above it.

    Raises:
        WriteError: There can be no such folder; the text is one sentence that says why.
    """
    try:
        path.mkdir(parents=parents, exist_ok=True)
    except FileExistsError as error:
        raise WriteError(f"Could not make the folder {path}: it is not a folder.") from error
    except (OSError, ValueError) as error:
        raise WriteError(f"Could not make the folder {path}: {_reason(error, path)}.") from error


def clean_strays(folder: Path) -> None:
    """Remove what a writer left in a folder when it was killed; what cannot be removed stays."""
    with contextlib.suppress(OSError):
        for path in folder.iterdir():
            named = _STRAY.fullmatch(path.name)
            if named and not _is_writing(int(named[1])):
                with contextlib.suppress(OSError):
                    path.unlink()


def _mode(target: Path) -> int | None:
    """The mode bits of a file that may be replaced, or None where there is no file yet."""
    try:
        mode = target.stat().st_mode
    except FileNotFoundError:
        return None
    if stat.S_ISDIR(mode):
        raise OSError("it is a folder")
    if not stat.S_ISREG(mode):
        raise OSError("it is not a plain file")
    if not os.access(target, os.W_OK, effective_ids=os.access in os.supports_effective_ids):
        # The system would let us put another one in its place, but its owner has ruled that out.
        raise OSError("it is read-only")
    return mode & 0o777


def _replace(target: Path, data: bytes, *, mode: int | None) -> None:
    temporary = target.with_name(f".ceviz-{os.getpid()}-{os.urandom(4).hex()}.tmp")

    def private(name: str, flags: int) -> int:
        """Never open to more readers than the file will be in the end."""
        return os.open(name, flags, 0o666 if mode is None else mode)

    try:
        with open(temporary, "xb", opener=private) as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        if mode is not None:
            temporary.chmod(mode)  # the umask may have taken bits away
        temporary.replace(target)
    except BaseException:
        with contextlib.suppress(OSError):
            temporary.unlink()
        raise
    _keep_entry(target.parent)


def _keep_entry(folder: Path) -> None:
    """Bring the folder's new entry to the disk, where the system lets a folder be opened."""
    with contextlib.suppress(OSError):
        opened = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(opened)
        finally:
            os.close(opened)


def _is_writing(process: int) -> bool:
    """Whether the process that a stray is named after still runs, and may be at work on it."""
    if sys.platform == "win32" or process == os.getpid():
        return False  # Windows itself keeps a file in use from being removed
    try:
        os.kill(process, 0)
    except PermissionError:
        return True
    except OSError:
        return False
    return True


def _reason(error: OSError | ValueError, path: Path) -> str:
    if isinstance(error, ValueError):
        return "no file can have such a name"
    folder = Path(os.path.realpath(path)).parent
    if error.errno in (errno.ENOENT, errno.ENOTDIR) and not folder.is_dir():
        return f"{folder} is not a folder" if folder.exists() else f"there is no folder {folder}"
    reasons = {
        errno.EACCES: f"there is no permission to write in {folder}",
        errno.EDQUOT: "the disk quota is used up",
        errno.EFBIG: "the file would be larger than the system allows",
        errno.ENAMETOOLONG: "its name is too long",
        errno.ENOSPC: "the disk is full",
        errno.EROFS: "the disk is read-only",
        None: str(error),
    }
    return reasons.get(error.errno) or f"{error.strerror}".lower()
