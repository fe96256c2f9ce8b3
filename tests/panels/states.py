"""The states of a panel that the generated tests go through, read off its declaration."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from itertools import product
from random import Random
from typing import Any

from ceviz.core.figure import Figure, Handle
from ceviz.core.kinds import Choice, Field, Number, Numbers, Phrase, Tally, Toggle, Words
from ceviz.core.panel import Panel, nudged
from ceviz.core.params import ParamError, Params, field, fields, replaced

_MANY = 10  # handles of one list that are all swept
_FEW = 16  # modes that are all gone through
_AWKWARD = ("a_b%c$d", "{x}#&^~\\", "ŷ − ½", "猫", "WWWWWWWWWWWW", "'`\"", " x ", "<b>", "é", "0")


def modes(panel: Panel[Any]) -> list[Params]:
    """The defaults under every combination of the choices and toggles that have a say in it.

    Where there are too many, each value is met with each of the first switch's, once at least.
    """
    switches = {
        one: _options(one) for one in fields(panel.params) if isinstance(one, Choice | Toggle)
    }
    found = []
    for values in product(*switches.values()):
        params = panel.params()
        for one, value in zip(switches, values, strict=True):
            params = panel.edit(params, one.name, value)
        if all(one.shown(params) or getattr(params, one.name) == one.default for one in switches):
            found.append(params)
    return found if len(found) <= _FEW else _covering(found, [one.name for one in switches])


def _covering(found: list[Params], switches: list[str]) -> list[Params]:
    """As few of the modes as it easily takes to meet each value with each of the first switch's."""
    first, *others = switches
    found = Random(1).sample(found, len(found))  # or alike switches would have alike values
    pairs = [
        {(getattr(mode, first), name, getattr(mode, name)) for name in others} for mode in found
    ]
    missing = set().union(*pairs)
    chosen = []
    while missing:
        best = max(range(len(found)), key=lambda one: len(pairs[one] & missing))
        chosen.append(found[best])
        missing -= pairs[best]
    return chosen


def _options(switch: Choice | Toggle) -> list[object]:
    if isinstance(switch, Choice):
        return [value for value, _ in switch.options]
    return [False, True]


def handles(figure: Figure) -> list[Handle]:
    """Everything in a figure that can be dragged."""
    return [mark for plot in figure.plots for mark in plot.marks if isinstance(mark, Handle)]


def number_of(panel: Panel[Any], handle: Handle) -> Number:
    """The number that a handle moves."""
    declared = field(panel.params, handle.param)
    number = declared.item if isinstance(declared, Numbers) else declared
    assert isinstance(number, Number)
    return number


def swept(panel: Panel[Any], mode: Params) -> Iterator[Params]:
    """Every handle in turn from one end to the other, closely near the ends."""
    seen = set()
    for handle in _few(handles(panel.figure(mode))):
        number = number_of(panel, handle)
        near = [number.step * k for k in (0, 1, 2, 4, 7, 11)]
        values = [number.low + step / 24 * (number.high - number.low) for step in range(1, 24)]
        values += [number.low + one for one in near] + [number.high - one for one in near]
        for value in values:
            params = nudged(panel, mode, handle.param, handle.index, value)
            if params not in seen:
                seen.add(params)
                yield params


def _few(found: list[Handle]) -> list[Handle]:
    """Of many handles for the entries of one list, the first, the middle and the last."""
    kept: list[Handle] = []
    for param in dict.fromkeys(handle.param for handle in found):
        alike = [handle for handle in found if handle.param == param]
        several = len(alike) > _MANY
        kept += [alike[0], alike[len(alike) // 2], alike[-1]] if several else alike
    return kept


def states(panel: Panel[Any]) -> Iterator[Params]:
    """Every mode, with each of its numbers and lists in turn at both ends."""
    seen = set()
    for mode in modes(panel):
        for params in (mode, *_extremes(panel, mode), *_beyond(panel, mode)):
            if params not in seen:
                seen.add(params)
                yield params


def _extremes(panel: Panel[Any], mode: Params) -> Iterator[Params]:
    for one in fields(panel.params):
        for value in _ends(one) if one.shown(mode) else ():
            params = panel.edit(mode, one.name, value)
            yield params
            if isinstance(one, Numbers | Words):
                yield _longest(panel, params)


def _beyond(panel: Panel[Any], mode: Params) -> Iterator[Params]:
    """A prediction at its ends, which the axis of the logit does not reach and yet takes over."""
    if getattr(mode, "axis", "") == "prediction":
        declared = field(panel.params, "prediction")
        for value in _ends(declared) if declared.shown(mode) else ():
            yield panel.edit(panel.edit(mode, "prediction", value), "axis", "logit")


def idle_elsewhere(panel: Panel[Any], mode: Params) -> Iterator[Params]:
    """The record with each parameter that has no say in it at another value."""
    for one in fields(panel.params):
        values = _options(one) if isinstance(one, Choice | Toggle) else _ends(one)
        for value in () if one.shown(mode) else values:
            with suppress(ParamError):
                yield replaced(mode, one.name, value)


def _longest(panel: Panel[Any], params: Params) -> Params:
    """The longest list, and the last of its entries."""
    for one in fields(panel.params):
        if isinstance(one, Number) and one.integer and one.shown(params):
            params = panel.edit(params, one.name, one.high)
    return params


def _ends(declared: Field) -> list[object]:
    """The values of a field that are furthest apart, and awkward ones."""
    match declared:
        case Number():
            return [declared.low, declared.high]
        case Numbers(item=item, most=many):
            low, high = [item.low] * many, [item.high] * many
            return [tuple(low), tuple(high), (item.high, *low[1:]), (item.low, *high[1:])]
        case Tally(item=item, letters=letters):
            others = (item.low,) * (len(letters) - 1)
            return [(item.high,) * len(letters), (item.high, *others)]
        case Words():
            return [_AWKWARD[: declared.most], ("m" * declared.longest,) * declared.most]
        case Phrase():
            return ["", "".join(_AWKWARD)[: declared.longest], "W" * declared.longest]
    return []


def names(params: Params) -> str:
    """A short name for a state, for the test's id."""
    changed = [
        f"{name}={getattr(params, name)}"
        for name in params.__struct_fields__
        if getattr(params, name) != getattr(type(params)(), name)
    ]
    return " ".join(changed)[:60] or "default"
