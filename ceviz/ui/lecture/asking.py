"""What the user is asked about a lecture's file before anything is lost."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Literal

from PySide6.QtCore import Qt
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QFileDialog, QMessageBox, QWidget

from ceviz.state.lecture.lecture_file import ENDING

_SHOWN_COMMENTS = 5

_Button = QMessageBox.StandardButton


def ask_file(parent: QWidget, folder: Path) -> Path | None:
    """Ask which lecture to open; None when the user thinks better of it."""
    text, _ = QFileDialog.getOpenFileName(
        parent, "Open lecture", str(folder), f"Lectures (*{ENDING});;All files (*)"
    )
    return Path(text) if text else None


def ask_unsaved(parent: QWidget, name: str) -> Literal["save", "discard", "cancel"]:
    """Ask what becomes of changes that were not saved."""
    answer = _ask(
        parent,
        "Save the changes?",
        f"The lecture “{name}” has changes that were not saved.",
        "They are lost unless you save them.",
        _Button.Save | _Button.Discard | _Button.Cancel,
    )
    if answer == _Button.Save:
        return "save"
    return "discard" if answer == _Button.Discard else "cancel"


def ask_comments(parent: QWidget, name: str, comments: Sequence[str]) -> bool:
    """Say which comments saving would lose, and ask whether to go on."""
    shown = "\n".join(comments[:_SHOWN_COMMENTS])
    more = len(comments) - _SHOWN_COMMENTS
    rest = f"\n… and {more} more" if more > 0 else ""
    answer = _ask(
        parent,
        "Lose comments?",
        f"Saving “{name}” would lose these comments, which were written into the file by hand:",
        f"{shown}{rest}\n\nWith “Save lecture as…” the old file keeps them.",
        _Button.Save | _Button.Cancel,
    )
    return answer == _Button.Save


def ask_changed(parent: QWidget, name: str) -> bool:
    """Say that saving would undo what someone else has written, and ask whether to go on."""
    box = _box(
        parent,
        "Changed on disk",
        f"The file “{name}” was changed by another program since it was opened here.",
        "Saving replaces those changes. With “Save lecture as…” the file keeps them.",
    )
    anyway = box.addButton("Save anyway", QMessageBox.ButtonRole.AcceptRole)
    box.addButton(_Button.Cancel)
    box.setDefaultButton(_Button.Cancel)
    _run(box)
    return box.clickedButton() is anyway


def ask_answers(parent: QWidget) -> bool | None:
    """Ask whether a handout has the answers to its questions; None for no handout at all."""
    box = _box(
        parent,
        "Handout",
        "With the answers to the questions?",
        "Without them, the reader has empty axes to sketch on and an axis to mark.",
    )
    with_them = box.addButton("With answers", QMessageBox.ButtonRole.AcceptRole)
    without = box.addButton("Without answers", QMessageBox.ButtonRole.AcceptRole)
    box.addButton(_Button.Cancel)
    box.setDefaultButton(with_them)
    _run(box)
    clicked = box.clickedButton()
    return True if clicked is with_them else False if clicked is without else None


def _ask(
    parent: QWidget, title: str, text: str, more: str, buttons: QMessageBox.StandardButton
) -> int:
    box = _box(parent, title, text, more)
    box.setStandardButtons(buttons)
    box.setDefaultButton(_Button.Save)
    return _run(box)


def _box(parent: QWidget, title: str, text: str, more: str) -> QMessageBox:
    box = QMessageBox(parent)
    box.setWindowTitle(title)
    box.setTextFormat(Qt.TextFormat.PlainText)  # of the longer text, too
    box.setText(text)
    box.setInformativeText(more)
    return box


def _run(box: QMessageBox) -> int:
    for button in box.buttons():
        button.setIcon(QIcon())  # the word is enough
    try:
        return box.exec()
    finally:
        box.deleteLater()
