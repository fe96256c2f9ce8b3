"""All that the user can change, as one value: which panel is in front, and every panel's record."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

import msgspec
from msgspec import Struct

from ceviz.core.params import Params
from ceviz.panels import PANELS

_DEFAULTS = {panel.id: panel.params() for panel in PANELS}


class AppState(Struct, frozen=True, kw_only=True):
    """The panel in front and the parameters of all panels, by id. A change makes a new one.

    Neither the record nor the mapping in it is ever changed in place, so states can share parts.
    """

    active: str
    params: Mapping[str, Params]

    def with_params(self, panel_id: str, params: Params) -> AppState:
        """The same with another parameter record for one panel, be it in front or not."""
        assert panel_id in self.params, panel_id
        return AppState(active=self.active, params={**self.params, panel_id: params})

    def with_active(self, panel_id: str) -> AppState:
        """The same with another panel in front."""
        assert panel_id in self.params, panel_id
        return AppState(active=panel_id, params=self.params)


def default_state() -> AppState:
    """The first panel in front, and every parameter as it is declared."""
    return AppState(active=PANELS[0].id, params=_DEFAULTS)


class StateError(ValueError):
    """Data that is not a state; the message names the place, as in "`$.params.gradients`"."""


def to_builtins(state: AppState) -> dict[str, Any]:
    """A state as plain values that a JSON file can hold."""
    return {
        "active": state.active,
        "params": {name: msgspec.to_builtins(params) for name, params in state.params.items()},
    }


def from_builtins(data: object, *, at: str = "$") -> AppState:
    """The state that plain values stand for; what is not named has its default.

    Args:
        data: What was made by :func:`to_builtins`, or written by hand.
        at: Where the values lie in their file, for the messages.

    Raises:
        StateError: A panel or parameter is unknown, or a value is not allowed.
    """
    record = _converted(data, _Record, at)
    for panel_id in record.params:
        _require_panel(panel_id, f"{at}.params")
    _require_panel(record.active, f"{at}.active")
    return AppState(
        active=record.active,
        params={
            panel.id: _converted(
                record.params.get(panel.id, {}), panel.params, f"{at}.params.{panel.id}"
            )
            for panel in PANELS
        },
    )


class _Record(Struct, forbid_unknown_fields=True):
    active: str = PANELS[0].id
    params: dict[str, Any] = {}


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
