from __future__ import annotations

from collections import Counter

from hypothesis import given
from hypothesis import strategies as st
import pytest

from ceviz.core.letters import LETTERS, LetterCount, fold, folded


def counted(*pieces: bytes) -> dict[str, int]:
    count = LetterCount()
    for piece in pieces:
        count.add(piece)
    count.add(b"", last=True)
    return {letter: int(n) for letter, n in zip(LETTERS, count.counts, strict=True) if n}


def test_accents_are_folded_and_other_signs_left_out() -> None:
    assert fold("Voilà, l'œuvre!") == "voila loeuvre"
    assert fold("Straße, GROẞ, ÆØÅ, mañana, 42 %") == "strasse gross aeoa manana"
    assert (folded("ﬁ"), folded("猫"), folded("-")) == ("fi", "", "")


def test_a_run_of_white_space_is_one_space() -> None:
    assert counted(b"  a \n\n\tb\r\nc") == {"a": 1, "b": 1, "c": 1, " ": 2}
    assert counted(b"a ", b" b") == {"a": 1, "b": 1, " ": 1}


def test_a_letter_may_be_cut_in_two() -> None:
    data = "é".encode()
    assert counted(data[:1], data[1:]) == {"e": 1}


def test_a_mark_at_the_beginning_is_no_letter() -> None:
    assert counted("\ufeffab".encode()) == {"a": 1, "b": 1}


@pytest.mark.parametrize("data", [b"caf\xe9 noir", b"\xff\xfea\x00", b"ab\xc3"])
def test_what_is_not_utf_8_is_refused(data: bytes) -> None:
    with pytest.raises(UnicodeDecodeError):
        counted(data)


@given(st.text(st.characters(max_codepoint=0x1EFF, exclude_categories=["Cs"])), st.integers(1, 9))
def test_pieces_count_as_one_text_does_letter_by_letter(text: str, size: int) -> None:
    data = text.encode()
    pieces = [data[start : start + size] for start in range(0, len(data), size)]
    letters = counted(*pieces)
    letters.pop(" ", None)
    assert letters == Counter("".join(map(folded, text)).replace(" ", ""))
