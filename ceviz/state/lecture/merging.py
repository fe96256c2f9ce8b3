"""The text of a changed lecture, made from the text that it was read from: comments stay.

Steps that are as they were keep their text to the letter, wherever they go. In a step that changed
the values that changed are written anew. What comes out is to be read again before it is relied on.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
import tomllib
from typing import Any

import msgspec
from msgspec.structs import fields

from ceviz.core.params import Params
from ceviz.state.lecture.blocks import blocks, joined, with_line, without_table
from ceviz.state.lecture.lecture import Lecture, Question, Step
from ceviz.state.lecture.origins import origins
from ceviz.state.lecture.plain import plain_params, plain_question, plain_step
from ceviz.state.lecture.reading import step_of
from ceviz.state.lecture.toml_text import (
    head_text,
    lecture_text,
    line_text,
    step_text,
    table_text,
    value_text,
)


def merged(text: str, old: Lecture, new: Lecture) -> str:
    """The text for a lecture, with as much as can be of the text that says the old one.

    What is written anew has that text's line ends: those of Windows if there is any of them.
    """
    newline = "\r\n" if "\r\n" in text else "\n"
    cut = blocks(text)
    if len(cut.steps) != len(old.steps):  # they are written in a way that cannot be cut
        return lecture_text(new).replace("\n", newline)
    parts = [cut.head if new.title == old.title else _anew(newline, _retitled, cut.head, new)]
    for step, origin in zip(new.steps, origins(old.steps, new.steps), strict=True):
        if origin is None:
            parts += [newline, step_text(step).replace("\n", newline)]
            continue
        block = cut.steps[origin]
        if step != old.steps[origin]:
            block = _anew(newline, _changed, block, old.steps[origin], step)
        parts += [cut.gaps[origin], block]
    return joined([*parts, cut.tail], newline)


def _anew(newline: str, change: Callable[..., str], text: str, *what: object) -> str:
    """A part of the text after a change, which is made with plain line ends."""
    return change(text.replace("\r\n", "\n"), *what).replace("\n", newline)


def _retitled(head: str, lecture: Lecture) -> str:
    import tomlkit
    from tomlkit.exceptions import TOMLKitError

    mark = "\ufeff" if head.startswith("\ufeff") else ""
    try:
        document = tomlkit.parse(head.removeprefix(mark))
    except TOMLKitError:
        return head_text(lecture)
    if "title" not in document:
        return with_line(head, line_text("title", lecture.title))
    document["title"] = tomlkit.value(value_text(lecture.title))
    return f"{mark}{document.as_string()}"


def _changed(block: str, old: Step, new: Step) -> str:
    """A step's block that says the new step; all of it is written anew where it has to be."""
    from tomlkit.exceptions import TOMLKitError

    try:
        edited = _edited(block, old, new)
        if step_of(tomllib.loads(edited)["step"][0]) == new:
            return edited
    except (TOMLKitError, ValueError, LookupError, TypeError, AttributeError):
        pass  # it is written in a way that tomlkit cannot change rightly
    return joined([without_table(block), step_text(new)])


def _edited(block: str, old: Step, new: Step) -> str:
    import tomlkit

    document = tomlkit.parse(block)
    table: Any = document["step"][0]
    held = plain_step(new)
    added: dict[str, Any] = {}
    for name in new.__struct_fields__:
        if getattr(new, name) == getattr(old, name):
            continue
        if name not in table:
            added |= {name: held[name]} if name in held else {}
        elif name == "params":
            _set_table(table, name, _params(table[name].unwrap(), old.params, new.params))
        elif name == "question" and old.question is not None and new.question is not None:
            _set_table(table, name, _question(table[name].unwrap(), old.question, new.question))
        elif name in held:
            table[name] = tomlkit.value(value_text(held[name]))
        else:
            _empty(table, name)
    return _with_keys(document.as_string(), added)


def _with_keys(block: str, added: Mapping[str, Any]) -> str:
    for name, value in added.items():
        if name == "question":
            block = joined([block, "\n", table_text(name, value)])
        else:
            block = with_line(block, line_text(name, value))
    return block


def _empty(table: Any, name: str) -> None:
    """Take a key away; one with a comment beside it stays, with nothing in it."""
    import tomlkit

    if table[name].trivia.comment and name != "question":
        default = next(one.default for one in fields(Step) if one.name == name)
        table[name] = tomlkit.value(value_text(default))
    else:
        del table[name]


def _set_table(table: Any, name: str, wanted: Mapping[str, Any]) -> None:
    """Let a table within a table hold what is wanted; what is so already is left alone."""
    import tomlkit
    from tomlkit.items import Table

    inner = table[name]
    if not isinstance(inner, Table):
        table[name] = tomlkit.value(value_text(wanted))
        return
    for key in [key for key in inner if key not in wanted]:
        del inner[key]
    for key, value in wanted.items():
        text = value_text(value)
        if key not in inner or value_text(inner[key].unwrap()) != text:
            inner[key] = tomlkit.value(text)


def _params(written: Mapping[str, Any], old: Params, new: Params) -> dict[str, Any]:
    """What the table of parameters is to hold: all that its author wrote, if only to the letter."""
    fewest = plain_params(new)
    if type(old) is not type(new):
        return fewest
    full = msgspec.to_builtins(new)
    kept = {
        name: value if getattr(old, name) == getattr(new, name) else fewest.get(name, full[name])
        for name, value in written.items()
    }
    return {**kept, **{name: value for name, value in fewest.items() if name not in kept}}


def _question(written: Mapping[str, Any], old: Question, new: Question) -> dict[str, Any]:
    full = msgspec.to_builtins(new)
    kept = {name: full[name] for name in written if type(old) is type(new)}
    kept = {name: value for name, value in kept.items() if value is not None}
    return {**kept, **plain_question(new)}
