"""The lecture that is open in the window: what it says, where it lies, and every change to it."""

from __future__ import annotations

from collections.abc import Hashable
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from msgspec.structs import replace

from ceviz.core.resources import resource
from ceviz.state.app_state import AppState
from ceviz.state.lecture import edits
from ceviz.state.lecture.lecture import Lecture, Step
from ceviz.state.lecture.talk import Talk
from ceviz.ui.store import Store

if TYPE_CHECKING:  # reads and writes TOML: a start without a lecture has no time for it
    from ceviz.state.lecture.lecture_file import LectureFile


class LectureStore(QObject):
    """Edits go through the window's own store, so lecture and panels have one history.

    ``changed`` when there is another lecture, another place in it, or when it was saved; it is
    silent while a slider moves. ``refused`` carries a sentence when something cannot be done.
    """

    changed = Signal()
    refused = Signal(str)

    def __init__(self, store: Store, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._store = store
        self._shown: Talk | None = None
        self._numbers = count(1)
        self._files: dict[int, LectureFile] = {}
        self._sources: dict[int, Path | None] = {}
        store.changed.connect(self._look)

    @property
    def talk(self) -> Talk | None:
        """The lecture and the place in it; None when no lecture is open."""
        return self._store.state.talk

    @property
    def lecture(self) -> Lecture | None:
        """What the lecture says now."""
        return None if self.talk is None else self.talk.lecture

    @property
    def at(self) -> int:
        """The place, counted from 0."""
        return 0 if self.talk is None else self.talk.at

    @property
    def file(self) -> LectureFile:
        """The lecture as it was read or saved last; an empty one where there is none."""
        return _no_file() if self.talk is None else self._files[self.talk.document]

    @property
    def source(self) -> Path | None:
        """The file that opens this lecture again; None for one that was never saved."""
        return None if self.talk is None else self._sources[self.talk.document]

    @property
    def name(self) -> str:
        """What the lecture is called: by its file, or its title."""
        if self.talk is None:
            return ""
        if self.file.path is not None:
            from ceviz.state.lecture.lecture_file import ENDING

            return self.file.path.name.removesuffix(ENDING)
        return self.talk.lecture.title or "Untitled lecture"

    @property
    def dirty(self) -> bool:
        """Whether there is anything that closing would lose."""
        return self.talk is not None and self.talk.lecture != self.file.lecture

    @property
    def comments_lost(self) -> tuple[str, ...]:
        """The comments, written into the file by hand, that saving would lose."""
        from ceviz.state.lecture.lecture_file import comments_lost

        return () if self.talk is None else comments_lost(self.file, self.talk.lecture)

    def new(self) -> None:
        """Begin an empty lecture in place of the one that is open."""
        self.take(_no_file())

    def take(self, file: LectureFile) -> None:
        """Take a lecture in place of the one that is open, and show its first step."""
        self._store.take(_showing(self._store.state, self._talk_of(file, at=0)))

    def begin(self, file: LectureFile, *, at: int | None = None) -> None:
        """Start the program with a lecture, which is no step that could be undone.

        Args:
            file: The lecture.
            at: The place where it was left; the panels are then as they were left, too. With
                None, the first step is shown.
        """
        talk = self._talk_of(file, at=at or 0)
        state = self._store.state
        self._store.amend(_showing(state, talk) if at is None else state.with_talk(talk))

    def close(self) -> None:
        """Have no lecture open; the panels stay as they are."""
        self._store.take(self._store.state.with_talk(None))

    def save(self, path: Path) -> None:
        """Write the lecture, whole or not at all; from now on it lies there.

        Raises:
            WriteError: The file could not be written; everything is as before.
        """
        from ceviz.state.lecture.lecture_file import saved

        talk = self._open_talk()
        self._files[talk.document] = saved(self.file, talk.lecture, path)
        self._sources[talk.document] = path
        self.changed.emit()

    def edit(
        self, lecture: Lecture, *, at: int | None = None, merge: Hashable | None = None
    ) -> None:
        """Give the open lecture another content, as one step that undo takes back.

        Args:
            lecture: The new content.
            at: The place from now on; the present one, or the last, if None.
            merge: What the gesture is called, as for :meth:`History.push`.
        """
        talk = self._open_talk()
        place = _place(lecture, talk.at if at is None else at)
        if lecture != talk.lecture or place != talk.at:
            changed = replace(talk, lecture=lecture, at=place)
            self._store.take(self._store.state.with_talk(changed), merge=merge)

    def put(self, step: Step, *, merge: Hashable | None = None) -> None:
        """Give the step at the place another content, if its figure has what it hides and asks."""
        talk = self._open_talk()
        fault = fault_of(step)
        if fault:
            self.refused.emit(fault)
            self.changed.emit()  # what was asked for is not what is
            return
        self.edit(edits.with_step(talk.lecture, talk.at, step), merge=merge)

    def go_to(self, at: int) -> None:
        """Show a step: its panel with its parameters and pins.

        Going on to others is one step that undo takes back.
        """
        talk = self._open_talk()
        if 0 <= at < len(talk.lecture.steps):
            walked = _showing(self._store.state, replace(talk, at=at))
            self._store.take(walked, merge="go to a step")

    def add(self, step: Step | None = None) -> bool:
        """Add a step after the one at the place; without a lecture, begin one.

        Args:
            step: The new step; the present state of the panel in front if None.

        Returns:
            Whether there was room for it.
        """
        talk = self.talk or self._talk_of(_no_file(), at=0)
        at = talk.at + 1 if talk.lecture.steps else 0
        try:
            lecture = edits.added(talk.lecture, step or self._present_state(), at)
        except edits.EditError as error:
            self.refused.emit(str(error))
            return False
        self._store.take(_showing(self._store.state, replace(talk, lecture=lecture, at=at)))
        return True

    def replace_by_present(self) -> None:
        """Let the step at the place show the present state; its words and its question stay.

        What it hides and the present figure does not have, it hides no more.
        """
        step, now = self._open_talk().step, self._present_state()
        if step is not None:
            hide = tuple(one for one in step.hide if not fault_of(replace(now, hide=(one,))))
            shown = replace(step, panel=now.panel, params=now.params, pins=now.pins)
            self.put(replace(shown, hide=hide))

    def move(self, from_: int, to: int) -> None:
        """Bring a step to another place; the lecture stays at the step that it is at."""
        talk = self._open_talk()
        lecture, at = talk.lecture, talk.at
        if from_ == to or not {from_, to} <= set(range(len(lecture.steps))):
            return
        if at == from_:
            at = to
        else:
            at += (to <= at < from_) - (from_ < at <= to)
        self.edit(edits.moved(lecture, from_, to), at=at)

    def remove(self) -> None:
        """Remove the step at the place; the one that is there then is shown."""
        talk = self._open_talk()
        if talk.step is not None:
            lecture = edits.removed(talk.lecture, talk.at)
            left = replace(talk, lecture=lecture, at=_place(lecture, talk.at))
            self._store.take(_showing(self._store.state, left))

    def settle(self) -> None:
        """A gesture has ended: what follows is a new undo step."""
        self._store.settle()

    def _present_state(self) -> Step:
        """The panel in front, as a step without words."""
        state = self._store.state
        return Step(
            panel=state.active,
            params=state.params[state.active],
            pins=state.pins.get(state.active, ()),
        )

    def _talk_of(self, file: LectureFile, *, at: int) -> Talk:
        number = next(self._numbers)
        self._sources[number] = file.path
        # The lecture that comes with the program is not there to be written over.
        self._files[number] = replace(file, path=None) if file.path == sample_path() else file
        return Talk(document=number, lecture=file.lecture, at=_place(file.lecture, at))

    def _open_talk(self) -> Talk:
        assert self.talk is not None, "no lecture is open"
        return self.talk

    def _look(self, state: AppState) -> None:
        if state.talk is not self._shown:
            self._shown = state.talk
            self.changed.emit()


def fault_of(step: Step) -> str:
    """What a step hides or asks about that is not in its figure, in one sentence, or nothing."""
    from ceviz.state.lecture.presence import require_present
    from ceviz.state.lecture.records import WrongError

    try:
        require_present(step)
    except WrongError as wrong:
        words = str(wrong).rstrip(".")
        return f"{words[:1].upper()}{words[1:]}."
    return ""


def sample_path() -> Path:
    """Where the lecture lies that comes with the program."""
    return resource("lectures", "cross-entropy.ceviz.toml")


def _no_file() -> LectureFile:
    from ceviz.state.lecture.lecture_file import LectureFile

    return LectureFile()


def _place(lecture: Lecture, at: int) -> int:
    return max(min(at, len(lecture.steps) - 1), 0)


def _showing(state: AppState, talk: Talk) -> AppState:
    """A state with the step shown that a lecture is at."""
    step = talk.step
    if step is not None:
        state = state.with_active(step.panel).with_params(step.panel, step.params)
        state = state.with_pins(step.panel, step.pins)
    return state.with_talk(talk)
