"""From the plain values of a lecture's file to the lecture, with all of it checked."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, get_args

from msgspec import Struct, inspect

from ceviz.core.params import ParamError, Params, checked, field
from ceviz.core.unknown import no_such
from ceviz.panels import PANEL_BY_ID
from ceviz.state.lecture.lecture import MOST_STEPS, Lecture, Question, Step, Title
from ceviz.state.lecture.presence import require_present
from ceviz.state.lecture.records import WrongError, record, shown, table, takes, value
from ceviz.state.pins import MOST_PINS, Pin, PinRecord, Pins

VERSION = 1
VERSION_KEY = "ceviz-lecture"

_KINDS: dict[str, type[Struct]] = {
    str(kind.__struct_config__.tag): kind for kind in get_args(Question)
}


class StepError(WrongError):
    """A value in a step that is not allowed: the step's number from 1, and its caption."""

    def __init__(self, number: int, caption: str, wrong: WrongError) -> None:
        super().__init__(wrong.at, str(wrong))
        self.number = number
        self.caption = caption


def lecture_of(data: Mapping[str, Any]) -> Lecture:
    """The lecture that a file's values stand for.

    Raises:
        StepError: A value in a step is not allowed.
        WrongError: The version is not known, or something beside the steps is not allowed.
    """
    _require_version(data)
    held = table(data, "", (VERSION_KEY, "title", "step"))
    title = value(Title, takes(inspect.type_info(Title)), held.get("title", ""), "title")
    steps = held.get("step", [])
    if not isinstance(steps, list):
        raise WrongError("step", "it takes tables, each with [[step]] above it.")
    if len(steps) > MOST_STEPS:
        raise WrongError("step", f"there are up to {MOST_STEPS} steps, not {len(steps)}.")
    return Lecture(
        title=title, steps=tuple(_numbered(number, one) for number, one in enumerate(steps, 1))
    )


def step_of(data: object) -> Step:
    """The step that a table stands for.

    Raises:
        WrongError: A value is not allowed, or what it names is not there.
    """
    step = record(
        Step,
        {"panel": None, "params": {}, **data} if isinstance(data, dict) else data,
        "",
        panel=lambda given, _: _panel_id(given),
        params=lambda given, held: _params(held["panel"], given, "params"),
        pins=lambda given, held: _pins(held["panel"], given),
        question=lambda given, _: _question(given),
    )
    require_present(step)
    return step


def _require_version(data: Mapping[str, Any]) -> None:
    if VERSION_KEY not in data:
        raise WrongError(
            "", f"the key {VERSION_KEY} = {VERSION} is missing, which says that it is a lecture."
        )
    version = data[VERSION_KEY]
    if type(version) is not int or version != VERSION:
        raise WrongError(
            VERSION_KEY, f"this ceviz reads version {VERSION} alone, not {shown(version)}."
        )


def _numbered(number: int, data: object) -> Step:
    try:
        return step_of(data)
    except WrongError as wrong:
        caption = data.get("caption", "") if isinstance(data, dict) else ""
        raise StepError(number, caption if isinstance(caption, str) else "", wrong) from None


def _panel_id(given: object) -> str:
    known = ", ".join(PANEL_BY_ID)
    if given is None:
        raise WrongError("panel", f"it is missing, and takes one of {known}.")
    if not isinstance(given, str):
        raise WrongError("panel", f"it takes one of {known}, not {shown(given)}.")
    if given not in PANEL_BY_ID:
        raise WrongError("panel", no_such("there is no panel", given[:60], PANEL_BY_ID))
    return given


def _params(panel_id: str, given: object, at: str) -> Params:
    kind: type[Params] = PANEL_BY_ID[panel_id].params
    values = table(given, at)
    try:
        for name in values:
            field(kind, name[:60])
        return checked(kind, values)
    except ParamError as error:
        raise WrongError(f"{at}.{error.name}" if error.name else at, str(error)) from None


def _pins(panel_id: str, given: object) -> Pins:
    if not isinstance(given, list) or len(given) > MOST_PINS:
        raise WrongError("pins", f"it takes a list of up to {MOST_PINS} pins, not {shown(given)}.")
    pins = tuple(_pin(panel_id, one, f"pin {number}") for number, one in enumerate(given, 1))
    names = [pin.name for pin in pins]
    for name in names:
        if names.count(name) > 1:
            raise WrongError("pins", f"each has a name of its own, and {name!r} is there twice.")
    return pins


def _pin(panel_id: str, given: object, at: str) -> Pin:
    held = record(PinRecord, given, at)
    return Pin(name=held.name, params=_params(panel_id, held.params, f"{at}.params"))


def _question(given: object) -> Struct:
    held = table(given, "question")
    kinds = ", ".join(_KINDS)
    if "kind" not in held:
        raise WrongError("question.kind", f"it is missing, and takes one of {kinds}.")
    kind = held["kind"]
    if not isinstance(kind, str) or kind not in _KINDS:
        raise WrongError("question.kind", f"it takes one of {kinds}, not {shown(kind)}.")
    return record(_KINDS[kind], held, "question")
