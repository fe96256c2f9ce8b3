"""The line that makes a file again: a figure's parameters and a page's options as flags."""

from __future__ import annotations

import shlex
from typing import Any

from ceviz.core.flags import as_text
from ceviz.core.panel import Panel
from ceviz.core.params import Params, flag_name, having_say
from ceviz.export.still import Still
from ceviz.state.page_options import PageOptions


def render_command(still: Still, name: str) -> str:
    """The ``ceviz render`` line whose file has the same bytes; defaults are left out."""
    flags = [*param_flags(still.panel, still.params), *pin_flags(still), *page_flags(still.options)]
    return shlex.join(["ceviz", "render", still.panel.id, *flags, "-o", name])


def param_flags(panel: Panel[Any], params: Params) -> list[str]:
    """The flags of the parameters that have a say and not their defaults."""
    plain = panel.params()
    return [
        f"{flag_name(name)}={as_text(value)}"
        for name, value in having_say(params).items()
        if value != getattr(plain, name)
    ]


def pin_flags(still: Still) -> list[str]:
    """The flags of the pins, and of the one compared where that is not the last."""
    flags: list[str] = []
    for pin in still.pins:
        params = [flag.removeprefix("--") for flag in param_flags(still.panel, pin.params)]
        flags += ["--pin", pin.name, shlex.join(params)]
    if still.pins and still.pins[still.compared] is not still.pins[-1]:
        flags.append(f"--compared={still.pins[still.compared].name}")
    return flags


def page_flags(options: PageOptions) -> list[str]:
    """The flags of the options that do not have their defaults."""
    plain = PageOptions()
    flags = [
        f"{flag_name(name)}={as_text(getattr(options, name))}"
        for name in ("include", "theme", "zoom", "magnify")
        if getattr(options, name) != getattr(plain, name)
    ]
    if options.unit == "mm":
        flags += [f"--width-mm={options.width:g}"]
        flags += [] if options.height is None else [f"--height-mm={options.height:g}"]
        flags += [f"--dpi={options.dpi:g}"]
    else:
        if (options.width, options.height) != (plain.width, plain.height):
            flags += [f"--size={options.width:g}x{options.height or 0:g}"]
        if options.scale != plain.scale:
            flags += [f"--scale={as_text(options.scale)}"]
    return flags + (["--transparent"] if options.transparent else [])
