"""What the race says: a step as a formula, where both are now, and what the result is worth."""

from __future__ import annotations

from msgspec.structs import replace

from ceviz.core import numerals
from ceviz.core.figure import Formula, Readout, Role, Verdict, coloured, kept
from ceviz.panels.binary import given_to_truth
from ceviz.panels.gradients.params import GradientsParams
from ceviz.panels.gradients.race import PEAK, Race, Runner, advantage, counted
from ceviz.panels.gradients.words import times

_FADING = kept("other", r"\hat y (1 - \hat y)")


def formulas(params: GradientsParams) -> tuple[Formula, ...]:
    """The next step of both: the logit, the rate, the gradient."""
    y, run, step = params.label, params.race, params.step
    cross, squared = run.cross_entropy, run.squared_error
    p, q = (f"{float(runner.prediction[step]):.3f}" for runner in (cross, squared))
    return (
        Formula(
            key="cross-entropy",
            symbolic=rf"{coloured('loss', 'z')} \leftarrow z - \eta (\hat y - y)",
            substituted=rf"= {_now(cross, step)} - {_rate(cross.rate)} ({p} - {y})",
            result=_next(cross, step, "loss"),
        ),
        Formula(
            key="squared error",
            symbolic=rf"{coloured('other', 'z')} \leftarrow z - \eta \cdot 2 (\hat y - y)"
            rf" \cdot {_FADING}",
            substituted=rf"= {_now(squared, step)} - {_rate(squared.rate)} \cdot 2 ({q} - {y})"
            rf" \cdot {kept('other', f'{q} (1 - {q})')}",
            result=_next(squared, step, "other"),
        ),
    )


def _now(runner: Runner, step: int) -> str:
    return numerals.latex(float(runner.logit[step]), 4)


def _next(runner: Runner, step: int, role: Role) -> str:
    return f"= {coloured(role, numerals.latex(float(runner.logit[step + 1]), 4))}"


def _rate(rate: float) -> str:
    text = numerals.significant(rate, 4)
    return text.rstrip("0").rstrip(".") if "." in text else text


def readouts(params: GradientsParams) -> tuple[Readout, ...]:
    """Where both are after the step, and how many steps each needs."""
    run, step = params.race, params.step
    cross, squared = run.cross_entropy, run.squared_error
    loss = float(cross.loss[step])
    beyond = "ŷ > 0.5" if params.label == 1 else "ŷ < 0.5"
    return (
        Readout(
            key="loss",
            name="Cross-entropy now",
            value=numerals.visible(loss, 4),
            unit=params.unit,
            role="loss",
            lead=True,
            number=loss,
        ),
        _number("squared loss", "MSE now", float(squared.loss[step]), "other"),
        _number("prediction", "ŷ with cross-entropy", float(cross.prediction[step]), "loss"),
        _number("squared prediction", "ŷ with MSE", float(squared.prediction[step]), "other"),
        _count("steps", f"cross-entropy to {beyond}", cross, "loss"),
        _count("squared steps", f"MSE to {beyond}", squared, "other"),
        Readout(
            key="rate",
            name="learning rate of MSE",
            value=numerals.significant(squared.rate, 4),
            number=squared.rate,
        ),
    )


def _number(key: str, name: str, number: float, role: Role) -> Readout:
    return Readout(key=key, name=name, value=numerals.visible(number, 4), role=role, number=number)


def _count(key: str, name: str, runner: Runner, role: Role) -> Readout:
    return Readout(
        key=key, name=name, value=counted(runner.arrives), role=role, number=float(runner.arrives)
    )


def verdict(params: GradientsParams) -> Verdict:
    """Who arrives first, and what that says about the objection that the race was unfair."""
    judged = _judged(params)
    if params.unit == "nats":
        return judged
    return replace(judged, text=f"{judged.text} Gradient descent itself is in nats.")


def _judged(params: GradientsParams) -> Verdict:
    run = params.race
    cross, squared = counted(run.cross_entropy.arrives), counted(run.squared_error.arrives)
    if given_to_truth(params.label, float(run.cross_entropy.prediction[0])) > 0.5:
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
    weaker = advantage(params.start, "first step")
    if params.fairness == "peak":
        text = (
            f"Even at 3.375 times the rate, with equal peaks, MSE needs {squared} and "
            f"cross-entropy {cross}: at the start MSE pulls {times(weaker * PEAK)} weaker."
        )
    else:
        text = (
            f"Cross-entropy is right after {cross}, MSE after {squared}: at the start MSE pulls "
            f"{times(weaker)} weaker."
        )
    return Verdict(text=text, tone="bad" if ratio >= 10 else "poor")


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
        f"peak one step is {numerals.significant(longest, 3)} in z."
    )


def description(params: GradientsParams) -> str:
    """What is seen, in one sentence."""
    run, step = params.race, params.step
    loss, squared = float(run.cross_entropy.loss[step]), float(run.squared_error.loss[step])
    return (
        f"Gradient descent from logit {numerals.fixed(params.start, 1)} for true label "
        f"{params.label}: after {counted(step)} the loss is {numerals.visible(loss, 4)} "
        f"{params.unit} for cross-entropy and {numerals.visible(squared, 4)} for MSE; "
        "the prediction is right after "
        f"{counted(run.cross_entropy.arrives)} with cross-entropy and after "
        f"{counted(run.squared_error.arrives)} with MSE."
    )
