"""What can be changed about the step at hand, in three pages."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QScrollArea, QStackedWidget, QTabBar, QVBoxLayout, QWidget

from ceviz.plot.theme import Theme
from ceviz.state.lecture.lecture import Step
from ceviz.ui.lecture.editor.hidden_page import HiddenPage
from ceviz.ui.lecture.editor.page import Page
from ceviz.ui.lecture.editor.question_page import QuestionPage
from ceviz.ui.lecture.editor.words_page import WordsPage


class StepEditor(QWidget):
    """Shows a step; ``edited`` carries it as the user wants it, with the gesture's name or None.

    ``settled`` ends a gesture. Only the page in front is kept up to date.
    """

    edited = Signal(object, object)
    settled = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._step: Step | None = None
        self.words, self.hidden, self.question = WordsPage(), HiddenPage(), QuestionPage()
        self.tabs = QTabBar()
        self.tabs.setObjectName("small")
        self.tabs.setDrawBase(False)
        self.tabs.setExpanding(False)
        self.tabs.setAccessibleName("About this step")
        self._pages = QStackedWidget()
        pages: tuple[tuple[str, Page], ...] = (
            ("Words", self.words),
            ("Hidden", self.hidden),
            ("Question", self.question),
        )
        for title, page in pages:
            self.tabs.addTab(title)
            self._pages.addWidget(_scrolling(page))
            page.edited.connect(self.edited)
            page.settled.connect(self.settled)
        self._shown = pages
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(self.tabs)
        column.addWidget(self._pages, 1)
        self.tabs.currentChanged.connect(self._turn)

    def show_step(self, step: Step | None) -> None:
        """Show a step; without one there is nothing to change. Emits nothing."""
        self._step = step
        self.setEnabled(step is not None)
        if step is not None:
            self._shown[self._pages.currentIndex()][1].show_step(step)

    def set_theme(self, theme: Theme) -> None:
        """Take another look or text size."""
        self.tabs.setFont(theme.font(0.93))
        for _, page in self._shown:
            page.set_theme(theme)

    def _turn(self, index: int) -> None:
        self._pages.setCurrentIndex(index)
        self.show_step(self._step)


def _scrolling(page: QWidget) -> QScrollArea:
    area = QScrollArea()
    area.setWidget(page)
    area.setWidgetResizable(True)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    return area
