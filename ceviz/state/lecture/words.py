"""Words of a question on its plot, placed where they touch nothing if that can be."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from msgspec.structs import replace
import numpy as np

from ceviz.core.figure import Figure, Mark, Plot, Role, Text
from ceviz.core.name_places import NamePlace, NamePlaces

Site = tuple[float, float]

BESIDE = tuple(
    NamePlace(((1 - x) / 2, (1 - y) / 2), (14.0 * x, 14.0 * y))
    for x, y in ((1, 0), (-1, 0), (0, -1), (0, 1), (1, -1), (-1, -1), (1, 1), (-1, 1))
)
"""Next to a site, to the right first."""

ON_IT = (NamePlace((0.5, 0.5), (0.0, 0.0)),)
"""With their middle on a site."""

_LOW, _WIDE = 0.8, 540.0  # a plot on a slide is less high and wider than in a small window
_GRID = np.linspace(0.05, 0.95, 16)


class Words:
    """Makes texts on a figure's plot that keep clear of ``marks`` and of each other."""

    def __init__(self, figure: Figure, plot: Plot, marks: Sequence[Mark]) -> None:
        self._places = _places(figure, plot, marks)

    def text(
        self,
        key: str,
        words: str,
        sites: Iterable[Site],
        *,
        role: Role,
        places: Sequence[NamePlace] = BESIDE,
    ) -> Text:
        """Words at the first of these sites where they touch nothing."""
        site, place = self._places.find_among(sites, words, places)
        return Text(
            key=key,
            at=site,
            text=words,
            anchor=place.anchor,
            offset=place.offset,
            role=role,
            strong=True,
        )


def making_way(figure: Figure, plot: Plot, lines: Sequence[Mark]) -> tuple[Mark, ...]:
    """The marks of a plot, with those words moved that lines drawn over it would cross."""
    crossing = _places(figure, plot, lines)
    crossed = {
        mark.key
        for mark in plot.marks
        if isinstance(mark, Text)
        and not crossing.is_clear(mark.at, mark.text, NamePlace(mark.anchor, mark.offset))
    }
    kept = [mark for mark in plot.marks if mark.key not in crossed]
    places = _places(figure, plot, [*lines, *kept])
    return tuple(
        _moved(mark, plot, places) if isinstance(mark, Text) and mark.key in crossed else mark
        for mark in plot.marks
    )


def _moved(text: Text, plot: Plot, places: NamePlaces) -> Text:
    site, place = places.find_among([text.at, *around(plot, text.at)], text.text)
    return replace(text, at=site, anchor=place.anchor, offset=place.offset)


def _places(figure: Figure, plot: Plot, marks: Sequence[Mark]) -> NamePlaces:
    share = plot.share / sum(one.share for one in figure.plots)
    marked = replace(plot, marks=tuple(marks))
    return NamePlaces(marked, share=_LOW * share, width=_WIDE)


def around(plot: Plot, site: Site, *, across: float = 1.0, up: float = 1.0) -> list[Site]:
    """Sites all over a plot, the nearest first; how far is weighed ``across`` and ``up``."""
    x, y = plot.x, plot.y
    width, height = x.high - x.low, y.high - y.low
    columns, rows = np.meshgrid(x.low + _GRID * width, y.low + _GRID * height)
    xs, ys = columns.ravel(), rows.ravel()
    far = np.hypot((xs - site[0]) / width * across, (ys - site[1]) / height * up)
    order = np.argsort(far, kind="stable")
    return list(zip(xs[order].tolist(), ys[order].tolist(), strict=True))
