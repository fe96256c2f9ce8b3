"""What the likelihood panel says: the three stages, and how each follows from the one before."""

from __future__ import annotations

from ceviz.core import numerals
from ceviz.core.figure import Formula, Readout, Verdict, coloured
from ceviz.panels.binary import SYMBOLS, given_to_truth, two_terms
from ceviz.panels.likelihood.params import LikelihoodParams, Stages

_LIKELIHOOD = coloured("third", "P")
_LOG_LIKELIHOOD = coloured("other", r"\ln P")
_LOSS = coloured("loss", "L")


def formulas(params: LikelihoodParams, now: Stages) -> tuple[Formula, ...]:
    """The likelihood, its logarithm, and the loss, each made from the one before."""
    y, p = params.label, f"{params.prediction:.2f}"
    numbers = (rf"{y} \cdot \ln({p})", rf"(1-{y}) \cdot \ln(1-{p})")
    likelihood, log_likelihood, loss = (numerals.latex(value, 3) for value in now)
    return (
        Formula(
            key="likelihood",
            symbolic=rf"{_LIKELIHOOD} = \hat y^{{y}} (1-\hat y)^{{1-y}}",
            substituted=rf"= {p}^{{{y}}} \cdot (1-{p})^{{1-{y}}}",
            result=rf"= {coloured('third', likelihood)}",
        ),
        Formula(
            key="log-likelihood",
            symbolic=rf"{_LOG_LIKELIHOOD} = {two_terms(SYMBOLS, y, role='other')}",
            substituted=rf"= {two_terms(numbers, y, role='other')}",
            result=rf"= {coloured('other', log_likelihood)}",
        ),
        Formula(
            key="loss",
            symbolic=rf"{_LOSS} = -{_LOG_LIKELIHOOD}",
            substituted=rf"= -({coloured('other', log_likelihood)})",
            result=rf"= {coloured('loss', loss)}",
        ),
    )


def readouts(params: LikelihoodParams, now: Stages) -> tuple[Readout, ...]:
    """The three stages, and what they start from."""
    return (
        Readout(
            key="likelihood",
            name="Likelihood",
            value=numerals.fixed(now.likelihood, 3),
            role="third",
            number=now.likelihood,
        ),
        Readout(
            key="log-likelihood",
            name="its ln: log-likelihood",
            value=numerals.fixed(now.log_likelihood, 3),
            unit="nats",
            role="other",
            number=now.log_likelihood,
        ),
        Readout(
            key="loss",
            name="minus that: the loss, BCE",
            value=numerals.fixed(now.loss, 3),
            unit="nats",
            role="loss",
            lead=True,
            number=now.loss,
        ),
        Readout(key="label", name="true label y", value=str(params.label)),
        Readout(
            key="prediction",
            name="prediction ŷ",
            value=numerals.fixed(params.prediction, 2),
            number=params.prediction,
        ),
    )


def verdict(params: LikelihoodParams, now: Stages) -> Verdict:
    """The sentence that links each stage to the next, and what it means here."""
    likelihood, log_likelihood, loss = (numerals.fixed(value, 3) for value in now)
    link = f"ln {likelihood} = {log_likelihood}, and the minus sign makes it the loss, {loss} nats."
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
    likelihood, log_likelihood, loss = (numerals.fixed(value, 3) for value in now)
    return (
        "Likelihood, log-likelihood and binary cross-entropy over the prediction for true label "
        f"{params.label}: at prediction {params.prediction:.2f} they are {likelihood}, "
        f"{log_likelihood} nats and {loss} nats."
    )
