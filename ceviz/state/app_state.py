"""All that the user can change, as one value: the panel in front, every panel's record and pins."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Any, TypeVar

import msgspec
from msgspec import Meta, Struct
from msgspec.structs import replace

from ceviz.core.params import Params
from ceviz.panels import PANELS
from ceviz.state.lecture.talk import Talk
from ceviz.state.pins import MOST_PINS, Pin, PinRecord

_DEFAULTS = {panel.id: panel.params() for panel in PANELS}


class AppState(Struct, frozen=True, kw_only=True):
    """The panel in front, the parameters and pins of all panels, by id, and the open lecture.

    A change makes a new one. A panel without pins is not in ``pins``. Neither the record nor the
    mappings in it are ever changed in place, so states can share parts. That the lecture is one of
    them gives the window one history: undo takes back what was done last, wherever that was.
    """

    active: str
    params: Mapping[str, Params]
    pins: Mapping[str, tuple[Pin, ...]] = {}
    talk: Talk | None = None

    def with_params(self, panel_id: str, params: Params) -> AppState:
        """The same with another parameter record for one panel, be it in front or not."""
        assert panel_id in self.params, panel_id
        changed = {**self.params, panel_id: params}
        return replace(self, params=changed)

    def with_pins(self, panel_id: str, pins: tuple[Pin, ...]) -> AppState:
        """The same with other pins for one panel, be it in front or not."""
        assert panel_id in self.params, panel_id
        changed = {**self.pins, panel_id: pins}
        if not pins:
            del changed[panel_id]
        return replace(self, pins=changed)

    def with_active(self, panel_id: str) -> AppState:
        """The same with another panel in front."""
        assert panel_id in self.params, panel_id
        return replace(self, active=panel_id)

    def with_talk(self, talk: Talk | None) -> AppState:
        """The same with another lecture, or at another place of it; None for no lecture."""
        return replace(self, talk=talk)

    def shows_what(self, other: AppState) -> bool:
        """Whether panels and lecture are as in another state, whatever is in front."""
        return (
            self.params == other.params and self.pins == other.pins and self._same_talk(other.talk)
        )

    def _same_talk(self, talk: Talk | None) -> bool:
        return talk is None if self.talk is None else self.talk.says_what(talk)


def default_state() -> AppState:
    """The first panel in front, and every parameter as it is declared."""
    return AppState(active=PANELS[0].id, params=_DEFAULTS)


class StateError(ValueError):
    """Data that is not a state; the message names the place, as in "`$.params.gradients`"."""


def to_builtins(state: AppState) -> dict[str, Any]:
    """A state as plain values that a JSON file can hold; a lecture has a file of its own."""
    return {
        "active": state.active,
        "params": {name: msgspec.to_builtins(params) for name, params in state.params.items()},
        "pins": {name: msgspec.to_builtins(pins) for name, pins in state.pins.items()},
    }


def from_builtins(data: object, *, at: str = "$") -> AppState:
    """The state that plain values stand for; what is not named has its default.

    Args:
        data: What was made by :func:`to_builtins`, or written by hand.
        at: Where the values lie in their file, for the messages.

    Raises:
        StateError: A panel or parameter is unknown, a value is not allowed, or a panel has too
            many pins.
    """
    record = _converted(data, _Record, at)
    for panel_id in record.params:
        _require_panel(panel_id, f"{at}.params")
    for panel_id in record.pins:
        _require_panel(panel_id, f"{at}.pins")
    _require_panel(record.active, f"{at}.active")
    return AppState(
        active=record.active,
        params={
            panel.id: _converted(
                record.params.get(panel.id, {}), panel.params, f"{at}.params.{panel.id}"
            )
            for panel in PANELS
        },
        pins={
            panel.id: _pins(record.pins[panel.id], panel.params, f"{at}.pins.{panel.id}")
            for panel in PANELS
            if record.pins.get(panel.id, []) != []
        },
    )


_PinRecords: Any = Annotated[list[PinRecord], Meta(max_length=MOST_PINS)]


class _Record(Struct, forbid_unknown_fields=True):
    active: str = PANELS[0].id
    params: dict[str, Any] = {}
    pins: dict[str, Any] = {}


def _pins(data: object, kind: type[Params], at: str) -> tuple[Pin, ...]:
    records: list[PinRecord] = _converted(data, _PinRecords, at)
    return tuple(
        Pin(name=one.name, params=_converted(one.params, kind, f"{at}[{index}].params"))
        for index, one in enumerate(records)
    )


def _require_panel(panel_id: str, at: str) -> None:
    if panel_id not in _DEFAULTS:
        known = ", ".join(_DEFAULTS)
        raise StateError(f"There is no panel {panel_id!r}; there are {known} - at `{at}`")


_T = TypeVar("_T")


def _converted(data: object, kind: type[_T], at: str) -> _T:
    """Check plain values against a type; the error's path starts at ``at``."""
    try:
        return msgspec.convert(data, kind)
    except msgspec.ValidationError as error:
        reason, _, path = str(error).partition(" - at `$")
        raise StateError(f"{reason} - at `{at}{path.rstrip('`')}`") from None
