"""A show of hands, as it is typed."""

from __future__ import annotations

import re

MOST_VOTES = 9999


class VotesError(ValueError):
    """Counts that cannot be; the message is a few words for the speaker."""


def read_votes(text: str, answers: int) -> tuple[int, ...]:
    """The counts in a text, parted by spaces or commas; there may be fewer than answers.

    Raises:
        VotesError: Something is not a count, or there are too many.

    >>> read_votes("12 5, 7", 4)
    (12, 5, 7)
    """
    words = [word for word in re.split(r"[\s,;]+", text.strip()) if word]
    for word in words:
        if not re.fullmatch(r"[0-9]{1,4}", word):
            raise VotesError(f"Whole numbers up to {MOST_VOTES}, please:")
    if len(words) > answers:
        raise VotesError(f"There are {answers} answers, not {len(words)}:")
    return tuple(int(word) for word in words)
