"""What a trap says: its formula, its numbers, and the fingerprint by which one knows it."""

from __future__ import annotations

import math

from ceviz.core import numerals
from ceviz.core.figure import Formula, Readout, Verdict, coloured
from ceviz.core.units import NATS, Unit
from ceviz.panels.bce_cce.classes import Classes
from ceviz.panels.bce_cce.formulas import WRITTEN_OUT, predicted, subscript
from ceviz.panels.bce_cce.params import BceCceParams
from ceviz.panels.bce_cce.traps import Trap

_WRONG = coloured("wrong", r"L_{\text{wrong}}")
_LINES = {
    "twice": "a perfect model’s",
    "log2": "an untrained model’s",
    "sum": "an untrained model’s",
    "clip": "the largest there is",
    "clamp": "the largest there is",
    "order": "a guessing model’s",
}


def trap_formula(params: BceCceParams, now: Classes, trap: Trap) -> Formula:
    """What is computed instead of the loss."""
    unit = params.in_unit
    log, share = unit.latex, predicted(now, now.true)
    match params.trap:
        case "twice":
            name = subscript(params, now.true)
            symbolic = rf"-{log}\, \text{{softmax}}(\hat y)_{{{name}}}"
            substituted = rf"= -{log} \frac{{e^{{{share}}}}}{{{_powers(now)}}}"
        case "log2":
            symbolic, substituted = r"-\log_2 \hat y", rf"= -\log_2({share})"
        case "sum":
            symbolic = rf"\sum_{{i=1}}^{{{params.batch}}} -{log} \hat y"
            substituted = rf"= {params.batch} \cdot {_number(unit, now.loss)}"
        case "clip":
            symbolic = rf"-{log}\, \max(\hat y, 10^{{-7}})"
            substituted = rf"= -{log}\, \max({share}, 10^{{-7}})"
        case "clamp":
            over = "" if unit is NATS else r" / \ln 2"
            symbolic = rf"-\max(\ln \hat y, -100){over}"
            substituted = rf"= -\max({_number(NATS, -now.loss)}, -100){over}"
        case _:
            symbolic = rf"-{log} \hat y_{{{subscript(params, trap.at)}}}"
            substituted = rf"= -{log}({predicted(now, trap.at)})"
    return Formula(
        key="trap",
        symbolic=f"{_WRONG} = {symbolic}",
        substituted=substituted,
        result=_result(params, now, trap),
    )


def _result(params: BceCceParams, now: Classes, trap: Trap) -> str:
    """The wrong loss; of log₂ read as nats the number first that gets the wrong unit."""
    unit = params.in_unit
    result = coloured("wrong", _number(unit, trap.loss))
    if params.trap != "log2" or unit is NATS:
        return f"= {result}"
    return rf"= {_number(NATS, trap.loss)} \text{{ “nats”}} = {result} \text{{ bits}}"


def _number(unit: Unit, nats: float) -> str:
    return numerals.in_latex(numerals.visible(unit.of(nats), 3))


def _powers(now: Classes) -> str:
    if len(now.names) > WRITTEN_OUT:
        return numerals.latex(math.fsum(map(math.exp, now.predicted)), 3)
    return " + ".join(f"e^{{{predicted(now, k)}}}" for k in range(len(now.names)))


def trap_readouts(params: BceCceParams, now: Classes, trap: Trap) -> tuple[Readout, ...]:
    """The wrong loss, how far off it is, and the number that it is known by."""
    unit = params.in_unit
    wrong, line = unit.of(trap.loss), unit.of(trap.line)
    factor = trap.loss / now.loss
    return (
        Readout(
            key="trap",
            name=trap.name,
            value=numerals.visible(wrong, 4),
            unit=unit.name,
            role="wrong",
            number=wrong,
        ),
        Readout(
            key="factor",
            name="wrong / right",
            value=numerals.significant(factor, 4),
            number=factor,
        ),
        Readout(
            key="line",
            name=_LINES[params.trap],
            value=numerals.fixed(line, 4),
            unit=unit.name,
            number=line,
        ),
    )


def trap_verdict(params: BceCceParams, now: Classes, trap: Trap) -> Verdict:
    """The fingerprint; and where the trap changes nothing, that it does not."""
    harmless = math.isclose(trap.loss, now.loss, rel_tol=1e-12)
    return Verdict(
        text=_fingerprint(params, now, trap, harmless=harmless),
        tone="fair" if harmless else "bad",
    )


def _fingerprint(params: BceCceParams, now: Classes, trap: Trap, *, harmless: bool) -> str:
    line = params.in_unit.fixed(trap.line, 3)
    many, name = len(now.names), now.names[now.true]
    match params.trap:
        case "twice":
            return (
                "Softmax of a softmax. Fingerprint: the loss never falls below "
                f"{line}, however sure and right the model is."
            )
        case "log2":
            return (
                "Bits taken for nats. Fingerprint: every loss is 1.443 times too large; untrained, "
                f"it is log₂ {many} = {math.log2(many):.3f} instead of ln {many} = "
                f"{math.log(many):.3f}."
            )
        case "sum":
            return (
                f"Summed, not averaged, over {_examples(params.batch)} like this one. Fingerprint: "
                "loss and gradient grow with the batch size, and with them what the learning rate "
                "does."
            )
        case "clip" | "clamp":
            return _cut(params, name, line, harmless=harmless)
    chance = params.in_unit
    if trap.at == now.true:
        return (
            f"No difference here: sorted by name, {name} has the same place. Fingerprint "
            "elsewhere: a good model is right less often than by chance."
        )
    return (
        f"Sorted by name, {name} is number {trap.at}; but output {trap.at} is "
        f"{now.names[trap.at]}. Fingerprint: the surer a good model, the larger its loss, above "
        f"{chance.log} {many} = {line}."
    )


def _cut(params: BceCceParams, name: str, line: str, *, harmless: bool) -> str:
    least, who = (
        ("10⁻⁷", "Keras clips ŷ")
        if params.trap == "clip"
        else ("e⁻¹⁰⁰", "PyTorch clamps ln ŷ in binary_cross_entropy")
    )
    here = (
        f"No difference here: ŷ of {name} is above {least}"
        if harmless
        else f"ŷ of {name} is not within {least} to 1 − {least}"
        if params.trap == "clip"
        else f"ŷ of {name} is below {least}"
    )
    return f"{here}. {who}. Fingerprint: no loss above {line}, and no gradient beyond it."


def _examples(batch: int) -> str:
    return "1 example" if batch == 1 else f"{batch} examples"
