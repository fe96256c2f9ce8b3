"""What is said of a name that does not exist."""

from __future__ import annotations

from collections.abc import Iterable


def no_such(what: str, given: str, known: Iterable[str]) -> str:
    """A sentence that names those that do exist, and the likely one.

    Args:
        what: How it begins: "There is no panel".
        given: The name.
        known: The names that exist.
    """
    from difflib import get_close_matches

    names = list(known)
    close = get_close_matches(given, names, n=1)
    meant = f" (did you mean {close[0]}?)" if close else ""
    others = f"{meant}, only {', '.join(names)}" if names else ""
    return f"{what} {given!r}{others}."
