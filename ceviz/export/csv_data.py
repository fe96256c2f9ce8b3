"""CSV: every curve and point of a figure with all digits, under a header that explains them."""

from __future__ import annotations

from collections.abc import Iterator
import csv
import io
from typing import Any

import numpy as np

from ceviz import __version__
from ceviz.core.figure import Band, Bars, Curve, Figure, Handle, Mark, Points
from ceviz.core.panel import Panel
from ceviz.core.params import Params, having_say

_COLUMNS = ("plot", "kind", "name", "x", "y", "base", "width")

Row = tuple[str, str, str, float, float, float | str, float | str]


def csv_data(panel: Panel[Any], params: Params, figure: Figure) -> str:
    """Write a figure's data: a header in lines that start with "#", then a row for each point.

    The header leaves out parameters that have no say.
    A bar's row says where it starts, its ``base``, and its ``width``; of a band, ``base`` is the
    lower edge.
    """
    out = io.StringIO()
    for line in _header(panel, params, figure):
        out.write(f"# {line}\n")
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(_COLUMNS)
    for plot in figure.plots:
        for mark in plot.marks:
            writer.writerows(_rows(plot.key, mark))
    return out.getvalue()


def _header(panel: Panel[Any], params: Params, figure: Figure) -> Iterator[str]:
    yield f"ceviz {__version__}"
    yield f"panel: {panel.id}"
    yield f"title: {figure.title}"
    yield f"description: {figure.description}"
    for name, value in having_say(params).items():
        yield f"parameter {name}: {_one_line(value)}"
    for plot in figure.plots:
        yield f"x of {plot.key}: {plot.x.label or '(as in the plot below)'}"
        yield f"y of {plot.key}: {plot.y.label}"


def _one_line(value: object) -> str:
    text = ", ".join(map(str, value)) if isinstance(value, tuple) else str(value)
    return " ".join(text.split())


def _rows(plot: str, mark: Mark) -> Iterator[Row]:
    name = getattr(mark, "name", "") or mark.key
    match mark:
        case Curve():
            yield from _points(plot, "curve", name, mark.x, mark.y)
        case Points():
            yield from _points(plot, "point", name, mark.x, mark.y)
        case Handle():
            x, y = mark.at
            yield plot, "point", mark.label or name, float(x), float(y), "", ""
        case Bars():
            columns = np.broadcast_arrays(mark.x, mark.top, mark.base, mark.width)
            for x, top, base, width in zip(*(one.tolist() for one in columns), strict=True):
                yield plot, "bar", name, x, top, base, width
        case Band():
            edges = zip(mark.x.tolist(), mark.high.tolist(), mark.low.tolist(), strict=True)
            for x, high, low in edges:
                yield plot, "band", name, x, high, low, ""


def _points(plot: str, kind: str, name: str, xs: Any, ys: Any) -> Iterator[Row]:
    for x, y in zip(xs.tolist(), ys.tolist(), strict=True):
        yield plot, kind, name, x, y, "", ""
