"""A step as the plain values of its table in a file: what has its default is left out."""

from __future__ import annotations

from typing import Any

import msgspec
from msgspec import NODEFAULT

from ceviz.core.kinds import Numbers, Tally, Words
from ceviz.core.params import ParamError, Params, checked, fields
from ceviz.state.lecture.lecture import Question, Step
from ceviz.state.pins import Pin


def plain_step(step: Step) -> dict[str, Any]:
    """The keys and values of a step's table, in the order in which they are written."""
    held: dict[str, Any] = {"panel": step.panel}
    for name in ("caption", "notes", "hide", "sweep"):
        if given := getattr(step, name):
            held[name] = msgspec.to_builtins(given)
    if params := plain_params(step.params):
        held["params"] = params
    if step.pins:
        held["pins"] = [plain_pin(pin) for pin in step.pins]
    if step.question is not None:
        held["question"] = plain_question(step.question)
    return held


def plain_params(params: Params) -> dict[str, Any]:
    """As few of a record's values as make it again."""
    held: dict[str, Any] = msgspec.to_builtins(params)
    defaults = msgspec.to_builtins(type(params)())
    held = {name: value for name, value in held.items() if value != defaults[name]}
    for one in fields(type(params)):
        if one.name in held:
            held = _without(held, one.name, params)
        if one.name in held and isinstance(one, Numbers | Words | Tally):
            held = _with_shortest(held, one.name, params)
    return held


def plain_pin(pin: Pin) -> dict[str, Any]:
    """The keys and values of a pin's table."""
    return {"name": pin.name, "params": plain_params(pin.params)}


def plain_question(question: Question) -> dict[str, Any]:
    """The keys and values of a question's table."""
    held: dict[str, Any] = msgspec.to_builtins(question)
    defaults = {one.name: one.default for one in msgspec.structs.fields(question)}
    return {name: value for name, value in held.items() if value != defaults.get(name, NODEFAULT)}


def _without(held: dict[str, Any], name: str, params: Params) -> dict[str, Any]:
    """The values without the one of a name, if it follows from the others."""
    without = {key: value for key, value in held.items() if key != name}
    return without if _makes(without, params) else held


def _with_shortest(held: dict[str, Any], name: str, params: Params) -> dict[str, Any]:
    """The values with as short a list under one name as makes the same record.

    A panel fills its lists up.
    """
    full = held[name]
    default = msgspec.to_builtins(getattr(type(params)(), name))
    shared = len(full)
    while shared and full[shared - 1 :] == default[shared - 1 :]:
        shared -= 1
    for length in range(shared, len(full)):
        shorter = {**held, name: full[:length]}
        if _makes(shorter, params):
            return shorter
    return held


def _makes(held: dict[str, Any], params: Params) -> bool:
    try:
        return checked(type(params), held) == params
    except ParamError:
        return False
