"""What unfolds when a readout is opened: where its number comes from, by hand and by program."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFont, QFontDatabase, QFontMetricsF, QGuiApplication, QKeyEvent
from PySide6.QtWidgets import (
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QPlainTextEdit,
    QPushButton,
    QTabBar,
    QVBoxLayout,
)

from ceviz.core import numerals
from ceviz.core.figure import Formula, Readout
from ceviz.core.panel import Explanation
from ceviz.plot.theme import Theme
from ceviz.ui.formula_strip import FormulaStrip

_CODE_LINES = 7


class ExplanationCard(QFrame):
    """Shows one explanation and follows its numbers; ``closed`` when the user has had enough."""

    closed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("card")
        self._explanation: Explanation | None = None
        self._heading = _words()
        self._formula = FormulaStrip()
        self._number = _words()
        self._witness = _words()
        self._note = _words()
        self._library = QTabBar()
        self._library.setDrawBase(False)
        self._library.setExpanding(False)
        self._library.setAccessibleName("Library")
        for name in ("NumPy", "PyTorch"):
            self._library.addTab(name)
        self._library.currentChanged.connect(self._show_code)
        self._code = QPlainTextEdit()
        self._code.setReadOnly(True)
        self._code.setLineWrapMode(QPlainTextEdit.LineWrapMode.NoWrap)
        self._code.setTabChangesFocus(True)
        self._code.setAccessibleName("Code")
        self._buttons = [
            self._button(f"Copy {what}", partial(self._copy, what))
            for what in ("LaTeX", "NumPy", "PyTorch", "number")
        ]
        self._close = self._button("Close", self.closed.emit)
        self._arrange()

    def show_explanation(self, readout: Readout, explanation: Explanation, theme: Theme) -> None:
        """Show where a readout's number comes from; the same explanation costs nothing."""
        if explanation == self._explanation:
            return
        self._explanation = explanation
        self._heading.setText(f"Where does “{readout.name}” come from?")
        formula = Formula(
            key=readout.key,
            symbolic=explanation.symbolic,
            substituted=explanation.substituted,
            result="",
        )
        self._formula.show_formulas((formula,), theme)
        self._number.setText(f"{numerals.exact(explanation.number)} {readout.unit}".rstrip())
        self._witness.setText(_witness(explanation))
        self._note.setText(explanation.note)
        self._note.setVisible(bool(explanation.note))
        self._show_code()

    def set_theme(self, theme: Theme) -> None:
        """Take another look or text size."""
        self._explanation = None
        self._heading.setFont(theme.font(strong=True))
        self._number.setFont(theme.font(1.15))
        for part in (self._witness, self._note, self._library, self._close, *self._buttons):
            part.setFont(theme.font(0.93))
        font = QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont)
        font.setPixelSize(theme.font(0.93).pixelSize())
        self._code.setFont(font)
        self._code.setFixedHeight(_lines_high(font, _CODE_LINES))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape folds it away."""
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        else:
            super().keyPressEvent(event)

    def _arrange(self) -> None:
        head = QHBoxLayout()
        head.addWidget(self._heading, 1)
        head.addWidget(self._close)
        left = QVBoxLayout()
        left.setSpacing(6)
        for part in (self._formula, self._number, self._witness, self._note):
            left.addWidget(part)
        left.addStretch(1)
        right = QVBoxLayout()
        right.setSpacing(4)
        right.addWidget(self._library)
        right.addWidget(self._code)
        right.addStretch(1)
        copying = QHBoxLayout()
        copying.setSpacing(6)
        for button in self._buttons:
            copying.addWidget(button)
        copying.addStretch(1)
        grid = QGridLayout(self)
        grid.setContentsMargins(18, 12, 14, 12)
        grid.setHorizontalSpacing(18)
        grid.addLayout(head, 0, 0, 1, 2)
        grid.addLayout(left, 1, 0)
        grid.addLayout(right, 1, 1)
        grid.addLayout(copying, 2, 0, 1, 2)
        grid.setColumnStretch(0, 1)
        grid.setColumnStretch(1, 1)

    def _button(self, text: str, run: Callable[[], None]) -> QPushButton:
        button = QPushButton(text)
        button.clicked.connect(lambda _checked=False: run())
        return button

    def _show_code(self) -> None:
        if self._explanation is not None:
            numpy = self._library.currentIndex() == 0
            self._code.setPlainText(self._explanation.numpy if numpy else self._explanation.torch)

    def _copy(self, what: str) -> None:
        if self._explanation is None:
            return
        one = self._explanation
        texts = {
            "LaTeX": f"{one.symbolic} {one.substituted}",
            "NumPy": one.numpy,
            "PyTorch": one.torch,
            "number": repr(one.number),
        }
        QGuiApplication.clipboard().setText(texts[what])


def _words() -> QLabel:
    label = QLabel()
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(True)
    label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    return label


def _witness(explanation: Explanation) -> str:
    if explanation.witness is None:
        return ""
    return f"The same {explanation.witness_by}: {numerals.exact(explanation.witness)}"


def _lines_high(font: QFont, lines: int) -> int:
    return round(QFontMetricsF(font).lineSpacing() * lines) + 16
