"""A lecture as TOML text, laid out as a person would write it; the same one gives the same text."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
import re
from typing import Any

from ceviz.state.lecture.lecture import Lecture, Step
from ceviz.state.lecture.plain import plain_step
from ceviz.state.lecture.reading import VERSION, VERSION_KEY

_WIDEST = 96
_BARE = re.compile(r"[A-Za-z0-9_-]+", re.ASCII)
_ESCAPED = re.compile(r'[\x00-\x08\x0a-\x1f"\\\x7f]')
_ESCAPED_IN_LINES = re.compile(r'[\x00-\x08\x0b-\x1f\\\x7f]|"{3,}|"+\Z')
_SHORT = {"\n": r"\n", "\r": r"\r", '"': r"\"", "\\": r"\\"}


def lecture_text(lecture: Lecture) -> str:
    """The text of a file of its own; the same lecture gives the same text."""
    return "\n".join([head_text(lecture), *map(step_text, lecture.steps)])


def head_text(lecture: Lecture) -> str:
    """What comes before the steps."""
    title = f"title = {value_text(lecture.title)}\n" if lecture.title else ""
    return f"{VERSION_KEY} = {VERSION}\n{title}"


def step_text(step: Step) -> str:
    """A step's table with those below it."""
    head, tables = "[[step]]\n", ""
    for name, value in plain_step(step).items():
        line = line_text(name, value)
        if isinstance(value, dict) and (name == "question" or len(line) > _WIDEST):
            tables += f"\n{table_text(name, value)}"
        else:
            head += line
    return head + tables


def table_text(name: str, values: Mapping[str, Any]) -> str:
    """A table below a step's, one line a key."""
    return f"[step.{name}]\n{''.join(line_text(key, one) for key, one in values.items())}"


def line_text(name: str, value: Any) -> str:
    """A key with its value; a list that is too long for one line goes over several."""
    line = f"{_key(name)} = {value_text(value)}\n"
    if len(line) <= _WIDEST or not isinstance(value, list | tuple):
        return line
    return f"{_key(name)} = {_wrapped(value)}\n"


def value_text(value: Any) -> str:
    """A value on one line; but a text of several lines is written in several."""
    match value:
        case bool():
            return str(value).lower()
        case str():
            return _text(value)
        case Mapping():
            inner = ", ".join(f"{_key(name)} = {value_text(one)}" for name, one in value.items())
            return f"{{ {inner} }}" if inner else "{}"
        case Sequence():
            return f"[{', '.join(map(value_text, value))}]"
    return repr(value)


def _wrapped(value: Sequence[Any]) -> str:
    """A list over several lines, as many entries on each as there is room for."""
    lines = [""]
    for one in value:
        entry = f"{value_text(one)},"
        if lines[-1] and len(lines[-1]) + len(entry) + 5 > _WIDEST:
            lines.append("")
        lines[-1] += f" {entry}" if lines[-1] else entry
    return "[\n" + "".join(f"    {line}\n" for line in lines) + "]"


def _key(name: str) -> str:
    return name if _BARE.fullmatch(name) else _quoted(name)


def _text(text: str) -> str:
    if "\n" not in text:
        return _quoted(text)
    return f'"""\n{_ESCAPED_IN_LINES.sub(_escape, _whole(text))}"""'


def _quoted(text: str) -> str:
    return f'"{_ESCAPED.sub(_escape, _whole(text))}"'


def _whole(text: str) -> str:
    """A text without lone surrogates, which no file can hold: signs for what cannot be read."""
    return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")


def _escape(found: re.Match[str]) -> str:
    return "".join(_SHORT.get(one, f"\\u{ord(one):04x}") for one in found[0])
