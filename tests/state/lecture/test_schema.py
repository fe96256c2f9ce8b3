from __future__ import annotations

from collections.abc import Iterator
import re
from typing import Any, get_args

import pytest

from ceviz.core.kinds import Choice, Number
from ceviz.core.panel import Panel
from ceviz.core.params import fields
from ceviz.core.resources import resource
from ceviz.panels import PANELS
from ceviz.state.lecture.lecture import PARTS, Question, Step
from ceviz.state.lecture.schema import schema, schema_text

SCHEMA = schema()
STEP = SCHEMA["properties"]["step"]["items"]


def test_the_published_file_is_what_the_declarations_make() -> None:
    published = resource("lecture.schema.json").read_text(encoding="utf-8")
    assert published == schema_text(), "ceviz schema > resources/lecture.schema.json"
    assert published.isascii()


def parts(node: Any) -> Iterator[dict[str, Any]]:
    """Every schema within a schema."""
    for one in node.values() if isinstance(node, dict) else node:
        if isinstance(one, dict | list):
            yield from parts(one)
    if isinstance(node, dict):
        yield node


def test_every_reference_leads_somewhere_and_nothing_is_null() -> None:
    references = {part["$ref"] for part in parts(SCHEMA) if isinstance(part.get("$ref"), str)}
    assert references == {f"#/$defs/{name}" for name in SCHEMA["$defs"]}
    assert all(part.get("type") != "null" for part in parts(SCHEMA))
    assert None not in [value for part in parts(SCHEMA) for value in part.values()]


def test_a_lecture_needs_its_version_and_a_step_its_panel() -> None:
    assert SCHEMA["properties"]["ceviz-lecture"]["const"] == 1
    assert SCHEMA["required"] == ["ceviz-lecture"]
    assert STEP["required"] == ["panel"]
    assert STEP["properties"]["panel"]["enum"] == [panel.id for panel in PANELS]
    assert set(STEP["properties"]) == set(Step.__struct_fields__)
    assert SCHEMA["additionalProperties"] is STEP["additionalProperties"] is False


@pytest.mark.parametrize("panel", PANELS, ids=[panel.id for panel in PANELS])
def test_a_panels_parameters_are_those_that_it_declares(panel: Panel[Any]) -> None:
    name = panel.params.__name__
    condition = next(
        one["then"]["properties"]
        for one in STEP["allOf"]
        if one["if"]["properties"] == {"panel": {"const": panel.id}}
    )
    assert condition["params"] == {"$ref": f"#/$defs/{name}"}
    assert condition["pins"]["items"]["properties"]["params"] == condition["params"]
    params = SCHEMA["$defs"][name]
    assert list(params["properties"]) == [one.name for one in fields(panel.params)]
    assert params["additionalProperties"] is False
    for one in fields(panel.params):
        held = params["properties"][one.name]
        assert held["title"] == one.title
        assert held["description"] == one.help
        assert "default" in held
        if isinstance(one, Number):
            assert (held["minimum"], held["maximum"]) == (one.low, one.high)
        if isinstance(one, Choice):
            assert held["enum"] == [value for value, _ in one.options]


def test_what_can_be_hidden_and_asked_is_there() -> None:
    named, keyed = STEP["properties"]["hide"]["items"]["anyOf"]
    assert named["enum"] == list(PARTS)
    assert re.search(keyed["pattern"], "curve curve 0")
    assert not re.search(keyed["pattern"], "verdicts")
    question = STEP["properties"]["question"]
    assert question["properties"]["kind"]["enum"] == ["choose", "estimate", "sketch"]
    for kind, condition in zip(get_args(Question), question["allOf"], strict=True):
        assert condition["then"] == {"$ref": f"#/$defs/{kind.__name__}"}
        declared = SCHEMA["$defs"][kind.__name__]
        assert set(declared["properties"]) == {"kind", *kind.__struct_fields__}
        assert declared["properties"]["kind"] == {"enum": [kind.__struct_config__.tag]}
        assert declared["additionalProperties"] is False


def test_an_editor_completes_from_alternatives_which_refuse_nothing() -> None:
    for table in (STEP, STEP["properties"]["question"]):
        conditions = [one["then"] for one in table["allOf"]]
        assert table["anyOf"] == [*conditions, {}]
