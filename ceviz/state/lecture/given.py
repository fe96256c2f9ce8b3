"""What an audience says to a question: hands, a marker, a drawing."""

from __future__ import annotations

from typing import NamedTuple

from ceviz.core.figure import Array


class Sketched(NamedTuple):
    """A curve that was drawn by hand: points from left to right, in the units of the axes."""

    x: Array
    y: Array


class Given(NamedTuple):
    """What the audience said to a step's question before the answer is revealed.

    ``votes`` counts the hands for each answer, ``marker`` is where an estimate was put.
    """

    votes: tuple[int, ...] = ()
    marker: float | None = None
    sketch: Sketched | None = None


NOTHING_GIVEN = Given()
