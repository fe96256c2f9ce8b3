"""The lecture that is open in the window, as a part of the app's state."""

from __future__ import annotations

from msgspec import Struct

from ceviz.state.lecture.lecture import Lecture, Step


class Talk(Struct, frozen=True, kw_only=True, eq=False):
    """A lecture and the place in it; ``document`` tells one open lecture from the next.

    Two talks are equal when they are one: comparing hundreds of steps is no work for a slider.
    ``at`` counts from 0, and stays 0 in a lecture without steps.
    """

    document: int
    lecture: Lecture
    at: int = 0

    @property
    def step(self) -> Step | None:
        """The step at the place, or None where there is none yet."""
        return self.lecture.steps[self.at] if self.lecture.steps else None

    def says_what(self, other: Talk | None) -> bool:
        """Whether another talk has the same lecture, whatever its place in it."""
        return (
            other is not None and self.document == other.document and self.lecture is other.lecture
        )
