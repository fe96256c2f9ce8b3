"""The column at the right in which a lecture is made: its title, its steps, the step at hand."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QToolButton, QVBoxLayout
from msgspec.structs import replace

from ceviz.plot.theme import LIGHT, Theme
from ceviz.state.lecture import edits
from ceviz.state.lecture.lecture import LONGEST_LINE, Step
from ceviz.ui.controls.draft_field import send_draft
from ceviz.ui.controls.line_field import one_line
from ceviz.ui.controls.name_field import NameField
from ceviz.ui.icons import icon
from ceviz.ui.lecture.editor.step_editor import StepEditor
from ceviz.ui.lecture.lecture_store import LectureStore
from ceviz.ui.lecture.step_list import StepList

_WIDTH, _LEAST, _ICON = 276, 230, 18
_PANEL = 830  # what the panel beside it needs to look its best


class StepColumn(QFrame):
    """Shows the open lecture; what the user does goes to its store.

    ``presented`` asks for the talk to begin at the step at hand, ``closed`` to hide the column.
    """

    presented = Signal()
    closed = Signal()

    def __init__(self, lectures: LectureStore) -> None:
        super().__init__()
        self.setObjectName("card")
        self.setAccessibleName("Lecture")
        self._lectures = lectures
        self._theme = LIGHT
        self.title = NameField(LONGEST_LINE, title="Title of the lecture", may_be_empty=True)
        self.title.setPlaceholderText("Untitled lecture")
        self.title.set_strong(True)
        self.steps = StepList()
        self.editor = StepEditor()
        self._none = QLabel("No steps yet. Set up a panel, then add its state (Ctrl+D).")
        self._none.setWordWrap(True)
        self.buttons: dict[str, QToolButton] = {}
        self._arrange()
        self._connect()
        self.show_lecture()

    def show_lecture(self) -> None:
        """Show the lecture as it is now; emits nothing."""
        talk = self._lectures.talk
        if talk is None:
            return
        steps = talk.lecture.steps
        self.title.show_text(talk.lecture.title)
        self.steps.show_steps(steps, talk.at)
        self._none.setVisible(not steps)
        self.editor.show_step(talk.step)
        for name in _ABOUT_A_STEP:
            self.buttons[name].setEnabled(bool(steps))
        self.buttons["up"].setEnabled(talk.at > 0)
        self.buttons["down"].setEnabled(talk.at < len(steps) - 1)

    def fit(self, window_width: int) -> None:
        """Leave the panel beside it its room in a window of that width."""
        px = self._theme.text_px
        self.setFixedWidth(max(min(px(_WIDTH), window_width - px(_PANEL)), px(_LEAST)))

    def set_theme(self, theme: Theme) -> None:
        """Take another look or text size; :meth:`fit` is to follow."""
        self._theme = theme
        self.title.set_theme(theme)
        self.steps.set_theme(theme)
        self.editor.set_theme(theme)
        self._none.setFont(theme.font(0.93))
        self._none.setStyleSheet(f"color: {theme.soft_ink}")
        dimmed = QColor(theme.soft_ink)
        dimmed.setAlphaF(0.4)
        tint = dimmed.name(QColor.NameFormat.HexRgb)
        for name, button in self.buttons.items():
            button.setIcon(icon(name, theme.ink, tint))
            button.setIconSize(QSize(theme.text_px(_ICON), theme.text_px(_ICON)))

    def _arrange(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(2)
        head.addWidget(self.title, 1)
        head.addWidget(self._button("close", "Close the list of steps", self.closed.emit))
        tools = QHBoxLayout()
        tools.setSpacing(0)
        runs: dict[str, Callable[[], object]] = {
            "add": self._lectures.add,
            "retake": self._lectures.replace_by_present,
            "duplicate": self._duplicate,
            "remove": self._lectures.remove,
            "up": partial(self._move, -1),
            "down": partial(self._move, 1),
            "present": self.presented.emit,
        }
        for name, text in _TOOLS.items():
            if name == "present":
                tools.addStretch(1)
            tools.addWidget(self._button(name, text, runs[name]))
        column = QVBoxLayout(self)
        column.setContentsMargins(10, 10, 8, 8)
        column.setSpacing(6)
        column.addLayout(head)
        column.addLayout(tools)
        column.addWidget(self._none)
        column.addWidget(self.steps, 5)
        column.addWidget(self.editor, 4)

    def _connect(self) -> None:
        lectures = self._lectures
        self.title.entered.connect(self._retitle)
        self.steps.chosen.connect(lectures.go_to)
        self.steps.moved.connect(lectures.move)
        self.steps.renamed.connect(self._rename)
        self.steps.removed.connect(lectures.remove)
        self.editor.edited.connect(self._put)
        self.editor.settled.connect(lectures.settle)
        lectures.changed.connect(self.show_lecture)

    def _put(self, step: Step, merge: str | None) -> None:
        self._lectures.put(step, merge=merge and ("step", self._lectures.at, merge))

    def _retitle(self, title: str) -> None:
        if self._lectures.lecture is not None:
            self._lectures.edit(edits.retitled(self._lectures.lecture, title))

    def _rename(self, at: int, caption: str) -> None:
        lecture = self._lectures.lecture
        if lecture is not None and at < len(lecture.steps):
            step = replace(lecture.steps[at], caption=one_line(caption))
            self._lectures.edit(edits.with_step(lecture, at, step))

    def _duplicate(self) -> None:
        talk = self._lectures.talk
        if talk is not None and talk.step is not None:
            self._lectures.add(talk.step)

    def _move(self, by: int) -> None:
        self._lectures.move(self._lectures.at, self._lectures.at + by)

    def _button(self, name: str, text: str, run: Callable[[], object]) -> QToolButton:
        """A click takes no focus, so the button itself sends what is being typed elsewhere."""

        def press() -> None:
            send_draft(self.window())
            run()

        button = QToolButton()
        button.setAutoRaise(True)
        button.setAccessibleName(text.partition(" (")[0])
        button.setToolTip(text)
        button.clicked.connect(press)
        self.buttons[name] = button
        return button


_TOOLS = {
    "add": "Add this state as a step (Ctrl+D)",
    "retake": "Replace the step by the present state",
    "duplicate": "Duplicate the step",
    "remove": "Remove the step (Delete)",
    "up": "Move the step up (Alt+Up)",
    "down": "Move the step down (Alt+Down)",
    "present": "Present from this step (Shift+F5)",
}
_ABOUT_A_STEP = ("retake", "duplicate", "remove", "present")
