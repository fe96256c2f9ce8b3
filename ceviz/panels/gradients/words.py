"""What the gradients panel says: formulas, numbers, and whether the learning signal vanishes."""

from __future__ import annotations

from ceviz.core import numerals
from ceviz.core.figure import Formula, Readout, Verdict, coloured, kept
from ceviz.panels.binary import given_to_truth
from ceviz.panels.gradients.params import Gradients, GradientsParams

_CROSS_ENTROPY = coloured("loss", r"\frac{dL_{\text{CE}}}{dz}")
_SQUARED_ERROR = coloured("other", r"\frac{dL_{\text{MSE}}}{dz}")
_FADING = kept("other", r"\hat y (1 - \hat y)")

_SIZES = ((0.05, "tiny"), (0.2, "small"), (0.5, "moderate"))


def formulas(params: GradientsParams, now: Gradients) -> tuple[Formula, ...]:
    """Both gradients; the factor σ′(z), which only MSE has, is the highlighted one."""
    y, p = params.label, f"{params.prediction:.2f}"
    fading = kept("other", rf"{p} (1 - {p})")
    return (
        Formula(
            key="cross-entropy",
            symbolic=rf"{_CROSS_ENTROPY} = \hat y - y",
            substituted=rf"= {p} - {y}",
            result=rf"= {coloured('loss', numerals.latex(now.cross_entropy, 4))}",
        ),
        Formula(
            key="squared error",
            symbolic=rf"{_SQUARED_ERROR} = 2 (\hat y - y) \cdot {_FADING}",
            substituted=rf"= 2 ({p} - {y}) \cdot {fading}",
            result=rf"= {coloured('other', numerals.latex(now.squared_error, 4))}",
        ),
    )


def readouts(params: GradientsParams, now: Gradients) -> tuple[Readout, ...]:
    """Both gradients with their signs, how large they are, and what makes the difference."""
    return (
        Readout(
            key="cross-entropy",
            name="dL/dz of cross-entropy",
            value=numerals.fixed(now.cross_entropy, 4),
            unit="nats",
            role="loss",
            lead=True,
            number=now.cross_entropy,
        ),
        Readout(
            key="squared error",
            name="dL/dz of MSE + sigmoid",
            value=numerals.fixed(now.squared_error, 4),
            role="other",
            number=now.squared_error,
        ),
        Readout(
            key="sizes",
            name="their sizes",
            value=f"{_size(now.cross_entropy)}, {_size(now.squared_error)}",
        ),
        Readout(
            key="ratio",
            name="cross-entropy : MSE",
            value=f"{numerals.fixed(now.cross_entropy / now.squared_error, 3)} : 1",
            number=now.cross_entropy / now.squared_error,
        ),
        Readout(
            key="slope",
            name="σ′(z) = ŷ(1 − ŷ)",
            value=numerals.fixed(now.sigmoid_slope, 4),
            number=now.sigmoid_slope,
        ),
        Readout(key="logit", name="logit z", value=numerals.fixed(now.logit, 3), number=now.logit),
        Readout(
            key="direction",
            name="a descent step moves z",
            value="up" if now.cross_entropy < 0 else "down",
        ),
    )


def _size(gradient: float) -> str:
    return next((word for limit, word in _SIZES if abs(gradient) < limit), "large")


def verdict(params: GradientsParams, now: Gradients) -> Verdict:
    """Whether MSE's learning signal vanishes where it is needed, or both are healthy."""
    right = given_to_truth(params.label, params.prediction)
    ratio = f"{now.cross_entropy / now.squared_error:.1f}"
    if right < 0.12:
        return Verdict(
            text=f"Vanishing: the prediction is very wrong, yet MSE's gradient is {ratio} times "
            "smaller than cross-entropy's, which is healthy.",
            tone="bad",
        )
    if right < 0.5:
        return Verdict(
            text="Cross-entropy's gradient is healthy: the more wrong, the larger. "
            f"MSE's is {ratio} times smaller.",
            tone="poor",
        )
    if right <= 0.9:
        return Verdict(
            text="Healthy: the prediction leans the right way, and both losses still pull, "
            f"cross-entropy {ratio} times harder.",
            tone="fair",
        )
    return Verdict(
        text="Nearly right: both gradients are small, and should be, for little is left to learn.",
        tone="good",
    )


def description(params: GradientsParams, now: Gradients) -> str:
    """What is seen, in one sentence."""
    return (
        f"The size of the gradient over the prediction for true label {params.label}: "
        f"at prediction {params.prediction:.2f} the gradient is "
        f"{numerals.fixed(now.cross_entropy, 4)} nats for cross-entropy and "
        f"{numerals.fixed(now.squared_error, 4)} for MSE with a sigmoid."
    )
