"""What the command line takes; the flags of a panel come from its parameters."""

from __future__ import annotations

import argparse
from collections.abc import Callable, Sequence
import re
from typing import Any

from ceviz.cli.lectures import is_lecture
from ceviz.cli.listing import default, meaning
from ceviz.cli.page_flags import add_page_flags, add_slide_flags
from ceviz.cli.parser import Parser
from ceviz.cli.pin_flags import add_pin_flags
from ceviz.cli.wrong import CommandError, unknown
from ceviz.core.kinds import Choice, Field, Number, Phrase, Toggle
from ceviz.core.panel import Panel
from ceviz.core.params import fields, flag_name
from ceviz.panels import PANELS

_PARAM = "param "
_NEGATIVE = re.compile(r"-[\d.]")


def parse(argv: Sequence[str]) -> argparse.Namespace:
    """Read a command line.

    Returns:
        ``command`` (or None) and what else was given: ``panel``, the flags by their names, and
        ``reached``, the parser of the last word that is a command or panel.

    Raises:
        CommandError: A word or flag has no meaning here, or a flag has no value.
    """
    arguments: argparse.Namespace
    words = _joined(argv)
    if words and is_lecture(words[0]):
        words = ["open", *words]
    arguments, others = _parser(words).parse_known_args(words)
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


def _parser(words: Sequence[str]) -> Parser:
    parser = Parser(
        prog="ceviz",
        description="See, move and teach cross-entropy loss.",
        epilog="Without a command, ceviz opens where you left off; ceviz talk.ceviz.toml opens a "
        "lecture.",
    )
    parser.flag("--version", takes="no value", action="store_true", help="show the version")
    commands = parser.add_subparsers(metavar="COMMAND", dest="command", title="commands")

    about = "open the window on a panel or a lecture"
    opened = commands.add_parser("open", help=about, description=_sentence(about))
    _panel_parsers(opened, words, lecture=_opens_lecture)

    about = "show panels and their parameters"
    listed = commands.add_parser("list", help=about, description=_sentence(about))
    listed.add_argument("panel", metavar="PANEL", nargs="?", help="this one alone")

    about = "draw a figure into a file, without a display"
    render = commands.add_parser("render", help=about, description=_sentence(about))
    render.flag(
        "--all", takes="no value", action="store_true", help="draw every panel with its defaults"
    )
    render.flag(
        "--format",
        takes="endings with commas between them, such as png,svg,pdf",
        metavar="LIST",
        help="with --all: the files to write for each panel; default png",
    )
    _add_file_flags(render)
    for one in _panel_parsers(render, words, lecture=_renders_lecture):
        add_pin_flags(one)
        _add_file_flags(one)

    about = "save a sweep of one number as an animation"
    animate = commands.add_parser("animate", help=about, description=_sentence(about))
    for one in _panel_parsers(animate, words):
        _add_sweep_flags(one)
        add_pin_flags(one)
        _add_file_flags(one)

    about = "write a lecture as one PDF: figures, captions and formulas"
    _add_handout(commands.add_parser("handout", help=about, description=_sentence(about)))

    about = "print the JSON Schema of lecture files, for editors"
    commands.add_parser("schema", help=about, description=_sentence(about))
    return parser


def _sentence(about: str) -> str:
    return f"{about[0].upper()}{about[1:]}."


def _panel_parsers(
    parser: Parser, words: Sequence[str], *, lecture: Callable[[Parser], None] | None = None
) -> list[Parser]:
    """Let the next word be a panel, with the flags of its parameters behind it.

    With ``lecture``, which says what its parser takes, it may be a lecture's file as well, which
    is then what ``panel`` holds.

    Returns:
        The parsers of the panels that are named; the others are not asked, and have no flags.
    """
    parser.epilog = f"{parser.prog} PANEL --help shows the flags of a panel."
    panels = parser.add_subparsers(metavar="PANEL", dest="panel", title="panels")
    named: list[Parser] = []
    for panel in PANELS:
        one = panels.add_parser(
            panel.id, help=panel.question, description=f"{panel.title}. {panel.question}"
        )
        if panel.id in words:
            for declared in fields(panel.params):
                _add_param(one, declared, panel)
            named.append(one)
    if lecture is not None:
        parser.epilog += " A lecture's file can stand in its place: talk.ceviz.toml."
        for word in filter(is_lecture, dict.fromkeys(words)):
            lecture(panels.add_parser(word))
    return named


def _opens_lecture(parser: Parser) -> None:
    parser.description = "Open the lecture in this file."


def _renders_lecture(parser: Parser) -> None:
    parser.description = (
        "Draw every step of this lecture into a folder, one with a question asked and revealed."
    )
    parser.flag("-o", "--output", takes="a folder", metavar="FOLDER", help="the folder to write")
    parser.flag(
        "--format",
        takes="endings with commas between them, such as png,svg,pdf",
        metavar="LIST",
        help="the files to write for each step; default png",
    )
    add_slide_flags(parser)
    _add_force(parser)


def _add_handout(parser: Parser) -> None:
    parser.add_argument("lecture", metavar="LECTURE", nargs="?", help="its file, talk.ceviz.toml")
    parser.flag("-o", "--output", takes="a file", metavar="FILE", help="the PDF to write: talk.pdf")
    parser.flag(
        "--without-answers",
        takes="no value",
        action="store_true",
        help="leave its questions to the reader",
    )
    _add_force(parser)


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
        case Phrase():
            return "TEXT"
    return "LIST"


def _add_file_flags(parser: Parser) -> None:
    parser.flag(
        "-o",
        "--output",
        takes="a file, or with --all a folder",
        metavar="FILE",
        help="the file to write; with --all, the folder",
    )
    add_page_flags(parser)
    _add_force(parser)


def _add_force(parser: Parser) -> None:
    parser.flag(
        "--force", takes="no value", action="store_true", help="write over files that are there"
    )


def _add_sweep_flags(parser: Parser) -> None:
    parser.flag(
        "--sweep",
        takes="a parameter and two numbers, such as prediction 0.01 0.99",
        nargs=3,
        metavar=("PARAMETER", "FROM", "TO"),
        help="what moves, from where to where; one of a list is named as logits.0",
    )
    parser.flag("--seconds", takes="a number", metavar="NUMBER", help="how long; default 4")
    parser.flag(
        "--fps", takes="a whole number", metavar="NUMBER", help="frames a second; default 25"
    )
