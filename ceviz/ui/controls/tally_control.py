"""The control of the letter counts of one's own text: pasted, opened, or set one by one."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QSize, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import (
    QFileDialog,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QProgressBar,
    QPushButton,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from ceviz.core.kinds import Tally
from ceviz.core.params import Params
from ceviz.plot.theme import LIGHT, Theme
from ceviz.ui.controls.control import Control
from ceviz.ui.controls.number_field import NumberField
from ceviz.ui.controls.title import Title
from ceviz.ui.letter_counting import LetterCounting

_COLUMNS = 3
_THIN_SPACE = "\u2009"


class TallyControl(Control):
    """Buttons to paste and to open; a text is counted beside the window, and can be stopped.

    Until a text is counted, and if it cannot be, the counts stay as they are.
    """

    def __init__(self, tally: Tally) -> None:
        super().__init__()
        self._tally = tally
        self._value: tuple[float, ...] = tally.default
        self._theme = LIGHT
        self.setToolTip(tally.help)
        self._title = Title(tally.title)
        self.summary = QLabel()
        self.summary.setTextFormat(Qt.TextFormat.PlainText)
        self.summary.setWordWrap(True)
        self.paste = _button("Paste", f"{tally.title}: paste from the clipboard", self._paste)
        self.open = _button("Open…", f"{tally.title}: open a text file", self._open)
        self.cancel = _button("Cancel", "Stop counting", self._stop)
        self.progress = QProgressBar()
        self.progress.setRange(0, 100)
        self.progress.setAccessibleName("Letters counted")
        self.letters = QToolButton()
        self.letters.setText("Letter by letter")
        self.letters.setObjectName("disclosure")
        self.letters.setCheckable(True)
        self.letters.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.letters.setArrowType(Qt.ArrowType.RightArrow)
        self.letters.toggled.connect(self._unfold)
        self._table = QWidget()
        self._grid = QGridLayout(self._table)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self.fields: list[NumberField] = []
        self._labels: list[Title] = []
        self._counting = LetterCounting(self)
        self._counting.progressed.connect(self.progress.setValue)
        self._counting.counted.connect(self._counted)
        self._counting.failed.connect(self._failed)
        application = QCoreApplication.instance()
        assert application is not None
        application.aboutToQuit.connect(self._counting.stop)
        self._arrange()
        self._show_working(working=False)

    def display(self, value: object, params: Params) -> None:
        assert isinstance(value, tuple)
        if value == self._value and self.summary.text():
            return
        self._value = value
        self.summary.setText(_summary(value))
        for field, count in zip(self.fields, value, strict=False):
            field.display(count)

    def set_theme(self, theme: Theme) -> None:
        self._theme = theme
        self._column.setSpacing(theme.text_px(5))
        self._title.set_theme(theme)
        for part in (self.summary, self.paste, self.open, self.cancel, self.progress, self.letters):
            part.setFont(theme.font(0.93))
        self.progress.setFixedHeight(theme.text_px(22))
        self.letters.setIconSize(QSize(theme.text_px(10), theme.text_px(10)))
        for field in self.fields:
            field.set_theme(theme)
        for label in self._labels:
            label.set_theme(theme)

    def count_file(self, path: Path) -> None:
        """Count a file's letters, as opening it does."""
        self._show_working(working=True)
        self._counting.count_file(path)

    def _arrange(self) -> None:
        buttons = QHBoxLayout()
        for button in (self.paste, self.open):
            buttons.addWidget(button, 1)
        working = QHBoxLayout()
        working.addWidget(self.progress, 1)
        working.addWidget(self.cancel)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.addWidget(self._title)
        self._column.addWidget(self.summary)
        self._column.addLayout(buttons)
        self._column.addLayout(working)
        self._column.addWidget(self.letters)
        self._column.addWidget(self._table)
        self._table.hide()

    def _paste(self) -> None:
        self._show_working(working=True)
        self._counting.count_text(QGuiApplication.clipboard().text())

    def _open(self) -> None:
        name, _ = QFileDialog.getOpenFileName(
            self, "Open a text", "", "Text (*.txt);;All files (*)"
        )
        if name:
            self.count_file(Path(name))

    def _stop(self) -> None:
        self._counting.stop()
        self._show_working(working=False)

    def _counted(self, counts: tuple[float, ...]) -> None:
        self._show_working(working=False)
        most = self._tally.item.high
        self.edited.emit(tuple(min(count, most) for count in counts))
        self.settled.emit()

    def _failed(self, sentence: str) -> None:
        self._show_working(working=False)
        self._title.show_problem(sentence)

    def _show_working(self, *, working: bool) -> None:
        self._title.show_problem("")
        self.progress.setValue(0)
        self.progress.setVisible(working)
        self.cancel.setVisible(working)
        self.paste.setVisible(not working)
        self.open.setVisible(not working)

    def _unfold(self, opened: bool) -> None:
        """The fields are made when they are first wanted: a column has many of them."""
        if opened and not self.fields:
            for index, letter in enumerate(self._tally.letters):
                self._add_field(index, letter)
        self.letters.setArrowType(Qt.ArrowType.DownArrow if opened else Qt.ArrowType.RightArrow)
        self._table.setVisible(opened)

    def _add_field(self, index: int, letter: str) -> None:
        label = Title("␣" if letter == " " else letter)
        field = NumberField(self._tally.item)
        field.setAccessibleName(f"{self._tally.title}: {'space' if letter == ' ' else letter}")
        field.display(self._value[index])
        label.set_theme(self._theme)
        field.set_theme(self._theme)
        row, column = index // _COLUMNS, index % _COLUMNS
        self._grid.addWidget(label, row, 2 * column)
        self._grid.addWidget(field, row, 2 * column + 1)
        field.entered.connect(lambda count: self._set(index, count))
        field.refused.connect(self._title.show_problem)
        field.settled.connect(self.settled)
        self.fields.append(field)
        self._labels.append(label)

    def _set(self, index: int, count: float) -> None:
        self.edited.emit((*self._value[:index], count, *self._value[index + 1 :]))


def _button(text: str, name: str, run: Callable[[], None]) -> QPushButton:
    button = QPushButton(text)
    button.setAccessibleName(name)
    button.clicked.connect(lambda _checked=False: run())
    return button


def _summary(counts: tuple[float, ...]) -> str:
    letters = sum(counts[:-1])
    if set(counts) == {1.0}:
        return "No text yet: all letters count alike."
    numbers = (f"{count:,.0f}".replace(",", _THIN_SPACE) for count in (letters, counts[-1]))
    return "letters: {} · spaces: {}".format(*numbers)
