"""Loss, gradient and σ′(z) of both losses, one below the other over the same prediction."""

from __future__ import annotations

from functools import cache

from msgspec.structs import replace
import numpy as np

from ceviz import model
from ceviz.core import numerals
from ceviz.core.figure import (
    Array,
    Axis,
    Curve,
    Formula,
    Guide,
    Handle,
    Mark,
    Plot,
    Points,
    Readout,
    Role,
    Text,
    Tick,
    coloured,
    kept,
    ticks,
)
from ceviz.panels.binary import PREDICTION_AXIS
from ceviz.panels.gradients.params import Gradients, GradientsParams

_TOP = 4.8  # nats; −ln 0.01 is 4.605

_UNLABELLED_AXIS = replace(
    PREDICTION_AXIS, label="", ticks=tuple(Tick(tick.at, "") for tick in PREDICTION_AXIS.ticks)
)
_LOSS_AXIS = Axis(label="loss", low=0, high=_TOP, ticks=ticks(0, 2, 4, decimals=0))
_SIZE_AXIS = Axis(label="|dL/dz|", low=0, high=1.05, ticks=ticks(0, 0.5, 1))
_SLOPE_AXIS = Axis(label="σ′(z)", low=0, high=0.4, ticks=ticks(0, 0.1, 0.2, 0.3, 0.4))

_EVEN = np.linspace(0, 1, 241)


def losses(params: GradientsParams) -> tuple[float, float]:
    """Cross-entropy in nats, and the squared error."""
    return (
        float(model.binary_cross_entropy(params.prediction, params.label)),
        float(model.squared_error(params.prediction, params.label)),
    )


def plots(params: GradientsParams, now: Gradients) -> tuple[Plot, ...]:
    """Three plots, with what belongs to the prediction on a line in each."""
    label, x = params.label, params.prediction
    of_loss = losses(params)
    of_gradient = abs(now.cross_entropy), abs(now.squared_error)
    loss, gradient, slope = _curves(label)
    loss_names = f"{numerals.fixed(of_loss[0], 3)} nats", numerals.fixed(of_loss[1], 3)
    gradient_names = tuple(numerals.fixed(size, 3) for size in of_gradient)
    return (
        Plot(
            key="loss",
            x=_UNLABELLED_AXIS,
            y=_LOSS_AXIS,
            marks=(*loss, *_names(label, loss_names, _TOP), *_at(x, of_loss, "the loss")),
        ),
        Plot(
            key="sizes",
            x=_UNLABELLED_AXIS,
            y=_SIZE_AXIS,
            marks=(
                *gradient,
                *_names(label, gradient_names, _SIZE_AXIS.high),
                *_at(x, of_gradient, "the gradient"),
            ),
        ),
        Plot(
            key="slope",
            x=PREDICTION_AXIS,
            y=_SLOPE_AXIS,
            marks=(
                *slope,
                _name(label, "slope", f"σ′(z) = ŷ(1 − ŷ)  {now.sigmoid_slope:.3f}", 0.35, "third"),
                *_on_line((x, now.sigmoid_slope), "σ′(z)", "third"),
            ),
            share=0.9,
        ),
    )


def _at(x: float, heights: tuple[float, float], curve: str) -> tuple[Mark, ...]:
    """The point on MSE's curve, and the handle on that of cross-entropy."""
    return (
        Points(
            key="squared error point",
            x=np.array([x]),
            y=np.array([heights[1]]),
            name="MSE + sigmoid at this prediction",
            symbol="diamond",
            role="other",
        ),
        *_on_line((x, heights[0]), f"{curve} of cross-entropy", "loss"),
    )


def _on_line(at: tuple[float, float], curve: str, role: Role) -> tuple[Mark, ...]:
    return (
        Guide(key="line", start=(at[0], 0), end=at),
        Handle(
            key="point", at=at, param="prediction", role=role, label=f"Prediction ŷ, on {curve}"
        ),
    )


def _names(label: int, values: tuple[str, ...], top: float) -> tuple[Text, ...]:
    """Both names with their values, above what is low there: both curves and the line."""
    cross_entropy, squared_error = values
    return (
        _name(label, "cross-entropy", f"cross-entropy  {cross_entropy}", 0.87 * top, "loss"),
        _name(label, "squared error", f"MSE + sigmoid  {squared_error}", 0.65 * top, "other"),
    )


