"""Parameters, declared once: one annotated field gives control, check, flag and test cases.

A panel's parameters are a frozen :class:`msgspec.Struct` whose fields are annotated types. This
module reads such a declaration back as a tuple of :data:`~ceviz.core.kinds.Field` records, which
every other layer works from, and turns loose values into a checked parameter record.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cache
import re
from typing import (
    Annotated,
    Any,
    TypeVar,
    cast,
    get_args,
    get_origin,
    get_type_hints,
)

import msgspec
from msgspec import Struct, inspect, structs

from ceviz.core.kinds import Choice, Field, Number, Numbers, Phrase, Tally, Toggle, Value, Words
from ceviz.core.numerals import MINUS


class Params(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The base of every panel's parameter record; two equal records are the same state."""


P = TypeVar("P", bound=Params)


class ParamError(ValueError):
    """A value that a parameter does not allow; the message is one sentence for the user.

    ``name`` is that of the parameter, or empty where the fault is not one parameter's alone.
    """

    def __init__(self, sentence: str, *, name: str = "") -> None:
        super().__init__(sentence)
        self.name = name


F = TypeVar("F", bound=Callable[..., object])


def _cached(function: F) -> F:
    """What functools.cache does, with the function's own signature for the type checker."""
    return cast(F, cache(function))


@_cached
def fields(params: type[Params]) -> tuple[Field, ...]:
    """Read a record's declaration: its fields in order, with all that is known of each."""
    declared = inspect.type_info(params)
    assert isinstance(declared, inspect.StructType)
    hints = get_type_hints(params, include_extras=True)
    found = {one.name: _field(one, hints[one.name]) for one in declared.fields}
    return tuple(structs.replace(one, conditions=_conditions(one, found)) for one in found.values())


@_cached
def field(params: type[Params], name: str) -> Field:
    """One field by its name; raises :class:`ParamError` when there is none."""
    for one in fields(params):
        if one.name == name:
            return one
    known = ", ".join(one.name for one in fields(params))
    raise ParamError(f"There is no parameter {name!r}; there are {known}.", name=name)


@_cached
def absorbed(params: type[Params]) -> frozenset[str]:
    """The fields that need no control of their own, since a list of numbers shows them with it."""
    lists = [one for one in fields(params) if isinstance(one, Numbers)]
    linked = (name for one in lists for name in (one.names, one.marks, one.checks))
    return frozenset(name for name in linked if name)


def having_say(params: Params) -> dict[str, Value]:
    """The parameters that have a say in a record, with their values."""
    return {
        one.name: getattr(params, one.name) for one in fields(type(params)) if one.shown(params)
    }


def _conditions(
    declared: Field, among: Mapping[str, Field]
) -> tuple[tuple[str, tuple[Value, ...]], ...]:
    """Under which values of others a field has a say: its own condition, and theirs."""
    further = (_conditions(among[name], among) for name, _ in declared.conditions)
    return sum(further, declared.conditions)


def _condition(when: tuple[str, Value] | None) -> tuple[tuple[str, tuple[Value, ...]], ...]:
    """What a field declares as the parameter it depends on, and that one's value or values."""
    if when is None:
        return ()
    name, value = when
    return ((name, value if isinstance(value, tuple) else (value,)),)


def _field(declared: inspect.Field, hint: Any) -> Field:
    kind, schema, extra = declared.type, {}, {}
    if isinstance(kind, inspect.Metadata):
        schema, extra = kind.extra_json_schema or {}, kind.extra or {}
        kind = kind.type
    common: dict[str, Any] = {
        "name": declared.name,
        "title": schema.get("title", declared.name),
        "help": schema.get("description", ""),
        "conditions": _condition(extra.get("when")),
        "folded": extra.get("folded", False),
        "view": extra.get("view", False),
        "morph": extra.get("morph", False),
        "default": declared.default,
    }
    match kind:
        case inspect.FloatType() | inspect.IntType():
            return _number(kind, extra, common)
        case inspect.LiteralType():
            values = _in_order(hint)
            labels = extra.get("labels", [str(value) for value in values])
            return Choice(options=tuple(zip(values, labels, strict=True)), **common)
        case inspect.BoolType():
            return Toggle(**common)
        case inspect.StrType():
            assert kind.max_length, f"{declared.name} needs a longest length"
            return Phrase(longest=kind.max_length, **common)
        case inspect.VarTupleType() if "tally" in extra:
            return _tally(kind, extra, common)
        case inspect.VarTupleType():
            return _list(kind, extra, common)
    raise TypeError(f"{declared.name} is declared as {kind}, which no control can show")


