"""The flags that put pinned states beside the present one."""

from __future__ import annotations

from collections.abc import Mapping
import shlex
from typing import Any

import msgspec

from ceviz.cli.parser import Parser
from ceviz.cli.wrong import CommandError, unknown
from ceviz.core.flags import as_word, parsed, refuse_idle
from ceviz.core.panel import Panel
from ceviz.core.params import field
from ceviz.state.pins import LONGEST_PIN_NAME, MOST_PINS, Pin, PinName, Pins

_TAKES = 'a name and the parameters of a state, such as A "prediction=0.3 label=0"'


def add_pin_flags(parser: Parser) -> None:
    """Let the parser of a panel take them."""
    parser.flag(
        "--pin",
        takes=_TAKES,
        nargs=2,
        action="append",
        metavar=("NAME", "PARAMETERS"),
        help=f'a state to compare with, such as A "prediction=0.3"; up to {MOST_PINS} times',
    )
    parser.flag(
        "--compared",
        takes="the name of a pin",
        metavar="NAME",
        help="the pin that the numbers are compared with; default the last",
    )


def pins_of(panel: Panel[Any], given: Mapping[str, Any]) -> tuple[Pins, int]:
    """The pins that flags ask for, and the place of the one that is compared.

    Raises:
        CommandError: There are too many pins, or a name or the parameters cannot be read.
        ParamError: A parameter does not exist or does not take that value.
    """
    pins = tuple(_pin(panel, name, text) for name, text in given.get("pin", ()))
    names = [pin.name for pin in pins]
    if len(pins) > MOST_PINS:
        raise CommandError(f"--pin can be given {MOST_PINS} times, not {len(pins)}.")
    if len(set(names)) < len(names):
        raise CommandError("--pin takes each name once.")
    if "compared" not in given:
        return pins, len(pins) - 1
    if given["compared"] not in names:
        raise unknown("There is no pin", given["compared"], names or ["those of --pin"])
    return pins, names.index(given["compared"])


def _pin(panel: Panel[Any], name: str, text: str) -> Pin:
    try:
        words = shlex.split(text)
    except ValueError:
        words = [""]
    texts: dict[str, str] = {}
    for word in words:
        param, equals, value = word.partition("=")
        if not equals:
            raise CommandError(f"--pin takes {_TAKES}, not {text!r}.")
        texts[field(panel.params, param.replace("-", "_")).name] = value
    try:
        msgspec.convert(name, PinName)
    except msgspec.ValidationError:
        raise CommandError(
            f"A pin's name has 1 to {LONGEST_PIN_NAME} characters; {name!r} has not."
        ) from None
    params = parsed(panel.params, texts)
    refuse_idle(params, texts, as_word)
    return Pin(name=name, params=params)
