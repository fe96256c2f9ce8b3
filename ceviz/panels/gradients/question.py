"""A question before the answer: where is MSE's gradient largest?"""

from __future__ import annotations

from typing import Literal

from msgspec.structs import replace

from ceviz.core import numerals
from ceviz.core.figure import (
    Figure,
    Formula,
    Guide,
    Handle,
    Mark,
    Plot,
    Readout,
    Text,
    Verdict,
    coloured,
)
from ceviz.panels.binary import PREDICTION_AXIS, given_to_truth
from ceviz.panels.binary.digits import number_put_in
from ceviz.panels.gradients.curves import cross_entropy_size, squared_error_size
from ceviz.panels.gradients.params import Gradients, GradientsParams, gradients, logit_of
from ceviz.panels.gradients.plot import ends, peak, size_axis
from ceviz.panels.gradients.race import PEAK
from ceviz.panels.gradients.words import (
    CROSS_ENTROPY,
    cross_entropy_readout,
    cross_entropy_result,
    exactly,
    in_unit,
    squared_error_readout,
)

_TITLE = "Where is MSE's gradient largest?"
_WAITS = 0.1  # the height of the marker while the curve is hidden


def truth(label: int) -> float:
    """The prediction at which MSE's gradient is largest."""
    return 1 / 3 if label == 1 else 2 / 3


def figure(params: GradientsParams) -> Figure:
    """The gradient of cross-entropy and the marker; MSE's own only when it is revealed."""
    now = gradients(params.label, logit_of(params.guess))
    return Figure(
        title=_TITLE,
        plots=(_plot(params, now),),
        formulas=_formulas(params, now),
        readouts=_readouts(params, now),
        verdict=_verdict(params, now),
        description=_description(params, now),
    )


def _plot(params: GradientsParams, now: Gradients) -> Plot:
    label, x = params.label, params.guess
    height = abs(now.squared_error) if params.revealed else _WAITS
    off = numerals.fixed(abs(x - truth(label)), 2)
    marks: tuple[Mark, ...] = (
        cross_entropy_size(label, "prediction", params.counted_in),
        *ends(label, "prediction"),
        _name(params, "cross-entropy", "cross-entropy", 0.9),
    )
    if params.revealed:
        top, value = peak(label, "prediction", params.counted_in)
        # Above, for the line under the marker comes through below.
        above = replace(value, anchor=(0.5, 1), offset=(0, -20))
        answer = _name(params, "squared error", f"MSE + sigmoid: {off} off its peak", 0.77)
        marks += (squared_error_size(label, "prediction"), top, above, answer)
    else:
        marks += (_name(params, "squared error", "MSE + sigmoid is hidden", 0.77),)
    return Plot(
        key="question",
        x=PREDICTION_AXIS,
        y=size_axis(params.counted_in),
        marks=(
            *marks,
            Guide(key="guess line", start=(x, 0), end=(x, height), role="other"),
            Handle(
                key="guess",
                at=(x, height),
                param="guess",
                role="other",
                label="Your guess: the prediction where MSE's gradient is largest",
            ),
        ),
    )


def _name(
    params: GradientsParams, curve: Literal["cross-entropy", "squared error"], text: str, y: float
) -> Text:
    """Words over the right answer's end, where both curves are low, at a height in nats."""
    return Text(
        key=f"{curve} name",
        at=(0.97 if params.label == 1 else 0.03, params.counted_in.of(y)),
        text=text,
        anchor=(float(params.label), 0.5),
        role="loss" if curve == "cross-entropy" else "other",
        strong=True,
    )


