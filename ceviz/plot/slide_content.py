"""What one step of a lecture shows on a slide, and the look of slides."""

from __future__ import annotations

from dataclasses import dataclass, replace

from ceviz.core.figure import Figure
from ceviz.plot.theme import Theme
from ceviz.state.lecture.given import NOTHING_GIVEN, Given
from ceviz.state.lecture.lecture import Question, Step
from ceviz.state.lecture.seen import step_figure

# Parts of a slide's height. Ticks are the smallest text on a plot, at 0.93 of the running text.
_TEXT = 0.033
_STRONG, _NORMAL, _LIGHT, _FINE = 1 / 130, 1 / 200, 1 / 360, 1 / 640
_MARKER = 1 / 62
_PLAIN_TEXT = 14.0  # the size of text for which panels place words beside marks
_AXIS_GAP = 7.0  # less than in the window, where nothing large stands below


@dataclass(frozen=True, kw_only=True, slots=True)
class Slide:
    """What a slide shows.

    ``figure`` is what is seen now, and ``whole`` the figure with its question answered: a slide has
    room for all of it from the start, so that nothing moves when the answer appears. ``number``
    counts the steps from 1; ``count`` is how many there are.
    """

    caption: str
    figure: Figure
    whole: Figure
    number: int
    count: int
    question: Question | None = None
    given: Given = NOTHING_GIVEN
    revealed: bool = True

    @property
    def headings(self) -> tuple[str, str]:
        """The words on top before the question is answered, and those afterwards."""
        if self.question is None:
            return self.caption, self.caption
        return self.question.ask, self.caption or self.question.ask

    @property
    def heading(self) -> str:
        """The words on top now."""
        return self.headings[self.revealed]


def slide_of(
    step: Step,
    *,
    number: int,
    count: int,
    given: Given = NOTHING_GIVEN,
    revealed: bool = True,
) -> Slide:
    """A step as a slide, the one of that number, counted from 1."""
    asked = step.question is not None and not revealed
    # Room is taken up by what the figure has, not by what was said: that is no work for a stroke.
    whole = step_figure(step) if asked else step_figure(step, given)
    return Slide(
        caption=step.caption,
        figure=step_figure(step, given, revealed=False) if asked else whole,
        whole=whole,
        number=number,
        count=count,
        question=step.question,
        given=given,
        revealed=not asked,
    )


def slide_theme(theme: Theme, height: float) -> Theme:
    """A theme for slides of that height, with text and lines to be seen from the last row."""
    return replace(
        theme,
        text=_PLAIN_TEXT,
        zoom=_TEXT * height / _PLAIN_TEXT,
        widths={"strong": _STRONG * height, "normal": _NORMAL * height, "light": _LIGHT * height},
        marker=_MARKER * height,
        fine=_FINE * height,
        axis_gap=_AXIS_GAP,
    )
