"""A parser that says what is wrong in one sentence, where argparse would print its usage."""

from __future__ import annotations

import argparse
from typing import Any, NoReturn

from ceviz.cli.output import write
from ceviz.cli.wrong import CommandError, unknown


class Parser(argparse.ArgumentParser):
    """Says what is wrong in one sentence, where argparse would print its usage as well."""

    def __init__(self, **options: Any) -> None:
        super().__init__(**options, allow_abbrev=False, exit_on_error=False)
        self.takes: dict[str, str] = {}
        self.set_defaults(reached=self)

    def flag(self, *names: str, takes: str, **options: Any) -> None:
        """Add a flag, which is absent from the result when it is not given."""
        self.add_argument(*names, default=argparse.SUPPRESS, **options)
        self.takes.update(dict.fromkeys(names, takes))

    def parse_known_args(self, args: Any = None, namespace: Any = None) -> Any:
        """As argparse does; for a flag without its value, the error names what it takes."""
        try:
            return super().parse_known_args(args, namespace)
        except argparse.ArgumentError as error:
            name = (error.argument_name or "").partition("/")[0]
            raise CommandError(f"{name} takes {self.takes[name]}.") from None

    def print_help(self, file: Any = None) -> None:
        write(self.format_help())

    def error(self, message: str) -> NoReturn:
        raise CommandError(f"{self.prog}: {message}.")

    def _check_value(self, action: argparse.Action, value: Any) -> None:
        # Private, but the one place that knows both the wrong word and the right ones.
        if action.choices is not None and value not in action.choices:
            raise unknown(f"There is no {str(action.metavar).lower()}", value, action.choices)
