"""Lines of text, letter counts, and what depends on several values or on something hidden."""

from __future__ import annotations

from typing import Annotated, Literal

from msgspec import Meta
import pytest

from ceviz.core.flags import as_text, parsed
from ceviz.core.kinds import Phrase, Tally
from ceviz.core.params import ParamError, Params, field

Count = Annotated[float, Meta(ge=0, le=99, extra={"decimals": 0, "step": 1})]


class Texts(Params, frozen=True, kw_only=True):
    view: Literal["a", "b", "c"] = "a"
    kind: Annotated[Literal["x", "y"], Meta(extra={"when": ("view", ("a", "b"))})] = "x"
    line: Annotated[str, Meta(max_length=8, extra={"when": ("kind", "y")})] = "abc"
    counts: Annotated[
        tuple[Count, ...], Meta(min_length=3, max_length=3, extra={"tally": ("a", "b", " ")})
    ] = (1.0, 1.0, 1.0)


def test_a_text_is_a_phrase_and_counts_of_letters_are_a_tally() -> None:
    line, counts = field(Texts, "line"), field(Texts, "counts")
    assert isinstance(line, Phrase)
    assert (line.longest, line.default) == (8, "abc")
    assert line.allowed() == "a text of up to 8 characters"
    assert isinstance(counts, Tally)
    assert counts.letters == ("a", "b", " ")
    assert counts.allowed() == "3 counts from 0 to 99, one for each letter"


@pytest.mark.parametrize("text", ["", "a, b", "é=--x", " 'q' "])
def test_a_text_comes_back_from_its_flag(text: str) -> None:
    assert parsed(Texts, {"line": as_text(text)}).line == text


def test_counts_come_back_from_their_flag() -> None:
    assert parsed(Texts, {"counts": as_text((0.0, 7.0, 2.5))}).counts == (0.0, 7.0, 2.5)


def test_what_is_too_long_or_short_is_told() -> None:
    with pytest.raises(ParamError, match="--line takes a text of up to 8 characters, not '123456"):
        parsed(Texts, {"line": "123456789"})
    with pytest.raises(ParamError, match="--counts takes 3 counts"):
        parsed(Texts, {"counts": "1,2"})


def test_one_of_several_values_gives_a_say() -> None:
    kind = field(Texts, "kind")
    assert [kind.shown(Texts(view=view)) for view in ("a", "b", "c")] == [True, True, False]


def test_what_depends_on_something_hidden_is_hidden() -> None:
    line = field(Texts, "line")
    assert line.shown(Texts(view="b", kind="y"))
    assert not line.shown(Texts(view="b", kind="x"))
    assert not line.shown(Texts(view="c", kind="y"))
