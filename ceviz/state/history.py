"""Undo and redo: the steps from state to state, where one gesture is one step."""

from __future__ import annotations

from collections import deque
from collections.abc import Hashable
from typing import NamedTuple

from ceviz.state.app_state import AppState


class _Step(NamedTuple):
    """A change: what was shown before and after it, both with the changed panel in front."""

    before: AppState
    after: AppState


class History:
    """The present state, and the steps that led to it or were taken back.

    Looking at another panel is no step. Taking a step back, or again, brings the panel forward on
    which it was made: nobody undoes what cannot be seen.
    """

    def __init__(self, state: AppState, *, longest: int = 500) -> None:
        self._present = state
        self._done: deque[_Step] = deque(maxlen=longest)
        self._undone: list[_Step] = []
        self._gesture: Hashable | None = None
        self._origin = state

    @property
    def present(self) -> AppState:
        """What is shown now."""
        return self._present

    @property
    def can_undo(self) -> bool:
        """Whether there is a step to take back."""
        return bool(self._done)

    @property
    def can_redo(self) -> bool:
        """Whether there is a step to take again."""
        return bool(self._undone)

    def push(self, state: AppState, *, merge: Hashable | None, bring: bool = True) -> bool:
        """Make a state the present one, by a step that can be taken back.

        Args:
            state: The new state, with the panel in front on which the change was made.
            merge: What the gesture is called, or None for a step of its own. Pushes under one
                name are one step until :meth:`seal`, and none when they end where they began.
            bring: Whether taking the step back brings that panel forward, too; else the one that
                was in front before.

        Returns:
            Whether anything changed.
        """
        if state == self._present:
            return False
        if state.shows_what(self._present):
            self.amend(state)
            return True
        if merge is None or merge != self._gesture:
            before = self._present
            self._origin = before.with_active(state.active) if bring else before
        elif self._done and self._done[-1].before is self._origin:
            self._done.pop()
        if not state.shows_what(self._origin):
            self._done.append(_Step(self._origin, state))
        self._gesture = merge
        self._undone.clear()
        self._present = state
        return True

    def amend(self, state: AppState) -> None:
        """Make a state the present one without a step, as for bringing another panel forward."""
        self.seal()
        self._present = state

    def seal(self) -> None:
        """The gesture has ended: the next push is a step of its own."""
        self._gesture = None

    def undo(self) -> AppState | None:
        """Take the last step back; returns the present state, or None when there is no step."""
        self.seal()
        if not self._done:
            return None
        step = self._done.pop()
        self._undone.append(step)
        self._present = step.before
        return self._present

    def redo(self) -> AppState | None:
        """Take a step again; returns the present state, or None when none was taken back."""
        if not self._undone:
            return None
        step = self._undone.pop()
        self._done.append(step)
        self._present = step.after
        return self._present
