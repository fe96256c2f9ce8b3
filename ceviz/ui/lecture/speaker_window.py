"""What the speaker alone sees: the notes, what comes next, the time."""

from __future__ import annotations

from PySide6.QtCore import QSize, QTimer, Qt, Signal
from PySide6.QtGui import QCloseEvent, QHideEvent, QShowEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from ceviz.plot.slide import Slide
from ceviz.plot.theme import Theme
from ceviz.state.lecture.course import Course
from ceviz.state.lecture.lecture import Choose, Step
from ceviz.ui.lecture.preview import Preview
from ceviz.ui.lecture.slide_view import slide_at
from ceviz.ui.lecture.stopwatch import Stopwatch
from ceviz.ui.lecture.talk_style import talk_stylesheet
from ceviz.ui.lecture.vote_fields import VoteFields


class SpeakerWindow(QWidget):
    """Follows the talk. ``command`` carries the name of a key's command that a button stands for.

    ``voted`` carries the hands that were entered, ``closed`` comes when the user closes the window.
    What is dear to draw is drawn after the audience has seen its slide.
    """

    command = Signal(str)
    voted = Signal(tuple)
    closed = Signal()

    def __init__(self, parent: QWidget, theme: Theme, *, since: float) -> None:
        super().__init__(parent, Qt.WindowType.Window)
        self._theme = theme
        self._now: tuple[Course, Slide] | None = None
        self._shape = QSize(16, 9)
        self._ahead: object = None
        self._noted = ""
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.timeout.connect(self._draw)
        self.current, self.next = Preview(theme), Preview(theme)
        self.stopwatch = Stopwatch(since)
        self.notes = QPlainTextEdit()
        self.notes.setReadOnly(True)
        self.notes.setAccessibleName("Notes")
        self.notes.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse
            | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.place, self.ahead = QLabel(), QLabel()
        for label in (self.place, self.ahead):
            label.setTextFormat(Qt.TextFormat.PlainText)
        self.ahead.setWordWrap(True)
        self.votes = VoteFields()
        self.votes.entered.connect(self.voted)
        self.setWindowTitle("Speaker")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._arrange()
        self._set_theme(theme)
        self.resize(1100, 700)

    def show_course(self, course: Course, slide: Slide) -> None:
        """Follow the talk to its present place."""
        self._now = course, slide
        if self.isVisible():
            self._tell()
            self._later.start(0)

    def set_shape(self, shape: QSize) -> None:
        """Show slides in the shape of the audience's screen."""
        self._shape = shape
        if self.isVisible() and self._now is not None:
            self._later.start(0)

    def take_votes(self) -> None:
        """Come to the front for the counts to be entered."""
        self.activateWindow()
        self.votes.take_focus()

    def showEvent(self, event: QShowEvent) -> None:
        """Catch up with the talk."""
        super().showEvent(event)
        if self._now is not None:
            self._tell()
            self._later.start(0)

    def hideEvent(self, event: QHideEvent) -> None:
        """Nobody looks."""
        self._later.stop()
        super().hideEvent(event)

    def closeEvent(self, event: QCloseEvent) -> None:
        """The talk goes on without it."""
        super().closeEvent(event)
        self.closed.emit()

    def _arrange(self) -> None:
        left = QVBoxLayout()
        left.addWidget(self.place)
        left.addWidget(self.current)
        left.addWidget(self.notes, 1)
        right = QVBoxLayout()
        right.addWidget(self.stopwatch)
        right.addSpacing(8)
        right.addWidget(self.ahead)
        right.addWidget(self.next)
        right.addSpacing(8)
        right.addWidget(self.votes)
        right.addStretch(1)
        buttons = QHBoxLayout()
        self.buttons: dict[str, QPushButton] = {}
        for name, text in (("back", "Back"), ("on", "Go on"), ("black", "Black screen")):
            button = QPushButton(text)
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)  # a click leaves the keys with the talk
            button.clicked.connect(lambda _checked=False, name=name: self.command.emit(name))
            buttons.addWidget(button)
            self.buttons[name] = button
        right.addLayout(buttons)
        row = QHBoxLayout(self)
        row.setContentsMargins(18, 14, 18, 16)
        row.setSpacing(20)
        row.addLayout(left, 3)
        row.addLayout(right, 2)

    def _set_theme(self, theme: Theme) -> None:
        background = f"SpeakerWindow {{ background: {theme.window}; }}"
        self.setStyleSheet(talk_stylesheet(theme) + background)
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.place.setFont(theme.font(1.2, strong=True))
        self.ahead.setFont(theme.font(1.1))
        self.notes.setFont(theme.font(1.35))
        for part in (self.stopwatch, self.votes):
            part.set_theme(theme)
        for button in self.buttons.values():
            button.setFont(theme.font())

    def _tell(self) -> None:
        """Say in words where the talk is and what comes."""
        assert self._now is not None
        course, slide = self._now
        asked = ", asked" if course.asking else ", answered" if slide.question else ""
        self.place.setText(f"{slide.number} / {slide.count}{asked}   {slide.heading}")
        if course.step.notes != self._noted:  # a re-set text would scroll back to its top
            self._noted = course.step.notes
            self.notes.setPlainText(self._noted)
        after = course.quiet().onward()
        if course.asking:
            self.ahead.setText("Next: the answer")
        elif after.index == course.index:
            self.ahead.setText("This is the last step")
        else:
            self.ahead.setText(f"Next: {_heading(after.step)}")
        question = course.step.question
        self.votes.setVisible(isinstance(question, Choose))
        if isinstance(question, Choose):
            self.votes.show_votes(question, course.said.votes)

    def _draw(self) -> None:
        """Draw both slides, the next one only when it is another than before."""
        assert self._now is not None
        course, slide = self._now
        self.current.show_slide(slide, self._shape)
        after = course.quiet().onward()
        here, there = (course.index, course.revealed), (after.index, after.revealed)
        key: object = (there, after.said, after.live, self._shape)
        if here == there:
            self.next.show_slide(None, self._shape)
            key = None
        elif key != self._ahead:
            self.next.show_slide(slide_at(after), self._shape)
        self._ahead = key


def _heading(step: Step) -> str:
    """What the audience will read first."""
    return step.caption if step.question is None else step.question.ask
