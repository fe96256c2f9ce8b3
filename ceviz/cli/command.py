"""The command itself: from words to what is done, and to an exit status."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Sequence
import gc
import io
import os
import sys
from typing import TYPE_CHECKING, Any

from ceviz import __version__
from ceviz.cli.arguments import param_texts, parse
from ceviz.cli.lectures import is_lecture, lecture_at
from ceviz.cli.listing import listing
from ceviz.cli.output import write
from ceviz.cli.page_flags import page_options, slide_options
from ceviz.cli.pin_flags import pins_of
from ceviz.cli.wrong import CommandError, qt_loaded, unknown
from ceviz.core.flags import parsed, refuse_idle
from ceviz.core.panel import Panel
from ceviz.core.params import ParamError, Params
from ceviz.panels import PANELS, PANEL_BY_ID
from ceviz.state.page_options import PageError
from ceviz.state.safe_file import WriteError

if TYPE_CHECKING:
    from ceviz.export.still import Still

_WRONG, _INTERRUPTED, _PIPE_CLOSED = 2, 130, 141


def main(argv: Sequence[str] | None = None) -> int:
    """Do what a command line says.

    Args:
        argv: Its words without the program's name; None for those of this process.

    Returns:
        The exit status: 0 when all went well; 2 when something was wrong, of which one sentence on
        stderr tells; 130 after Ctrl+C; 141 when nobody reads the output.
    """
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(errors="replace")  # for a terminal that has no "ŷ"
    try:
        return _run(parse(sys.argv[1:] if argv is None else argv))
    except (CommandError, ParamError, PageError, WriteError) as error:
        print(error, file=sys.stderr)
        return _WRONG
    except KeyboardInterrupt:
        return _INTERRUPTED
    except BrokenPipeError:
        return _PIPE_CLOSED
    except SystemExit as done:  # --help
        return int(done.code or 0)


def _run(arguments: Namespace) -> int:
    if "version" in arguments:
        write(f"ceviz {__version__}\n")
        return 0
    match arguments.command:
        case "list":
            write(listing(_listed(arguments.panel)))
        case "schema":
            _print_schema()
        case "render":
            _render(arguments)
        case "handout":
            _make_handout(arguments)
        case "animate":
            _animate(arguments)
        case "open":
            return _opened(arguments)
        case _:
            return _open()
    return 0


def _listed(panel_id: str | None) -> Sequence[Panel[Any]]:
    if panel_id is None:
        return PANELS
    if panel_id not in PANEL_BY_ID:
        raise unknown("There is no panel", panel_id, PANEL_BY_ID)
    return [PANEL_BY_ID[panel_id]]


def _opened(arguments: Namespace) -> int:
    if is_lecture(arguments.panel):
        return _open(lecture=lecture_at(arguments.panel))
    panel = _panel(arguments, "ceviz open needs a panel or a lecture's file")
    return _open(panel.id, _params(panel, arguments))


def _open(*panel: Any, **lecture: Any) -> int:
    # Without a display Qt would end the process itself, with a page of its own.
    display = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    if sys.platform == "linux" and not any(map(os.environ.get, display)):
        raise CommandError(
            "There is no display to open a window on (neither DISPLAY nor WAYLAND_DISPLAY is set); "
            "ceviz render draws without one."
        )
    with qt_loaded():
        from ceviz.app import run
    return run(*panel, **lecture)


def _print_schema() -> None:
    from ceviz.state.lecture.schema import schema_text

    write(schema_text())


def _render(arguments: Namespace) -> None:
    from ceviz.cli.rendering import render, render_all

    given = vars(arguments)
    output, force = given.get("output", ""), "force" in given
    if is_lecture(arguments.panel):
        _render_lecture(arguments)
        return
    if "all" in given:
        if arguments.panel is not None:
            raise CommandError(f"--all draws every panel; leave out {arguments.panel}.")
        formats = given.get("format", "png")
        render_all(page_options(given), output, formats=formats, force=force)
        return
    if "format" in given:
        raise CommandError("--format goes with --all; the ending of -o says it for one panel.")
    panel = _panel(arguments, "ceviz render needs --all, a lecture's file or a panel")
    render(_still(panel, arguments), output, force=force)


def _render_lecture(arguments: Namespace) -> None:
    from ceviz.cli.lecture_rendering import render_lecture

    gc.enable()  # there may be hundreds of slides
    given = vars(arguments)
    if "all" in given:
        raise CommandError(f"--all draws every panel; leave out {arguments.panel}.")
    render_lecture(
        lecture_at(arguments.panel).lecture,
        slide_options(given),
        given.get("output", ""),
        formats=given.get("format", "png"),
        force="force" in given,
    )


def _make_handout(arguments: Namespace) -> None:
    from ceviz.cli.lecture_rendering import make_handout

    gc.enable()
    given = vars(arguments)
    if arguments.lecture is None:
        raise CommandError("ceviz handout needs a lecture's file: talk.ceviz.toml.")
    make_handout(
        lecture_at(arguments.lecture).lecture,
        given.get("output", ""),
        answers="without_answers" not in given,
        force="force" in given,
    )


def _animate(arguments: Namespace) -> None:
    from ceviz.cli.animating import animate, sweep_of

    gc.enable()  # there may be thousands of frames
    given = vars(arguments)
    panel = _panel(arguments, "ceviz animate needs a panel")
    still = _still(panel, arguments)
    if "sweep" not in given:
        raise CommandError("ceviz animate needs --sweep PARAMETER FROM TO.")
    sweep = sweep_of(given["sweep"], seconds=given.get("seconds", "4"), fps=given.get("fps", "25"))
    animate(still, sweep, given.get("output", ""), force="force" in given)


def _still(panel: Panel[Any], arguments: Namespace) -> Still:
    from ceviz.export.still import Still

    given = vars(arguments)
    params = _params(panel, arguments)
    pins, compared = pins_of(panel, given)
    return Still(panel, params, page_options(given), pins, compared)


def _params(panel: Panel[Any], arguments: Namespace) -> Params:
    """The record that flags ask for; all of them have a say in it."""
    texts = param_texts(arguments)
    params: Params = parsed(panel.params, texts)
    refuse_idle(params, texts)
    return params


def _panel(arguments: Namespace, need: str) -> Panel[Any]:
    if arguments.panel is None:
        raise CommandError(f"{need}: {', '.join(PANEL_BY_ID)}.")
    return PANEL_BY_ID[arguments.panel]
