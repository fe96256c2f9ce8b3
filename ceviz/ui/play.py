"""Play: a number goes through its range by itself: back and forth, or once to its end."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
import math
from time import monotonic

from PySide6.QtCore import QEvent, QObject, QTimer, Qt, Signal
from PySide6.QtWidgets import QAbstractSlider, QApplication, QLineEdit, QWidget

from ceviz.core.kinds import Number, Numbers
from ceviz.core.params import field
from ceviz.panels import PANEL_BY_ID
from ceviz.state.settings import Speed
from ceviz.ui.store import Store

SECONDS: dict[Speed, float] = {"slow": 20.0, "normal": 10.0, "fast": 5.0}
"""How long it takes from one end of a range to the other and back."""

_TICK = 16  # milliseconds: one frame of a usual display
_JUMPS = 16  # there and back, where motion is reduced
_END = 0.5  # the phase at which a number has come to its highest value


@dataclass(frozen=True, slots=True)
class Swept:
    """The number that is played; ``index`` is its place, if it is one of a list."""

    panel: str
    name: str
    index: int | None


def part_at(phase: float) -> float:
    """How far through its range a number is: from 0 at phase 0 to 1 at ½ and back, easing at both.

    >>> [round(part_at(phase), 3) for phase in (0, 0.25, 0.5, 0.75, 1)]
    [0.0, 0.5, 1.0, 0.5, 0.0]
    """
    return (1 - math.cos(2 * math.pi * phase)) / 2


def phase_of(part: float) -> float:
    """The phase, on the way up, at which :func:`part_at` is there."""
    return math.acos(1 - 2 * min(max(part, 0.0), 1.0)) / (2 * math.pi)


class Player(QObject):
    """Plays one number at a time, as one step to undo.

    Where the number is follows from the time that has passed, so that slow drawing makes it less
    smooth but not slower, and from the scale of its declaration. It stops when anything else
    changes the state, when the user takes hold of a slider, a handle or a field, and when the
    window is hidden. ``changed`` says that another number is played, or none;
    ``options_changed`` that it is played otherwise.
    """

    changed = Signal()
    options_changed = Signal()

    def __init__(
        self,
        store: Store,
        window: QWidget,
        *,
        speed: Speed = "normal",
        reduced: bool = False,
        clock: Callable[[], float] = monotonic,
    ) -> None:
        super().__init__(window)
        self._store, self._window, self._clock = store, window, clock
        self._speed: Speed = speed
        self._reduced = reduced
        self._since = self._phase = 0.0
        self._ticking = False
        self.playing: Swept | None = None
        self._timer = QTimer(self)
        self._timer.setInterval(_TICK)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._tick)
        store.changed.connect(self._state_changed)
        store.refused.connect(self.stop)

    @property
    def speed(self) -> Speed:
        """How fast it goes; a change takes effect from where the number is."""
        return self._speed

    @speed.setter
    def speed(self, speed: Speed) -> None:
        self._phase, self._since = self._phase_now(), self._clock()
        self._speed = speed
        self.options_changed.emit()

    @property
    def reduced(self) -> bool:
        """Whether the number goes in a few jumps instead of gliding; to set it stops playing."""
        return self._reduced

    @reduced.setter
    def reduced(self, reduced: bool) -> None:
        self.stop()
        self._reduced = reduced
        self.options_changed.emit()

    def toggle(self, swept: Swept) -> None:
        """Play a number from where it is, or pause it if it is the one that is played."""
        if swept == self.playing:
            self.stop()
        else:
            self._start(swept)

    def stop(self) -> None:
        """Pause where the number is."""
        if self.playing is not None:
            self._store.settle()
            self._end()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Nobody watches a window that is hidden or minimised."""
        hidden = event.type() == QEvent.Type.Hide
        if hidden or (event.type() == QEvent.Type.WindowStateChange and self._window.isMinimized()):
            self.stop()
        return False

    def _start(self, swept: Swept) -> None:
        self.stop()
        self._store.settle()
        focus = QApplication.focusWidget()
        if isinstance(focus, QLineEdit):
            focus.clearFocus()  # a number that moves is not typed over
        params = self._store.state.params[swept.panel]
        value = getattr(params, swept.name)
        value = value if swept.index is None else value[swept.index]
        number = _declared(swept)
        self._phase = phase_of(number.part_of(value, params))
        if number.once and self._phase >= _END:
            self._phase = 0.0  # again from the start
        self._since = self._clock()
        self.playing = swept
        self._window.installEventFilter(self)
        self._timer.start()
        self.changed.emit()

    def _tick(self) -> None:
        if self.playing is None or _in_hand():
            self.stop()
            return
        swept = self.playing
        number, params = _declared(swept), self._store.state.params[swept.panel]
        phase = self._phase_now()
        over = number.once and phase >= _END
        value = number.at_part(part_at(_END if over else phase), params)
        value = round(value, number.places)  # more digits would come and go
        self._ticking = True
        self._store.nudge(swept.panel, swept.name, swept.index, value, played=True)
        self._ticking = False
        if over:
            self.stop()

    def _phase_now(self) -> float:
        gone = (self._clock() - self._since) / SECONDS[self._speed]
        return self._phase + (math.floor(gone * _JUMPS) / _JUMPS if self._reduced else gone)

    def _state_changed(self) -> None:
        """Another hand has moved something: to settle now would part its gesture in two."""
        if self.playing is not None and not self._ticking:
            self._end()

    def _end(self) -> None:
        self._timer.stop()
        self._window.removeEventFilter(self)
        self.playing = None
        self.changed.emit()


def _declared(swept: Swept) -> Number:
    declared = field(PANEL_BY_ID[swept.panel].params, swept.name)
    number = declared.item if isinstance(declared, Numbers) else declared
    assert isinstance(number, Number)
    return number


def _in_hand() -> bool:
    """Whether the user holds a slider or handle, or is where one types."""
    focus = QApplication.focusWidget()
    held = isinstance(focus, QAbstractSlider) and focus.isSliderDown()
    return held or isinstance(focus, QLineEdit)
