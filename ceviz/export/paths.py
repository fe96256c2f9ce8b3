"""A path as the steps that every vector format knows: move, line, curve, close."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

from PySide6.QtGui import QPainterPath

_Element = QPainterPath.ElementType

Step = tuple[Literal["M", "L", "C", "Z"], tuple[float, ...]]
"""What to do and the places it takes: one point, or three for a cubic curve, or none to close."""


def steps(path: QPainterPath) -> Iterator[Step]:
    """Walk along a path; a part that ends where it began is closed, so that its joint is one."""
    start = end = (0.0, 0.0)
    drawn: list[Step] = []
    index, count = 0, path.elementCount()
    while index < count:
        element = path.elementAt(index)
        at = (element.x, element.y)
        if element.type == _Element.MoveToElement:
            yield from _part(drawn, closed=start == end)
            start, drawn = at, [("M", at)]
        elif element.type == _Element.LineToElement:
            drawn.append(("L", at))
        else:
            second, third = path.elementAt(index + 1), path.elementAt(index + 2)
            drawn.append(("C", (*at, second.x, second.y, third.x, third.y)))
            index += 2
            at = (third.x, third.y)
        end = at
        index += 1
    yield from _part(drawn, closed=start == end)


def _part(drawn: list[Step], *, closed: bool) -> Iterator[Step]:
    if len(drawn) < 2:
        return
    if closed and drawn[-1][0] == "L" and len(drawn) > 2:
        drawn.pop()
    yield from drawn
    if closed:
        yield ("Z", ())


def number(value: float, decimals: int = 3) -> str:
    """A number in the fewest characters, without an exponent and without "-0"."""
    text = f"{value:.{decimals}f}".rstrip("0").rstrip(".")
    return "0" if text == "-0" else text
