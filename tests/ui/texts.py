"""A record with a field of each kind that texts and long choices are shown by."""

from __future__ import annotations

from typing import Annotated, Literal

from msgspec import Meta

from ceviz.core.letters import LETTERS
from ceviz.core.params import Params

Count = Annotated[float, Meta(ge=0, le=1000, extra={"decimals": 0, "step": 1})]


class Texts(Params, frozen=True, kw_only=True):
    tongue: Annotated[
        Literal["a", "b", "c", "d", "e", "f", "g"],
        Meta(title="Tongue", extra={"labels": ("A", "B", "C", "D", "E", "F", "G")}),
    ] = "b"
    line: Annotated[str, Meta(title="Line", max_length=12)] = "abc"
    counts: Annotated[
        tuple[Count, ...],
        Meta(min_length=27, max_length=27, title="Your text", extra={"tally": LETTERS}),
    ] = (1.0,) * 27
