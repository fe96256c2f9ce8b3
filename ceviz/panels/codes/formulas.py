"""The formulas of the codes panel: with letters, with numbers, and what they come to."""

from __future__ import annotations

import math

from ceviz.core import numerals
from ceviz.core.figure import Formula, coloured
from ceviz.core.letters import SPACE
from ceviz.core.units import BITS, NATS, Unit
from ceviz.panels.codes.letters import Letters, sign
from ceviz.panels.codes.outcomes import Pair
from ceviz.panels.codes.params import CodesParams
from ceviz.panels.codes.sentence import Sentence

ENTROPY = r"H(P)"
CROSS = r"H(P,Q)"
KL = r"\text{KL}(P \Vert Q)"
_WRITTEN_OUT = 3  # of the terms of a sum, so many are shown


def letter_formulas(params: CodesParams, now: Letters) -> tuple[Formula, ...]:
    """What the sum is made of, and where the waste comes from."""
    unit = params.counted_in
    measured = now.measured(unit)
    sum_formula = _sum(measured.entropy, measured.kl, measured.cross, params.unit)
    if params.q == "hand":
        return (sum_formula, _kraft(now, decimals=2))
    if params.code == "ideal":
        return (sum_formula, _waste(now, unit))
    return (sum_formula, _whole_bits(now), _kraft(now, decimals=0))


def _sum(entropy: float, kl: float, cross: float, unit: str) -> Formula:
    first, second = coloured("loss", ENTROPY), coloured("other", KL)
    numbers = coloured("loss", written(entropy)), coloured("other", written(kl))
    return Formula(
        key="sum",
        symbolic=rf"{CROSS} = {first} + {second}",
        substituted=rf"= {numbers[0]} + {numbers[1]}",
        result=rf"= {written(cross)} \text{{ {unit}}}",
    )


def _whole_bits(now: Letters) -> Formula:
    return Formula(
        key="whole",
        symbolic=r"\sum_k p_k \ell_k = H(P,Q) + \text{rounding}",
        substituted=rf"= {written(now.cross)} {signed(rounding(now))}",
        result=rf"= {written(now.mean)} \text{{ bits}}",
    )


def _kraft(now: Letters, decimals: int) -> Formula:
    """What all words take of the budget of 1."""
    terms = " + ".join(_taken(float(length), decimals) for length in now.used[:_WRITTEN_OUT])
    return Formula(
        key="kraft",
        symbolic=r"\sum_k 2^{-\ell_k}",
        substituted=rf"= {terms} + \ldots",
        result=rf"= {numerals.latex(now.kraft, 3)}",
    )


def _taken(length: float, decimals: int) -> str:
    if math.isinf(length):
        return "0"
    return rf"2^{{-{length:.{decimals}f}}}" if length >= 0.005 else "1"


def rounding(now: Letters) -> float:
    """What whole bits cost a letter beyond the ideal lengths; negative where they happen to fit."""
    return 0.0 if math.isinf(now.cross) else now.mean - now.cross


def _waste(now: Letters, unit: Unit) -> Formula:
    """KL by the lengths of words, which are bits; a bit is ln 2 nats."""
    name = coloured("other", KL)
    factor = "" if unit is BITS else r"\ln 2 "
    terms = " + ".join(_term(now, k) for k in now.worst[:2]) + r" + \ldots"
    return Formula(
        key="waste",
        symbolic=rf"{name} = {factor}\sum_k p_k \left(\ell_k - \log_2 \frac{{1}}{{p_k}}\right)",
        substituted=rf"= {factor}\left({terms}\right)" if factor else f"= {terms}",
        result=rf"= {coloured('other', written(now.measured(unit).kl))} \text{{ {unit.name}}}",
    )


def _term(now: Letters, k: int) -> str:
    if now.p[k] == 0:
        return "0"
    longer = f"{written(float(now.used[k]), 2)} - {written(float(now.right[k]), 2)}"
    return rf"{float(now.p[k]):.3f} \, ({longer})_{{{_subscript(k)}}}"


def _subscript(k: int) -> str:
    return r"\text{space}" if k == SPACE else rf"\text{{{sign(k)}}}"


def sentence_formulas(now: Sentence) -> tuple[Formula, ...]:
    """The bits a letter in the other code, and the perplexity that they mean, in both bases."""
    a_letter = now.a_letter(1)
    nats = NATS.per_bit * a_letter
    return (
        Formula(
            key="cost",
            symbolic=r"-\log_2 q(x_1 x_2 \ldots x_n) \, / \, n",
            substituted=rf"= {written(now.totals[1], 2)} \, / \, {now.read}",
            result=rf"= {coloured('other', written(a_letter))} \text{{ bits a letter}}",
        ),
        Formula(
            key="perplexity",
            symbolic=r"2^{\text{bits}} = e^{\text{nats}}",
            substituted=rf"= 2^{{{written(a_letter, 2)}}} = e^{{{written(nats, 2)}}}",
            result=rf"= {coloured('other', written(perplexity(a_letter), 2))}",
        ),
    )


def perplexity(bits: float) -> float:
    """The number of letters, all alike, that would cost so many bits."""
    return math.inf if bits > 1000 else 2.0**bits


def pair_formulas(params: CodesParams, now: Pair) -> tuple[Formula, ...]:
    """The sum, and KL written out as far as there is room."""
    log = params.counted_in.latex
    terms = [float(term) for term in now.contributions]
    shown = "".join(signed(term) for term in terms[:_WRITTEN_OUT]).removeprefix("+ ")
    rest = r" + \ldots" if len(terms) > _WRITTEN_OUT else ""
    return (
        _sum(now.entropy, now.kl, now.cross, params.unit),
        Formula(
            key="kl",
            symbolic=rf"{coloured('other', KL)} = \sum_k p_k {log} \frac{{p_k}}{{q_k}}",
            substituted=rf"= {shown}{rest}",
            result=rf"= {coloured('other', written(now.kl))} \text{{ {params.unit}}}",
        ),
    )


def written(value: float, decimals: int = 3) -> str:
    """A number in LaTeX, in powers of ten when it is tiny."""
    return numerals.in_latex(numerals.visible(value, decimals))


def signed(value: float) -> str:
    """A number to be added, behind its sign."""
    return f"- {written(-value)} " if value < 0 else f"+ {written(value)} "
