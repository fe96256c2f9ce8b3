"""What the panel says about many observations: its numbers, and how good ŷ is for them."""

from __future__ import annotations

from ceviz.core import numerals
from ceviz.core.figure import Readout, Tone, Verdict
from ceviz.panels.likelihood import question
from ceviz.panels.likelihood.observed import (
    Observed,
    Stages,
    excess,
    likelihood_text,
    places,
    underflows,
)
from ceviz.panels.likelihood.over_prediction import log_likelihood_text, short_of_all
from ceviz.panels.likelihood.params import LikelihoodParams, prediction_text

_CLOSE = 5e-7  # the slider's last decimal is 0.000001
_NEAR, _FAR = 0.01, 0.2  # nats an observation


def readouts(params: LikelihoodParams, observed: Observed, now: Stages) -> tuple[Readout, ...]:
    """The four stages, with what float64 makes of the product, and what they start from."""
    if params.asks:
        return (*_of_one_coin(params), *_prediction(params))
    if params.show == "question":
        return (_lead(params, now), *_given(params, observed), *_score(params, observed))
    unit, decimals = params.counted_in, places(observed.total)
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
        Readout(
            key="log-likelihood",
            name=f"{unit.log} P, the sum of logs",
            value=numerals.grouped(numerals.visible(unit.of(now.log_likelihood), decimals)),
            unit=unit.name,
            role="other",
            number=unit.of(now.log_likelihood),
        ),
        Readout(
            key="negative",
            name=f"{numerals.MINUS}{unit.log} P, the total loss",
            value=numerals.grouped(numerals.visible(unit.of(now.negative), decimals)),
            unit=unit.name,
            number=unit.of(now.negative),
        ),
        *_given(params, observed),
        Readout(
            key="best",
            name="best prediction k/N",
            value=numerals.fixed(observed.share, 4),
            number=observed.share,
        ),
    )


def float64_text(likelihood: float) -> str:
    """A float64, in which a zero is seen to be one."""
    return numerals.significant(likelihood, 4) if likelihood else "0.0"


def _lead(params: LikelihoodParams, now: Stages) -> Readout:
    unit = params.counted_in
    return Readout(
        key="loss",
        name="Mean loss, BCE",
        value=numerals.visible(unit.of(now.loss), 3),
        unit=unit.name,
        role="loss",
        lead=True,
        number=unit.of(now.loss),
    )


def _of_one_coin(params: LikelihoodParams) -> tuple[Readout, ...]:
    """What a coin costs by what it shows: of all coins' loss, which is to be guessed, no number."""
    unit, (zero, one) = params.counted_in, question.losses(params.prediction)
    return (
        Readout(
            key=question.COIN_KEYS[1],
            name=f"Loss of each 1, {numerals.MINUS}{unit.log} ŷ",
            value=numerals.visible(unit.of(one), 3),
            unit=unit.name,
            lead=True,
            number=unit.of(one),
        ),
        Readout(
            key=question.COIN_KEYS[0],
            name=f"of each 0, {numerals.MINUS}{unit.log}(1 {numerals.MINUS} ŷ)",
            value=numerals.visible(unit.of(zero), 3),
            unit=unit.name,
            number=unit.of(zero),
        ),
    )


def _given(params: LikelihoodParams, observed: Observed) -> tuple[Readout, ...]:
    """How many ones there are, and the prediction."""
    ones = Readout(key="ones", name="ones k of N", value=short_of_all(observed))
    return (ones, *_prediction(params))


def _prediction(params: LikelihoodParams) -> tuple[Readout, ...]:
    """The prediction, with its logit where that is the axis."""
    made = (
        Readout(
            key="prediction",
            name="prediction ŷ",
            value=prediction_text(params.prediction),
            number=params.prediction,
        ),
    )
    if params.axis == "prediction":
        return made
    return (
        *made,
        Readout(key="logit", name="logit z", value=numerals.fixed(params.z, 2), number=params.z),
    )


def _score(params: LikelihoodParams, observed: Observed) -> tuple[Readout, ...]:
    """How far off the best prediction this one is, once that is revealed."""
    if not params.revealed:
        return ()
    unit, off = params.counted_in, abs(params.prediction - observed.share)
    too_much = unit.of(excess(observed, params.prediction))
    return (
        Readout(
            key="best",
            name="best prediction k/N",
            value=numerals.fixed(observed.share, 4),
            number=observed.share,
        ),
        Readout(key="distance", name="off by", value=numerals.visible(off, 4), number=off),
        Readout(
            key="excess",
            name="too much loss: KL(k/N‖ŷ)",
            value=numerals.visible(too_much, 4),
            unit=unit.name,
            role="other",
            number=too_much,
        ),
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
    seen = f"Ones observed: {short_of_all(observed)}; at the prediction {p}"
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
