"""A Python script that draws a figure again, with matplotlib and NumPy and nothing of ceviz."""

from __future__ import annotations

from collections.abc import Iterator
from string import Template
from typing import Any

from ceviz import __version__
from ceviz.core.figure import Axis, Figure, Plot
from ceviz.core.panel import Panel
from ceviz.core.params import Params
from ceviz.export.command import param_flags
from ceviz.export.script_marks import POINTS, mark_lines, one_line, quoted
from ceviz.plot.theme import Theme

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
        size=round(theme.text * theme.zoom * POINTS, 2),
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
            lines += mark_lines(mark, theme, order)
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
        x_label=quoted(plot.x.label),
        y_label=quoted(plot.y.label),
        ink=theme.ink,
        card=theme.card,
        axis=theme.axis,
    )


def _texts(axis: Axis) -> str:
    return "[" + ", ".join(quoted(tick.text) for tick in axis.ticks) + "]"


def _grid(plot: Plot, theme: Theme) -> Iterator[str]:
    for which, axis in (("x", plot.x), ("y", plot.y)):
        if axis.grid:
            yield f'ax.grid(axis="{which}", color="{theme.grid}", linewidth=0.75)'


def _docstring(text: str) -> str:
    return one_line(text).replace("\\", "/").replace('"', "'")
