"""What the three linked plots say: both losses, and both gradients through σ′(z)."""

from __future__ import annotations

from functools import lru_cache

from msgspec.structs import replace

from ceviz import model
from ceviz.core.figure import Formula, Readout, kept
from ceviz.core.units import Unit
from ceviz.panels.gradients.params import Gradients, GradientsParams
from ceviz.panels.gradients.words import (
    CROSS_ENTROPY,
    FADING,
    OVER,
    SQUARED_ERROR,
    cross_entropy_result,
    exactly,
    place_text,
    prediction_latex,
    squared_error_result,
    telling,
)


@lru_cache(maxsize=8)  # the plot, the readouts and the description ask
def losses(label: int, z: float) -> tuple[float, float]:
    """Cross-entropy in nats, and the squared error, at a logit."""
    missed = float(model.sigmoid(-z if label == 1 else z))
    return float(model.binary_cross_entropy_with_logits(z, label)), missed * missed


def formulas(params: GradientsParams, now: Gradients) -> tuple[Formula, ...]:
    """Both gradients as slope of the loss times σ′(z): 1/ŷ makes up for the factor that fades."""
    y, p, unit = params.label, prediction_latex(params), params.counted_in
    slope = _slope(y, r"\hat y", unit)
    factor, number = kept("third", FADING), kept("third", rf"{p} (1 - {p})")
    return (
        Formula(
            key="cross-entropy",
            symbolic=rf"{CROSS_ENTROPY} = {slope} \cdot {factor}",
            substituted=rf"= {_slope(y, p, unit)} \cdot {number}",
            result=cross_entropy_result(now, unit),
        ),
        Formula(
            key="squared error",
            symbolic=rf"{SQUARED_ERROR} = 2 (\hat y - y) \cdot {factor}",
            substituted=rf"= 2 ({p} - {y}) \cdot {number}",
            result=squared_error_result(now),
        ),
    )


def _slope(label: int, prediction: str, unit: Unit) -> str:
    """LaTeX of cross-entropy's slope over the prediction."""
    given = prediction if label == 1 else rf"1 - {prediction}"
    if unit.name == "bits":
        given = rf"{given} \ln 2" if label == 1 else rf"({given}) \ln 2"
    return rf"{'-' if label == 1 else ''}\frac{{1}}{{{given}}}"


def readouts(params: GradientsParams, gradients: tuple[Readout, ...]) -> tuple[Readout, ...]:
    """Both losses, and of the readouts of the gradients those that are numbers."""
    squared = losses(params.label, params.z)[1]
    numbers = [one for one in gradients if one.number is not None]
    return (
        _loss_readout(params),
        Readout(
            key="squared loss",
            name="loss of MSE (ŷ − y)²",
            value=exactly(squared),
            role="other",
            number=squared,
        ),
        *(replace(one, lead=False) for one in numbers),
    )


def _loss_readout(params: GradientsParams) -> Readout:
    unit, loss = params.counted_in, losses(params.label, params.z)[0]
    value = telling(unit.of(loss))
    return unit.readout("loss", "Loss of cross-entropy", loss, value=value, role="loss", lead=True)


def description(params: GradientsParams) -> str:
    """What is seen, in one sentence."""
    lead = _loss_readout(params)
    return (
        f"Loss, size of the gradient, and slope of the sigmoid over the {OVER[params.axis]} for "
        f"true label {params.label}: at {place_text(params)} the loss is {lead.value} {lead.unit} "
        f"for cross-entropy and {exactly(losses(params.label, params.z)[1])} for MSE."
    )
