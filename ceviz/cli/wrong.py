"""What is said when a command cannot be carried out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager

from ceviz.core.unknown import no_such


class CommandError(Exception):
    """A command cannot be carried out; the text is one sentence that says why."""


def unknown(what: str, given: str, known: Iterable[str]) -> CommandError:
    """The error for a name that does not exist: it names those that do, and the likely one.

    Args:
        what: How the sentence begins: "There is no panel".
        given: The name.
        known: The names that exist.
    """
    return CommandError(no_such(what, given, known))


@contextmanager
def qt_loaded() -> Iterator[None]:
    """Say it plainly when Qt does not load, as on a Linux without the libraries it needs."""
    try:
        yield
    except ImportError as error:
        if not (error.name or "").startswith(("PySide6", "shiboken6")):
            raise
        raise CommandError(f"Qt cannot be loaded: {error}.") from error
