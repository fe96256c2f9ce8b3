"""What the codes panel says in numbers and sentences."""

from __future__ import annotations

import math

from ceviz.core import numerals
from ceviz.core.figure import Readout, Role, Tone, Verdict
from ceviz.core.units import NATS, UNITS
from ceviz.panels.codes.formulas import perplexity
from ceviz.panels.codes.letters import Letters, language, sign, spoken
from ceviz.panels.codes.outcomes import Pair, goal
from ceviz.panels.codes.params import CodesParams
from ceviz.panels.codes.sentence import Sentence, missing

RANKED = 3
NEAR = 0.01  # how near to the challenge's KL counts as there
_SLIGHT, _MUCH = 0.1, 0.5  # bits of KL


def letter_readouts(params: CodesParams, now: Letters) -> tuple[Readout, ...]:
    """The sum and its parts, the other direction, and which letters waste most."""
    whole = params.q != "hand" and params.code != "ideal"
    unit, measured = params.unit, now.measured(params.counted_in)
    cross = _in(unit, "cross", "H(P, Q)", measured.cross, lead=not whole)
    lead = (_bits("mean", "Spent a letter, in whole bits", now.mean, lead=True), cross)
    return (
        *(lead if whole else (cross,)),
        _in(unit, "entropy", "needed: H(P)", measured.entropy, role="loss"),
        _in(unit, "kl", "waste: KL(P‖Q)", measured.kl, role="other"),
        _in(unit, "reverse", "other way: KL(Q‖P)", measured.reverse),
        *(
            _bits(f"worst {rank}", f"{rank}. waste is {sign(k)}", float(now.waste[k]))
            for rank, k in enumerate(now.worst[:RANKED], start=1)
        ),
    )


def _bits(key: str, name: str, value: float, *, role: Role = "text", lead: bool = False) -> Readout:
    return _in("bits", key, name, value, role=role, lead=lead)


def _in(
    unit: str, key: str, name: str, value: float, *, role: Role = "text", lead: bool = False
) -> Readout:
    written = numerals.visible(value, 3)
    return Readout(key=key, name=name, value=written, unit=unit, role=role, lead=lead, number=value)


def letter_verdict(params: CodesParams, now: Letters) -> Verdict:
    """What the wrong code costs, or why it cannot work at all."""
    if now.impossible:
        named = ", ".join(spoken(k) for k in now.impossible[:4])
        more = " and others" if len(now.impossible) > 4 else ""
        return Verdict(
            text=f"The code has no word for {named}{more}: q = 0 where p > 0, so the cost is ∞.",
            tone="bad",
        )
    extra = now.mean - now.right_mean
    if now.kl == 0:
        return Verdict(text="The right code: nothing is wasted, and KL is exactly 0.", tone="good")
    # With a KL of 0.0004 the code is as good as right, but it is not right.
    share = 100 * extra / now.right_mean if now.right_mean else math.inf
    text = (
        f"{_text_name(params)} in {_code_name(params)} costs {numerals.visible(extra, 3)} bits "
        f"a letter too many: {numerals.fixed(share, 1)} % more than its own code."
    )
    return Verdict(text=text, tone=_tone(now.kl))


def _tone(kl: float) -> Tone:
    if kl < _SLIGHT:
        return "fair"
    return "poor" if kl < _MUCH else "bad"


def _text_name(params: CodesParams) -> str:
    name = language(params.p)
    return name[0].upper() + name[1:]


def _code_name(params: CodesParams) -> str:
    return "this hand-made code" if params.q == "hand" else f"a code for {language(params.q)}"


def letter_description(params: CodesParams, now: Letters, lead: Readout) -> str:
    """What is seen, in one sentence with the leading number."""
    what = "a letter costs" if lead.key == "cross" else "a letter costs, in whole bits,"
    needed = now.measured(UNITS[lead.unit]).entropy
    return (
        f"Bars for the letters, each as high as its share of a text in {language(params.p)} and "
        f"as long as its word in {_code_name(params)}: {what} {lead.value} {lead.unit}, of which "
        f"{numerals.visible(needed, 3)} are needed"
        + (", and the tree of the words." if params.tree and params.code == "huffman" else ".")
    )


def sentence_readouts(params: CodesParams, now: Sentence) -> tuple[Readout, ...]:
    """The three rulers in numbers, and the perplexity in the other code, said both ways."""
    bits = now.a_letter(1)
    nats = NATS.per_bit * bits
    value = perplexity(bits)
    return (
        _bits("a letter", "Bits a letter, the other code", bits, role="other", lead=True),
        _bits("nats", "own code, a letter", now.a_letter(0), role="loss"),
        _in("nats", "other nats", "the other code, a letter", nats),
        Readout(
            key="perplexity",
            name=f"perplexity 2^{_short(bits)} = e^{_short(nats)}",
            value=numerals.fixed(value, 2),
            number=value,
        ),
        _bits("total 0", "all, its own code", now.totals[0], role="loss"),
        _bits("total 1", "all, the other code", now.totals[1], role="other"),
        _bits("total 2", "all, a uniform code", now.totals[2]),
    )


