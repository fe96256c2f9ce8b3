"""The formulas of many observations, from the product of probabilities to the mean loss."""

from __future__ import annotations

from ceviz.core import numerals
from ceviz.core.figure import Formula, Role, coloured
from ceviz.panels.likelihood import digits
from ceviz.panels.likelihood.observed import Observed, Stages, decimals_for, likelihood_text, one
from ceviz.panels.likelihood.params import LikelihoodParams, Stage

_STEEP = 1000  # a slope that is written without decimals


def formulas(params: LikelihoodParams, observed: Observed, now: Stages) -> tuple[Formula, ...]:
    """The formula of the stage on show; of all four where all are shown."""
    if params.show == "steps":
        return (_formula(params, observed, now, params.stage),)
    if params.show == "curves":
        return _in_short(params, observed, now)
    return (_slope(params, observed) if params.revealed else _asked(params),)


def _asked(params: LikelihoodParams) -> Formula:
    """The loss with neither k nor N put in, for it is to be guessed where that is least."""
    log, p = params.counted_in.latex, _put_in(params, one(1))
    return Formula(
        key="mean",
        symbolic=rf"{coloured('loss', 'L')} = \frac{{1}}{{N}} \sum_i (-{log} p_i)",
        substituted=rf"= -\frac{{1}}{{N}} \left[k {log}({p}) + (N-k) {log}(1-{p})\right]",
        result=rf"= {coloured('loss', '?')}",
    )


def _formula(params: LikelihoodParams, observed: Observed, now: Stages, stage: Stage) -> Formula:
    unit, decimals = params.counted_in, decimals_for(observed.total)
    log, p = unit.latex, _put_in(params, observed)
    k, m = observed.ones, observed.zeros
    sum_of_logs = unit.in_latex(now.log_likelihood, decimals)
    match stage:
        case "product":
            return Formula(
                key="product",
                symbolic=rf"{coloured('third', 'P')} = \prod_i p_i = "
                r"\hat y^{k} (1-\hat y)^{N-k}",
                substituted=rf"= {p}^{{{k}}} \cdot (1-{p})^{{{m}}}",
                result=_result("third", numerals.in_latex(likelihood_text(now.log_likelihood))),
            )
        case "sum":
            return Formula(
                key="sum",
                symbolic=rf"{coloured('other', rf'{log} P')} = \sum_i {log} p_i = "
                rf"k {log} \hat y + (N-k) {log}(1-\hat y)",
                substituted=_logs(log, p, observed),
                result=unit.behind(_result("other", sum_of_logs)),
            )
        case "negative":
            return Formula(
                key="negative",
                symbolic=rf"-{log} P = \sum_i (-{log} p_i)",
                substituted=rf"= -({coloured('other', sum_of_logs)})",
                result=unit.behind(_result("text", unit.in_latex(now.negative, decimals))),
            )
        case "mean":
            return _loss(params, observed, now)


def _loss(params: LikelihoodParams, observed: Observed, now: Stages) -> Formula:
    unit, log = params.counted_in, params.counted_in.latex
    total = numerals.in_latex(digits.total(unit.of(now.negative), observed.total))
    return Formula(
        key="mean",
        symbolic=rf"{coloured('loss', 'L')} = -\frac{{1}}{{N}} {log} P = "
        rf"\frac{{1}}{{N}} \sum_i (-{log} p_i)",
        substituted=rf"= \frac{{{total}}}{{{numerals.in_latex(str(observed.total))}}}",
        result=unit.behind(_result("loss", unit.in_latex(now.loss))),
    )


def _in_short(params: LikelihoodParams, observed: Observed, now: Stages) -> tuple[Formula, ...]:
    """Three short lines, for the four curves need the height."""
    unit, log, p = params.counted_in, params.counted_in.latex, _put_in(params, observed)
    k, m, decimals = observed.ones, observed.zeros, decimals_for(observed.total)
    total = numerals.in_latex(digits.total(unit.of(now.log_likelihood), observed.total))
    logarithm = coloured("other", rf"{log} P")
    return (
        Formula(
            key="product",
            symbolic=rf"{coloured('third', 'P')} = \hat y^{{k}} (1-\hat y)^{{N-k}}",
            substituted=rf"= {p}^{{{k}}} \cdot (1-{p})^{{{m}}}",
            result=_result("third", numerals.in_latex(likelihood_text(now.log_likelihood))),
        ),
        Formula(
            key="sum",
            symbolic=rf"{logarithm} = k {log} \hat y + (N-k) {log}(1-\hat y)",
            substituted=_logs(log, p, observed),
            result=unit.behind(_result("other", unit.in_latex(now.log_likelihood, decimals))),
        ),
        Formula(
            key="mean",
            symbolic=rf"{coloured('loss', 'L')} = -{logarithm} / N",
            substituted=rf"= -({coloured('other', total)}) / "
            rf"{numerals.in_latex(str(observed.total))}",
            result=unit.behind(_result("loss", unit.in_latex(now.loss))),
        ),
    )


def _put_in(params: LikelihoodParams, observed: Observed) -> str:
    return digits.prediction_put_in(params, digits.results(params, observed))


def _logs(log: str, p: str, observed: Observed) -> str:
    """The sum of logs with the prediction put in."""
    k, m = (numerals.in_latex(str(many)) for many in (observed.ones, observed.zeros))
    return rf"= {k} \cdot {log}({p}) + {m} \cdot {log}(1-{p})"


def _slope(params: LikelihoodParams, observed: Observed) -> Formula:
    """Why the minimum is at k/N: nowhere else is the slope 0."""

    def slope(p: float) -> str:
        number = params.counted_in.of((p - observed.share) / (p * (1 - p)))
        return numerals.visible(number, 3 if abs(number) < _STEEP else 0)

    text = digits.prediction_put_in(params, slope)
    k, n = (numerals.in_latex(str(many)) for many in (observed.ones, observed.total))
    in_bits = "" if params.unit == "nats" else r" \cdot \frac{1}{\ln 2}"
    return Formula(
        key="slope",
        symbolic=r"\frac{dL}{d\hat y} = \frac{\hat y - k/N}{\hat y (1-\hat y)}" + in_bits,
        substituted=rf"= \frac{{{text} - {k}/{n}}}{{{text} \cdot (1-{text})}}" + in_bits,
        result=params.counted_in.behind(
            _result("loss", numerals.in_latex(slope(params.prediction)))
        ),
    )


def _result(role: Role, number: str) -> str:
    return f"= {coloured(role, number)}"
