"""What a trap says: its formula, its numbers, and the fingerprint by which one knows it."""

from __future__ import annotations

import math

from ceviz.core import numerals
from ceviz.core.figure import Formula, Readout, Verdict, coloured
from ceviz.core.units import NATS, Unit
from ceviz.panels.bce_cce.classes import Classes
from ceviz.panels.bce_cce.formulas import WRITTEN_OUT, predicted, subscript
from ceviz.panels.bce_cce.numbers import latex_in_unit, significant, telling
from ceviz.panels.bce_cce.params import BceCceParams
from ceviz.panels.bce_cce.readouts import told
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
    unit = params.counted_in
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
    unit = params.counted_in
    result = latex_in_unit(trap.loss, unit, "wrong")
    if params.trap != "log2":
        return f"= {result}"
    if unit is NATS:
        return rf"= {coloured('wrong', _number(unit, trap.loss))} \text{{ “nats”}}"
    return rf"= {_number(NATS, trap.loss)} \text{{ “nats”}} = {result}"


def _number(unit: Unit, nats: float) -> str:
    return numerals.in_latex(telling(unit.of(nats), 3))


def _powers(now: Classes) -> str:
    if len(now.names) > WRITTEN_OUT:
        return numerals.latex(math.fsum(map(math.exp, now.predicted)), 3)
    return " + ".join(f"e^{{{predicted(now, k)}}}" for k in range(len(now.names)))


def trap_readouts(params: BceCceParams, now: Classes, trap: Trap) -> tuple[Readout, ...]:
    """The wrong loss, how far off it is, and the number that it is known by."""
    unit = params.counted_in
    factor = trap.loss / now.loss
    return (
        told("trap", trap.name, trap.loss, unit, role="wrong"),
        Readout(
            key="factor",
            name="wrong / right",
            value=significant(factor, 4),
            number=factor,
        ),
        told("line", _LINES[params.trap], trap.line, unit),
    )


def trap_verdict(params: BceCceParams, now: Classes, trap: Trap) -> Verdict:
    """The fingerprint; and where the trap changes nothing, that it does not."""
    harmless = math.isclose(trap.loss, now.loss, rel_tol=1e-12)
    here = _here(params, now, trap, harmless=harmless)
    known = fingerprint(params, now, trap)
    unmoved = params.trap == "order" and trap.at == now.true
    name = "Fingerprint elsewhere" if unmoved else "Fingerprint"
    return Verdict(
        text=f"{here} {name}: {known}{_further(params, now)}.",
        tone="fair" if harmless else "bad",
    )


def fingerprint(params: BceCceParams, now: Classes, trap: Trap) -> str:
    """What one knows the trap by in a log of training, with its number."""
    line = _line(params, trap)
    many = len(now.names)
    match params.trap:
        case "twice":
            return f"the loss never falls below {line}, however sure the model is"
        case "log2":
            untrained = f"log₂ {many} = {math.log2(many):.3f}"
            return f"every loss is 1.443 times too large; untrained {untrained}"
        case "sum":
            return f"loss and gradient grow with the batch; untrained {line}"
        case "clip":
            return f"no loss above {line}, and no gradient beyond it"
        case "clamp":
            return f"no loss above {line}"
    return f"the surer a good model, the larger its loss, above {line}"


def _line(params: BceCceParams, trap: Trap) -> str:
    return numerals.grouped(params.counted_in.fixed(trap.line, 3))


def _here(params: BceCceParams, now: Classes, trap: Trap, *, harmless: bool) -> str:
    """What is wrong, and where it does nothing here."""
    name = now.names[now.true]
    match params.trap:
        case "twice":
            return "Softmax of a softmax."
        case "log2":
            return "Bits taken for nats."
        case "sum":
            return (
                f"Summed, not averaged, over {_examples(params.batch)} like this one; the learning "
                "rate does more with it."
            )
        case "clip" | "clamp":
            return _cut(params, name, harmless=harmless)
    if trap.at == now.true:
        return f"No difference here: sorted by name, {name} has the same place."
    return (
        f"Sorted by name, {name} is number {trap.at}; but output {trap.at} is {now.names[trap.at]}."
    )


def _cut(params: BceCceParams, name: str, *, harmless: bool) -> str:
    least, who = (
        ("10⁻⁷", "Keras clips ŷ.")
        if params.trap == "clip"
        else ("e⁻¹⁰⁰", "PyTorch’s binary_cross_entropy clamps ln ŷ, in the forward pass.")
    )
    here = (
        f"No difference here: ŷ of {name} is above {least}"
        if harmless
        else f"ŷ of {name} is not within {least} to 1 − {least}"
        if params.trap == "clip"
        else f"ŷ of {name} is below {least}"
    )
    return f"{here}. {who}"


def _further(params: BceCceParams, now: Classes) -> str:
    """What the first loss should be; what the gradient is where PyTorch's loss stays the same."""
    if params.trap == "log2":
        many = len(now.names)
        return f" instead of ln {many} = {math.log(many):.3f} nats"
    if params.trap != "clamp":
        return ""
    return (
        ". Its backward pass divides by max(ŷ(1 − ŷ), 10⁻¹²) instead: beyond the clamp dL/dŷ is "
        f"not 0, but {_STEEPEST[params.unit]} for y = 1"
    )


_STEEPEST = {"nats": "−10¹² nats", "bits": "−1.44·10¹² bits"}
"""dL/dŷ by PyTorch where ŷ is far below 10⁻¹² and the label is 1: (ŷ − 1)/10⁻¹²."""


def _examples(batch: int) -> str:
    return "1 example" if batch == 1 else f"{batch} examples"
