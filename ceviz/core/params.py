"""Parameters, declared once: one annotated field gives control, check, flag and test cases.

A panel's parameters are a frozen :class:`msgspec.Struct` whose fields are annotated types. This
module reads such a declaration back as a tuple of :data:`Field` records, which every other layer
works from, and turns text or loose values into a checked parameter record.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from functools import cache
from typing import Any, ClassVar, TypeVar

import msgspec
from msgspec import Struct, inspect


class Params(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The base of every panel's parameter record; two equal records are the same state."""


P = TypeVar("P", bound=Params)

Value = float | int | bool | str | tuple[float, ...] | tuple[str, ...]


class ParamError(ValueError):
    """A value that a parameter does not allow; the message is one sentence for the user."""


class _Declared(Struct, frozen=True, kw_only=True):
    name: str
    title: str
    help: str = ""
    when: tuple[str, Value] | None = None
    folded: bool = False

    def shown(self, params: Params) -> bool:
        """Whether this parameter has a say in the present state."""
        return self.when is None or getattr(params, self.when[0]) == self.when[1]


class Number(_Declared, frozen=True, kw_only=True):
    """A number in a closed range; ``step`` is the slider's, ``coarse`` the Page keys'."""

    low: float
    high: float
    default: float
    step: float
    coarse: float
    decimals: int
    integer: bool = False

    def clamp(self, value: float) -> float:
        """The nearest allowed value: inside the range and with no more than its decimals."""
        inside = min(max(value, self.low), self.high)
        return int(round(inside)) if self.integer else round(inside, self.decimals)

    def allowed(self) -> str:
        """What the user may give, in words."""
        kind = "a whole number" if self.integer else "a number"
        return f"{kind} from {self.low:g} to {self.high:g}"


class Choice(_Declared, frozen=True, kw_only=True):
    """One of a few values, each with the text on its button."""

    options: tuple[tuple[Value, str], ...]
    default: Value

    def allowed(self) -> str:
        """What the user may give, in words."""
        return "one of " + ", ".join(str(value) for value, _ in self.options)


class Toggle(_Declared, frozen=True, kw_only=True):
    """Something that is shown or not."""

    default: bool
    _words: ClassVar[str] = "true or false"

    def allowed(self) -> str:
        """What the user may give, in words."""
        return self._words


class Numbers(_Declared, frozen=True, kw_only=True):
    """A list of numbers of one kind, a slider each; ``count`` names the field that sizes it.

    ``names`` names the list of words that label the numbers, and ``marks`` the whole number that
    picks one of them. Both are then shown and edited with this list; see :func:`absorbed`.
    """

    item: Number
    least: int
    most: int
    default: tuple[float, ...]
    count: str = ""
    names: str = ""
    marks: str = ""

    def allowed(self) -> str:
        """What the user may give, in words."""
        return f"{self.least} to {self.most} numbers from {self.item.low:g} to {self.item.high:g}"


class Words(_Declared, frozen=True, kw_only=True):
    """A list of short names that the user may change; ``count`` names the field that sizes it."""

    longest: int
    least: int
    most: int
    default: tuple[str, ...]
    count: str = ""

    def allowed(self) -> str:
        """What the user may give, in words."""
        return f"{self.least} to {self.most} names of 1 to {self.longest} characters"


Field = Number | Choice | Toggle | Numbers | Words


@cache
def fields(params: type[Params]) -> tuple[Field, ...]:
    """Read a parameter record's declaration: its fields in order, with all that is known of each."""
    declared = inspect.type_info(params)
    assert isinstance(declared, inspect.StructType)
    return tuple(_field(one) for one in declared.fields)


@cache
def field(params: type[Params], name: str) -> Field:
    """One field by its name; raises :class:`ParamError` when there is none."""
    for one in fields(params):
        if one.name == name:
            return one
    known = ", ".join(one.name for one in fields(params))
    raise ParamError(f"There is no parameter {name!r}; there are {known}.")


@cache
def absorbed(params: type[Params]) -> frozenset[str]:
    """The fields that need no control of their own, since a list of numbers shows them with it."""
    lists = [one for one in fields(params) if isinstance(one, Numbers)]
    return frozenset(name for one in lists for name in (one.names, one.marks) if name)


