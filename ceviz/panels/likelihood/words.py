"""What the likelihood panel says of one observation: how each stage follows from the one before."""

from __future__ import annotations

import math

from ceviz.core import numerals
from ceviz.core.figure import Formula, Readout, Verdict, coloured
from ceviz.panels.binary import given_to_truth, symbols, two_terms
from ceviz.panels.binary.readouts import logit_readout, prediction_readout, prediction_text
from ceviz.panels.likelihood import digits
from ceviz.panels.likelihood.observed import Stages, likelihood_text
from ceviz.panels.likelihood.params import LikelihoodParams

_LIKELIHOOD = coloured("third", "P")
_LOSS = coloured("loss", "L")


def _numbers(params: LikelihoodParams, now: Stages) -> tuple[str, str, str]:
    """Likelihood, log-likelihood and loss as text, without their unit."""
    unit = params.counted_in
    return (
        likelihood_text(now.log_likelihood),
        numerals.visible(unit.of(now.log_likelihood), 3),
        numerals.visible(unit.of(now.loss), 3),
    )


def formulas(params: LikelihoodParams, now: Stages) -> tuple[Formula, ...]:
    """The likelihood, its logarithm, and the loss, each made from the one before."""
    y, unit, log = params.label, params.counted_in, params.counted_in.latex
    p = digits.prediction_put_in(params, digits.results(params, params.observed))
    terms = (rf"{y} \cdot {log}({p})", rf"(1-{y}) \cdot {log}(1-{p})")
    likelihood, log_likelihood, loss = map(numerals.in_latex, _numbers(params, now))
    logarithm = coloured("other", rf"{log} P")
    return (
        Formula(
            key="likelihood",
            symbolic=rf"{_LIKELIHOOD} = \hat y^{{y}} (1-\hat y)^{{1-y}}",
            substituted=rf"= {p}^{{{y}}} \cdot (1-{p})^{{1-{y}}}",
            result=rf"= {coloured('third', likelihood)}",
        ),
        Formula(
            key="log-likelihood",
            symbolic=rf"{logarithm} = {two_terms(symbols(params.counted_in), y, role='other')}",
            substituted=rf"= {two_terms(terms, y, role='other')}",
            result=unit.behind(rf"= {coloured('other', log_likelihood)}"),
        ),
        Formula(
            key="loss",
            symbolic=rf"{_LOSS} = -{logarithm}",
            substituted=rf"= -({coloured('other', log_likelihood)})",
            result=unit.behind(rf"= {coloured('loss', loss)}"),
        ),
    )


def readouts(params: LikelihoodParams, now: Stages) -> tuple[Readout, ...]:
    """The three stages, and what they start from."""
    unit = params.counted_in
    return (
        Readout(
            key="likelihood",
            name="Likelihood",
            value=likelihood_text(now.log_likelihood),
            role="third",
            number=now.likelihood,
        ),
        unit.readout(
            "log-likelihood",
            f"its {unit.log}: log-likelihood",
            now.log_likelihood,
            decimals=3,
            role="other",
        ),
        unit.readout(
            "loss", "minus that: the loss, BCE", now.loss, decimals=3, role="loss", lead=True
        ),
        Readout(key="label", name="true label y", value=str(params.label)),
        *place_readouts(params),
    )


def place_readouts(params: LikelihoodParams) -> tuple[Readout, ...]:
    """The prediction, with its logit where the axis shows that."""
    told = prediction_readout(params.p)
    return (told,) if params.axis == "prediction" else (told, logit_readout(params.z))


def verdict(params: LikelihoodParams, now: Stages) -> Verdict:
    """The sentence that links each stage to the next, and what it means here."""
    unit = params.counted_in
    _, log_likelihood, loss = _numbers(params, now)

    def leads(text: str) -> bool:
        return numerals.visible(unit.of(math.log(numerals.number_in(text))), 3) == log_likelihood

    likelihood = digits.enough(lambda many: likelihood_text(now.log_likelihood, many), leads)
    link = (
        f"{unit.log} {likelihood} = {log_likelihood}, and the minus sign makes it the loss, "
        f"{loss} {unit.name}."
    )
    right = given_to_truth(params.label, params.prediction)
    if right >= 0.9:
        return Verdict(text=f"What happened was likely: {link}", tone="good")
    if right >= 0.5:
        return Verdict(text=f"What happened was fairly likely: {link}", tone="fair")
    if right > 0.1:
        return Verdict(text=f"What happened was rather unlikely: {link}", tone="poor")
    return Verdict(text=f"What happened was very unlikely: {link}", tone="bad")


def description(params: LikelihoodParams, now: Stages) -> str:
    """What is seen, in one sentence."""
    unit = params.counted_in
    likelihood, log_likelihood, loss = _numbers(params, now)
    return (
        "Likelihood, log-likelihood and binary cross-entropy over the prediction for true label "
        f"{params.label}: at prediction {prediction_text(params.prediction)} they are "
        f"{likelihood}, {log_likelihood} {unit.name} and {loss} {unit.name}."
    )
