"""Where a file goes: the name asked for, an older file asked about, what failed said."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QStandardPaths
from PySide6.QtWidgets import QFileDialog, QMessageBox, QWidget

from ceviz.state.safe_file import WriteError, clean_strays, write_bytes


def picture_folder(last: str) -> Path:
    """The folder that was last written to, or where this system keeps pictures."""
    if last and Path(last).is_dir():
        return Path(last)
    pictures = QStandardPaths.StandardLocation.PicturesLocation
    return Path(QStandardPaths.writableLocation(pictures))


def ask_path(parent: QWidget, title: str, proposed: Path, *, kind: str = "") -> Path | None:
    """Ask where to write, with the ending added where the user leaves it out.

    Args:
        parent: The window that asks.
        title: What for.
        proposed: The name to begin with.
        kind: The ending, which may have two parts, as ".ceviz.toml"; that of ``proposed`` if empty.

    Returns:
        The path; None when the user thinks better of it, or wants to keep the file that is there.
    """
    kind = kind or proposed.suffix
    text, _ = QFileDialog.getSaveFileName(
        parent,
        title,
        str(proposed),
        f"*{kind}",
        options=QFileDialog.Option.DontConfirmOverwrite,  # asked below, about the whole name
    )
    if not text:
        return None
    path = Path(text)
    if not path.name.lower().endswith(kind):
        last = Path(kind).suffix or kind
        path = path.with_name(path.name.removesuffix(last) + kind)
    return path if not path.exists() or _may_replace(parent, path) else None


def _may_replace(parent: QWidget, path: Path) -> bool:
    answer = QMessageBox.question(
        parent,
        "Replace the file?",
        f"There is already a file {path.name} in {path.parent}.\nReplace it?",
        QMessageBox.StandardButton.Yes | QMessageBox.StandardButton.No,
        QMessageBox.StandardButton.No,
    )
    return answer == QMessageBox.StandardButton.Yes


def write(path: Path, content: bytes) -> str:
    """Write a file, whole or not at all.

    Returns:
        One sentence that says what failed and where; empty when all went well.
    """
    clean_strays(path.parent)
    try:
        write_bytes(path, content)
    except WriteError as error:
        return str(error)
    return ""
