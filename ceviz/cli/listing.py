"""Panels and their parameters, as lines of text."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from ceviz.core.flags import as_flag, as_text
from ceviz.core.kinds import Field, Number, Numbers, Words
from ceviz.core.panel import Panel
from ceviz.core.params import Params, field, fields, flag_name


def listing(panels: Iterable[Panel[Any]]) -> str:
    """One block a panel and one line a parameter: flag, what it takes, default, meaning."""
    return "\n".join(_block(panel) for panel in panels)


def meaning(declared: Field, params: type[Params]) -> str:
    """What a parameter is, and when it counts."""
    text = f"{declared.title}. {declared.help}".strip()
    for name, values in declared.conditions[:1]:
        text += f" Counts with {as_flag(name, *values)}."
    return text


def default(declared: Field, params: type[Params]) -> str:
    """The default as its flag takes it; of a list, the part that counts by default."""
    value = declared.default
    if isinstance(declared, Numbers | Words) and declared.count:
        count = field(params, declared.count)
        assert isinstance(count, Number)
        value = declared.default[: int(count.default)]
    return as_text(value)


def _block(panel: Panel[Any]) -> str:
    rows = [
        (
            flag_name(one.name),
            one.allowed(),
            f"default {default(one, panel.params)}",
            meaning(one, panel.params),
        )
        for one in fields(panel.params)
    ]
    return f"{panel.id}: {panel.title}. {panel.question}\n" + "".join(_aligned(rows))


def _aligned(rows: list[tuple[str, str, str, str]]) -> Iterator[str]:
    widths = [max(len(row[column]) for row in rows) for column in range(3)]
    for *cells, last in rows:
        padded = [cell.ljust(width) for cell, width in zip(cells, widths, strict=True)]
        yield "  ".join(["", *padded, last]) + "\n"
