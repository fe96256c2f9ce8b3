"""A Python script that draws a figure again, with matplotlib and NumPy and nothing of ceviz."""

from __future__ import annotations

from collections.abc import Iterator
from string import Template
from textwrap import wrap
from typing import Any

import numpy as np

from ceviz import __version__
from ceviz.core.figure import (
    Arrow,
    Axis,
    Band,
    Bars,
    Curve,
    Dash,
    Figure,
    Guide,
    Handle,
    Mark,
    Plot,
    Points,
    Text,
    Weight,
)
from ceviz.core.panel import Panel
from ceviz.core.params import Params
from ceviz.export.command import param_flags
from ceviz.plot.look import DASHES
from ceviz.plot.theme import Theme

_POINTS = 0.75  # of a typesetter, in a logical pixel
_MARKERS = {"circle": "o", "square": "s", "diamond": "D"}

_HEAD = Template('''\
"""$title

$description

Drawn by ceviz $version: $command
It needs NumPy and matplotlib:

    python $file             shows the figure
    python $file FILE.pdf    saves it, also as .png or .svg
"""

import sys

import matplotlib.pyplot as plt
import numpy as np

plt.rcParams.update({"font.size": $size, "lines.solid_capstyle": "butt", "svg.fonttype": "none"})
figure, plots = plt.subplots(
    $rows,
    squeeze=False,
    figsize=($width, $height),
    facecolor="$card",
    height_ratios=$shares,
    layout="constrained",
)
''')

_AXES = Template("""
# $key
ax = plots[$row, 0]
ax.set_xlim($x_low, $x_high)
ax.set_ylim($y_low, $y_high)
ax.set_xticks($x_ticks, $x_texts)
ax.set_yticks($y_ticks, $y_texts)
ax.set_xlabel($x_label, color="$ink")
ax.set_ylabel($y_label, color="$ink")
ax.set_facecolor("$card")
ax.tick_params(color="$axis", labelcolor="$ink")
ax.spines[["top", "right"]].set_visible(False)
ax.spines[["left", "bottom"]].set_color("$axis")
ax.set_axisbelow(True)
""")

_FOOT = """
if len(sys.argv) > 1:
    figure.savefig(sys.argv[1], dpi=200)
else:
    plt.show()
"""


def script(
    panel: Panel[Any],
    params: Params,
    figure: Figure,
    theme: Theme,
    *,
    width: float,
    height: float,
    name: str,
) -> str:
    """Write the script.

    Args:
        panel: The panel, named in the head of the script.
        params: What made the figure.
        figure: What to draw.
        theme: Its look; matplotlib's own fonts are used.
        width: The figure's width in logical pixels.
        height: Its height.
        name: What the file will be called, for its instructions.

    Returns:
        Python source; all numbers have all their digits.
    """
    command = " ".join(["ceviz open", panel.id, *param_flags(panel, params)])
    head = _HEAD.substitute(
        title=_docstring(figure.title),
        description=_docstring(figure.description),
        version=__version__,
        command=_docstring(command),
        file=name,
        size=round(theme.text * theme.zoom * _POINTS, 2),
        rows=len(figure.plots),
        width=round(width / 96, 4),
        height=round(height / 96, 4),
        card=theme.card,
        shares=[plot.share for plot in figure.plots],
    )
    lines = [head]
    for row, plot in enumerate(figure.plots):
        lines.append(_axes(plot, row, theme))
        lines += _grid(plot, theme)
        for order, mark in enumerate(plot.marks, start=2):
            lines += _mark(mark, theme, order)
    return "\n".join([*lines, _FOOT])


def _axes(plot: Plot, row: int, theme: Theme) -> str:
    return _AXES.substitute(
        key=" ".join(plot.key.split()),
        row=row,
        x_low=plot.x.low,
        x_high=plot.x.high,
        y_low=plot.y.low,
        y_high=plot.y.high,
        x_ticks=[tick.at for tick in plot.x.ticks],
        x_texts=_texts(plot.x),
        y_ticks=[tick.at for tick in plot.y.ticks],
        y_texts=_texts(plot.y),
        x_label=_quoted(plot.x.label),
        y_label=_quoted(plot.y.label),
        ink=theme.ink,
        card=theme.card,
        axis=theme.axis,
    )


