"""Pins: states of a panel that are kept beside the present one, to be compared with it."""

from __future__ import annotations

from functools import lru_cache
from string import ascii_uppercase
from typing import Annotated, Any, TypeVar

from msgspec import Meta, Struct
from msgspec.structs import replace

from ceviz.core.figure import Figure
from ceviz.core.panel import Panel
from ceviz.core.params import ParamError, Params, fields
from ceviz.core.pins import Pinned, with_pins

MOST_PINS = 5
LONGEST_PIN_NAME = 24

PinName = Annotated[str, Meta(min_length=1, max_length=LONGEST_PIN_NAME, pattern=r"\S")]


class Pin(Struct, frozen=True, kw_only=True):
    """A panel's parameters as they once were, under a name."""

    name: PinName
    params: Params


Pins = tuple[Pin, ...]


class PinRecord(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A pin as a file holds it: which parameters there can be is its panel's to say."""

    name: PinName
    params: dict[str, Any]


class PinError(ValueError):
    """A pin that cannot be; the message is one sentence for the user."""


def pinned(pins: Pins, params: Params) -> Pins:
    """The pins with one more, named by the first letter that is free.

    Raises:
        PinError: There are as many as there can be, or these parameters are pinned already.
    """
    same = next((pin for pin in pins if pin.params == params), None)
    if same is not None:
        raise PinError(f"This state is pinned already, as {same.name}.")
    if len(pins) >= MOST_PINS:
        raise PinError(f"There are {MOST_PINS} pins, as many as there can be; remove one first.")
    taken = {pin.name for pin in pins}
    name = next(letter for letter in ascii_uppercase if letter not in taken)
    return (*pins, Pin(name=name, params=params))


def renamed(pins: Pins, index: int, name: str) -> Pins:
    """The pins with another name for one of them.

    Raises:
        PinError: The name is empty, too long or another pin's.
    """
    name = " ".join(name.split())
    if not 1 <= len(name) <= LONGEST_PIN_NAME:
        raise PinError(f"A pin's name has 1 to {LONGEST_PIN_NAME} characters.")
    if any(pin.name == name for place, pin in enumerate(pins) if place != index):
        raise PinError(f"There is a pin {name} already.")
    return (*pins[:index], replace(pins[index], name=name), *pins[index + 1 :])


def without(pins: Pins, index: int) -> Pins:
    """The pins without one of them."""
    return pins[:index] + pins[index + 1 :]


def pinned_figure(panel: Panel[Any], params: Params, pins: Pins, *, compared: int = -1) -> Figure:
    """What a panel shows for its parameters and pins: on screen and in every exported file.

    Args:
        panel: The panel.
        params: Its present parameters.
        pins: Its pins. Each is seen as the present state is: on the same axis, in the same unit.
        compared: The place in ``pins`` of the one that the readouts are compared with.
    """
    figure: Figure = panel.figure(params)
    if not pins:
        return figure
    beside = [Pinned(pin.name, _figure(panel, _seen_as(params, pin.params, panel))) for pin in pins]
    return with_pins(figure, beside, compared=compared)


_P = TypeVar("_P", bound=Params)


def _seen_as(present: _P, params: _P, panel: Panel[_P]) -> _P:
    """Parameters with the present ones' way of showing things."""
    for one in fields(panel.params):
        wanted = getattr(present, one.name)
        if one.view and getattr(params, one.name) != wanted:
            try:
                params = panel.edit(params, one.name, wanted)
            except ParamError:
                continue  # what cannot be seen so is seen as it was
    return params


@lru_cache(maxsize=64)
def _figure(panel: Panel[Any], params: Params) -> Figure:
    """The figure of a pin, which is the same through a whole gesture."""
    figure: Figure = panel.figure(params)
    return figure
