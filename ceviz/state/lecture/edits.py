"""Changes to a lecture; each gives a new one and leaves the old as it is."""

from __future__ import annotations

from msgspec.structs import replace

from ceviz.state.lecture.lecture import MOST_STEPS, Lecture, Step


class EditError(ValueError):
    """A change that cannot be; the message is one sentence for the user."""


def added(lecture: Lecture, step: Step, at: int) -> Lecture:
    """The lecture with one more step, which then stands in place ``at``, counted from 0.

    Raises:
        EditError: There are as many steps as there can be.
        IndexError: There is no such place.
    """
    if len(lecture.steps) >= MOST_STEPS:
        raise EditError(f"A lecture has up to {MOST_STEPS} steps; remove one first.")
    _require(at, len(lecture.steps) + 1)
    return replace(lecture, steps=(*lecture.steps[:at], step, *lecture.steps[at:]))


def moved(lecture: Lecture, from_: int, to: int) -> Lecture:
    """The lecture in which the step of place ``from_`` stands in place ``to``.

    Raises:
        IndexError: There is no such place.
    """
    _require(to, len(lecture.steps))
    shorter = removed(lecture, from_).steps
    return replace(lecture, steps=(*shorter[:to], lecture.steps[from_], *shorter[to:]))


def removed(lecture: Lecture, at: int) -> Lecture:
    """The lecture without the step of one place.

    Raises:
        IndexError: There is no such place.
    """
    _require(at, len(lecture.steps))
    return replace(lecture, steps=lecture.steps[:at] + lecture.steps[at + 1 :])


def with_step(lecture: Lecture, at: int, step: Step) -> Lecture:
    """The lecture with another step in one place.

    Raises:
        IndexError: There is no such place.
    """
    _require(at, len(lecture.steps))
    return replace(lecture, steps=(*lecture.steps[:at], step, *lecture.steps[at + 1 :]))


def retitled(lecture: Lecture, title: str) -> Lecture:
    """The lecture under another title."""
    return replace(lecture, title=title)


def _require(at: int, places: int) -> None:
    if not 0 <= at < places:
        raise IndexError(f"there is no place {at} among {places}")
