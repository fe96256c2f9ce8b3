"""A lecture as plain data: an ordered list of steps, each a panel in a state with words to it."""

from __future__ import annotations

from typing import Annotated, Literal

from msgspec import Meta, Struct

from ceviz.core.params import Params
from ceviz.state.pins import Pins

MOST_STEPS = 500
MOST_ANSWERS = 6
LONGEST_LINE = 200
LONGEST_ANSWER = 80
LONGEST_NOTES = 10_000
LONGEST_SWEEP = 60
FURTHEST_TRUTH = 1e9

# One line that is not blank, and one that may be. (The "$" of Python also matches before a last
# line break.)
_WORDS = r"^[^\r\n]*\S[^\r\n]*$(?!\n)"
_LINE = r"^[^\r\n]*$(?!\n)"

Ask = Annotated[
    str,
    Meta(
        min_length=1,
        max_length=LONGEST_LINE,
        pattern=_WORDS,
        title="Question",
        description="What the audience is asked before anything is shown.",
    ),
]
Answer = Annotated[str, Meta(min_length=1, max_length=LONGEST_ANSWER, pattern=_WORDS)]
Plot = Annotated[
    str,
    Meta(
        max_length=40,
        title="Plot",
        description="The key of the plot that it is about; the first one where this is left out.",
    ),
]
Title = Annotated[
    str,
    Meta(
        max_length=LONGEST_LINE,
        pattern=_LINE,
        title="Title",
        description="What the lecture is called.",
    ),
]
Part = Annotated[str, Meta(min_length=1, max_length=80)]


class Choose(Struct, frozen=True, kw_only=True, tag_field="kind", tag="choose"):
    """One of several answers is right; ``correct`` counts them from 1."""

    ask: Ask
    answers: Annotated[
        tuple[Answer, ...],
        Meta(min_length=2, max_length=MOST_ANSWERS, title="Answers", description="To choose from."),
    ]
    correct: Annotated[
        int,
        Meta(
            ge=1,
            le=MOST_ANSWERS,
            title="Correct answer",
            description="Which of the answers is right, counted from 1.",
        ),
    ]

    def __post_init__(self) -> None:
        """Refuse a right answer that is none of those to choose from."""
        if self.correct > len(self.answers):
            raise ValueError(
                f"correct must be one of the {len(self.answers)} answers, counted from 1, "
                f"not {self.correct}"
            )


class Estimate(Struct, frozen=True, kw_only=True, tag_field="kind", tag="estimate"):
    """A marker is dragged along an axis to where the audience thinks that a number lies.

    The true number is either written, or that of a readout of the step's own figure.
    """

    ask: Ask
    along: Annotated[
        Literal["x", "y"],
        Meta(title="Along", description="The axis on which the marker moves: x or y."),
    ] = "x"
    plot: Plot = ""
    truth: (
        Annotated[
            float,
            Meta(
                ge=-FURTHEST_TRUTH,
                le=FURTHEST_TRUTH,
                title="True number",
                description="In the axis's unit; or name a readout instead.",
            ),
        ]
        | None
    ) = None
    readout: Annotated[
        str,
        Meta(
            max_length=40,
            title="Readout",
            description="The key of the readout whose number is the true one.",
        ),
    ] = ""

    def __post_init__(self) -> None:
        """Refuse a question with no true number, or with two."""
        if (self.truth is None) == (not self.readout):
            raise ValueError("give either truth, a number, or readout, the key of one")


class Sketch(Struct, frozen=True, kw_only=True, tag_field="kind", tag="sketch"):
    """The curve is drawn by hand on the empty axes, then the true one over it."""

    ask: Ask
    curve: Annotated[
        str,
        Meta(
            min_length=1,
            max_length=60,
            title="Curve",
            description="The key of the curve that is to be sketched.",
        ),
    ]
    plot: Plot = ""


Question = Choose | Estimate | Sketch


class Step(Struct, frozen=True, kw_only=True):
    """A panel in a state, the words to it, and what is not shown.

    ``hide`` names parts: those of :data:`PARTS`, or "curve KEY" for marks and "readout KEY".
    ``sweep`` is for how many seconds the way from the step before is seen; 0 for the usual
    short one.
    """

    panel: Annotated[str, Meta(title="Panel", description="The panel that is shown, by its id.")]
    params: Annotated[
        Params,
        Meta(title="Parameters", description="Its state; what is not named has its default."),
    ]
    pins: Annotated[
        Pins, Meta(title="Pins", description="Other states of the panel, to compare with.")
    ] = ()
    caption: Annotated[
        str,
        Meta(
            max_length=LONGEST_LINE,
            pattern=_LINE,
            title="Caption",
            description="The line above the plot.",
        ),
    ] = ""
    notes: Annotated[
        str,
        Meta(
            max_length=LONGEST_NOTES,
            title="Speaker notes",
            description="What the speaker alone sees; it may have many lines.",
        ),
    ] = ""
    hide: Annotated[
        tuple[Part, ...],
        Meta(max_length=40, title="Hidden", description="The parts that are not shown."),
    ] = ()
    sweep: Annotated[
        float,
        Meta(
            ge=0,
            le=LONGEST_SWEEP,
            title="Sweep (seconds)",
            description="How long the way from the step before is seen; 0 for the usual moment.",
        ),
    ] = 0.0
    question: Annotated[
        Question | None,
        Meta(title="Question", description="What the audience predicts before it is revealed."),
    ] = None


class Lecture(Struct, frozen=True, kw_only=True):
    """A title and the steps in their order."""

    title: Title = ""
    steps: tuple[Step, ...] = ()


PARTS: dict[str, str] = {
    "controls": "the controls that come up at the edge",
    "formulas": "the formulas below the plot",
    "readouts": "all numbers",
    "verdict": "the sentence that judges",
}
"""The parts of a step that can be hidden by their name alone, and what they are."""
