"""What the race says: a step as a formula, where both are now, and what the result is worth."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from msgspec.structs import replace

from ceviz.core import numerals
from ceviz.core.figure import Formula, Readout, Role, Verdict, coloured, kept
from ceviz.panels.binary.digits import number_put_in, probability_put_in
from ceviz.panels.gradients.params import GradientsParams
from ceviz.panels.gradients.race import (
    PEAK,
    Fairness,
    Now,
    Race,
    Runner,
    Standing,
    advantage,
    counted,
)
from ceviz.panels.gradients.words import times

_FADING = kept("other", r"\hat y (1 - \hat y)")
_SHOWN = 4  # decimals of the next logit
_UNSEEN = 1e-7  # what ŷ misses of 1, if no result shows it
_AS_SET: dict[Fairness, tuple[int, ...]] = {"rate": (1,), "peak": (4,), "first step": ()}
"""The decimals of a rate that comes from a slider's; 27/8 of them have three more."""


class _Step(NamedTuple):
    """The next step of a loss, with its logit as it is put in, in LaTeX and as it is read."""

    now: Standing
    rate: float
    gradient: Callable[[float], float]
    latex: str
    logit: float

    def leads_to(self, rate: float, prediction: float) -> float:
        """The next logit, as it is shown."""
        return round(self.logit - rate * self.gradient(prediction), _SHOWN)


def formulas(params: GradientsParams, run: Race, now: Now) -> tuple[Formula, ...]:
    """The next step of both: the logit, the rate, the gradient."""
    y = params.label
    cross, squared = now.cross_entropy, now.squared_error
    first = _step(cross, run.cross_entropy.rate, lambda hit: hit - y)
    second = _step(squared, run.squared_error.rate, lambda hit: 2 * (hit - y) * hit * (1 - hit))
    if params.fairness == "rate":  # then it is the same
        eta, rate = other_eta, other_rate = _rate_put_in("rate", first, second)
    else:
        eta, rate = _rate_put_in("rate", first)
        other_eta, other_rate = _rate_put_in(params.fairness, second)
    p, q = _prediction_put_in(first, rate), _prediction_put_in(second, other_rate)
    return (
        Formula(
            key="cross-entropy",
            symbolic=rf"{coloured('loss', 'z')} \leftarrow z - \eta (\hat y - y)",
            substituted=rf"= {first.latex} - {eta} ({p} - {y})",
            result=_result(cross, "loss"),
        ),
        Formula(
            key="squared error",
            symbolic=rf"{coloured('other', 'z')} \leftarrow z - \eta \cdot 2 (\hat y - y)"
            rf" \cdot {_FADING}",
            substituted=rf"= {second.latex} - {other_eta} \cdot 2 ({q} - {y})"
            rf" \cdot {kept('other', f'{q} (1 - {q})')}",
            result=_result(squared, "other"),
        ),
    )


def _step(now: Standing, rate: float, gradient: Callable[[float], float]) -> _Step:
    exact = gradient(now.prediction)
    logit = number_put_in(now.logit, lambda z: round(z - rate * exact, _SHOWN), as_set=(3,))
    return _Step(now, rate, gradient, numerals.in_latex(logit), numerals.number_in(logit))


def _rate_put_in(fairness: Fairness, *steps: _Step) -> tuple[str, float]:
    """The rate of a loss, or of both, with the digits that lead to the next logit, and as read."""

    def told(rate: float) -> list[float]:
        return [one.leads_to(rate, one.now.prediction) for one in steps]

    rate = number_put_in(steps[0].rate, told, as_set=_AS_SET[fairness], first=3)
    return numerals.in_latex(rate), numerals.number_in(rate)


def _prediction_put_in(step: _Step, rate: float) -> str:
    """LaTeX of ŷ, with the digits that lead to the next logit."""
    hit = step.now.prediction
    if hit == 0 or step.now.missed < _UNSEEN:
        return numerals.fixed(hit, 3)
    return probability_put_in(hit, lambda p: step.leads_to(rate, p), first=3)


def _result(now: Standing, role: Role) -> str:
    return f"= {coloured(role, numerals.latex(now.following, _SHOWN))}"


def readouts(params: GradientsParams, run: Race, now: Now) -> tuple[Readout, ...]:
    """Where both are after the step, and how many steps each that is there has needed."""
    step = params.step
    cross, squared = now.cross_entropy, now.squared_error
    beyond = "ŷ > 0.5" if params.label == 1 else "ŷ < 0.5"
    return (
        Readout(
            key="loss",
            name="Cross-entropy now",
            value=numerals.visible(cross.loss, 4),
            unit=params.unit,
            role="loss",
            lead=True,
            number=cross.loss,
        ),
        _number("squared loss", "MSE now", squared.loss, "other"),
        _number("prediction", "ŷ with cross-entropy", cross.prediction, "loss"),
        _number("squared prediction", "ŷ with MSE", squared.prediction, "other"),
        _count("steps", f"cross-entropy to {beyond}", run.cross_entropy, step, "loss"),
        _count("squared steps", f"MSE to {beyond}", run.squared_error, step, "other"),
        Readout(
            key="rate",
            name="learning rate of MSE",
            value=numerals.grouped(numerals.significant(run.squared_error.rate, 4)),
            number=run.squared_error.rate,
        ),
    )


