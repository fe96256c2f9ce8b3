"""What the command line prints."""

from __future__ import annotations

import sys

from ceviz.cli.wrong import CommandError


def write(text: str) -> None:
    """Print at once, so that a failure is met here and not on the way out.

    Raises:
        BrokenPipeError: Nobody reads on.
        CommandError: The output takes no more.
    """
    try:
        sys.stdout.write(text)
        sys.stdout.flush()
    except BrokenPipeError:
        raise
    except OSError as error:
        reason = f"{error.strerror}".lower()
        raise CommandError(f"Could not write the output: {reason}.") from error
