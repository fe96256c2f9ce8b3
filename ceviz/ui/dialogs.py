"""The about box and the sheet of keys."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QVBoxLayout,
    QWidget,
)

from ceviz import __version__
from ceviz.core.resources import resource
from ceviz.plot.theme import Theme

_ELSEWHERE = (
    ("Plot", "Move a handle (or slider) by a step", "Arrow keys"),
    ("Plot", "Move it by a large step", "Shift+arrows, Page Up, Page Down"),
    ("Plot", "Move it to an end", "Home, End"),
    ("Plot", "Go to the next handle or control", "Tab"),
    ("List of steps", "Go to another step, or to the same again", "Arrow keys, Enter"),
    ("List of steps", "Move the step", "Alt+Up, Alt+Down"),
    ("List of steps", "Edit its caption", "F2"),
    ("List of steps", "Remove it", "Delete"),
)


def show_keys(parent: QWidget, theme: Theme, keys: list[tuple[str, str, str]]) -> None:
    """The sheet of all keys, by menu."""
    dialog = QDialog(parent)
    dialog.setWindowTitle("Keyboard shortcuts")
    grid = QGridLayout()
    grid.setHorizontalSpacing(28)
    grid.setVerticalSpacing(7)
    menu = ""
    for row, (group, what, written) in enumerate((*keys, *_ELSEWHERE)):
        if group != menu:
            menu = group
            grid.addWidget(_label(group, theme, strong=True), row, 0)
        grid.addWidget(_label(what, theme), row, 1)
        grid.addWidget(_label(written, theme, strong=True), row, 2)
    _finish(dialog, grid)


def show_about(parent: QWidget, theme: Theme) -> None:
    """What this program is, which version, under what terms."""
    dialog = QDialog(parent)
    dialog.setWindowTitle("About ceviz")
    picture = QLabel()
    picture.setPixmap(QIcon(str(resource("icons", "ceviz.svg"))).pixmap(96, 96))
    words = QVBoxLayout()
    words.addWidget(_label(f"ceviz {__version__}", theme, relative=1.5, strong=True))
    words.addWidget(
        _label(
            "An instrument for teaching cross-entropy loss.\n"
            "Free software under the MIT licence.\n\n"
            "Text is set in Inter, mathematics in STIX Two Math,\n"
            "both under the SIL Open Font License.",
            theme,
        )
    )
    row = QHBoxLayout()
    row.setSpacing(24)
    row.addWidget(picture, 0, Qt.AlignmentFlag.AlignTop)
    row.addLayout(words, 1)
    _finish(dialog, row)


def _label(text: str, theme: Theme, *, relative: float = 1.0, strong: bool = False) -> QLabel:
    label = QLabel(text)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setFont(theme.font(relative, strong=strong))
    return label


def _finish(dialog: QDialog, content: QGridLayout | QHBoxLayout) -> None:
    buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
    buttons.button(QDialogButtonBox.StandardButton.Close).setIcon(QIcon())  # the word is enough
    buttons.rejected.connect(dialog.reject)
    layout = QVBoxLayout(dialog)
    layout.setContentsMargins(28, 24, 28, 20)
    layout.setSpacing(20)
    layout.addLayout(content)
    layout.addWidget(buttons)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.open()
