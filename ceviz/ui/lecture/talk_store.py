"""The one place where a talk changes: where it stands, what is seen of it, and what hands do."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject, Signal

from ceviz.core.panel import Drag, Panel, nudged
from ceviz.core.params import ParamError, Params
from ceviz.panels import PANEL_BY_ID
from ceviz.state.lecture.course import Course
from ceviz.state.lecture.given import NOTHING_GIVEN, Given
from ceviz.state.lecture.lecture import Estimate, Sketch
from ceviz.state.lecture.votes import MOST_VOTES
from ceviz.ui.lecture.movement import SECONDS, Movement


class TalkStore(QObject):
    """Holds the course of a talk, and the parameters that are seen, which may be on their way.

    ``changed`` comes when there is anything new to draw, ``left`` before it when the place is
    another, and ``refused`` carries a sentence when something cannot be.
    """

    changed = Signal()
    left = Signal()
    refused = Signal(str)

    def __init__(self, course: Course, *, reduced: bool, parent: QObject) -> None:
        super().__init__(parent)
        self.course = course
        self.seen: Params = course.step.params
        self._reduced = reduced
        self.movement = Movement(self)
        self.movement.moved.connect(self._see)

    @property
    def panel(self) -> Panel[Any]:
        """The panel of the step."""
        return PANEL_BY_ID[self.course.step.panel]

    def on(self) -> None:
        """Go on. A step's own sweep that is still under way is first brought to its end."""
        if self.movement.active and self.course.step.sweep and not self.course.blank:
            self.movement.finish()
            return
        before = self.course
        after = before.onward()
        sweep = after.step.sweep if after.index == before.index + 1 else 0.0
        self.go(after, seconds=sweep or SECONDS)

    def go(self, course: Course, *, seconds: float = SECONDS) -> None:
        """Take the course; another step of the same panel is reached by a movement."""
        before, seen = self.course, self.seen
        self.course = course
        if (before.index, before.revealed) != (course.index, course.revealed):
            self.left.emit()
        if before.index == course.index:
            self.changed.emit()
            return
        self.movement.stop()
        end = course.step.params
        moving = before.step.panel == course.step.panel and seen != end and not self._reduced
        self.seen = seen if moving else end
        if moving:
            self.movement.start(self.panel, seen, end, seconds)
        self.changed.emit()

    def give(self, given: Given) -> None:
        """Take what was said to the question."""
        self.course = self.course.with_given(given)
        self.changed.emit()

    def vote(self, votes: tuple[int, ...]) -> None:
        """Take a show of hands."""
        self.course = self.course.with_votes(votes)
        self.changed.emit()

    def raise_hand(self, answer: int, by: int) -> int:
        """Count one hand more or less for an answer; returns how many there are now."""
        votes = list(self.course.with_votes(self.course.said.votes).said.votes)
        votes[answer] = min(max(votes[answer] + by, 0), MOST_VOTES)
        self.vote(tuple(votes))
        return votes[answer]

    def clear(self) -> None:
        """Take back a typed digit, or else the sketch or the marker that was not judged yet."""
        if self.course.typed:
            self.go(self.course.without_digit())
        elif self.course.asking and isinstance(self.course.step.question, Sketch | Estimate):
            self.give(NOTHING_GIVEN)

    def reset(self) -> None:
        """Show the step as the lecture has it."""
        self.movement.stop()
        self.course = self.course.with_live(None)
        self._see(self.course.step.params)

    def set_param(self, name: str, value: object) -> None:
        """Give a parameter of the step another value, for as long as the step is shown."""
        self._edit(lambda params: self.panel.edit(params, name, value))

    def nudge(self, name: str, index: int | None, value: float) -> None:
        """Bring a number, or one of a list, to the nearest allowed value."""
        self._edit(lambda params: nudged(self.panel, params, name, index, value))

    def drag(self, drag: Drag) -> None:
        """Follow a handle that is being dragged."""
        self._edit(lambda params: self.panel.drag(params, drag))

    def act(self, action_id: str) -> None:
        """Do what one of the panel's actions says."""
        action = next(one for one in self.panel.actions if one.id == action_id)
        self._edit(action.apply)

    def _edit(self, change: Callable[[Params], Params]) -> None:
        """Change what is seen; a movement that was under way ends where it is."""
        try:
            params = change(self.seen)
        except ParamError as error:
            self.refused.emit(str(error))
            return
        self.movement.stop()
        self.course = self.course.with_live(params)
        self._see(params)

    def _see(self, params: Params) -> None:
        self.seen = params
        self.changed.emit()
