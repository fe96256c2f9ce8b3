"""A lecture on the whole screen, driven by keys, a clicker or the mouse."""

from __future__ import annotations

from collections.abc import Callable
from string import ascii_uppercase
from time import monotonic

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import (
    QCloseEvent,
    QResizeEvent,
    QScreen,
    QShowEvent,
)
from PySide6.QtWidgets import QApplication, QWidget

from ceviz.plot.slide import Slide, slide_theme
from ceviz.plot.theme import Theme
from ceviz.state.lecture.course import Course
from ceviz.state.lecture.lecture import Choose, Lecture
from ceviz.ui.lecture.curtain import Curtain
from ceviz.ui.lecture.displays import Displays
from ceviz.ui.lecture.drawer import Drawer
from ceviz.ui.lecture.key_sheet import KeySheet
from ceviz.ui.lecture.note import Note
from ceviz.ui.lecture.pointing import Pointing
from ceviz.ui.lecture.slide_view import slide_at
from ceviz.ui.lecture.speaker_window import SpeakerWindow
from ceviz.ui.lecture.stage import Stage
from ceviz.ui.lecture.talk_keys import TalkKeys
from ceviz.ui.lecture.talk_store import TalkStore
from ceviz.ui.lecture.votes_line import VotesLine


class Presenter(QWidget):
    """The audience's window, and through it the speaker's. It has no parent.

    The keys are the talk's wherever the focus is, but for those that what has the focus needs
    (:func:`~ceviz.ui.lecture.keys.keeps`); Esc, the end of a drag and another place give them back.

    ``ended`` carries the place, counted from 0, of the step at which the talk was left. A talk that
    was begun by :meth:`present` is then deleted.
    """

    ended = Signal(int)

    def __init__(
        self, lecture: Lecture, theme: Theme, *, at: int = 0, reduced: bool = False
    ) -> None:
        super().__init__(None, Qt.WindowType.Window)
        self.setWindowTitle(lecture.title or "Lecture")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._theme = theme
        self.resize(1280, 720)
        self.talk = TalkStore(Course(lecture=lecture, index=at), reduced=reduced, parent=self)
        self.stage = Stage(theme, self)
        self.stage.area.reduced = reduced
        self.drawer = Drawer(self, theme)
        self.pointing = Pointing(self, self.stage, self.drawer)
        self.curtain = Curtain(self)
        self.note, self.votes_line, self.sheet = Note(self), VotesLine(self), KeySheet(self)
        self.speaker = SpeakerWindow(self, theme, since=monotonic())
        self._displays: Displays | None = None
        self._keys = TalkKeys((self, self.speaker), self)
        self._commands = self._all_commands()
        self._connect()
        self._show()

    @property
    def course(self) -> Course:
        """Where the talk stands."""
        return self.talk.course

    def present(self, home: QScreen) -> None:
        """Begin, for a speaker who sits at the screen ``home``; the audience sees another one."""
        self._displays = Displays(self, self.speaker, home)
        self.ended.connect(self.deleteLater)
        self._displays.place()
        self.setFocus()

    def showEvent(self, event: QShowEvent) -> None:
        """From now on the pointer is watched."""
        super().showEvent(event)
        window = self.windowHandle()
        if window is not None:
            self.pointing.watch(window)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Everything is laid out anew."""
        super().resizeEvent(event)
        self._fit()

    def closeEvent(self, event: QCloseEvent) -> None:
        """The talk ends where it stands."""
        super().closeEvent(event)
        self.talk.movement.stop()
        self.pointing.stop()
        self.note.keep("")
        self.speaker.hide()
        self.ended.emit(self.course.index)

    def _connect(self) -> None:
        talk, area = self.talk, self.stage.area
        talk.changed.connect(self._show)
        talk.left.connect(self.votes_line.hide)
        talk.left.connect(self._let_go)
        talk.refused.connect(self.note.say)
        area.dragged.connect(talk.drag)
        area.stepped.connect(talk.nudge)
        area.picked.connect(talk.set_param)
        self.stage.gave.connect(talk.give)
        self.stage.raised.connect(self._raise_hand)
        self.drawer.edited.connect(talk.set_param)
        self.drawer.acted.connect(talk.act)
        self.votes_line.entered.connect(talk.vote)
        self.votes_line.closed.connect(self._close_votes)
        self.speaker.voted.connect(talk.vote)
        self.speaker.closed.connect(self.activateWindow)
        self.speaker.command.connect(lambda name: self._commands[name]())
        self._keys.pressed.connect(self._press)
        self.pointing.dragged.connect(self._let_go)

    def _all_commands(self) -> dict[str, Callable[[], None]]:
        talk = self.talk
        return {
            "on": talk.on,
            "back": lambda: talk.go(self.course.back()),
            "first": lambda: talk.go(self.course.first()),
            "last": lambda: talk.go(self.course.last()),
            "enter": self._enter,
            "black": lambda: talk.go(self.course.blanked("black")),
            "white": lambda: talk.go(self.course.blanked("white")),
            "laser": self.pointing.toggle_laser,
            "zoom": self.pointing.toggle_zoom,
            "controls": self._toggle_controls,
            "reset": talk.reset,
            "votes": self._take_votes,
            "clear": talk.clear,
            "speaker": self._toggle_speaker,
            "keys": self.sheet.toggle,
            "leave": self._leave,
        }

    def _press(self, command: str) -> None:
        """Do what a key says; the sheet of keys, which was read, goes with any of them."""
        if self.sheet.isVisible() and command != "keys":
            self.sheet.hide()
            if command == "leave":
                return
        if command.isdigit():
            self.talk.go(self.course.with_digit(command))
            return
        if self.course.typed and command not in ("enter", "clear", "leave"):
            self.talk.go(self.course.quiet())
        self._commands[command]()

    def _enter(self) -> None:
        if self.course.typed:
            self.talk.go(self.course.jumped())
            if self.course.fault:
                self.note.say(self.course.fault)
        else:
            self.talk.on()

    def _leave(self) -> None:
        """Close what is open, or give the keys back to the talk; else the talk ends."""
        if self.votes_line.isVisible():
            self._close_votes()
        elif self.course.typed:
            self.talk.go(self.course.quiet())
        elif self._keys.held:
            self._let_go()
        elif self.drawer.isVisible():
            self.drawer.hide()
        elif self.pointing.zoomed:
            self.pointing.toggle_zoom()
        else:
            self.close()

    def _let_go(self) -> None:
        """The keys are the talk's again."""
        window = QApplication.activeWindow()
        (self.speaker if window is self.speaker else self).setFocus()

    def _show(self) -> None:
        course, params = self.course, self.talk.seen
        slide = slide_at(course, params)
        self.stage.show_live(slide, params)
        usable = "controls" not in course.step.hide
        usable = usable and not (course.asking and not isinstance(slide.question, Choose))
        self.drawer.show_step(self.talk.panel, params, slide.figure, usable=usable)
        self.curtain.show_blank(course.blank)
        self.pointing.blank = bool(course.blank)
        self._tell(slide)
        self.speaker.show_course(course, slide)

    def _tell(self, slide: Slide) -> None:
        """Say what is typed, and to a screen reader where the talk is."""
        course = self.course
        if course.typed or self.note.kept:
            self.note.keep(f"Go to step {course.typed}" if course.typed else "")
        self.setAccessibleName(f"Step {slide.number} of {slide.count}: {slide.heading}")
        self.setAccessibleDescription(slide.figure.description)

    def _raise_hand(self, answer: int, by: int) -> None:
        self.note.say(f"Votes for {ascii_uppercase[answer]}: {self.talk.raise_hand(answer, by)}")

    def _take_votes(self) -> None:
        question = self.course.step.question
        if not isinstance(question, Choose):
            self.note.say("This step has no answers to vote for.")
        elif self.speaker.isVisible():
            self.speaker.take_votes()
        else:
            self.votes_line.open(len(question.answers))

    def _close_votes(self) -> None:
        self.votes_line.hide()
        self.setFocus()

    def _toggle_controls(self) -> None:
        self.drawer.toggle()
        if self.drawer.isVisible():
            self.drawer.take_focus()
        else:
            self.setFocus()

    def _toggle_speaker(self) -> None:
        if self.speaker.isVisible():
            self.speaker.close()
        else:
            self.speaker.show()
            self.speaker.activateWindow()
            self.speaker.setFocus()

    def _fit(self) -> None:
        """Everything keeps its share of the window."""
        self.pointing.place_stage()
        self.curtain.setGeometry(self.rect())
        width, height = self.width(), self.height()
        theme = slide_theme(self._theme, height)
        self.drawer.fit(width, height)
        self.note.set_theme(theme)
        self.votes_line.fit(width, height, theme)
        self.sheet.fit(width, height, theme)
        self.speaker.set_shape(self.size())
