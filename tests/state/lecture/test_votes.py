from __future__ import annotations

import pytest

from ceviz.state.lecture.votes import VotesError, read_votes


@pytest.mark.parametrize(
    ("text", "votes"),
    [
        ("", ()),
        ("  ", ()),
        ("3", (3,)),
        ("12 5  7", (12, 5, 7)),
        ("12,5;7 ", (12, 5, 7)),
        ("0", (0,)),
    ],
)
def test_counts_are_parted_by_spaces_or_commas(text: str, votes: tuple[int, ...]) -> None:
    assert read_votes(text, 3) == votes


@pytest.mark.parametrize("text", ["x", "-1", "1.5", "10000", "²"])
def test_what_is_no_count_is_refused(text: str) -> None:
    with pytest.raises(VotesError, match="Whole numbers up to 9999"):
        read_votes(text, 3)


def test_more_counts_than_answers_are_refused() -> None:
    with pytest.raises(VotesError, match="There are 2 answers, not 3"):
        read_votes("1 2 3", 2)
