"""What the codes panel can show: letters and their codes, a sentence, or two distributions."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from msgspec import Meta
from msgspec.structs import force_setattr

from ceviz.core.letters import LETTERS, SPACE
from ceviz.core.params import Params, replaced
from ceviz.core.units import InUnit, UnitName
from ceviz.panels.codes.lengths import DECIMALS, LONGEST, SHORTEST, drawable, respent, spent
from ceviz.panels.codes.outcomes import MOST, moved, shared

_LETTERS = ("view", ("codes", "sentence"))
_SENTENCE = ("view", "sentence")
_OUTCOMES = ("view", "distributions")
_MADE = ("english", "french", "german", "spanish", "italian", "uniform", "text")
_MADE_NAMES = ("English", "French", "German", "Spanish", "Italian", "all letters alike", "own text")

LONGEST_SENTENCE = 80
_HEAD = (0.4, 0.3, 0.15, 0.1, 0.05, 0.05, 0.05, 0.05, 0.05, 0.05)
_TAIL = (0.2, 0.25, 0.2, 0.2, 0.15, 0.05, 0.05, 0.05, 0.05, 0.05)

Source = Literal["english", "french", "german", "spanish", "italian", "uniform", "text"]
Count = Annotated[float, Meta(ge=0.0, le=1e9, extra={"decimals": 0, "step": 1, "coarse": 100})]
Length = Annotated[
    float, Meta(ge=SHORTEST, le=LONGEST, extra={"step": 0.1, "coarse": 1.0, "decimals": DECIMALS})
]
Share = Annotated[float, Meta(ge=0.0, le=1.0, extra={"step": 0.01, "coarse": 0.1, "decimals": 3})]


def _counts(title: str, when: tuple[str, Any]) -> Meta:
    return Meta(
        min_length=len(LETTERS),
        max_length=len(LETTERS),
        title=title,
        description="How often each letter occurs in your text: a to z, then the space.",
        extra={"when": when, "tally": LETTERS},
    )


def _shares(title: str, when: tuple[str, Any]) -> Meta:
    return Meta(
        min_length=2,
        max_length=MOST,
        title=title,
        description="The probability of each outcome; the others make room for a change.",
        extra={"when": when, "count": "outcomes", "folded": True},
    )


class CodesParams(InUnit, Params, frozen=True, kw_only=True):
    """A text's language and the code's, a sentence, and two distributions.

    ``lengths`` are always those of the code on show, in bits: they follow from Q, until the user
    makes them by hand. The lists of shares always hold ten entries, of which the first
    ``outcomes`` count and sum to 1.
    """

    view: Annotated[
        Literal["codes", "sentence", "distributions"],
        Meta(
            title="View",
            description="The code of each letter, a sentence in it, or any two distributions.",
            extra={"labels": ("codes", "sentence", "P and Q"), "view": True},
        ),
    ] = "codes"
    p: Annotated[
        Source,
        Meta(
            title="P, the text",
            description="The language that the text is written in.",
            extra={"when": _LETTERS, "labels": _MADE_NAMES},
        ),
    ] = "english"
    p_counts: Annotated[tuple[Count, ...], _counts("Your text, for P", ("p", "text"))] = (1.0,) * 27
    q: Annotated[
        Literal["english", "french", "german", "spanish", "italian", "uniform", "text", "hand"],
        Meta(
            title="Q, the code for",
            description="The language that the code was made for. Drag a bar to make your own.",
            extra={"when": _LETTERS, "labels": (*_MADE_NAMES, "made by hand")},
        ),
    ] = "italian"
    q_counts: Annotated[tuple[Count, ...], _counts("Your text, for Q", ("q", "text"))] = (1.0,) * 27
    lengths: Annotated[
        tuple[Length, ...],
        Meta(
            min_length=SPACE,
            max_length=len(LETTERS),
            title="Code lengths (bits)",
            description="How long each letter's word is. The others make room: the budget is 1.",
            extra={"when": ("q", "hand"), "folded": True, "labels": (*LETTERS[:SPACE], "space")},
        ),
    ] = (5.0,) * SPACE
    code: Annotated[
        Literal["ideal", "shannon", "huffman"],
        Meta(
            title="Code lengths",
            description="−log₂ q itself, rounded up to whole bits, or Huffman's whole bits.",
            extra={"when": ("q", _MADE), "labels": ("ideal", "Shannon", "Huffman")},
        ),
    ] = "ideal"
    tree: Annotated[
        bool,
        Meta(
            title="Show Huffman's tree",
            description="Each letter's word is its way down: left is 0, right is 1.",
            extra={"when": ("code", "huffman")},
        ),
    ] = False
    space: Annotated[
        bool,
        Meta(
            title="Count the space",
            description="Let the space between words be a letter too.",
            extra={"when": _LETTERS},
        ),
    ] = False
    sentence: Annotated[
        str,
        Meta(
            max_length=LONGEST_SENTENCE,
            title="Type a sentence",
            description="What is coded, letter by letter; signs that are no letters are left out.",
            extra={"when": _SENTENCE},
        ),
    ] = "It was the best of times, it was the worst of times"
    read: Annotated[
        int,
        Meta(
            ge=0,
            le=LONGEST_SENTENCE,
            title="Letters that are read",
            description="How far the sentence is coded; at the right end, all of it.",
            extra={"when": _SENTENCE, "coarse": 5, "folded": True},
        ),
    ] = LONGEST_SENTENCE
    unit: Annotated[
        UnitName,
        Meta(
            title="Unit of H and KL",
            description="What entropies and KL are counted in: bits come from log₂, nats from the "
            "natural logarithm. The words of a code stay in bits, for they are made of them.",
            extra={"when": ("view", ("codes", "distributions"))},
        ),
    ] = "bits"
    outcomes: Annotated[
        int,
        Meta(
            ge=2,
            le=MOST,
            title="Number of outcomes",
            description="How many things may happen.",
            extra={"when": _OUTCOMES, "coarse": 2},
        ),
    ] = 5
    label: Annotated[
        Literal["free", "one-hot"],
        Meta(
            title="P is",
            description="Any distribution, or a class label that may be smoothed.",
            extra={"when": _OUTCOMES, "labels": ("any", "a label")},
        ),
    ] = "free"
    p_shares: Annotated[tuple[Share, ...], _shares("P, outcome by outcome", ("label", "free"))] = (
        _HEAD
    )
    true_class: Annotated[
        int,
        Meta(
            ge=0,
            le=MOST - 1,
            title="True class",
            description="The outcome that the label names, counted from 0.",
            extra={"when": ("label", "one-hot"), "coarse": 2, "folded": True},
        ),
    ] = 0
    smoothing: Annotated[
        float,
        Meta(
            ge=0.0,
            le=1.0,
            title="Label smoothing ε",
            description="The part of the label that is spread over all outcomes alike.",
            extra={"when": ("label", "one-hot"), "step": 0.01, "coarse": 0.1, "decimals": 2},
        ),
    ] = 0.0
    q_shares: Annotated[tuple[Share, ...], _shares("Q, outcome by outcome", _OUTCOMES)] = _TAIL
    challenge: Annotated[
        bool,
        Meta(
            title="Challenge",
            description="Reach a given KL by dragging.",
            extra={"when": _OUTCOMES},
        ),
    ] = False
    target: Annotated[
        float,
        Meta(
            ge=0.0,
            le=2.0,
            title="KL to reach (bits)",
            description="What KL(P‖Q) is to be, to within 0.01.",
            extra={"when": ("challenge", True), "step": 0.05, "coarse": 0.25, "decimals": 2},
        ),
    ] = 0.5

    def __post_init__(self) -> None:
        """Make the lists what they are said to be, and refuse what does not fit together."""
        if self.true_class >= self.outcomes:
            raise ValueError(f"true_class must be below outcomes, which is {self.outcomes}")
        if not self.sentence.isprintable():
            raise ValueError("sentence must be one line of printable characters")
        force_setattr(self, "lengths", self._code_lengths())
        for name, default in (("p_shares", _HEAD), ("q_shares", _TAIL)):
            given = getattr(self, name)
            filled = given + default[len(given) :]
            force_setattr(self, name, shared(filled, self.outcomes))

    def _code_lengths(self) -> tuple[float, ...]:
        letters = len(LETTERS) if self.space else SPACE
        if self.q != "hand":
            return drawable(self.q, self.q_counts, code=self.code, space=self.space)
        return spent((*self.lengths, LONGEST)[:letters])


def edit(params: CodesParams, name: str, value: object) -> CodesParams:
    """Change one field, and whatever else has to make room for it."""
    if name == "lengths" and isinstance(value, tuple | list):
        return _with_lengths(params, tuple(value))
    if name in ("p_shares", "q_shares") and isinstance(value, tuple | list):
        return _with_shares(params, name, tuple(value))
    if name == "outcomes" and isinstance(value, int):
        params = replaced(params, "true_class", min(params.true_class, max(value - 1, 0)))
    elif name == "true_class" and isinstance(value, int):
        value = min(value, params.outcomes - 1)
    return replaced(params, name, value)


def by_hand(params: CodesParams, k: int, length: float) -> CodesParams:
    """The code in which one letter's word has another length; from then on it is made by hand."""
    if abs(length - params.lengths[k]) <= 0.5 * 10**-DECIMALS:
        return params
    lengths = respent(spent(params.lengths), k, length)
    return replaced(replaced(params, "q", "hand"), "lengths", lengths)


def _with_lengths(params: CodesParams, lengths: tuple[Any, ...]) -> CodesParams:
    changed = _changed(params.lengths, lengths, len(params.lengths))
    if len(changed) == 1:
        replaced(params, "lengths", lengths)  # refuses what is no length
        return by_hand(params, changed[0], lengths[changed[0]])
    if not changed:
        return params
    return replaced(replaced(params, "q", "hand"), "lengths", lengths)


def _with_shares(params: CodesParams, name: str, given: tuple[Any, ...]) -> CodesParams:
    now = getattr(params, name)
    filled = (*given, *now[len(given) :])
    changed = _changed(now, filled, params.outcomes)
    if len(changed) != 1:
        return replaced(params, name, filled)
    replaced(params, name, filled)  # refuses what is no share
    k = changed[0]
    if abs(filled[k] - now[k]) <= 0.5e-3:
        return params
    return replaced(params, name, moved(now, k, filled[k], params.outcomes))


def _changed(old: tuple[Any, ...], new: tuple[Any, ...], many: int) -> list[int]:
    if len(new) < many:
        return list(range(len(new)))
    return [k for k in range(many) if old[k] != new[k]]
