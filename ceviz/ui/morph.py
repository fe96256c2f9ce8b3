"""A plot that turns into another before the user's eyes."""

from __future__ import annotations

from functools import cache

from PySide6.QtCore import QEasingCurve, QObject, QVariantAnimation, Signal

from ceviz.core.figure import Figure
from ceviz.core.morph import between
from ceviz.core.params import Params, fields

_MILLISECONDS = 320


class Morph(QObject):
    """The way from the figure that was seen to the one that is to be, which may itself go on.

    ``moved`` says that :meth:`seen` shows something else now.
    """

    moved = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._old: Figure | None = None
        self._animation = QVariantAnimation(self)
        self._animation.setStartValue(0.0)
        self._animation.setEndValue(1.0)
        self._animation.setDuration(_MILLISECONDS)
        self._animation.setEasingCurve(QEasingCurve.Type.InOutCubic)
        self._animation.valueChanged.connect(self._step)

    def start(self, old: Figure) -> None:
        """Leave a figure."""
        self._animation.stop()
        self._old = old
        self._animation.start()

    def seen(self, new: Figure) -> Figure:
        """What is seen of the way to a figure."""
        if self._old is None:
            return new
        return between(self._old, new, self._animation.currentValue())

    def _step(self, part: float) -> None:
        if part >= 1:
            self._old = None
        self.moved.emit()


def morphs(old: Params | None, new: Params) -> bool:
    """Whether the figure of one record turns into that of another, by the declarations of both."""
    if type(old) is not type(new):
        return False
    return any(getattr(old, name) != getattr(new, name) for name in _morphing(type(new)))


@cache
def _morphing(params: type[Params]) -> tuple[str, ...]:
    return tuple(one.name for one in fields(params) if one.morph)
