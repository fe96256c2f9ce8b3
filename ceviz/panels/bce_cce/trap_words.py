"""What a trap says: its formula, its numbers, and the fingerprint by which one knows it."""

from __future__ import annotations

from collections.abc import Callable
import math

from ceviz.core import numerals
from ceviz.core.figure import Formula, Readout, Verdict, coloured
from ceviz.core.units import BITS, NATS, Unit
from ceviz.panels.bce_cce.classes import Classes
from ceviz.panels.bce_cce.formulas import WRITTEN_OUT, subscript
from ceviz.panels.bce_cce.numbers import latex_in_unit, loss_put_in, significant, telling, tells
from ceviz.panels.bce_cce.params import BceCceParams
from ceviz.panels.bce_cce.readouts import told
from ceviz.panels.bce_cce.shares import Share, charged, cost, share_put_in
from ceviz.panels.bce_cce.traps import CLAMP, CLIPPED, Trap, clipped, in_other_order

_WRONG = coloured("wrong", r"L_{\text{wrong}}")
_LINES = {
    "twice": "a perfect model’s",
    "log2": "an untrained model’s",
    "sum": "an untrained model’s",
    "clip": "the largest there is",
    "clamp": "the largest there is",
    "order": "a guessing model’s",
}


def trap_formula(params: BceCceParams, now: Classes, trap: Trap, *, decimals: int = 3) -> Formula:
    """What is computed instead of the loss; ``decimals`` is how many it is shown with."""
    unit = params.counted_in
    log, same = unit.latex, tells(unit.of(trap.loss), decimals)
    match params.trap:
        case "twice":
            name = subscript(params, now.true)
            symbolic = rf"-{log}\, \text{{softmax}}(\hat y)_{{{name}}}"
            substituted = rf"= -{log} {_softmax_again(unit, now, same)}"
        case "log2":
            share = _in_log2(unit, now, trap, decimals).latex
            symbolic, substituted = r"-\log_2 \hat y", rf"= -\log_2({share})"
        case "sum":
            one = loss_put_in(unit.of(now.loss), lambda loss: same(params.batch * loss))
            symbolic = rf"\sum_{{i=1}}^{{{params.batch}}} -{log} \hat y"
            substituted = rf"= {params.batch} \cdot {numerals.in_latex(one)}"
        case "clip":
            end = r"\max(%s, 10^{-7})" if now.loss > CLIPPED[0] else r"\min(%s, 1 - 10^{-7})"
            share = share_put_in(
                now.given, now.rest(now.true), lambda p, q: same(unit.of(clipped(cost(p, q))))
            ).latex
            symbolic, substituted = rf"-{log}\, " + end % r"\hat y", rf"= -{log}\, {end % share}"
        case "clamp":
            over = "" if unit is NATS else r" / \ln 2"
            least = loss_put_in(-now.loss, lambda ln: same(unit.of(-max(ln, CLAMP))))
            symbolic = rf"-\max(\ln \hat y, -100){over}"
            substituted = rf"= -\max({numerals.in_latex(least)}, -100){over}"
        case _:
            share = charged(now, trap.at, unit, decimals=decimals).latex
            symbolic = rf"-{log} \hat y_{{{subscript(params, trap.at)}}}"
            substituted = rf"= -{log}({share})"
    return Formula(
        key="trap",
        symbolic=f"{_WRONG} = {symbolic}",
        substituted=substituted,
        result=_result(params, trap),
    )


def _result(params: BceCceParams, trap: Trap) -> str:
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


def _in_log2(unit: Unit, now: Classes, trap: Trap, decimals: int) -> Share:
    """ŷ, which leads to the number that is taken for nats, and to what that would be in a unit."""
    taken, converted = (tells(one.of(trap.loss), decimals) for one in (NATS, unit))

    def leads(share: float, rest: float) -> bool:
        loss = BITS.of(cost(share, rest))
        return taken(loss) and converted(unit.of(loss))

    return share_put_in(now.given, now.rest(now.true), leads)


def _softmax_again(unit: Unit, now: Classes, leads: Callable[[float], bool]) -> str:
    """Softmax of ŷ as a fraction, each ŷ with as many decimals; of many the sum of all powers."""
    fraction = ""
    for decimals in range(3, 8):
        if len(now.names) > WRITTEN_OUT:
            own = _rounded(now, now.true, decimals)
            powers = round(math.fsum(map(math.exp, now.predicted)), decimals)
            below = numerals.latex(powers, decimals)
        else:
            shares = [_rounded(now, k, decimals) for k in range(len(now.names))]
            own = shares[now.true]
            powers = math.fsum(math.exp(share.value) for share in shares)
            below = " + ".join(f"e^{{{share.latex}}}" for share in shares)
        fraction = rf"\frac{{e^{{{own.latex}}}}}{{{below}}}"
        if leads(unit.of(math.log(powers) - own.value)):
            break
    return fraction


def _rounded(now: Classes, k: int, decimals: int) -> Share:
    share, off = now.predicted[k], 0.5 * 10.0**-decimals
    return share_put_in(share, now.rest(k), lambda p, _: abs(p - share) <= off)


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
    return Verdict(
        text=f"{here} {known[0].upper()}{known[1:]}{_further(params, now)}.",
        tone="fair" if harmless else "bad",
    )


def fingerprint(params: BceCceParams, now: Classes, trap: Trap) -> str:
    """What one knows the trap by in a log of training, with its number, and where it is seen."""
    where = ""
    if params.trap == "order" and trap.at == now.true:
        where = " elsewhere" if in_other_order(now.names) else " with other names"
    return f"fingerprint{where}: {_known_by(params, now, trap)}"


def _known_by(params: BceCceParams, now: Classes, trap: Trap) -> str:
    line = _line(params, trap)
    many = len(now.names)
    match params.trap:
        case "twice":
            return f"the loss never falls below {line}, however sure the model is"
        case "log2":
            untrained = f"log₂ {many} = {math.log2(many):.3f} “nats”"
            return f"every loss 1.443 times too large; untrained {untrained}"
        case "sum":
            return f"loss and gradient grow with the batch; untrained {line}"
        case "clip":
            return f"no loss above {line}, and no gradient beyond it"
        case "clamp":
            return f"no loss above {line}"
    return f"a guess costs {line}, a sure model pays more"


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
                "No difference here: a batch of 1."
                if params.batch == 1
                else f"Summed, not averaged, over {params.batch} examples like this one; the "
                "learning rate does more with it."
            )
        case "clip" | "clamp":
            return _cut(params, name, harmless=harmless)
    if trap.at == now.true:
        return f"No difference here: sorted by name, {name} has the same place."
    return (
        f"Sorted by name, {name} has index {trap.at}; but output {trap.at} is {now.names[trap.at]}."
    )


def _cut(params: BceCceParams, name: str, *, harmless: bool) -> str:
    least, who = (
        ("10⁻⁷", "Keras clips a ŷ whose logits it does not know.")
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
