"""Parameters as the command line writes them, in and out."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
import csv
import io
import math
import re

from ceviz.core.kinds import Choice, Field, Number, Numbers, Phrase, Tally, Toggle, Value, Words
from ceviz.core.numerals import MINUS
from ceviz.core.params import P, ParamError, Params, checked, field, fields, flag_name

_NUMBER = re.compile(r"[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?", re.ASCII | re.IGNORECASE)


def parsed(params: type[P], texts: Mapping[str, str]) -> P:
    """A record from command-line texts; fields that are not named keep their defaults.

    Lists are written with commas, a name that holds a comma in double quotes.

    Raises:
        ParamError: A text is not allowed; the sentence names the flag and what it takes.
    """
    values: dict[str, Value] = {}
    for name, text in texts.items():
        declared = field(params, name)
        refusal = f"{flag_name(name)} takes {declared.allowed()}, not {text!r}."
        value = _from_text(declared, text)
        if value is None:
            raise ParamError(refusal, name=name)
        try:
            checked(params, {name: value})
        except ParamError as error:
            # An error that names no parameter may vanish when the other values are there.
            if error.name:
                raise ParamError(refusal, name=name) from None
        values[name] = value
    try:
        return checked(params, values)
    except ParamError as error:
        raise ParamError(_with_flags(params, str(error))) from None


def as_flag(name: str, *values: Value) -> str:
    """A parameter as the command line writes it, with one value or another or without."""
    return f"{flag_name(name)} {' or '.join(map(as_text, values))}".rstrip()


def as_word(name: str, *values: Value) -> str:
    """A parameter as a pin writes it, with one value or another or without."""
    return f"{name}={' or '.join(map(as_text, values))}" if values else name


def as_argument(name: str, *values: Value) -> str:
    """A parameter as Python writes it, with one value or another or without."""
    return f"{name}={' or '.join(map(repr, values))}" if values else name


def refuse_idle(
    record: Params, names: Iterable[str], written: Callable[..., str] = as_flag
) -> None:
    """Raise where a parameter was given that has no say in the record, for nothing would show it.

    Args:
        record: What came of all that was given.
        names: The parameters that were given.
        written: How a parameter and its possible values are written there.

    Raises:
        ParamError: The sentence names the parameter and what it counts with.
    """
    for name in names:
        missing = _missing(record, field(type(record), name), written)
        if missing:
            needs = " and ".join(missing)
            raise ParamError(f"{written(name)} counts only with {needs}.", name=name)


def _missing(record: Params, declared: Field, written: Callable[..., str]) -> list[str]:
    """What would have to be so for a parameter to have a say, and is not."""
    return [
        written(name, *values)
        for name, values in declared.conditions
        if getattr(record, name) not in values
    ]


def as_text(value: Value) -> str:
    """A value as its flag takes it: the inverse of :func:`parsed`.

    >>> as_text(0.7), as_text(False), as_text((1.0, -2.5)), as_text(("cat", "a, b"))
    ('0.7', 'false', '1,-2.5', 'cat,"a, b"')
    """
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, tuple):
        line = io.StringIO()
        csv.writer(line, lineterminator="").writerow(
            one if isinstance(one, str) else as_text(one) for one in value
        )
        return line.getvalue()
    return str(value).removesuffix(".0") if isinstance(value, float) else str(value)


def _with_flags(params: type[P], sentence: str) -> str:
    """A sentence about parameters by name as one about their flags."""
    names = "|".join(one.name for one in fields(params))
    return re.sub(rf"\b({names})\b", lambda name: flag_name(name[0]), sentence)


def _from_text(declared: Field, text: str) -> Value | None:
    """The value that a flag's text stands for, or None when it stands for none."""
    match declared:
        case Number():
            return _number(text, integer=declared.integer)
        case Toggle():
            return {"true": True, "false": False}.get(text.lower())
        case Choice():
            return next((value for value, _ in declared.options if as_text(value) == text), None)
        case Phrase():
            return text
        case Numbers() | Tally():
            numbers = [_number(part, integer=False) for part in text.split(",")]
            return tuple(one for one in numbers if one is not None) if None not in numbers else None
        case Words():
            return _words(text)


def _number(text: str, *, integer: bool) -> float | None:
    """The finite number that a text writes with digits and a point, or None."""
    plain = text.strip().replace(MINUS, "-")
    if not _NUMBER.fullmatch(plain):
        return None
    number = float(plain)
    if not math.isfinite(number):
        return None
    if integer:
        return int(number) if number.is_integer() else None
    return number


def _words(text: str) -> tuple[str, ...] | None:
    try:
        rows = list(csv.reader([text], skipinitialspace=True, strict=True))
    except csv.Error:
        return None
    return tuple(word.strip() for row in rows for word in row)
