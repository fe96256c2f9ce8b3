"""What the gradients panel says: formulas, numbers, and whether the learning signal vanishes."""

from __future__ import annotations

import math

from ceviz import model
from ceviz.core import numerals
from ceviz.core.figure import Formula, Readout, Verdict, coloured, kept
from ceviz.core.units import Unit
from ceviz.panels.binary import given_to_truth
from ceviz.panels.binary.digits import number_put_in, probability_put_in
from ceviz.panels.binary.readouts import (
    logit_readout,
    logit_text,
    prediction_readout,
    prediction_text,
)
from ceviz.panels.gradients.params import Gradients, GradientsParams

CROSS_ENTROPY = coloured("loss", r"\frac{dL_{\text{CE}}}{dz}")
SQUARED_ERROR = coloured("other", r"\frac{dL_{\text{MSE}}}{dz}")
FADING = r"\hat y (1 - \hat y)"
"""σ′(z), the factor that MSE's gradient has and that fades at both ends."""

_SIZES = ((0.05, "tiny"), (0.2, "small"), (0.5, "moderate"))


def telling(number: float, decimals: int = 4) -> str:
    """A number in so many decimals, or in three digits where they would tell little."""
    if 0 < abs(number) < 0.001:
        return numerals.significant(number, 3)
    return numerals.fixed(number, decimals)


def exactly(nats: float, per_nat: float = 1.0) -> str:
    """A gradient in as many digits as tell it from 0 and from its limit of 1 nat."""
    return telling(nats * per_nat, 5 if abs(nats) > 0.999 else 4)


def times(factor: float) -> str:
    """How many times something is larger, in words."""
    rounded = round(factor, 1) if factor < 100 else math.floor(factor + 0.5)
    return f"{rounded:,} times"


def prediction_latex(params: GradientsParams) -> str:
    """The prediction in a formula, from which both gradients follow as they are shown."""
    y, per_nat = params.label, params.counted_in.per_nat

    def told(p: float) -> tuple[str, str]:
        return exactly(p - y, per_nat), exactly(2 * (p - y) * p * (1 - p))

    return probability_put_in(params.p, told)


def place_text(params: GradientsParams) -> str:
    """Where the point is, in words."""
    if params.axis == "prediction":
        return f"prediction {prediction_text(params.prediction)}"
    return f"logit {logit_text(params.z)}"


def formulas(params: GradientsParams, now: Gradients) -> tuple[Formula, ...]:
    """Both gradients; the factor σ′(z), which only MSE has, is the highlighted one."""
    y, p, unit = params.label, prediction_latex(params), params.counted_in
    fading = kept("other", rf"{p} (1 - {p})")
    symbol, number = (r"\hat y", p)
    if params.axis != "prediction":
        symbol, number = r"\sigma(z)", rf"\sigma({_logit_latex(params)})"
    return (
        Formula(
            key="cross-entropy",
            symbolic=rf"{CROSS_ENTROPY} = {in_unit(f'{symbol} - y', unit)}",
            substituted=rf"= {in_unit(f'{number} - {y}', unit)}",
            result=cross_entropy_result(now, unit),
        ),
        Formula(
            key="squared error",
            symbolic=rf"{SQUARED_ERROR} = 2 (\hat y - y) \cdot {kept('other', FADING)}",
            substituted=rf"= 2 ({p} - {y}) \cdot {fading}",
            result=squared_error_result(now),
        ),
    )


def _logit_latex(params: GradientsParams) -> str:
    """The logit in the formula of cross-entropy's gradient."""
    y, per_nat = params.label, params.counted_in.per_nat

    def told(z: float) -> str:
        return exactly(float(model.binary_cross_entropy_gradient(z, y)), per_nat)

    return numerals.in_latex(number_put_in(params.z, told))


def in_unit(nats: str, unit: Unit) -> str:
    """LaTeX of a gradient of so many nats."""
    return nats if unit.name == "nats" else rf"\frac{{{nats}}}{{\ln 2}}"


def cross_entropy_result(now: Gradients, unit: Unit) -> str:
    """The last line of the formula of cross-entropy's gradient."""
    number = numerals.in_latex(exactly(now.cross_entropy, unit.per_nat))
    return unit.behind(rf"= {coloured('loss', number)}")