def _formulas(params: GradientsParams, now: Gradients) -> tuple[Formula, ...]:
    """What the guess is weighed against; revealed, the slope of MSE's curve, which is 0 on top."""
    y, unit = params.label, params.counted_in

    def told(guess: float) -> str:
        if params.revealed:
            return numerals.fixed(rise_at(y, guess), 4)
        return exactly(guess - y, unit.per_nat)

    p = number_put_in(params.guess, told, as_set=(2,))
    if not params.revealed:
        error = in_unit(r"\hat y - y", unit)
        return (
            Formula(
                key="cross-entropy",
                symbolic=rf"{CROSS_ENTROPY} = {error}",
                substituted=rf"= {in_unit(f'{p} - {y}', unit)}",
                result=cross_entropy_result(now, unit),
            ),
        )
    if y == 1:
        size, slope = r"2 (1 - \hat y)^2 \hat y", r"2 (1 - \hat y)(1 - 3 \hat y)"
        substituted = rf"= 2 (1 - {p})(1 - 3 \cdot {p})"
    else:
        size, slope = r"2 \hat y^2 (1 - \hat y)", r"2 \hat y (2 - 3 \hat y)"
        substituted = rf"= 2 \cdot {p} (2 - 3 \cdot {p})"
    rise = numerals.latex(rise_at(y, params.guess), 4)
    return (
        Formula(
            key="rise",
            symbolic=rf"\frac{{d}}{{d\hat y}} {coloured('other', size)} = {slope}",
            substituted=substituted,
            result=rf"= {coloured('other', rise)}",
        ),
    )


def rise_at(label: int, prediction: float) -> float:
    """How fast the size of MSE's gradient grows with the prediction."""
    p = prediction
    return 2 * (1 - p) * (1 - 3 * p) if label == 1 else 2 * p * (2 - 3 * p)


def _readouts(params: GradientsParams, now: Gradients) -> tuple[Readout, ...]:
    """The guess; revealed, the truth, how far off it is and how much gradient there is."""
    asked = (
        cross_entropy_readout(now, params.counted_in),
        Readout(
            key="guess",
            name="your guess ŷ",
            value=numerals.fixed(params.guess, 2),
            number=params.guess,
        ),
    )
    if not params.revealed:
        return asked
    at, share = truth(params.label), abs(now.squared_error) / PEAK
    return (
        *asked,
        Readout(key="truth", name="the peak of MSE", value=numerals.fixed(at, 4), number=at),
        Readout(
            key="distance",
            name="distance",
            value=numerals.fixed(abs(params.guess - at), 4),
            number=abs(params.guess - at),
        ),
        squared_error_readout(now),
        Readout(
            key="share", name="of the largest", value=f"{100 * share:.1f} %", number=100 * share
        ),
    )


def _verdict(params: GradientsParams, now: Gradients) -> Verdict:
    """The question; revealed, how good the guess is."""
    if not params.revealed:
        return Verdict(
            text="Where does MSE + sigmoid pull hardest? Drag the marker there, then reveal.",
            tone="fair",
        )
    off = abs(params.guess - truth(params.label))
    peak_at = "1/3" if params.label == 1 else "2/3"
    share = f"{100 * abs(now.squared_error) / PEAK:.0f} %"
    if off <= 0.02:
        return Verdict(text=f"Right: MSE's gradient is largest at ŷ = {peak_at}.", tone="good")
    if off <= 0.1:
        return Verdict(
            text=f"Close: the peak is at ŷ = {peak_at}, and your guess has {share} of it.",
            tone="fair",
        )
    if given_to_truth(params.label, params.guess) < 0.15:
        return Verdict(
            text=f"Reasonable, and wrong: the worst mistake should pull hardest, yet there MSE has "
            f"only {share} of its largest gradient, which is at ŷ = {peak_at}.",
            tone="bad",
        )
    return Verdict(
        text=f"Not there: the peak is at ŷ = {peak_at}; your guess has {share} of it.",
        tone="poor",
    )


def _description(params: GradientsParams, now: Gradients) -> str:
    lead = cross_entropy_readout(now, params.counted_in)
    seen = (
        f"The size of the gradient over the prediction for true label {params.label}: at the "
        f"guess {params.guess:.2f} that of cross-entropy is "
        f"{lead.value} {lead.unit}"
    )
    if not params.revealed:
        return f"{seen}, and that of MSE with a sigmoid is hidden."
    return (
        f"{seen}, and that of MSE with a sigmoid is {numerals.fixed(now.squared_error, 4)}; it is "
        f"largest at {truth(params.label):.4f}."
    )