def _number(key: str, name: str, number: float, role: Role) -> Readout:
    return Readout(key=key, name=name, value=numerals.visible(number, 4), role=role, number=number)


def _count(key: str, name: str, runner: Runner, step: int, role: Role) -> Readout:
    if step < runner.arrives:
        return Readout(key=key, name=name, value="not yet", role=role)
    return Readout(
        key=key, name=name, value=counted(runner.arrives), role=role, number=float(runner.arrives)
    )


def verdict(params: GradientsParams, run: Race) -> Verdict:
    """Who arrives first, and what that says about the objection that the race was unfair."""
    judged = _judged(params, run)
    if params.unit == "nats":
        return judged
    return replace(judged, text=f"{judged.text} Gradient descent itself is in nats.")


def _judged(params: GradientsParams, run: Race) -> Verdict:
    if params.step < max(run.cross_entropy.arrives, run.squared_error.arrives):
        return Verdict(text=_under_way(params, run), tone="fair")
    cross, squared = counted(run.cross_entropy.arrives), counted(run.squared_error.arrives)
    if run.cross_entropy.toward[0] > 0:
        return Verdict(
            text="Both start right, and there is nothing to win: choose a start that is wrong.",
            tone="fair",
        )
    if params.fairness == "first step":
        return Verdict(text=_same_first_step(params, run, cross, squared), tone="fair")
    if run.winner is None:
        return Verdict(text=f"A draw: both arrive after {cross}.", tone="fair")
    if run.winner == "squared error":
        return Verdict(
            text=f"From here MSE is first, {squared} against {cross}: no start so near is flat.",
            tone="fair",
        )
    ratio = run.squared_error.arrives / run.cross_entropy.arrives
    if params.fairness == "peak":
        text = (
            f"Even at 3.375 times the rate, with equal peaks, MSE needs {squared} and "
            f"cross-entropy {cross}: at the start MSE pulls {_pull(params)}."
        )
    else:
        text = (
            f"Cross-entropy is right after {cross}, MSE after {squared}: at the start MSE pulls "
            f"{_pull(params)}."
        )
    return Verdict(text=text, tone="bad" if ratio >= 10 else "poor")


def _under_way(params: GradientsParams, run: Race) -> str:
    """Who is right by now, and how the race began."""
    cross, squared = counted(run.cross_entropy.arrives), counted(run.squared_error.arrives)
    if params.step >= run.squared_error.arrives:
        return f"MSE is right after {squared}, cross-entropy not yet."
    if params.step >= run.cross_entropy.arrives:
        told = {
            "rate": f"{_pull(params)} at the start",
            "peak": f"{_pull(params)} at the start even at 3.375 times the rate",
            "first step": "whose first step was the same",
        }[params.fairness]
        return f"Cross-entropy is right after {cross}; MSE, {told}, is not yet."
    pulls = f"MSE pulls {_pull(params)} at the start"
    begins = {
        "rate": f"At the same rate {pulls}",
        "peak": f"At 3.375 times the rate, with equal peaks, {pulls}",
        "first step": "At a rate of its own MSE's first step is that of cross-entropy",
    }[params.fairness]
    return f"{begins}: make a step, or play."


def _pull(params: GradientsParams) -> str:
    """How the first step of MSE compares with that of cross-entropy."""
    weaker = advantage(params.start, "first step") / advantage(params.start, params.fairness)
    return f"{times(weaker)} weaker" if weaker >= 1 else f"{times(1 / weaker)} stronger"


def _same_first_step(params: GradientsParams, run: Race, cross: str, squared: str) -> str:
    """It may well win, at a price."""
    larger = advantage(params.start, "first step")
    result = (
        f"MSE is first, {squared} against {cross}"
        if run.winner == "squared error"
        else f"MSE needs {squared}, cross-entropy {cross}"
    )
    longest = run.squared_error.rate * PEAK
    return (
        f"{result}, but at a rate {times(larger)} larger that fits this start alone: near its "
        f"peak one step is {numerals.grouped(numerals.significant(longest, 3))} in z."
    )


def description(params: GradientsParams, run: Race, now: Now) -> str:
    """What is seen, in one sentence."""
    step = params.step
    cross = numerals.visible(now.cross_entropy.loss, 4)
    return (
        f"Gradient descent from logit {numerals.fixed(params.start, 1)} for true label "
        f"{params.label}: after {counted(step)} the loss is {cross} {params.unit} for "
        f"cross-entropy and {numerals.visible(now.squared_error.loss, 4)} for MSE; the prediction "
        f"is {_arrived(run.cross_entropy, step)} with cross-entropy and "
        f"{_arrived(run.squared_error, step)} with MSE."
    )


def _arrived(runner: Runner, step: int) -> str:
    return f"right after {counted(runner.arrives)}" if step >= runner.arrives else "not yet right"