def squared_error_result(now: Gradients) -> str:
    """The last line of the formula of MSE's gradient, which has no unit."""
    return rf"= {coloured('other', numerals.in_latex(exactly(now.squared_error)))}"


def readouts(params: GradientsParams, now: Gradients) -> tuple[Readout, ...]:
    """Both gradients with their signs, how large they are, and what makes the difference."""
    unit = params.counted_in
    return (
        cross_entropy_readout(now, unit),
        squared_error_readout(now),
        Readout(
            key="sizes",
            name="their sizes",
            value=f"{_size(now.cross_entropy)}, {_size(now.squared_error)}",
        ),
        Readout(
            key="ratio",
            name="CE in nats : MSE",
            value=f"{_ratio(now.ratio)} : 1",
            number=now.ratio,
        ),
        Readout(
            key="slope",
            name="σ′(z) = ŷ(1 − ŷ)",
            value=exactly(now.sigmoid_slope),
            number=now.sigmoid_slope,
        ),
        _other_name(params, now),
        Readout(
            key="direction",
            name="a descent step moves z",
            value="up" if now.cross_entropy < 0 else "down",
        ),
    )


def cross_entropy_readout(now: Gradients, unit: Unit) -> Readout:
    """The gradient that leads."""
    return unit.readout(
        "cross-entropy",
        "dL/dz of cross-entropy",
        now.cross_entropy,
        value=exactly(now.cross_entropy, unit.per_nat),
        role="loss",
        lead=True,
    )


def squared_error_readout(now: Gradients) -> Readout:
    """The gradient that it is compared with, which has no unit."""
    return Readout(
        key="squared error",
        name="dL/dz of MSE",
        value=exactly(now.squared_error),
        role="other",
        number=now.squared_error,
    )


def _ratio(ratio: float) -> str:
    return numerals.fixed(ratio, 3) if ratio < 100 else f"{math.floor(ratio + 0.5):,}"


def _other_name(params: GradientsParams, now: Gradients) -> Readout:
    """Of prediction and logit the one that the axis does not show."""
    if params.axis == "prediction":
        return logit_readout(now.logit)
    return prediction_readout(params.p)


def _size(gradient: float) -> str:
    return next((word for limit, word in _SIZES if abs(gradient) < limit), "large")


def verdict(params: GradientsParams, now: Gradients) -> Verdict:
    """Whether MSE's learning signal vanishes where it is needed, or both are healthy."""
    right = given_to_truth(params.label, params.prediction)
    ratio = times(now.ratio)
    if right < 0.12:
        return Verdict(
            text="Vanishing: the prediction is very wrong, yet MSE's gradient is "
            f"{ratio} smaller, in nats, than cross-entropy's, which is healthy.",
            tone="bad",
        )
    if right < 0.5:
        return Verdict(
            text="Cross-entropy's gradient is healthy: the more wrong, the larger. "
            f"In nats it is {ratio} MSE's.",
            tone="poor",
        )
    if right == 0.5:
        return Verdict(
            text=f"Undecided: both losses pull, cross-entropy {ratio} harder, in nats.",
            tone="fair",
        )
    if right <= 0.9:
        return Verdict(
            text="Healthy: the prediction leans the right way, and both losses still pull, "
            f"cross-entropy {ratio} harder, in nats.",
            tone="fair",
        )
    return Verdict(
        text="Nearly right: both gradients are small, and should be, for little is left to learn.",
        tone="good",
    )


def description(params: GradientsParams, now: Gradients) -> str:
    """What is seen, in one sentence."""
    lead = cross_entropy_readout(now, params.counted_in)
    return (
        f"The size of the gradient over the {OVER[params.axis]} for true label {params.label}: "
        f"at {place_text(params)} the gradient is {lead.value} {lead.unit} for cross-entropy and "
        f"{exactly(now.squared_error)} for MSE with a sigmoid."
    )


OVER = {"prediction": "prediction", "logit": "logit", "log-odds": "odds on a logarithmic axis"}
"""What is along each axis, in words."""
