"""What the loss curve says in numbers and sentences."""

from __future__ import annotations

from collections.abc import Iterator

from ceviz.core import numerals
from ceviz.core.figure import Readout, Verdict
from ceviz.core.units import Unit, other_unit
from ceviz.panels.binary import confidence
from ceviz.panels.binary.readouts import (
    logit_readout,
    logit_text,
    prediction_readout,
    prediction_text,
)
from ceviz.panels.loss_curve.losses import Numbers, Second, ratio, second, surprise
from ceviz.panels.loss_curve.params import LossCurveParams

_DECIMALS = 4
_SLOPES = {
    "prediction": "slope dL/dŷ",
    "logit": "slope dL/dz",
    "log-odds": "slope per tenfold odds",
}
_NAMES = {
    "squared": "the squared error",
    "smoothing": "that of the smoothed label",
    "focal": "the focal loss",
}
_MANY = 10_000  # from here on, "1 in so many" needs no decimals
_CLOSE, _NEAR, _FAR = 0.01, 0.2, 1.0  # nats above the least: how the verdict's bands are bounded


def readouts(params: LossCurveParams, now: Numbers) -> tuple[Readout, ...]:
    """The loss in two units, the second loss, what they are made from, and other ways to look."""
    return (
        *_loss(params, now),
        *_second(params, now),
        *_place(params, now),
        *_more(params, now),
    )


def description(params: LossCurveParams, now: Numbers) -> str:
    """What is seen, in one sentence."""
    p, z = prediction_text(params.prediction), logit_text(now.z)
    over, place = {
        "prediction": ("the prediction", f"prediction {p}"),
        "logit": ("the logit", f"logit {z}, which is prediction {p},"),
        "log-odds": ("the log-odds", f"prediction {p}"),
    }[params.axis]
    label = f"soft label {params.target:.2f}" if params.soft else f"true label {params.label}"
    loss = params.counted_in.visible(now.loss, _DECIMALS)
    other = second(params)
    beside = ""
    if other is not None and now.second is not None:
        beside = f", and {_NAMES[other.kind]} is {_told(other, now.second, params.counted_in)}"
    return f"Binary cross-entropy over {over} for {label}: at {place} the loss is {loss}{beside}."


def verdict(params: LossCurveParams, now: Numbers) -> Verdict:
    """How good the prediction is; with a soft label, how far from the best that there is."""
    if not params.soft:
        return confidence(params.label, params.prediction, params.counted_in)
    unit, above = params.counted_in, now.above
    least, more = unit.fixed(now.least, 3), unit.visible(above, 3)
    if above < _CLOSE:
        text = f"As good as it gets: no prediction has less than H(y) = {least}."
        return Verdict(text=text, tone="good")
    text = f"Of the loss, {least} come from the label itself, {more} from the prediction."
    return Verdict(text=text, tone="fair" if above < _NEAR else "poor" if above < _FAR else "bad")


def _loss(params: LossCurveParams, now: Numbers) -> Iterator[Readout]:
    unit = params.counted_in
    converted = other_unit(unit)
    yield unit.readout("loss", "Loss", now.loss, role="loss", lead=True)
    yield converted.readout(converted.name, f"in {converted.name}", now.loss)
    if params.soft:
        yield unit.readout("entropy", "least possible, H(y)", now.least)
        yield unit.readout("kl", "KL above it", now.above)


def _second(params: LossCurveParams, now: Numbers) -> Iterator[Readout]:
    other = second(params)
    if other is None or now.second is None:
        return
    if other.kind == "squared":
        value = numerals.visible(now.second, _DECIMALS)
        name = "squared error (y − ŷ)²"
        yield Readout(key="second", name=name, value=value, role="other", number=now.second)
        return
    name = "with smoothing" if other.kind == "smoothing" else "focal loss"
    yield params.counted_in.readout("second", name, now.second, role="other")
    if other.kind == "smoothing":
        target = other.smoothed
        value = numerals.fixed(target, 3)
        yield Readout(key="smoothed", name="smoothed label y′", value=value, number=target)
    else:
        times = ratio(now)
        written = numerals.grouped(numerals.significant(times, 3))
        yield Readout(key="ratio", name="loss : focal loss", value=f"{written} : 1", number=times)


def _place(params: LossCurveParams, now: Numbers) -> Iterator[Readout]:
    if params.soft:
        value = numerals.fixed(params.target, 2)
        yield Readout(key="label", name="soft label y", value=value, number=params.target)
    else:
        yield Readout(key="label", name="true label y", value=str(params.label))
    yield prediction_readout(params.p)


def _more(params: LossCurveParams, now: Numbers) -> Iterator[Readout]:
    yield params.counted_in.readout("slope", _SLOPES[params.axis], now.slope, decimals=3)
    if not params.soft:
        chance = surprise(params.label, now.z)
        written = f"{chance:,.2f}" if chance < _MANY else numerals.whole(round(chance))
        yield Readout(
            key="surprise", name="as surprising as", value=f"1 in {written}", number=chance
        )
    yield logit_readout(now.z)


def _told(other: Second, loss: float, unit: Unit) -> str:
    """The second loss with its unit, if it has one."""
    if other.kind == "squared":
        return numerals.visible(loss, _DECIMALS)
    return unit.visible(loss, _DECIMALS)
