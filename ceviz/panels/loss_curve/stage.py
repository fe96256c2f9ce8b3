"""What does not move on the plot, and for each text its places that are clear of that."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from ceviz.panels.loss_curve.curves import Look, curves, minima
from ceviz.panels.loss_curve.lines import Lines
from ceviz.panels.loss_curve.nearest import Places, Ways, nearest
from ceviz.panels.loss_curve.room import Boxes, Room
from ceviz.panels.loss_curve.sites import sites
from ceviz.panels.loss_curve.texts import Words, words

NAME = Ways.of(4, 10, 20, 40, parts=2)
"""The ways in which a name stands beside what it names."""

_FIRST = 14  # sites of a text are tried before all others
_MOST = 60  # places of a text are weighed against what moves
_LOOKS = 256  # are remembered: as many as one slider's range has


class Stage(NamedTuple):
    """What does not move."""

    room: Room
    lines: Lines
    markers: Boxes


class Claims(NamedTuple):
    """The places of each text, and what all of them cover: each text's boxes are in its slice."""

    texts: dict[str, tuple[Places, slice]]
    boxes: Boxes


@lru_cache(maxsize=_LOOKS)
def stage(seen: Look) -> Stage:
    """What does not move."""
    points = [(float(one.x[0]), float(one.y[0])) for one in minima(seen)]
    room = Room(seen.across.axis, seen.loss_axis)
    lines = Lines.of(seen.across.axis, [(one.x, one.y) for one in curves(seen)])
    return Stage(room, lines, room.markers(points))


@lru_cache(maxsize=_LOOKS)
def claims(seen: Look) -> Claims:
    """The places of all texts at their best sites."""
    return _claims(seen, words(seen), slice(_FIRST))


@lru_cache(maxsize=_LOOKS)
def further(seen: Look, key: str) -> tuple[Places, Boxes] | None:
    """The places of a text at its other sites, if it has more, for where it is crowded."""
    if len(sites(seen, key).points) <= _FIRST:
        return None
    texts, boxes = _claims(
        seen, [one for one in words(seen) if one.key == key], slice(_FIRST, None)
    )
    return texts[key][0], boxes


def _claims(seen: Look, texts: Sequence[Words], which: slice) -> Claims:
    room, lines, markers = stage(seen)
    where = [sites(seen, one.key) for one in texts]
    points = [one.points[which] for one in where]
    counts = [len(one) for one in points]
    letters = np.repeat([len(one.text) for one in texts], counts)
    spots, costs = nearest(
        room,
        np.concatenate(points),
        letters,
        NAME,
        lines=lines,
        taken=markers,
        turn=np.repeat([one.turn for one in where], counts),
    )
    kept: list[NDArray[np.intp]] = []
    found: dict[str, tuple[Places, slice]] = {}
    start = filled = 0
    for one, stop in zip(texts, np.cumsum(counts) * len(NAME.anchor), strict=True):
        best = start + costs[start:stop].argsort(kind="stable")[:_MOST]
        found[one.key] = Places(spots[best], costs[best]), slice(filled, filled + len(best))
        kept.append(best)
        start, filled = stop, filled + len(best)
    chosen = np.concatenate(kept)
    long = np.repeat(letters, len(NAME.anchor))[chosen]
    return Claims(found, room.words(spots[chosen], long))
