"""Records made from plain values, one field at a time: what is wrong is said of one field."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import cache
from typing import Any, NamedTuple, TypeVar, get_type_hints

import msgspec
from msgspec import NODEFAULT, Struct, inspect

from ceviz.core.unknown import no_such

_LONGEST_SHOWN = 60
_HUGE = 1e9  # a range that large is there to keep out what is no number


class WrongError(ValueError):
    """A value that is not allowed: where it is, as in "question.correct", and what is, in words."""

    def __init__(self, at: str, words: str) -> None:
        super().__init__(words)
        self.at = at


S = TypeVar("S", bound=Struct)


def record(
    kind: type[S], data: object, at: str, **readers: Callable[[Any, Mapping[str, Any]], object]
) -> S:
    """The record that a table of values stands for.

    Args:
        kind: What it is to be; its fields say what they take.
        data: The table.
        at: Where that is, for the messages: "question".
        readers: For fields that depend on others: from the value and the table to what the field
            is to hold. They are asked after the plain ones, in the order of the fields.

    Raises:
        WrongError: A key is unknown or missing, or a value is not allowed.
    """
    given = table(data, at, _names(kind))
    values: dict[str, Any] = {}
    for one in _declared(kind):
        place = f"{at}.{one.name}" if at else one.name
        if one.name not in given:
            if one.required:
                raise WrongError(place, f"it is missing, and takes {one.takes}.")
        elif one.name not in readers:
            values[one.name] = value(one.hint, one.takes, given[one.name], place)
    for name, reader in readers.items():
        if name in given:
            values[name] = reader(given[name], values)
    try:
        return kind(**values)
    except ValueError as error:
        raise WrongError(at, f"{error}.") from None


def table(data: object, at: str, known: Sequence[str] = ()) -> dict[str, Any]:
    """The value as a table, which has none but known keys where these are named.

    Raises:
        WrongError: It is none, or has others.
    """
    if not isinstance(data, dict):
        keys = f" with {', '.join(known)}" if known else ""
        raise WrongError(at, f"it takes a table{keys}, not {shown(data)}.")
    for name in data if known else ():
        if name not in known:
            raise WrongError(at, no_such("there is no key", name[:_LONGEST_SHOWN], known))
    return data


def value(hint: Any, takes: str, given: object, at: str) -> Any:
    """A value checked against its type.

    Raises:
        WrongError: It is not of that type.
    """
    try:
        return msgspec.convert(given, hint)
    except msgspec.ValidationError:
        raise WrongError(at, f"it takes {takes}, not {shown(given)}.") from None


def shown(given: object) -> str:
    """A value as it is named in a message, which a file can make as long as it likes."""
    text = repr(given)
    return text if len(text) <= _LONGEST_SHOWN else f"{text[:_LONGEST_SHOWN]}…"


class _Declared(NamedTuple):
    name: str
    hint: Any
    takes: str
    required: bool


@cache
def _declared(kind: type[Struct]) -> tuple[_Declared, ...]:
    described = inspect.type_info(kind)
    assert isinstance(described, inspect.StructType)
    hints = get_type_hints(kind, include_extras=True)
    return tuple(
        _Declared(one.name, hints[one.name], takes(one.type), one.default is NODEFAULT)
        for one in described.fields
    )


def _names(kind: type[Struct]) -> tuple[str, ...]:
    tag = kind.__struct_config__.tag_field
    return (*([tag] if tag else []), *(one.name for one in _declared(kind)))


def takes(kind: inspect.Type) -> str:
    """What a value of a type may be, in words.

    >>> takes(inspect.StrType(max_length=80))
    'a text of up to 80 characters'
    """
    match kind:
        case inspect.Metadata():
            text = takes(kind.type)
        case inspect.UnionType():
            text = takes(next(one for one in kind.types if not isinstance(one, inspect.NoneType)))
        case inspect.StrType(pattern=pattern):
            text = "a line" if pattern else "a text"
            text += f" of {_many(kind, 'characters')}" if kind.max_length else ""
        case inspect.IntType(ge=low, le=high) | inspect.FloatType(ge=low, le=high):
            text = "a whole number" if isinstance(kind, inspect.IntType) else "a number"
            if low is not None and high is not None and high < _HUGE:
                text += f" from {low:g} to {high:g}"
        case inspect.LiteralType(values=values):
            text = f"one of {', '.join(map(str, values))}"
        case inspect.VarTupleType(item_type=item):
            text = f"a list of {_many(kind, 'entries')}, each {takes(item)}"
        case _:
            text = "a table"
    return text


def _many(kind: inspect.StrType | inspect.VarTupleType, what: str) -> str:
    least = f"{kind.min_length} to" if kind.min_length else "up to"
    return f"{least} {kind.max_length} {what}"