def _texts(axis: Axis) -> str:
    return "[" + ", ".join(_quoted(tick.text) for tick in axis.ticks) + "]"


def _grid(plot: Plot, theme: Theme) -> Iterator[str]:
    for which, axis in (("x", plot.x), ("y", plot.y)):
        if axis.grid:
            yield f'ax.grid(axis="{which}", color="{theme.grid}", linewidth=0.75)'


def _mark(mark: Mark, theme: Theme, order: int) -> Iterator[str]:
    colour = theme.roles[mark.role]
    look = f'color="{colour}", zorder={order}'
    match mark:
        case Curve():
            yield f"\n# {_comment(mark.name or mark.key)}"
            yield from _arrays(x=mark.x, y=mark.y)
            yield f"ax.plot(x, y, {_line(mark.weight, mark.dash, theme)}, {look})"
        case Points():
            yield f"\n# {_comment(mark.name or mark.key)}"
            yield from _arrays(x=mark.x, y=mark.y)
            marker = _MARKERS[mark.symbol]
            if mark.fill == "solid":
                yield _scatter("x, y", marker, 0.75, theme, look)
            else:
                yield _hollow("x, y", marker, 0.75, theme, order=order, colour=colour)
        case Handle():
            yield f"\n# {_comment(mark.label or mark.key)}"
            yield _scatter(f"*{_pair(mark.at)}", "o", 1, theme, look)
        case Bars():
            yield f"\n# {_comment(mark.name or mark.key)}"
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
    diameter = 2 * size * theme.marker * _POINTS
    return (
        f'ax.plot({at}, "{marker}", markersize={diameter:g}, markeredgecolor="{theme.card}", '
        f"markeredgewidth={diameter / 8:g}, clip_on=False, {look})"
    )


def _hollow(at: str, marker: str, size: float, theme: Theme, *, order: int, colour: str) -> str:
    diameter = 2 * size * theme.marker * _POINTS
    width = theme.widths["normal"] * _POINTS
    return (
        f'ax.plot({at}, "{marker}", markersize={diameter:g}, markeredgecolor="{colour}", '
        f'markeredgewidth={width:g}, clip_on=False, color="{theme.card}", zorder={order})'
    )


def _outlined(colour: str, theme: Theme, order: int) -> str:
    width = theme.widths["normal"] * _POINTS
    return f'fill=False, edgecolor="{colour}", linewidth={width:g}, zorder={order}'


def _line(weight: Weight, dash: Dash, theme: Theme) -> str:
    line = f"linewidth={theme.widths[weight] * _POINTS:g}"
    if dash in DASHES:
        line += f", linestyle=(0, {tuple(DASHES[dash])})"
    return line


def _words(mark: Text, theme: Theme, order: int) -> str:
    """Words that stand where they do in ceviz: an anchor at a place, moved by some points."""
    across, down = mark.anchor
    sideways = "left" if across < 0.25 else "right" if across > 0.75 else "center"
    upright = "top" if down < 0.25 else "bottom" if down > 0.75 else "center"
    offset = (
        round(mark.offset[0] * theme.zoom * _POINTS, 2),
        round(-mark.offset[1] * theme.zoom * _POINTS, 2),
    )
    weight = ', weight="bold"' if mark.strong else ""
    return (
        f"ax.annotate({_quoted(mark.text)}, {_pair(mark.at)}, xytext={offset}, "
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


def _quoted(text: str) -> str:
    """A Python string that matplotlib takes as it is, not as mathematics."""
    return repr(text.replace("$", r"\$"))


def _comment(text: str) -> str:
    return " ".join(text.split())


def _docstring(text: str) -> str:
    return _comment(text).replace("\\", "/").replace('"', "'")
