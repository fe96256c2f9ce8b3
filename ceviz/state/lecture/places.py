"""Which plot a question is about, and what its axes count."""

from __future__ import annotations

import re

from msgspec.structs import replace

from ceviz.core.figure import Axis, Figure, Plot

_UNIT = re.compile(r"\b(nats|bits)\)?$")


def asked_plot(figure: Figure, key: str) -> Plot:
    """The plot with that key; the first one where there is none."""
    return next((plot for plot in figure.plots if plot.key == key), figure.plots[0])


def with_plot(figure: Figure, plot: Plot) -> Figure:
    """The figure with another one in place of the plot with the same key."""
    plots = tuple(plot if one.key == plot.key else one for one in figure.plots)
    return replace(figure, plots=plots)


def unit_of(axis: Axis) -> str:
    """The unit of what an axis measures, or nothing.

    >>> from ceviz.core.figure import ticks
    >>> unit_of(Axis(label="loss (nats)", low=0, high=1, ticks=ticks(0, 1)))
    'nats'
    """
    found = _UNIT.search(axis.label)
    return found[1] if found else ""
