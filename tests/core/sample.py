"""A parameter record with a field of every kind."""

from __future__ import annotations

from typing import Annotated, Literal

from msgspec import Meta

from ceviz.core.params import Params

Score = Annotated[float, Meta(ge=-6, le=6, extra={"step": 0.1, "decimals": 1})]
Name = Annotated[str, Meta(min_length=1, max_length=5)]


class Sample(Params, frozen=True, kw_only=True):
    mode: Annotated[
        Literal["zebra", "ant"], Meta(title="Animal", extra={"labels": ("a zebra", "an ant")})
    ] = "zebra"
    answer: Literal[1, 0] = 1
    share: Annotated[
        float,
        Meta(
            ge=0.01,
            le=0.99,
            title="Share",
            description="How much of it.",
            extra={"step": 0.01, "coarse": 0.2, "decimals": 2, "when": ("mode", "ant")},
        ),
    ] = 0.5
    count: Annotated[int, Meta(ge=2, le=4, title="Count")] = 3
    bold: Annotated[bool, Meta(title="Bold", extra={"folded": True})] = False
    scores: Annotated[
        tuple[Score, ...],
        Meta(
            min_length=2,
            max_length=4,
            title="Scores",
            extra={"count": "count", "names": "words", "marks": "mark"},
        ),
    ] = (1.0, -2.0)
    words: Annotated[tuple[Name, ...], Meta(min_length=2, max_length=4, title="Words")] = ("a", "b")
    mark: Annotated[int, Meta(ge=0, le=3)] = 0

    def __post_init__(self) -> None:
        if self.mark >= self.count:
            raise ValueError("mark must be below count.")
