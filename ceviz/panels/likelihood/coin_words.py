"""What the panel says about many observations: its numbers, and how good ŷ is for them."""

from __future__ import annotations

from ceviz.core import numerals
from ceviz.core.figure import Readout, Tone, Verdict
from ceviz.panels.binary.readouts import prediction_text
from ceviz.panels.likelihood import question
from ceviz.panels.likelihood.observed import (
    Observed,
    Stages,
    decimals_for,
    excess,
    likelihood_text,
    underflows,
)
from ceviz.panels.likelihood.over_prediction import log_likelihood_text, ones_of_all
from ceviz.panels.likelihood.params import LikelihoodParams
from ceviz.panels.likelihood.words import place_readouts

_CLOSE = 5e-7  # the slider's last decimal is 0.000001
_NEAR, _FAR = 0.01, 0.2  # nats an observation


def readouts(params: LikelihoodParams, observed: Observed, now: Stages) -> tuple[Readout, ...]:
    """The four stages, with what float64 makes of the product, and what they start from."""
    if params.asks:
        return (*_of_one_coin(params), *place_readouts(params))
    if params.show == "question":
        return (_lead(params, now), *_given(params, observed), *_score(params, observed))
    unit, decimals = params.counted_in, decimals_for(observed.total)
    return (
        _lead(params, now),
        Readout(
            key="likelihood",
            name="likelihood P",
            value=likelihood_text(now.log_likelihood),
            role="third",
            number=now.likelihood,
        ),
        Readout(
            key="float64",
            name="P as float64",
            value=float64_text(now.likelihood),
            role="wrong" if underflows(now) else "text",
            number=now.likelihood,
        ),
        unit.readout(
            "log-likelihood",
            f"{unit.log} P, the sum of logs",
            now.log_likelihood,
            decimals=decimals,
            role="other",
        ),
        unit.readout(
            "negative",
            f"{numerals.MINUS}{unit.log} P, the total loss",
            now.negative,
            decimals=decimals,
        ),
        *_given(params, observed),
        _best(observed),
    )


def float64_text(likelihood: float) -> str:
    """A float64, in which a zero is seen to be one."""
    return numerals.significant(likelihood, 4) if likelihood else "0.0"


def _lead(params: LikelihoodParams, now: Stages) -> Readout:
    return params.counted_in.readout(
        "loss", "Mean loss, BCE", now.loss, decimals=3, role="loss", lead=True
    )


def _of_one_coin(params: LikelihoodParams) -> tuple[Readout, ...]:
    """What a coin costs by what it shows: of all coins' loss, which is to be guessed, no number."""
    unit, (zero, one) = params.counted_in, question.losses(params.prediction)
    return (
        unit.readout(
            question.COIN_KEYS[1],
            f"Loss of each 1, {numerals.MINUS}{unit.log} ŷ",
            one,
            decimals=3,
            lead=True,
        ),
        unit.readout(
            question.COIN_KEYS[0],
            f"of each 0, {numerals.MINUS}{unit.log}(1 {numerals.MINUS} ŷ)",
            zero,
            decimals=3,
        ),
    )


def _given(params: LikelihoodParams, observed: Observed) -> tuple[Readout, ...]:
    """How many ones there are, and the prediction."""
    ones = Readout(key="ones", name="ones k of N", value=ones_of_all(observed))
    return (ones, *place_readouts(params))


def _best(observed: Observed) -> Readout:
    """The prediction under which all this is likeliest."""
    value = numerals.fixed(observed.share, 4)
    return Readout(key="best", name="best prediction k/N", value=value, number=observed.share)


def _score(params: LikelihoodParams, observed: Observed) -> tuple[Readout, ...]:
    """How far off the best prediction this one is, once that is revealed."""
    if not params.revealed:
        return ()
    off, too_much = abs(params.prediction - observed.share), excess(observed, params.prediction)
    return (
        _best(observed),
        Readout(key="distance", name="off by", value=numerals.visible(off, 4), number=off),
        params.counted_in.readout("excess", "too much loss: KL(k/N‖ŷ)", too_much, role="other"),
    )


def verdict(params: LikelihoodParams, observed: Observed, now: Stages) -> Verdict:
    """That the product has underflowed, or how good the prediction is for what was observed."""
    if params.show == "question":
        return _asked() if params.asks else _judged(params, observed)
    if underflows(now):
        return Verdict(
            text="Underflow: float64 makes the product exactly 0.0, whose logarithm would be −∞. "
            f"The sum of logs goes on: {log_likelihood_text(params, observed, now)}.",
            tone="bad",
        )
    return _judged(params, observed)


def _asked() -> Verdict:
    return Verdict(
        text="Drag ŷ to where you think these observations are likeliest, then reveal the curve.",
        tone="fair",
    )


def _judged(params: LikelihoodParams, observed: Observed) -> Verdict:
    share, off = numerals.fixed(observed.share, 4), params.prediction - observed.share
    if abs(off) < _CLOSE:
        return Verdict(
            text=f"The maximum: ŷ = k/N = {share}. No other prediction makes these observations "
            "likelier.",
            tone="good",
        )
    too_much = excess(observed, params.prediction)
    where = "above" if off > 0 else "below"
    costs = params.counted_in.visible(too_much, 4)
    text = f"ŷ is {numerals.visible(abs(off), 4)} {where} k/N = {share}, which costs {costs}"
    return Verdict(text=f"{text} an observation: KL(k/N‖ŷ).", tone=_tone(too_much))


def _tone(too_much: float) -> Tone:
    if too_much < _NEAR:
        return "good"
    return "fair" if too_much < _FAR else "poor"


def description(params: LikelihoodParams, observed: Observed, now: Stages) -> str:
    """What is seen, in one sentence."""
    unit, p = params.counted_in, prediction_text(params.prediction)
    if params.asks:
        return _described_question(params, observed)
    seen = f"Ones observed: {ones_of_all(observed)}; at the prediction {p}"
    loss = f"the mean loss is {unit.visible(now.loss, 3)}"
    if params.show == "question":
        best = numerals.fixed(observed.share, 4)
        return f"{seen}, on a curve which is drawn, {loss}; the best is {best}."
    likelihood = likelihood_text(now.log_likelihood)
    log_likelihood = log_likelihood_text(params, observed, now)
    return (
        f"{seen} the likelihood is {likelihood}, its logarithm {log_likelihood}, and {loss}, with "
        f"the best prediction at {numerals.fixed(observed.share, 4)}."
    )


def _described_question(params: LikelihoodParams, observed: Observed) -> str:
    """The coins as they lie, and what the question's figure hides."""
    unit, p = params.counted_in, prediction_text(params.prediction)
    if observed.order:
        coins = f"Coins that show {' '.join(observed.order)}"
    else:
        ones, zeros = numerals.whole(observed.ones), numerals.whole(observed.zeros)
        coins = f"Coins of which {ones} show 1 and {zeros} show 0"
    zero, one = question.losses(params.prediction)
    return (
        f"{coins}; at the prediction {p} each 1 costs {unit.visible(one, 3)} and each 0 "
        f"{unit.visible(zero, 3)}, and the mean loss is hidden with its curve."
    )
