"""Names of files that every system takes. No Qt here."""

from __future__ import annotations

import re

_RESERVED = re.compile(r"(con|prn|aux|nul|com\d|lpt\d)", re.IGNORECASE)  # on Windows
_LONGEST = 80


def file_name(words: str, kind: str) -> str:
    """A portable name made of words: small letters, digits and hyphens.

    >>> file_name("Codes & KL", ".png"), file_name("con", ".svg"), file_name("ŷ", ".csv")
    ('codes-kl.png', 'figure-con.svg', 'figure.csv')
    """
    plain = re.sub(r"[^a-z0-9]+", "-", words.lower()).strip("-")[:_LONGEST].rstrip("-")
    if _RESERVED.fullmatch(plain):
        plain = f"figure-{plain}"
    return (plain or "figure") + kind
