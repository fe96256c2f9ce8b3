"""What the command line takes; the flags of a panel come from its parameters."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
import re
from typing import Any, NoReturn, get_args

from ceviz.cli.listing import default, meaning
from ceviz.cli.output import write
from ceviz.cli.wrong import CommandError, unknown
from ceviz.core.panel import Panel
from ceviz.core.params import Choice, Field, Number, Toggle, fields, flag_name
from ceviz.panels import PANELS
from ceviz.state.page_options import PageTheme

SIZE = "WIDTHxHEIGHT in pixels, such as 1280x720"
THEMES: tuple[str, ...] = get_args(PageTheme)

_PARAM = "param "
_NEGATIVE = re.compile(r"-[\d.]")


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


def parse(argv: Sequence[str]) -> argparse.Namespace:
    """Read a command line.

    Returns:
        ``command`` (or None) and what else was given: ``panel``, the flags by their names, and
        ``reached``, the parser of the last word that is a command or panel.

    Raises:
        CommandError: A word or flag has no meaning here, or a flag has no value.
    """
    arguments: argparse.Namespace
    arguments, others = _parser().parse_known_args(_joined(argv))
    if others:
        reached: Parser = arguments.reached
        if others[0].startswith("-"):
            flag = others[0].partition("=")[0]
            raise unknown(f"{reached.prog} has no flag", flag, reached.takes)
        raise CommandError(f"{reached.prog} has no use for {others[0]!r}.")
    return arguments


def param_texts(arguments: argparse.Namespace) -> dict[str, str]:
    """The parameters that were given, as they were written."""
    return {
        name.removeprefix(_PARAM): text
        for name, text in vars(arguments).items()
        if name.startswith(_PARAM)
    }


def _joined(argv: Sequence[str]) -> list[str]:
    """Make ``--logits -1,2`` ``--logits=-1,2``: argparse takes what begins with "-" for a flag."""
    words: list[str] = []
    for word in argv:
        if words and re.fullmatch(r"--[\w-]+", words[-1]) and _NEGATIVE.match(word):
            words[-1] += f"={word}"
        else:
            words.append(word)
    return words


def _parser() -> Parser:
    parser = Parser(
        prog="ceviz",
        description="See, move and teach cross-entropy loss.",
        epilog="Without a command, ceviz opens where you left off.",
    )
    parser.flag("--version", takes="no value", action="store_true", help="show the version")
    commands = parser.add_subparsers(metavar="COMMAND", dest="command", title="commands")

    about = "open the window on a panel"
    _panel_parsers(commands.add_parser("open", help=about, description=_sentence(about)))

    about = "show panels and their parameters"
    listed = commands.add_parser("list", help=about, description=_sentence(about))
    listed.add_argument("panel", metavar="PANEL", nargs="?", help="this one alone")

    about = "draw a figure into a file, without a display"
    render = commands.add_parser("render", help=about, description=_sentence(about))
    render.flag(
        "--all", takes="no value", action="store_true", help="draw every panel with its defaults"
    )
    for one in (render, *_panel_parsers(render)):
        _add_file_flags(one)
    return parser


def _sentence(about: str) -> str:
    return f"{about[0].upper()}{about[1:]}."


def _panel_parsers(parser: Parser) -> list[Parser]:
    """Let the next word be a panel, with the flags of its parameters behind it."""
    parser.epilog = f"{parser.prog} PANEL --help shows the flags of a panel."
    panels = parser.add_subparsers(metavar="PANEL", dest="panel", title="panels")
    made: list[Parser] = []
    for panel in PANELS:
        one = panels.add_parser(
            panel.id, help=panel.question, description=f"{panel.title}. {panel.question}"
        )
        for declared in fields(panel.params):
            _add_param(one, declared, panel)
        made.append(one)
    return made


def _add_param(parser: Parser, declared: Field, panel: Panel[Any]) -> None:
    about = (
        f"{meaning(declared, panel.params)} Takes {declared.allowed()}; "
        f"default {default(declared, panel.params)}."
    )
    options: dict[str, Any] = {"metavar": _metavar(declared)}
    if isinstance(declared, Toggle):
        options |= {"nargs": "?", "const": "true"}
    parser.flag(
        flag_name(declared.name),
        takes=declared.allowed(),
        dest=_PARAM + declared.name,
        help=about.replace("%", "%%"),
        **options,
    )


def _metavar(declared: Field) -> str:
    match declared:
        case Number():
            return "NUMBER"
        case Toggle():
            return "true|false"
        case Choice():
            return "|".join(str(value) for value, _ in declared.options)
    return "LIST"


def _add_file_flags(parser: Parser) -> None:
    parser.flag(
        "-o",
        "--output",
        takes="a file, or with --all a folder",
        metavar="FILE",
        help="the file to write; with --all, the folder",
    )
    parser.flag("--size", takes=SIZE, metavar="WIDTHxHEIGHT", help="in pixels; default 1280x720")
    parser.flag(
        "--theme",
        takes=f"one of {', '.join(THEMES)}",
        metavar="|".join(THEMES),
        help=f"default {THEMES[0]}",
    )
    parser.flag(
        "--force", takes="no value", action="store_true", help="write over files that are there"
    )
