"""Letters in text: which there are, how others are folded into them, and how often each occurs.

The letters are a to z and the space. Accents are folded away (é is e, ß is ss, œ is oe), and any
run of white space is one space; all other signs are left out.
"""

from __future__ import annotations

import codecs
from functools import cache
from string import ascii_lowercase
import unicodedata

import numpy as np
from numpy.typing import NDArray

LETTERS: tuple[str, ...] = (*ascii_lowercase, " ")
SPACE = len(LETTERS) - 1

# Above these code points no letter is Latin, but for the ligatures of old typefaces.
_LATIN = 0x1F00
_WHOLE = {"ß": "ss", "ẞ": "ss", "œ": "oe", "æ": "ae", "ø": "o", "ł": "l", "đ": "d", "ð": "d"} | {
    "þ": "th",
    "ı": "i",
}
_WHITE = " \t\n\r\v\f\u00a0\u2002\u2003\u2009\u202f"

Counts = NDArray[np.float64]


@cache
def folded(sign: str) -> str:
    r"""The letters of :data:`LETTERS` that one sign stands for; none for a comma.

    >>> folded("É"), folded("ß"), folded("7"), folded("\n")
    ('e', 'ss', '', ' ')
    """
    if sign in _WHITE:
        return " "
    low = sign.lower()
    parts = _WHOLE.get(low) or unicodedata.normalize("NFKD", low)
    return "".join(part for part in parts if "a" <= part <= "z")


def fold(text: str) -> str:
    """The letters of a text.

    >>> fold("Voilà, l'œuvre!")
    'voila loeuvre'
    """
    return " ".join("".join(map(folded, text)).split())


class LetterCount:
    """Counts the letters of a UTF-8 text that comes in pieces, which may cut a letter in two."""

    def __init__(self) -> None:
        self.counts: Counts = np.zeros(len(LETTERS))
        self._decoder = codecs.getincrementaldecoder("utf-8")()
        self._after_white = True  # a space before the first word parts nothing

    def add(self, data: bytes, *, last: bool = False) -> None:
        """Count a piece; the ``last`` one must not end within a letter.

        Raises:
            UnicodeDecodeError: The text is not UTF-8.
        """
        text = self._decoder.decode(data, last)
        if text.isascii():
            signs = np.frombuffer(text.encode(), dtype=np.uint8)
        else:
            wide = np.frombuffer(text.encode("utf-32-le"), dtype=np.uint32)
            signs = np.where(wide < _LATIN, wide, 0).astype(np.uint16)
        table = _letters_of_signs()
        self.counts += np.bincount(signs, minlength=_LATIN) @ table
        if signs.size:
            white = (table[:, SPACE] > 0)[signs]
            # Only the first of a run of white space counts: take back those that follow another.
            repeated = np.count_nonzero(white[1:] & white[:-1])
            self.counts[SPACE] -= repeated + int(white[0] and self._after_white)
            self._after_white = bool(white[-1])


@cache
def _letters_of_signs() -> Counts:
    """Row by row, how many of each letter a code point stands for."""
    table = np.zeros((_LATIN, len(LETTERS)))
    for point in range(_LATIN):
        for letter in folded(chr(point)):
            table[point, LETTERS.index(letter)] += 1
    return table
