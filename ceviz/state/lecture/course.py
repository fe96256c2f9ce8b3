"""Where a talk stands: the step, whether its answer is out, and all that was said and typed.

A question's step takes two places in the order of a talk, first asked and then revealed; going on
and back walks through these places one by one.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

from msgspec import Struct
from msgspec.structs import replace

from ceviz.core.params import Params
from ceviz.state.lecture.given import NOTHING_GIVEN, Given
from ceviz.state.lecture.lecture import Choose, Lecture, Step

Blank = Literal["", "black", "white"]

_MOST_DIGITS = 4


class Course(Struct, frozen=True, kw_only=True):
    """A talk at one moment; every movement makes a new one.

    ``given`` holds by step what was said to its question, through the whole talk. ``live`` is what
    the step's parameters became under the speaker's hands; it is forgotten when the step is left.
    ``typed`` are the digits of a step to jump to, and ``fault`` says what was wrong with them.
    """

    lecture: Lecture
    index: int = 0
    revealed: bool = False
    given: Mapping[int, Given] = {}
    live: Params | None = None
    blank: Blank = ""
    typed: str = ""
    fault: str = ""

    @property
    def step(self) -> Step:
        """The step as it is seen: with what the speaker changed."""
        step = self.lecture.steps[self.index]
        return step if self.live is None else replace(step, params=self.live)

    @property
    def asking(self) -> bool:
        """Whether the step has a question whose answer is not out yet."""
        return self.step.question is not None and not self.revealed

    @property
    def said(self) -> Given:
        """What was said to the step's question."""
        return self.given.get(self.index, NOTHING_GIVEN)

    def onward(self) -> Course:
        """The answer, or the next step; the last place is not left.

        From a blank screen, on or back alike, it is the step that was there.
        """
        if self.blank:
            return self.quiet()
        if self.asking:
            return replace(self.quiet(), revealed=True)
        if self.index + 1 < len(self.lecture.steps):
            return self._at(self.index + 1)
        return self.quiet()

    def back(self) -> Course:
        """The question before its answer, or the step before with its answer out."""
        if self.blank:
            return self.quiet()
        if self.step.question is not None and self.revealed:
            return replace(self.quiet(), revealed=False)
        if self.index > 0:
            return self._at(self.index - 1, revealed=True)
        return self.quiet()

    def first(self) -> Course:
        """The first step."""
        return self._at(0)

    def last(self) -> Course:
        """The last step; its question, if it has one, is asked."""
        return self._at(len(self.lecture.steps) - 1)

    def with_digit(self, digit: str) -> Course:
        """One more digit of a number to jump to."""
        typed = (self.typed + digit)[-_MOST_DIGITS:]
        return replace(self, typed=typed, fault="")

    def without_digit(self) -> Course:
        """The last digit taken back."""
        return replace(self, typed=self.typed[:-1], fault="")

    def jumped(self) -> Course:
        """The step whose number was typed, counted from 1; a wrong one stays and is told."""
        count, number = len(self.lecture.steps), int(self.typed or 0)
        if 1 <= number <= count:
            return self._at(number - 1)
        fault = f"There is no step {number}; there are 1 to {count}."
        return replace(self, typed="", fault=fault)

    def quiet(self) -> Course:
        """The same with the step in sight, and no number typed."""
        return replace(self, blank="", typed="", fault="")

    def blanked(self, blank: Blank) -> Course:
        """A screen of one colour; the same colour again brings the step back."""
        return replace(self.quiet(), blank="" if blank == self.blank else blank)

    def with_given(self, given: Given) -> Course:
        """Another thing said to the step's question."""
        return replace(self, given={**self.given, self.index: given})

    def with_votes(self, votes: tuple[int, ...]) -> Course:
        """The hands for each answer of a choice; those that are not named are none."""
        question = self.step.question
        assert isinstance(question, Choose)
        missing = len(question.answers) - len(votes)
        return self.with_given(self.said._replace(votes=votes + (0,) * missing))

    def with_live(self, params: Params | None) -> Course:
        """Parameters that the speaker's hand has changed; None for those of the lecture."""
        return replace(self, live=params)

    def _at(self, index: int, *, revealed: bool = False) -> Course:
        """Another place; what the speaker's hand had changed is forgotten with the step."""
        return replace(
            self.quiet(),
            index=index,
            revealed=revealed and self.lecture.steps[index].question is not None,
            live=self.live if index == self.index else None,
        )
