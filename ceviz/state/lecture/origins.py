"""Which of a lecture's steps were which before it was changed."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from ceviz.state.lecture.lecture import Step

_TELLING = ("caption", "notes", "question", "hide", "pins", "params")


def origins(old: Sequence[Step], new: Sequence[Step]) -> list[int | None]:
    """For each of the new steps the place of the old one that it was, or None.

    Steps that are the same go first, then those that share what tells a step from others, and at
    last those of the same panel that follow on the same step as before.
    """
    places: list[int | None] = [None] * len(new)
    same = defaultdict(list)
    for place, step in enumerate(old):
        same[step].append(place)
    for number, step in enumerate(new):
        if same[step]:
            places[number] = same[step].pop(0)
    free = {place for kept in same.values() for place in kept}
    _match_alike(old, new, places, free)
    _match_followers(old, new, places, free)
    return places


def _match_alike(
    old: Sequence[Step], new: Sequence[Step], places: list[int | None], free: set[int]
) -> None:
    pairs = sorted(
        (-_likeness(old[place], step), abs(place - number), number, place)
        for number, step in enumerate(new)
        if places[number] is None
        for place in free
    )
    for likeness, _, number, place in pairs:
        if likeness and places[number] is None and place in free:
            places[number] = place
            free.remove(place)


def _likeness(old: Step, new: Step) -> int:
    """How many of the things that tell a step from others it has, and has kept."""
    pairs = ((getattr(old, name), getattr(new, name)) for name in _TELLING)
    return sum(bool(was) and was == now for was, now in pairs)


def _match_followers(
    old: Sequence[Step], new: Sequence[Step], places: list[int | None], free: set[int]
) -> None:
    for number, step in enumerate(new):
        before = places[number - 1] if number else -1
        if places[number] is not None or before is None:
            continue
        place = before + 1
        if place in free and old[place].panel == step.panel:
            places[number] = place
            free.remove(place)
