"""A plot that turns into another before the user's eyes."""

from __future__ import annotations

from PySide6.QtCore import QEasingCurve, QObject, QVariantAnimation, Signal

from ceviz.core.figure import Figure
from ceviz.core.morph import between

_MILLISECONDS = 320


class Morph(QObject):
    """Shows the way from one figure to another by ``seen``, whose last one is the new figure."""

    seen = Signal(Figure)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._old: Figure | None = None
        self._new: Figure | None = None
        self._animation = QVariantAnimation(self)
        self._animation.setStartValue(0.0)
        self._animation.setEndValue(1.0)
        self._animation.setDuration(_MILLISECONDS)
        self._animation.setEasingCurve(QEasingCurve.Type.InOutCubic)
        self._animation.valueChanged.connect(self._step)

    def start(self, old: Figure, new: Figure) -> None:
        """Go from one figure to another; the first picture comes at once."""
        self.stop()
        self._old, self._new = old, new
        self._animation.start()

    def stop(self) -> None:
        """Show nothing more of the way."""
        self._animation.stop()
        self._old = self._new = None

    def _step(self, part: float) -> None:
        if self._old is None or self._new is None:
            return
        if part < 1:
            self.seen.emit(between(self._old, self._new, part))
        else:
            new = self._new
            self.stop()
            self.seen.emit(new)
