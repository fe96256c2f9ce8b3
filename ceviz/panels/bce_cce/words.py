"""What BCE vs CCE says in numbers and sentences."""

from __future__ import annotations

from ceviz import model
from ceviz.core import numerals
from ceviz.core.figure import Readout, Verdict
from ceviz.core.units import Unit
from ceviz.panels.bce_cce.classes import Classes, written
from ceviz.panels.bce_cce.input_view import input_readouts
from ceviz.panels.bce_cce.numbers import counted, telling
from ceviz.panels.bce_cce.params import BceCceParams
from ceviz.panels.bce_cce.readouts import in_both_units
from ceviz.panels.bce_cce.trap_words import trap_readouts, trap_verdict
from ceviz.panels.bce_cce.traps import trap
from ceviz.panels.binary import confidence, digits


def readouts(params: BceCceParams, now: Classes) -> tuple[Readout, ...]:
    """The loss in both units, and what is worth knowing in this mode."""
    own = _binary(params) if params.kind == "binary" else _categorical(params, now)
    return (*in_both_units(now.loss, params.in_unit), *own)


def _binary(params: BceCceParams) -> tuple[Readout, ...]:
    log = params.in_unit.log
    return (
        Readout(key="label", name="true label y", value=str(params.label)),
        Readout(
            key="prediction",
            name="prediction ŷ",
            value=digits(params.prediction),
            number=params.prediction,
        ),
        Readout(
            key="vanished",
            name="vanishes",
            value=f"(1 − y)·{log}(1 − ŷ)" if params.label == 1 else f"y·{log} ŷ",
        ),
    )


def _categorical(params: BceCceParams, now: Classes) -> tuple[Readout, ...]:
    wrong = trap(params, now)
    if wrong is not None:
        return (given_readout(now), *trap_readouts(params, now, wrong))
    if params.view == "input":
        return (given_readout(now), *input_readouts(params, now))
    many, unit = len(now.names), params.in_unit
    loss = unit.of(now.loss)
    shown = (
        given_readout(now),
        Readout(key="zeros", name="terms that are 0", value=f"{many - 1} of {many}"),
        Readout(
            key="index",
            name=f"from class index {now.true}",
            value=telling(loss, 4),
            unit=unit.name,
            number=loss,
        ),
    )
    return (*shown, _as_binary(now, unit)) if many == 2 else shown


def given_readout(now: Classes) -> Readout:
    """The probability of the true class."""
    return Readout(
        key="given",
        name=f"ŷ of {now.names[now.true]}",
        value=written(now.given, 4, now.rest(now.true)),
        number=now.given,
    )


def _as_binary(now: Classes, unit: Unit) -> Readout:
    z = now.logits[0] - now.logits[1]
    loss = unit.of(float(model.binary_cross_entropy_with_logits(z, 1 - now.true)))
    return Readout(
        key="binary",
        name=f"BCE at z = {numerals.fixed(z, 2)}",
        value=telling(loss, 4),
        unit=unit.name,
        number=loss,
    )


def verdict(params: BceCceParams, now: Classes) -> Verdict:
    """Whether the model would have chosen right, and what else is to be seen in this state."""
    if params.kind == "binary":
        return confidence(params.label, params.prediction, params.in_unit)
    wrong = trap(params, now)
    if wrong is not None:
        return trap_verdict(params, now, wrong)
    if params.shift:
        return _unmoved(params)
    judged = _judged(now)
    if params.view == "input":
        more = " The index picks one logarithm, the one-hot label multiplies all: the same loss."
    else:
        more = " With two classes, CCE equals BCE." if params.classes == 2 else ""
    return Verdict(text=f"{judged.text}{more}", tone=judged.tone)


def _unmoved(params: BceCceParams) -> Verdict:
    moved = numerals.fixed(params.shift, 2)
    return Verdict(
        text=f"c = {moved} is added to every logit, and neither ŷ nor the loss changes: softmax "
        "sees only the differences of the logits.",
        tone="fair",
    )


def _judged(now: Classes) -> Verdict:
    others = [k for k in range(len(now.names)) if k != now.true]
    rival = max(others, key=lambda k: now.predicted[k])
    name, given = now.names[now.true], _percent(now.given)
    if now.given > now.predicted[rival]:
        return Verdict(
            text=f"Right: {name}, the true class, gets {given}, more than any other.",
            tone="good" if now.given >= 0.9 else "fair",
        )
    if now.given == now.predicted[rival]:
        return Verdict(
            text=f"Undecided: {name}, the true class, gets {given}, and so does "
            f"{now.names[rival]}.",
            tone="fair",
        )
    return Verdict(
        text=f"Wrong: {now.names[rival]} gets {_percent(now.predicted[rival])}, and {name}, "
        f"the true class, {given if given.startswith('under') else f'only {given}'}.",
        tone="poor" if now.given > 0.1 else "bad",
    )


def _percent(share: float) -> str:
    """A share in percent that never reads as all or nothing."""
    if share < 0.0005:
        return "under 0.1 %"
    return "over 99.9 %" if share > 0.9995 else f"{100 * share:.1f} %"


def description(params: BceCceParams, now: Classes) -> str:
    """What is seen, in one sentence."""
    unit = params.in_unit
    given, name = written(now.given, 3, now.rest(now.true)), now.names[now.true]
    wrong = trap(params, now)
    trapped = "" if wrong is None else f", but {counted(wrong.loss, unit, 4)} with {wrong.name}"
    return (
        f"Bars of the prediction beside the true label for {len(now.names)} classes, and of the "
        f"terms of {params.kind} cross-entropy: {name} is true and gets {given}, so the loss is "
        f"{counted(now.loss, unit, 4)}{trapped}."
    )
