"""The lines of a script that draw marks with matplotlib."""

from __future__ import annotations

from collections.abc import Iterator
from textwrap import wrap
from typing import Any

import numpy as np

from ceviz.core.figure import (
    Arrow,
    Band,
    Bars,
    Curve,
    Dash,
    Guide,
    Handle,
    Mark,
    Points,
    Text,
    Weight,
)
from ceviz.plot.look import DASHES
from ceviz.plot.theme import Theme

POINTS = 0.75
"""Of a typesetter, in a logical pixel."""

_MARKERS = {"circle": "o", "square": "s", "diamond": "D"}


def mark_lines(mark: Mark, theme: Theme, order: int) -> Iterator[str]:
    """The lines that draw one mark over those of a lower order."""
    colour = theme.roles[mark.role]
    look = f'color="{colour}", zorder={order}'
    match mark:
        case Curve():
            yield f"\n# {one_line(mark.name or mark.key)}"
            yield from _arrays(x=mark.x, y=mark.y)
            yield f"ax.plot(x, y, {_line(mark.weight, mark.dash, theme)}, {look})"
        case Points():
            yield f"\n# {one_line(mark.name or mark.key)}"
            yield from _arrays(x=mark.x, y=mark.y)
            marker = _MARKERS[mark.symbol]
            if mark.fill == "solid":
                yield _scatter("x, y", marker, 0.75, theme, look)
            else:
                yield _hollow("x, y", marker, 0.75, theme, order=order, colour=colour)
        case Handle():
            yield f"\n# {one_line(mark.label or mark.key)}"
            yield _scatter(f"*{_pair(mark.at)}", "o", 1, theme, look)
        case Bars():
            yield f"\n# {one_line(mark.name or mark.key)}"
            columns = np.broadcast_arrays(mark.x, mark.top, mark.base, mark.width)
            yield from _arrays(**dict(zip(("x", "top", "base", "width"), columns, strict=True)))
            style = look if mark.fill == "solid" else _outlined(colour, theme, order)
            yield f"ax.bar(x, top - base, width, bottom=base, {style})"
        case Band():
            yield from _arrays(x=mark.x, low=mark.low, high=mark.high)
            yield f"ax.fill_between(x, low, high, alpha=0.15, linewidth=0, {look})"
        case Guide():
            (x0, y0), (x1, y1) = mark.start, mark.end
            line = _line("light", mark.dash, theme)
            yield f"ax.plot([{x0!r}, {x1!r}], [{y0!r}, {y1!r}], {line}, {look})"
        case Arrow():
            yield (
                f'ax.annotate("", {_pair(mark.end)}, {_pair(mark.start)}, zorder={order}, '
                f'arrowprops={{"arrowstyle": "-|>", "color": "{colour}"}})'
            )
        case Text():
            yield _words(mark, theme, order)


def _scatter(at: str, marker: str, size: float, theme: Theme, look: str) -> str:
    diameter = 2 * size * theme.marker * POINTS
    return (
        f'ax.plot({at}, "{marker}", markersize={diameter:g}, markeredgecolor="{theme.card}", '
        f"markeredgewidth={diameter / 8:g}, clip_on=False, {look})"
    )


def _hollow(at: str, marker: str, size: float, theme: Theme, *, order: int, colour: str) -> str:
    diameter = 2 * size * theme.marker * POINTS
    width = theme.widths["normal"] * POINTS
    return (
        f'ax.plot({at}, "{marker}", markersize={diameter:g}, markeredgecolor="{colour}", '
        f'markeredgewidth={width:g}, clip_on=False, color="{theme.card}", zorder={order})'
    )


def _outlined(colour: str, theme: Theme, order: int) -> str:
    width = theme.widths["normal"] * POINTS
    return f'fill=False, edgecolor="{colour}", linewidth={width:g}, zorder={order}'


def _line(weight: Weight, dash: Dash, theme: Theme) -> str:
    line = f"linewidth={theme.widths[weight] * POINTS:g}"
    if dash in DASHES:
        line += f", linestyle=(0, {tuple(DASHES[dash])})"
    return line


def _words(mark: Text, theme: Theme, order: int) -> str:
    """Words that stand where they do in ceviz: an anchor at a place, moved by some points."""
    across, down = mark.anchor
    sideways = "left" if across < 0.25 else "right" if across > 0.75 else "center"
    upright = "top" if down < 0.25 else "bottom" if down > 0.75 else "center"
    offset = (
        round(mark.offset[0] * theme.zoom * POINTS, 2),
        round(-mark.offset[1] * theme.zoom * POINTS, 2),
    )
    weight = ', weight="bold"' if mark.strong else ""
    return (
        f"ax.annotate({quoted(mark.text)}, {_pair(mark.at)}, xytext={offset}, "
        f'textcoords="offset points", ha="{sideways}", va="{upright}"{weight}, '
        f'color="{theme.roles[mark.role]}", zorder={order + 20}, annotation_clip=False)'
    )


def _arrays(**arrays: Any) -> Iterator[str]:
    for name, array in arrays.items():
        numbers = ", ".join(repr(value) for value in array.tolist())
        if len(numbers) < 80:
            yield f"{name} = np.array([{numbers}])"
        else:
            yield f"{name} = np.array(["
            yield from wrap(numbers, 96, initial_indent="    ", subsequent_indent="    ")
            yield "])"


def _pair(at: tuple[float, float]) -> str:
    return f"({float(at[0])!r}, {float(at[1])!r})"


def quoted(text: str) -> str:
    """A Python string that matplotlib takes as it is, not as mathematics."""
    return repr(text.replace("$", r"\$"))


def one_line(text: str) -> str:
    """Words without line breaks, for a comment."""
    return " ".join(text.split())