def _short(value: float) -> str:
    return numerals.fixed(value, 2)


def sentence_verdict(params: CodesParams, now: Sentence) -> Verdict:
    """Which code serves the sentence best so far."""
    if not now.read:
        return Verdict(text="Type a sentence, and the rulers grow letter by letter.", tone="fair")
    lost = missing(now, 1) or missing(now, 0)
    if lost:
        which = "other" if missing(now, 1) else "text's own"
        named = ", ".join(spoken(k) for k in lost[:4])
        return Verdict(
            text=f"The {which} code has no word for {named}: it cannot say the sentence, "
            "so the cost is ∞.",
            tone="bad",
        )
    own, other, uniform = now.totals
    if own == other:
        return Verdict(text="Both codes are the same, so both rulers are as long.", tone="good")
    saved = uniform - own
    than = f"{numerals.fixed(abs(other - own), 1)} bits {'more' if other > own else 'fewer'}"
    text = (
        f"The other code needs {than} for these {now.read} letters; the text's own code saves "
        f"{numerals.fixed(saved, 1)} bits against a uniform one."
    )
    return Verdict(text=text, tone="fair" if other > own else "poor")


def sentence_description(params: CodesParams, now: Sentence, lead: Readout) -> str:
    """What is seen, in one sentence with the leading number."""
    totals = ", ".join(numerals.fixed(total, 1) for total in now.totals)
    return (
        f"Three rulers of the bits for {now.read} letters of a sentence: {totals} bits in the code "
        f"for {language(params.p)}, the other code and a uniform code, which is "
        f"{lead.value} {lead.unit} a letter in the other code."
    )


def pair_readouts(params: CodesParams, now: Pair) -> tuple[Readout, ...]:
    """The sum and its parts, the other direction, and how far the challenge is."""
    unit = params.unit
    bits = now.cross / params.counted_in.per_bit
    readouts = (
        _in(unit, "cross", "H(P, Q)", now.cross, lead=True),
        _in(unit, "entropy", "the floor: H(P)", now.entropy, role="loss"),
        _in(unit, "kl", "on it: KL(P‖Q)", now.kl, role="other"),
        _in(unit, "reverse", "other way: KL(Q‖P)", now.reverse),
        Readout(
            key="perplexity",
            name="perplexity",
            value=numerals.fixed(perplexity(bits), 2),
            number=perplexity(bits),
        ),
    )
    if not params.challenge:
        return readouts
    return (*readouts, _in(unit, "goal", "KL to reach", goal(params), role="truth"))


def pair_verdict(params: CodesParams, now: Pair) -> Verdict:
    """What dragging does to the sum; with a challenge, how far it is."""
    lost = [k for k, term in enumerate(now.contributions.tolist()) if math.isinf(term)]
    if lost:
        named = ", ".join(str(k + 1) for k in lost[:4])
        return Verdict(
            text=f"Q says outcome {named} never happens, and P says it does: no cost is high "
            "enough, so KL is ∞.",
            tone="bad",
        )
    if params.challenge:
        return _challenge(params, now)
    if now.kl == 0:
        return Verdict(text="Q = P: KL is exactly 0, and H(P, Q) stands on the floor.", tone="good")
    return Verdict(
        text="Drag Q: only KL moves. Drag P: the floor H(P) moves as well. No Q gets below it.",
        tone="fair",
    )


def _challenge(params: CodesParams, now: Pair) -> Verdict:
    off = goal(params) - now.kl
    wanted = f"{numerals.visible(goal(params), 3)} {params.unit}"
    if abs(off) <= NEAR:
        return Verdict(text=f"There: KL is {wanted}, to within {NEAR}.", tone="good")
    way = "to go" if off > 0 else "too much"
    return Verdict(
        text=f"Reach a KL of {wanted}: {numerals.fixed(abs(off), 3)} {params.unit} {way}.",
        tone="fair" if abs(off) < _SLIGHT else "poor",
    )


def pair_description(params: CodesParams, now: Pair, lead: Readout) -> str:
    """What is seen, in one sentence with the leading number."""
    return (
        f"Bars of two distributions over {params.outcomes} outcomes, the terms of KL, and a bar of "
        f"the entropy {numerals.visible(now.entropy, 3)} with KL {numerals.visible(now.kl, 3)} on "
        f"it, which makes a cross-entropy of {lead.value} {lead.unit}."
    )
