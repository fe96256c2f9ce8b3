"""Which screen the audience sees, and which the speaker."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Generic, NamedTuple, Protocol, TypeVar

from PySide6.QtCore import QRect


class Screen(Protocol):
    """What is asked of a screen: Qt's has it."""

    def geometry(self) -> QRect: ...


S = TypeVar("S", bound=Screen)


class Places(NamedTuple, Generic[S]):
    """The screen of the speaker and that of the audience; one and the same if there is just one."""

    speaker: S
    audience: S

    @property
    def apart(self) -> bool:
        """Whether the speaker has a screen that the audience does not see."""
        return self.speaker is not self.audience


def placed(screens: Sequence[S], home: S | None) -> Places[S]:
    """Who sees which screen.

    Args:
        screens: All there are, at least one; the primary one first. A projector that mirrors
            another screen has its geometry, and is the same for us.
        home: Where the speaker sits; the first screen in its stead where it is gone.
    """
    speaker = next((one for one in screens if one is home), screens[0])
    others = (one for one in screens if one.geometry() != speaker.geometry())
    return Places(speaker, next(others, speaker))
