"""What BCE vs CCE says in numbers and sentences."""

from __future__ import annotations

import math

from ceviz import model
from ceviz.core import numerals
from ceviz.core.figure import Readout, Verdict
from ceviz.panels.bce_cce.classes import Classes, written
from ceviz.panels.bce_cce.params import BceCceParams
from ceviz.panels.binary import confidence


def readouts(params: BceCceParams, now: Classes) -> tuple[Readout, ...]:
    """The loss in both units, and what is worth knowing in this mode."""
    loss = Readout(
        key="loss",
        name="Loss",
        value=numerals.visible(now.loss, 4),
        unit="nats",
        role="loss",
        lead=True,
        number=now.loss,
    )
    bits = Readout(
        key="bits",
        name="in bits",
        value=numerals.visible(now.loss / math.log(2), 4),
        unit="bits",
        number=now.loss / math.log(2),
    )
    own = _binary(params) if params.kind == "binary" else _categorical(params, now)
    return (loss, bits, *own)


def _binary(params: BceCceParams) -> tuple[Readout, ...]:
    return (
        Readout(key="label", name="true label y", value=str(params.label)),
        Readout(
            key="prediction",
            name="prediction ŷ",
            value=numerals.fixed(params.prediction, 2),
            number=params.prediction,
        ),
        Readout(
            key="vanished",
            name="vanishes",
            value="(1 − y)·ln(1 − ŷ)" if params.label == 1 else "y·ln ŷ",
        ),
    )


def _categorical(params: BceCceParams, now: Classes) -> tuple[Readout, ...]:
    many = len(now.names)
    shown = (
        Readout(
            key="given",
            name=f"ŷ of {now.names[now.true]}",
            value=written(now.given, 4),
            number=now.given,
        ),
        Readout(key="zeros", name="terms that are 0", value=f"{many - 1} of {many}"),
        Readout(
            key="index",
            name=f"from class index {now.true} alone",
            value=numerals.visible(now.loss, 4),
            unit="nats",
            number=now.loss,
        ),
    )
    if many > 2:
        return shown
    z = params.logits[0] - params.logits[1]
    loss = float(model.binary_cross_entropy_with_logits(z, 1 - now.true))
    as_binary = Readout(
        key="binary",
        name=f"BCE at z = {numerals.fixed(z, 2)}",
        value=numerals.visible(loss, 4),
        unit="nats",
        number=loss,
    )
    return (*shown, as_binary)


def verdict(params: BceCceParams, now: Classes) -> Verdict:
    """Whether the model would have chosen right, and at two classes that both losses are one."""
    if params.kind == "binary":
        return confidence(params.label, params.prediction)
    judged = _judged(now)
    if params.classes > 2:
        return judged
    return Verdict(text=f"{judged.text} With two classes, CCE equals BCE.", tone=judged.tone)


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
        f"the true class, only {given}.",
        tone="poor" if now.given > 0.1 else "bad",
    )


def _percent(share: float) -> str:
    """A share in percent that never reads as all or nothing."""
    if share < 0.0005:
        return "under 0.1 %"
    return "over 99.9 %" if share > 0.9995 else f"{100 * share:.1f} %"


def description(params: BceCceParams, now: Classes) -> str:
    """What is seen, in one sentence."""
    loss = numerals.visible(now.loss, 4)
    given = written(now.given, 3)
    name = now.names[now.true]
    return (
        f"Bars of the prediction beside the true label for {len(now.names)} classes, and of the "
        f"terms of {params.kind} cross-entropy: {name} is true and gets {given}, so the loss is "
        f"{loss} nats."
    )