def _field(declared: inspect.Field) -> Field:
    kind, schema, extra = declared.type, {}, {}
    if isinstance(kind, inspect.Metadata):
        schema, extra = kind.extra_json_schema or {}, kind.extra or {}
        kind = kind.type
    common: dict[str, Any] = {
        "name": declared.name,
        "title": schema.get("title", declared.name),
        "help": schema.get("description", ""),
        "when": extra.get("when"),
        "folded": extra.get("folded", False),
        "default": declared.default,
    }
    match kind:
        case inspect.FloatType() | inspect.IntType():
            return _number(kind, extra, common)
        case inspect.LiteralType():
            labels = extra.get("labels", [str(value) for value in kind.values])
            return Choice(options=tuple(zip(kind.values, labels, strict=True)), **common)
        case inspect.BoolType():
            return Toggle(**common)
        case inspect.VarTupleType():
            return _list(kind, extra, common)
    raise TypeError(f"{declared.name} is declared as {kind}, which no control can show")


def _number(
    kind: inspect.FloatType | inspect.IntType, extra: Mapping[str, Any], common: dict[str, Any]
) -> Number:
    integer = isinstance(kind, inspect.IntType)
    assert kind.ge is not None and kind.le is not None, f"{common['name']} needs a range"
    step = extra.get("step", 1)
    return Number(
        low=kind.ge,
        high=kind.le,
        step=step,
        coarse=extra.get("coarse", 10 * step),
        decimals=0 if integer else extra.get("decimals", 3),
        integer=integer,
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
        return Words(longest=item.max_length or 80, **sized)
    assert isinstance(item, inspect.FloatType)
    about_one = {**common, "default": 0.0}
    linked = {"names": extra.get("names", ""), "marks": extra.get("marks", "")}
    return Numbers(item=_number(item, item_extra, about_one), **linked, **sized)


def replaced(params: P, name: str, value: object) -> P:
    """A new record with one field changed, checked against its declaration.

    Raises:
        ParamError: The value is not allowed, or there is no such parameter.
    """
    declared = field(type(params), name)
    values = {**msgspec.structs.asdict(params), name: value}
    try:
        return msgspec.convert(values, type(params))
    except msgspec.ValidationError as error:
        raise ParamError(_sentence(declared, value, error)) from None


def parsed(params: type[P], texts: Mapping[str, str]) -> P:
    """A record from command-line texts; fields that are not named keep their defaults.

    Lists are written with commas. Raises :class:`ParamError` naming the flag and what is allowed.
    """
    values: dict[str, object] = {}
    for name, text in texts.items():
        declared = field(params, name)
        values[name] = _from_text(declared, text)
        if values[name] is None:
            raise ParamError(f"{flag_name(name)} takes {declared.allowed()}, not {text!r}.")
    for name, value in values.items():
        # One at a time first, so that the sentence names the flag that is wrong.
        try:
            msgspec.convert({name: value}, params)
        except msgspec.ValidationError as error:
            if "`$." in str(error):
                allowed = field(params, name).allowed()
                raise ParamError(f"{flag_name(name)} takes {allowed}, not {texts[name]!r}.") from None
    try:
        return msgspec.convert(values, params)
    except msgspec.ValidationError as error:
        raise ParamError(f"{error}.") from None


def flag_name(name: str) -> str:
    """The command-line flag of a parameter: ``true_class`` is ``--true-class``."""
    return "--" + name.replace("_", "-")


def _from_text(declared: Field, text: str) -> object | None:
    """The value that a flag's text stands for, or None when it stands for none."""
    match declared:
        case Number():
            return _number_from(text, integer=declared.integer)
        case Toggle():
            return {"true": True, "false": False}.get(text.lower())
        case Choice():
            return next((value for value, _ in declared.options if str(value) == text), None)
        case Numbers():
            numbers = tuple(_number_from(part, integer=False) for part in text.split(","))
            return None if None in numbers else numbers
        case Words():
            return tuple(part.strip() for part in text.split(","))


def _number_from(text: str, *, integer: bool) -> float | None:
    try:
        number = int(text) if integer else float(text)
    except ValueError:
        return None
    return number if math.isfinite(number) else None


def _sentence(declared: Field, value: object, error: msgspec.ValidationError) -> str:
    if "`$." in str(error):
        return f"{declared.title} takes {declared.allowed()}, not {value!r}."
    return f"{error}."
