"""The one place where the state changes, and the one signal that says so."""

from __future__ import annotations

from collections.abc import Callable, Hashable

from PySide6.QtCore import QObject, Signal

from ceviz.core.panel import Drag, nudged
from ceviz.core.params import ParamError, Params
from ceviz.panels import PANEL_BY_ID
from ceviz.state.app_state import AppState
from ceviz.state.history import History
from ceviz.state.pins import PinError, Pins, pinned, renamed, without


class Store(QObject):
    """Holds the present state and its history; every edit of any widget goes through here.

    ``changed`` carries the new state after every true change, and is silent when nothing changed.
    ``refused`` carries a sentence when a value was not allowed; the state is then as before.
    """

    changed = Signal(object)
    refused = Signal(str)

    def __init__(self, state: AppState, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._history = History(state)

    @property
    def state(self) -> AppState:
        """What is shown now."""
        return self._history.present

    @property
    def can_undo(self) -> bool:
        """Whether there is a step to take back."""
        return self._history.can_undo

    @property
    def can_redo(self) -> bool:
        """Whether there is a step to take again."""
        return self._history.can_redo

    def set_param(self, panel_id: str, name: str, value: object) -> None:
        """Give one parameter a value; consecutive ones of one gesture are one undo step."""
        panel = PANEL_BY_ID[panel_id]
        try:
            params = panel.edit(self.state.params[panel_id], name, value)
        except ParamError as error:
            self.refused.emit(str(error))
            return
        self._push(panel_id, params, merge=(panel_id, name))

    def nudge(
        self, panel_id: str, name: str, index: int | None, value: float, *, played: bool = False
    ) -> None:
        """Bring a number, or one of a list, to the nearest allowed value.

        To play it is one gesture, to move it by hand is another.
        """
        present = self.state.params[panel_id]
        try:
            params = nudged(PANEL_BY_ID[panel_id], present, name, index, value)
        except ParamError as error:
            self.refused.emit(str(error))
            return
        self._push(panel_id, params, merge=(panel_id, name, index, played))

    def drag(self, panel_id: str, drag: Drag) -> None:
        """Follow a handle that is being dragged."""
        params = PANEL_BY_ID[panel_id].drag(self.state.params[panel_id], drag)
        self._push(panel_id, params, merge=(panel_id, drag.handle))

    def act(self, panel_id: str, action_id: str) -> None:
        """Do what one of a panel's actions says; one step that can be undone."""
        self.settle()
        action = next(one for one in PANEL_BY_ID[panel_id].actions if one.id == action_id)
        self._push(panel_id, action.apply(self.state.params[panel_id]), merge=None)
        self.settle()

    def reset(self, panel_id: str) -> None:
        """Give every parameter of a panel its default; one step that can be undone."""
        self.settle()
        self._push(panel_id, PANEL_BY_ID[panel_id].params(), merge=None)
        self.settle()

    def pin(self, panel_id: str) -> None:
        """Keep a panel's present parameters beside it; one step, as is all about pins."""
        self._edit_pins(panel_id, lambda pins: pinned(pins, self.state.params[panel_id]))

    def rename_pin(self, panel_id: str, index: int, name: str) -> None:
        """Give a pin another name."""
        self._edit_pins(panel_id, lambda pins: renamed(pins, index, name))

    def remove_pin(self, panel_id: str, index: int) -> None:
        """Take one pin away."""
        self._edit_pins(panel_id, lambda pins: without(pins, index))

    def remove_pins(self, panel_id: str) -> None:
        """Take all pins of a panel away."""
        self._edit_pins(panel_id, lambda pins: ())

    def take(self, state: AppState, *, merge: Hashable | None = None) -> None:
        """Make a whole state the present one: a step of its own, unless it belongs to a gesture.

        Undo brings back all that was there before, the panel in front included.
        """
        if self._history.push(state, merge=merge, bring=False):
            self.changed.emit(self.state)

    def amend(self, state: AppState) -> None:
        """Make a whole state the present one without a step, as the program starts."""
        self._history.amend(state)
        self.changed.emit(state)

    def activate(self, panel_id: str) -> None:
        """Bring a panel forward; looking elsewhere is no step of its own."""
        if panel_id != self.state.active:
            self.amend(self.state.with_active(panel_id))

    def settle(self) -> None:
        """A gesture has ended: what follows is a new undo step."""
        self._history.seal()

    def undo(self) -> None:
        """Take the last step back."""
        if self._history.undo() is not None:
            self.changed.emit(self.state)

    def redo(self) -> None:
        """Take a step again that was taken back."""
        if self._history.redo() is not None:
            self.changed.emit(self.state)

    def _edit_pins(self, panel_id: str, edit: Callable[[Pins], Pins]) -> None:
        self.settle()
        try:
            pins = edit(self.state.pins.get(panel_id, ()))
        except PinError as error:
            self.refused.emit(str(error))
            return
        self._push_state(self.state.with_pins(panel_id, pins), merge=None)
        self.settle()

    def _push(self, panel_id: str, params: Params, *, merge: Hashable | None) -> None:
        self._push_state(self.state.with_params(panel_id, params), merge=merge)

    def _push_state(self, state: AppState, *, merge: Hashable | None) -> None:
        if self._history.push(state, merge=merge):
            self.changed.emit(self.state)
