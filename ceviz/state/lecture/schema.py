"""The JSON Schema of lecture files, by which editors complete and check them."""

from __future__ import annotations

import json
from typing import Any, get_args

import msgspec

from ceviz.core.kinds import Choice
from ceviz.core.panel import Panel
from ceviz.core.params import fields
from ceviz.panels import PANELS
from ceviz.state.lecture.lecture import MOST_STEPS, PARTS, Lecture, Question
from ceviz.state.lecture.reading import VERSION, VERSION_KEY
from ceviz.state.pins import MOST_PINS, PinRecord

Schema = dict[str, Any]

_REF = "#/$defs/"


def schema() -> Schema:
    """JSON Schema 2020-12, made from the declarations of the lecture and of every panel.

    What depends on several values at once, or on what a figure holds, is left to the opening.
    """
    kinds = (Lecture, PinRecord, *get_args(Question), *(panel.params for panel in PANELS))
    _, parts = msgspec.json.schema_components(kinds, ref_template=_REF + "{name}")
    declared: dict[str, Schema] = {name: _without_null(part) for name, part in parts.items()}
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "ceviz lecture",
        "description": "An ordered list of steps, each a panel in a state with words to it.",
        "type": "object",
        "properties": {
            VERSION_KEY: {
                "title": "Version",
                "description": "Says that this is a lecture, and in which version of the format.",
                "const": VERSION,
            },
            "title": declared["Lecture"]["properties"]["title"],
            "step": {
                "title": "Steps",
                "description": "The steps in their order, each with [[step]] above it.",
                "type": "array",
                "maxItems": MOST_STEPS,
                "items": _step(declared["Step"]["properties"], declared["PinRecord"]),
            },
        },
        "required": [VERSION_KEY],
        "additionalProperties": False,
        "$defs": {
            **{panel.params.__name__: _params(panel, declared) for panel in PANELS},
            **{kind.__name__: _closed(declared[kind.__name__]) for kind in get_args(Question)},
        },
    }


def schema_text() -> str:
    """The schema as the file in ``resources/`` holds it: ASCII, since a terminal may have no more.

    A test holds that file to it.
    """
    return json.dumps(schema(), indent=2) + "\n"


def _ref(name: str) -> Schema:
    return {"$ref": _REF + name}


def _one_of(about: Schema, key: str, kinds: dict[str, Schema]) -> Schema:
    """A table whose other keys depend on one.

    Checked by conditions, for which an editor marks the very key that is wrong. It completes from
    alternatives alone: those are there too, with one that allows everything.
    """
    return {
        **about,
        "type": "object",
        "required": [key],
        "anyOf": [*kinds.values(), {}],
        "allOf": [
            {"if": {"properties": {key: {"const": name}}, "required": [key]}, "then": kind}
            for name, kind in kinds.items()
        ],
    }


def _step(declared: dict[str, Schema], pin: Schema) -> Schema:
    panels = {
        "title": "Panel",
        "description": "The panel that is shown.",
        "enum": [panel.id for panel in PANELS],
        "x-taplo": {"docs": {"enumValues": [panel.question for panel in PANELS]}},
    }
    others = {name: declared[name] for name in ("caption", "notes", "sweep")}
    properties = {
        "panel": panels,
        "params": _about(declared["params"]),
        "pins": {**_about(declared["pins"]), "type": "array", "maxItems": MOST_PINS},
        **others,
        "hide": {**declared["hide"], "items": _part()},
        "question": _asked(declared["question"]),
    }
    states = {panel.id: {"properties": _state(panel, pin)} for panel in PANELS}
    about = {"title": "Step", "description": "A panel in a state, and what is said of it."}
    return {
        **_one_of(about, "panel", states),
        "properties": properties,
        "additionalProperties": False,
    }


def _state(panel: Panel[Any], pin: Schema) -> dict[str, Schema]:
    """The properties of a step that depend on its panel."""
    params = _ref(panel.params.__name__)
    about = {"title": "Pin", "description": "A state of the panel to compare the step's with."}
    one = {**pin, **about, "properties": {**pin["properties"], "params": params}}
    return {"params": params, "pins": {"items": one}}


def _asked(declared: Schema) -> Schema:
    kinds = {str(kind.__struct_config__.tag): _ref(kind.__name__) for kind in get_args(Question)}
    asked = _one_of(_about(declared), "kind", kinds)
    return {**asked, "properties": {"kind": {"title": "Kind", "enum": list(kinds)}}}


def _about(declared: Schema) -> Schema:
    return {name: declared[name] for name in ("title", "description")}


def _params(panel: Panel[Any], declared: dict[str, Schema]) -> Schema:
    """A panel's parameters; the values of a choice with what their buttons say."""
    made = declared[panel.params.__name__]
    properties = dict(made["properties"])
    for one in fields(panel.params):
        if isinstance(one, Choice):
            labels = [label for _, label in one.options]
            values = [value for value, _ in one.options]
            properties[one.name] = {
                **properties[one.name],
                "enum": values,
                "x-taplo": {"docs": {"enumValues": labels}},
            }
    return {
        **made,
        "title": f"Parameters of {panel.title}",
        "description": "The state of the panel; what is not named has its default.",
        "properties": properties,
    }


def _part() -> Schema:
    """What can be hidden: parts by their name alone, and marks and readouts by their keys."""
    return {
        "anyOf": [
            {"enum": list(PARTS), "x-taplo": {"docs": {"enumValues": list(PARTS.values())}}},
            {"type": "string", "pattern": "^(curve|readout) .", "maxLength": 80},
        ]
    }


def _closed(made: Schema) -> Schema:
    about = " ".join(made["description"].replace("``", "`").split())
    return {**made, "description": about, "additionalProperties": False}


def _without_null(part: Any) -> Any:
    """A schema without null, which TOML has not."""
    if isinstance(part, list):
        return [_without_null(one) for one in part if one != {"type": "null"}]
    if not isinstance(part, dict):
        return part
    held = {
        name: _without_null(one)
        for name, one in part.items()
        if (name, one) != ("default", None) and name != "discriminator"
    }
    if len(held.get("anyOf", ())) == 1:
        held |= held.pop("anyOf")[0]
    return held