def _name(label: int, curve: str, text: str, height: float, role: Role) -> Text:
    """Words at the right answer's end of the axis."""
    end = 0.985 if label == 1 else 0.015
    return Text(
        key=f"{curve} name",
        at=(end, height),
        text=text,
        anchor=(float(label), 0.5),
        role=role,
        strong=True,
    )


@cache
def _curves(label: int) -> tuple[tuple[Curve, ...], ...]:
    """The curves of each plot, over the prediction."""
    deep = np.concatenate([np.linspace(_TOP, 1.0, 80), np.geomspace(1.0, 1e-3, 80), [0.0]])
    x = np.exp(-deep) if label == 1 else -np.expm1(-deep)
    z = model.logit(_EVEN)
    slope = Curve(
        key="slope",
        x=_EVEN,
        y=model.sigmoid_derivative(z),
        name="slope of the sigmoid",
        role="third",
        weight="strong",
    )
    return (
        (
            _squared_error(model.squared_error(_EVEN, label), "squared error"),
            _cross_entropy(x, deep, "cross-entropy in nats"),
        ),
        (
            _squared_error(abs(model.squared_error_gradient(z, label)), "|dL/dz| of MSE + sigmoid"),
            _cross_entropy(
                _EVEN,
                abs(model.binary_cross_entropy_gradient(z, label)),
                "|dL/dz| of cross-entropy",
            ),
        ),
        (slope,),
    )


def _cross_entropy(x: Array, y: Array, name: str) -> Curve:
    return Curve(key="cross-entropy", x=x, y=y, name=name, role="loss", weight="strong")


def _squared_error(y: Array, name: str) -> Curve:
    return Curve(key="squared error", x=_EVEN, y=y, name=name, role="other", dash="dash")


def formulas(params: GradientsParams, now: Gradients) -> tuple[Formula, ...]:
    """Both gradients as slope of the loss times σ′(z): 1/ŷ makes up for the factor that fades."""
    y, p = params.label, f"{params.prediction:.2f}"
    factor, number = kept("third", r"\hat y (1 - \hat y)"), kept("third", rf"{p} (1 - {p})")
    slope = r"-\frac{1}{\hat y}" if y == 1 else r"\frac{1}{1 - \hat y}"
    slope_now = rf"-\frac{{1}}{{{p}}}" if y == 1 else rf"\frac{{1}}{{1 - {p}}}"
    cross_entropy = coloured("loss", r"\frac{dL_{\text{CE}}}{dz}")
    squared_error = coloured("other", r"\frac{dL_{\text{MSE}}}{dz}")
    return (
        Formula(
            key="cross-entropy",
            symbolic=rf"{cross_entropy} = {slope} \cdot {factor}",
            substituted=rf"= {slope_now} \cdot {number}",
            result=rf"= {coloured('loss', numerals.latex(now.cross_entropy, 4))}",
        ),
        Formula(
            key="squared error",
            symbolic=rf"{squared_error} = 2 (\hat y - y) \cdot {factor}",
            substituted=rf"= 2 ({p} - {y}) \cdot {number}",
            result=rf"= {coloured('other', numerals.latex(now.squared_error, 4))}",
        ),
    )


def readouts(params: GradientsParams, gradients: tuple[Readout, ...]) -> tuple[Readout, ...]:
    """Both losses, and of the readouts of the gradients those that are numbers."""
    loss, squared = losses(params)
    kept_ones = ("cross-entropy", "squared error", "ratio", "slope", "logit")
    return (
        Readout(
            key="loss",
            name="Loss of cross-entropy",
            value=numerals.fixed(loss, 4),
            unit="nats",
            role="loss",
            lead=True,
            number=loss,
        ),
        Readout(
            key="squared loss",
            name="loss of MSE (ŷ − y)²",
            value=numerals.fixed(squared, 4),
            role="other",
            number=squared,
        ),
        *(replace(one, lead=False) for one in gradients if one.key in kept_ones),
    )


def description(params: GradientsParams) -> str:
    """What is seen, in one sentence."""
    loss, squared = losses(params)
    return (
        "Loss, size of the gradient, and slope of the sigmoid over the prediction for true label "
        f"{params.label}: at prediction {params.prediction:.2f} the loss is "
        f"{numerals.fixed(loss, 4)} nats for cross-entropy and {numerals.fixed(squared, 4)} for "
        "MSE."
    )