def _in_order(hint: Any) -> tuple[Value, ...]:
    """The values of a literal as they were declared; msgspec gives them sorted."""
    return get_args(get_args(hint)[0] if get_origin(hint) is Annotated else hint)


def _number(
    kind: inspect.FloatType | inspect.IntType, extra: Mapping[str, Any], common: dict[str, Any]
) -> Number:
    integer = isinstance(kind, inspect.IntType)
    assert kind.ge is not None, f"{common['name']} needs a lowest value"
    assert kind.le is not None, f"{common['name']} needs a highest value"
    step = extra.get("step", 1)
    decimals = 0 if integer else extra.get("decimals", 3)
    return Number(
        low=kind.ge,
        high=kind.le,
        step=step,
        coarse=extra.get("coarse", 10 * step),
        decimals=decimals,
        places=extra.get("places", decimals),
        integer=integer,
        limit=extra.get("limit", ""),
        scale=extra.get("scale", "linear"),
        once=extra.get("once", False),
        **common,
    )


def _list(
    kind: inspect.VarTupleType, extra: Mapping[str, Any], common: dict[str, Any]
) -> Numbers | Words:
    least, most = kind.min_length or 0, kind.max_length
    assert most is not None, f"{common['name']} needs a longest length"
    item, item_extra = kind.item_type, {}
    if isinstance(item, inspect.Metadata):
        item_extra, item = item.extra or {}, item.type
    sized = {"least": least, "most": most, "count": extra.get("count", ""), **common}
    if isinstance(item, inspect.StrType):
        assert item.min_length == 1, f"{common['name']} needs names of one character or more"
        assert item.max_length, f"{common['name']} needs a longest name"
        return Words(longest=item.max_length, **sized)
    assert isinstance(item, inspect.FloatType)
    about_one = {**common, "default": 0.0}
    linked = {name: extra.get(name, "") for name in ("names", "marks", "checks")}
    labels = tuple(extra.get("labels", ()))
    return Numbers(item=_number(item, item_extra, about_one), labels=labels, **linked, **sized)


def _tally(kind: inspect.VarTupleType, extra: Mapping[str, Any], common: dict[str, Any]) -> Tally:
    item, item_extra = kind.item_type, {}
    if isinstance(item, inspect.Metadata):
        item_extra, item = item.extra or {}, item.type
    assert isinstance(item, inspect.FloatType)
    letters = tuple(extra["tally"])
    counted = (kind.min_length, kind.max_length)
    assert counted == (len(letters),) * 2, f"{common['name']} needs a count for each letter"
    number = _number(item, item_extra, {**common, "default": 0.0})
    return Tally(letters=letters, item=number, **common)


def replaced(params: P, name: str, value: object) -> P:
    """A new record with one field changed, checked against its declaration.

    Raises:
        ParamError: The value is not allowed, or there is no such parameter.
    """
    field(type(params), name)
    return checked(type(params), {**structs.asdict(params), name: value})


def flag_name(name: str) -> str:
    """The command-line flag of a parameter: ``true_class`` is ``--true-class``."""
    return "--" + name.replace("_", "-")


def checked(params: type[P], values: Mapping[str, object]) -> P:
    """A record with these values; fields that are not named keep their defaults.

    Raises:
        ParamError: A value is not allowed, or values do not go together.
    """
    try:
        return msgspec.convert(values, params)
    except msgspec.ValidationError as error:
        raise _explained(params, values, error) from None


def _explained(
    params: type[Params], values: Mapping[str, object], error: msgspec.ValidationError
) -> ParamError:
    at_field = re.search(r"`\$\.(\w+)", str(error))
    if at_field is None:
        return ParamError(str(error).rstrip(".") + ".")
    declared = field(params, at_field[1])
    sentence = f"{declared.title} takes {declared.allowed()}, not {values[declared.name]!r}."
    return ParamError(re.sub(r"(?<!\w)-(?=\d)", MINUS, sentence), name=declared.name)
