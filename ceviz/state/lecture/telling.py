"""The words on a plot that tell numbers, and plots without those that would tell the answer."""

from __future__ import annotations

from collections.abc import Callable, Iterator
import re

from msgspec.structs import replace

from ceviz.core.figure import Mark, Plot, Text

Tells = Callable[[str], bool]
"""Whether a text gives something away."""

_NUMBER = re.compile(r"−?\d+(?:\.\d+)?")
_MEASURED = re.compile(r"\d\.\d|\d\s?(?:%|nats?\b|bits?\b)|∞")
_NAME_AND_NUMBER = re.compile(r"(?P<name>.*\S)\s{2,}[−∞\d].*")  # "cross-entropy  0.2000"


def is_measured(text: str) -> bool:
    """Whether a text tells a number that is not just part of a name, such as "y = 1".

    >>> is_measured("1.204 nats"), is_measured("−ln ŷ   when y = 1"), is_measured("80 %")
    (True, False, True)
    """
    return _MEASURED.search(text) is not None


def numbers_in(text: str) -> Iterator[tuple[float, int]]:
    """Each number in a text, and in how many decimals it is written.

    >>> list(numbers_in("slope −1.43 at 3"))
    [(-1.43, 2), (3.0, 0)]
    """
    for found in _NUMBER.findall(text):
        yield float(found.replace("−", "-")), len(found.partition(".")[2])


def tells(text: str, number: float) -> bool:
    """Whether a text that tells a number tells this one, in as many decimals as it has.

    >>> tells("0.357 nats", 0.35667), tells("0.36 nats", 0.35667), tells("0.5 nats", 0.35667)
    (True, True, False)
    """
    return is_measured(text) and any(
        round(abs(number), decimals) == abs(written) for written, decimals in numbers_in(text)
    )


def untold(plot: Plot, telling: Tells) -> Plot:
    """A plot without the texts that tell; where the number follows a name, the name stays."""
    return replace(plot, marks=tuple(_untold(plot.marks, telling)))


def _untold(marks: tuple[Mark, ...], telling: Tells) -> Iterator[Mark]:
    for mark in marks:
        if not isinstance(mark, Text) or not telling(mark.text):
            yield mark
        elif named := _NAME_AND_NUMBER.fullmatch(mark.text):
            yield replace(mark, text=named["name"])
