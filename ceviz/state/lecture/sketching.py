"""A step while its audience draws a curve on the empty axes, and with the true one over it."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec.structs import replace
import numpy as np

from ceviz.core.figure import Band, Curve, Figure, Mark, Plot, Role
from ceviz.core.numerals import fixed
from ceviz.state.lecture.gap import Gap, gap
from ceviz.state.lecture.given import Sketched
from ceviz.state.lecture.lecture import Sketch
from ceviz.state.lecture.places import asked_plot, unit_of
from ceviz.state.lecture.words import ON_IT, Site, Words, around, making_way

SKETCH = "your sketch"
"""The key of the curve that was drawn by hand."""

_ALONG = (0.5, 0.55, 0.45, 0.6, 0.4, 0.65, 0.35, 0.7, 0.3, 0.75, 0.25, 0.8, 0.2, 0.9, 0.1)


def sketching(figure: Figure, question: Sketch, sketch: Sketched | None) -> Figure:
    """The empty axes, and what was drawn on them so far."""
    plot = asked_plot(figure, question.plot)
    marks = () if sketch is None else (*_sketch(plot, sketch, "other"),)
    return replace(figure, plots=(replace(plot, marks=marks, share=1.0),))


def sketched(figure: Figure, question: Sketch, sketch: Sketched | None) -> Figure:
    """The plot with the sketch below its curves, the gap shaded, and how wide it is in words.

    Args:
        figure: That of the step.
        question: What is asked.
        sketch: What was drawn; without it the plot stands alone.
    """
    plot = replace(asked_plot(figure, question.plot), share=1.0)
    figure = replace(figure, plots=(plot,))
    if sketch is None or len(sketch.x) == 0:
        return figure
    curves = (mark for mark in plot.marks if isinstance(mark, Curve))
    truth = next((curve for curve in curves if curve.key == question.curve), None)
    role: Role = "loss" if truth is not None and truth.role == "other" else "other"
    drawn = list(_sketch(plot, sketch, role))
    between = None if truth is None else gap(sketch, Sketched(truth.x, truth.y))
    plot = replace(plot, marks=making_way(figure, plot, drawn))
    words = Words(figure, plot, (*drawn, *plot.marks))
    above: list[Mark] = [words.text("sketch name", SKETCH, _along(plot, sketch), role=role)]
    if truth is not None and between is not None:
        band = Band(key="sketch gap", x=between.x, low=between.low, high=between.high, role=role)
        drawn.insert(0, band)
        apart = f"{fixed(between.mean, 2)} {unit_of(plot.y)}".rstrip()
        said = f"on average {apart} apart"
        sites = _widest(plot, between)
        above.append(words.text("sketch gap words", said, sites, role=role, places=ON_IT))
        more = f"{figure.description} The sketch is on average {apart} from {truth.name}."
        figure = replace(figure, description=more)
    return replace(figure, plots=(replace(plot, marks=(*drawn, *plot.marks, *above)),))


def _sketch(plot: Plot, sketch: Sketched, role: Role) -> Iterator[Mark]:
    """The drawn curve within the axes; a single point is not one yet."""
    if len(sketch.x) < 2:
        return
    x, y = plot.x, plot.y
    yield Curve(
        key=SKETCH,
        x=np.clip(sketch.x, x.low, x.high),
        y=np.clip(sketch.y, y.low, y.high),
        name=SKETCH,
        role=role,
        dash="dash",
    )


def _along(plot: Plot, sketch: Sketched) -> list[Site]:
    """Sites on the sketch, from its middle outwards, and then all around."""
    across = np.quantile(sketch.x, _ALONG)
    heights = np.clip(np.interp(across, sketch.x, sketch.y), plot.y.low, plot.y.high)
    sites = list(zip(across.tolist(), heights.tolist(), strict=True))
    return sites + around(plot, sites[0])


def _widest(plot: Plot, between: Gap) -> list[Site]:
    """The middle of the gap where it is widest, and then all around."""
    widest = np.argmax(between.high - between.low)
    site = (
        float(between.x[widest]),
        float(between.low[widest] + between.high[widest]) / 2,
    )
    return [site, *around(plot, site)]
